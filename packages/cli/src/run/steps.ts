import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { fill, holds, textOf, type Scope } from '@tidegate/workflow-lint/evaluate';
import { child, type Tree } from '@tidegate/workflow-lint/yaml';
import { actionInputs, compositeFrame, compositeOutputs, readAction, runJavaScript } from './action.ts';
import { type Frame, filled, filledFlag, filledTexts, type JobRun, located, scopeOf, without } from './job-run.ts';
import { perform } from './perform.ts';
import { scriptCommand } from './shell.ts';
import type { Row } from './table.ts';
import { usedByStep } from './uses.ts';

/** What one step did: its outputs, and how it failed if it did. */
interface Done {
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: 'success' | 'failure' | 'cancelled' | 'left out';
  readonly exitCode?: number | undefined;
}

/** Runs steps in order, each when its `if:` holds. Their outcomes are in the frame, what they made for others in the job. */
export async function runSteps(job: JobRun, frame: Frame, steps: readonly Tree[]): Promise<void> {
  for (const [index, tree] of steps.entries()) {
    if (job.call.session.interruption.killed || Date.now() >= frame.deadline) {
      frame.failed = true;
      return;
    }
    await runStep(job, frame, tree, index);
  }
}

async function runStep(job: JobRun, frame: Frame, tree: Tree, index: number): Promise<void> {
  const { session } = job.call;
  const started = Date.now();
  const id = child(tree, 'id')?.text ?? '';
  let name = plainName(tree, index);
  const note = (done: Done, conclusion: string, continued = false) => {
    if (id !== '')
      frame.steps[id] = {
        outputs: done.outputs,
        outcome: done.outcome === 'left out' ? 'skipped' : done.outcome,
        conclusion,
      };
    // Steps within an action are the action's own business, but for what could not say no.
    if (frame.action === undefined || done.outcome === 'left out')
      session.rows.push(rowOf(job, name, done, started, continued));
  };
  let done: Done;
  let goesOn = false;
  try {
    const before = scopeOf(job, frame);
    const condition = child(tree, 'if');
    if (
      !(condition
        ? located(frame.file, condition, () => holds(condition.text, without(before, 'secrets')))
        : holds('', before))
    ) {
      if (id !== '') frame.steps[id] = { outputs: {}, outcome: 'skipped', conclusion: 'skipped' };
      if (frame.action === undefined) session.rows.push(rowOf(job, name, 'skipped', started, false));
      return;
    }
    const env = filledTexts(frame.file, child(tree, 'env'), before);
    const scope = scopeOf(job, frame, env);
    const named = child(tree, 'name');
    if (named) name = textOf(filled(frame.file, named, scope));
    session.log.say(`\n${job.label} · ${name}`);
    const allowed = child(tree, 'continue-on-error');
    goesOn = allowed !== undefined && filledFlag(frame.file, allowed, scope);
    done = await execute(job, frame, tree, { name, env, scope, index });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    session.log.say(`  error: ${error.message}${error.hint ? ` ${error.hint}` : ''}`);
    done = { outputs: {}, outcome: 'failure', exitCode: 2 };
  }
  if (done.outcome === 'failure' && goesOn) return note(done, 'success', true);
  note(done, done.outcome === 'left out' ? 'skipped' : done.outcome);
  if (done.outcome !== 'failure' && done.outcome !== 'cancelled') return;
  frame.failed = true;
  if (frame.action === undefined) job.status = session.interruption.cancelled ? 'cancelled' : 'failure';
}

interface Step {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly scope: Scope;
  readonly index: number;
}

async function execute(job: JobRun, frame: Frame, tree: Tree, step: Step): Promise<Done> {
  const minutes = child(tree, 'timeout-minutes');
  const limit = minutes ? Number(filled(frame.file, minutes, step.scope)) : Infinity;
  if (Number.isNaN(limit)) throw new UserError('bad-input', '`timeout-minutes` is no number.');
  const timeoutMs = Math.min(limit * 60_000, frame.deadline - Date.now());
  const uses = child(tree, 'uses');
  return uses
    ? use(job, frame, tree, uses.text, { ...step, timeoutMs })
    : script(job, frame, tree, { ...step, timeoutMs });
}

async function script(job: JobRun, frame: Frame, tree: Tree, step: Step & { timeoutMs: number }): Promise<Done> {
  const defaults = (key: string) =>
    frame.action ? undefined : (child(job.defaults.job, 'run', key) ?? child(job.defaults.workflow, 'run', key));
  const value = (key: string) => {
    const found = child(tree, key) ?? defaults(key);
    return found ? textOf(filled(frame.file, found, step.scope)) : '';
  };
  const run = child(tree, 'run')!;
  const text = textOf(located(frame.file, run, () => fill(run.text, step.scope)));
  const cwd = resolve(job.workspace, value('working-directory'));
  if (!existsSync(cwd)) {
    throw new UserError('not-found', `\`working-directory: ${value('working-directory')}\` is not there.`, {
      hint: 'Is the repository checked out before this step?',
    });
  }
  const command = scriptCommand(text, value('shell'), job.temp, step.index);
  const { exitCode, outputs, ended } = await perform(job, frame, {
    command,
    cwd,
    env: step.env,
    runner: {},
    timeoutMs: step.timeoutMs,
  });
  if (exitCode !== 0 && ended === undefined)
    job.call.session.log.say(`  error: The command ended with exit code ${exitCode}.`);
  return { outputs, outcome: outcomeOf(exitCode, ended) };
}

async function use(
  job: JobRun,
  frame: Frame,
  tree: Tree,
  uses: string,
  step: Step & { timeoutMs: number },
): Promise<Done> {
  const { session } = job.call;
  const used = usedByStep(session.product, uses, frame.home, job.workspace);
  const given = filledTexts(frame.file, child(tree, 'with'), step.scope);
  if (used.kind === 'unknown') {
    if (session.given.skipUnknown) {
      session.log.say(`  Left out: ${uses} has no local equivalent.`);
      return { outputs: {}, outcome: 'left out' };
    }
    throw new UserError('unsupported', `\`${uses}\` has no local equivalent.`, {
      hint: 'With `--skip-unknown` such steps are left out.',
    });
  }
  if (used.kind === 'equivalent') {
    const effect = await used.run(given, job, (text) => session.log.say(`  ${text}`));
    job.path.push(...(effect.path ?? []));
    Object.assign(job.env, effect.env);
    return { outputs: effect.outputs ?? {}, outcome: 'success' };
  }
  const action = readAction(used.folder, uses);
  const inputs = actionInputs(action, given, job, frame);
  if (action.kind === 'composite') {
    const inner = compositeFrame(action, inputs, frame, step);
    await runSteps(job, inner, child(action.tree, 'runs', 'steps')?.items ?? []);
    // The step that was ended may be one that is allowed to fail.
    if (Date.now() >= inner.deadline) inner.failed = true;
    return {
      outputs: compositeOutputs(action, job, inner),
      outcome: inner.failed ? (session.interruption.cancelled ? 'cancelled' : 'failure') : 'success',
    };
  }
  const { exitCode, outputs, ended } = await runJavaScript(action, inputs, { job, frame, ...step });
  if (used.own && outputs['report']) session.reports.add(resolve(job.workspace, outputs['report']));
  return { outputs, outcome: outcomeOf(exitCode, ended), ...(used.own && { exitCode: exitCode ?? undefined }) };
}

function outcomeOf(exitCode: number | null, ended: string | undefined): Done['outcome'] {
  if (ended === 'cancelled') return 'cancelled';
  return exitCode === 0 && ended === undefined ? 'success' : 'failure';
}

/** What people call a step whose expressions are not known yet. */
export function plainName(tree: Tree, index: number): string {
  const text = (key: string) => child(tree, key)?.text.trim().split('\n')[0] ?? '';
  return text('name') || text('uses').replace(/@[0-9a-f]{40}$/, '') || text('run') || `step ${index + 1}`;
}

function rowOf(job: JobRun, step: string, done: Done | 'skipped', started: number, continued: boolean): Row {
  const base = { job: job.label, step, seconds: (Date.now() - started) / 1000, continued };
  if (done === 'skipped') return { ...base, outcome: 'skipped', verdict: undefined, exitCode: undefined };
  return {
    ...base,
    outcome: done.outcome,
    verdict: done.exitCode === undefined ? undefined : done.outputs['verdict'] || undefined,
    exitCode: done.exitCode,
  };
}
