import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { holds, type Scope, textOf, type Value } from '@tidegate/workflow-lint/evaluate';
import { child } from '@tidegate/workflow-lint/yaml';
import { type Leg, legsOf } from '../workflow/matrix.ts';
import { readWorkflow, type Job } from '../workflow/read.ts';
import { callInputs, callSecrets } from './call.ts';
import {
  type Call,
  filled,
  filledFlag,
  filledTexts,
  type Frame,
  type JobRun,
  located,
  scopeOf,
  without,
} from './job-run.ts';
import { imageIn, refuseContainers } from './containers.ts';
import { endLeftBehind } from './left-behind.ts';
import type { JobEnd, Result } from './session.ts';
import { runSteps } from './steps.ts';
import { calledWorkflow } from './uses.ts';
import { runWorkflow } from './workflow.ts';

/** Workflows call each other no deeper on GitHub. */
const deepest = 10;

/** Runs a job with all its legs, when its `if:` holds. `ends` are the jobs before it. */
export async function runJob(call: Call, job: Job, ends: ReadonlyMap<string, JobEnd>): Promise<JobEnd> {
  const { session, workflow } = call;
  const needs = Object.fromEntries(job.needs.map((id) => [id, ends.get(id)! as unknown as Value]));
  const waited = job.ancestors.map((id) => ends.get(id)!.result);
  const base = without(jobScope(call, { needs }, waited), 'env', 'secrets', 'matrix', 'strategy');
  const condition = child(job.tree, 'if');
  if (!(condition ? located(workflow.file, condition, () => holds(condition.text, base)) : holds('', base))) {
    return skipped(call, job, session.interruption.cancelled ? 'cancelled' : 'skipped');
  }
  const strategy = child(job.tree, 'strategy');
  const matrix = child(strategy, 'matrix');
  const where = `${workflow.file}:${job.at.line}:${job.at.column}`;
  const legs = legsOf(matrix && filled(workflow.file, matrix, base), where);
  const failFast = child(strategy, 'fail-fast');
  const stopsAtOnce = failFast === undefined || filledFlag(workflow.file, failFast, base);
  const results: Result[] = [];
  let outputs: Record<string, string> = {};
  for (const [index, leg] of legs.entries()) {
    const label = labelOf(call, job, leg);
    if (stopsAtOnce && results.includes('failure')) {
      session.log.say(`\n${label} · cancelled, because another job of the matrix failed.`);
      results.push('cancelled');
      continue;
    }
    const contexts = {
      needs,
      matrix: leg,
      strategy: { 'fail-fast': stopsAtOnce, 'job-index': index, 'job-total': legs.length, 'max-parallel': 1 },
    };
    const allowed = child(job.tree, 'continue-on-error');
    const goesOn = allowed !== undefined && filledFlag(workflow.file, allowed, jobScope(call, contexts, []));
    const end = child(job.tree, 'uses')
      ? await callJob(call, job, label, contexts)
      : await stepsJob(call, job, label, contexts);
    if (end.result === 'failure' && goesOn)
      session.log.say(`\n${label} · failed, and \`continue-on-error\` lets the run go on.`);
    results.push(end.result === 'failure' && goesOn ? 'success' : end.result);
    // Of several legs the last that says something is heard.
    outputs = {
      ...outputs,
      ...Object.fromEntries(Object.entries(end.outputs).filter(([name, value]) => value !== '' || !(name in outputs))),
    };
  }
  return { result: worst(results), outputs };
}

async function stepsJob(
  call: Call,
  job: Job,
  label: string,
  contexts: Readonly<Record<string, Value>>,
): Promise<JobEnd> {
  const { session, workflow } = call;
  const scope = jobScope(call, contexts, []);
  refuseContainers(workflow.file, job, imageIn(workflow.file, scope));
  const folder = freeFolder(join(session.folder, 'jobs'), label);
  const [workspace, temp] = [join(folder, 'workspace'), join(folder, 'temp')];
  for (const path of [workspace, temp]) mkdirSync(path, { recursive: true });
  const workflowEnv = filledTexts(workflow.file, child(workflow.tree, 'env'), scope);
  const env = {
    ...workflowEnv,
    ...filledTexts(workflow.file, child(job.tree, 'env'), {
      ...scope,
      contexts: { ...scope.contexts, env: workflowEnv },
    }),
  };
  const minutes = child(job.tree, 'timeout-minutes');
  const limit = minutes ? Number(filled(workflow.file, minutes, scope)) : 360;
  if (!(limit > 0)) throw new UserError('bad-input', `${label}: \`timeout-minutes\` is no number above 0.`);
  const run: JobRun = {
    ...{ call, label, workspace, temp, contexts, env },
    trackingId: `tidegate_${randomUUID()}`,
    defaults: { workflow: child(workflow.tree, 'defaults'), job: child(job.tree, 'defaults') },
    deadline: Date.now() + limit * 60_000,
    path: [],
    groups: [],
    posts: [],
    status: session.interruption.cancelled ? 'cancelled' : 'success',
  };
  const frame: Frame = {
    ...{ file: workflow.file, home: workflow.home, inputs: call.inputs },
    ...{ steps: {}, deadline: run.deadline, failed: false },
  };
  try {
    await runSteps(run, frame, job.steps);
    await runPosts(run);
    if (Date.now() >= run.deadline) {
      session.log.say(`\n${label} · given up after ${limit} minutes.`);
      run.status = 'failure';
    }
    const outputs = filledTexts(workflow.file, child(job.tree, 'outputs'), scopeOf(run, frame));
    return { result: run.status, outputs: withoutSecrets(call, label, outputs) };
  } finally {
    const left = await endLeftBehind(run.groups, run.trackingId);
    if (left > 0) session.log.say(`\n${label} · ended ${left} processes that steps had left running.`);
  }
}

/** A folder of its own for each job: what another left behind would be taken for what this one made. */
function freeFolder(folder: string, label: string): string {
  const name = label.replaceAll(/[^\w.-]+/g, '-').slice(0, 100);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${name}-${number}`);
    if (!existsSync(path)) return path;
  }
}

async function runPosts(run: JobRun): Promise<void> {
  const { session } = run.call;
  for (const post of run.posts.reverse()) {
    if (session.interruption.killed || !post.applies()) continue;
    const started = Date.now();
    session.log.say(`\n${run.label} · ${post.name}`);
    const { exitCode } = await post.run();
    const outcome = exitCode === 0 ? 'success' : 'failure';
    if (outcome === 'failure') run.status = 'failure';
    const row = { job: run.label, step: post.name, seconds: (Date.now() - started) / 1000 };
    session.rows.push({ ...row, outcome, verdict: undefined, continued: false, exitCode: exitCode ?? undefined });
  }
}

async function callJob(
  call: Call,
  job: Job,
  label: string,
  contexts: Readonly<Record<string, Value>>,
): Promise<JobEnd> {
  const { session, workflow } = call;
  const uses = child(job.tree, 'uses')!;
  if (call.path.length >= deepest)
    throw new UserError('bad-input', `${label}: workflows call each other more than ${deepest} deep.`);
  const called = located(workflow.file, uses, () => calledWorkflow(session.product, uses.text, workflow.home));
  const inner = readWorkflow(called.path, called.shown, called.home);
  const scope = jobScope(call, contexts, []);
  const given = child(job.tree, 'with');
  const inputs = callInputs(
    inner,
    given ? (filled(workflow.file, given, scope) as Record<string, Value>) : {},
    `${workflow.file}:${uses.at.line}:${uses.at.column}`,
  );
  const secrets = callSecrets(call, inner, child(job.tree, 'secrets'), scope);
  return runWorkflow({ session, workflow: inner, path: [...call.path, label.split(' / ').at(-1)!], inputs, secrets });
}

/** What expressions of a job see before it runs. */
export function jobScope(call: Call, contexts: Readonly<Record<string, Value>>, waited: readonly Result[]): Scope {
  const { session, workflow, secrets } = call;
  const cancelled = session.interruption.cancelled;
  return {
    contexts: {
      github: { ...session.github, workflow: workflow.name, token: secrets['GITHUB_TOKEN'] ?? '' },
      ...{ env: {}, vars: session.given.vars, secrets, inputs: call.inputs, needs: {}, matrix: {}, strategy: {} },
      ...contexts,
    },
    functions: {
      success: () => !cancelled && waited.every((result) => result === 'success'),
      failure: () => !cancelled && waited.includes('failure'),
      cancelled: () => cancelled,
      always: () => true,
    },
  };
}

function labelOf(call: Call, job: Job, leg: Leg): string {
  const values = Object.values(leg).map((value) => (typeof value === 'object' ? JSON.stringify(value) : textOf(value)));
  return [...call.path, `${job.id}${values.length > 0 ? ` (${values.join(', ')})` : ''}`].join(' / ');
}

function skipped(call: Call, job: Job, result: 'skipped' | 'cancelled'): JobEnd {
  const base = {
    job: labelOf(call, job, {}),
    step: '',
    verdict: undefined,
    seconds: 0,
    continued: false,
    exitCode: undefined,
  };
  call.session.rows.push({ ...base, outcome: result });
  return { result, outputs: {} };
}

/** GitHub hands no output on that holds a secret. */
function withoutSecrets(call: Call, label: string, outputs: Readonly<Record<string, string>>): Record<string, string> {
  const { log } = call.session;
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => {
      if (log.clean(value) === value) return [name, value];
      log.say(`\n${label} · the output ${name} is not handed on: it holds a secret.`);
      return [name, ''];
    }),
  );
}

function worst(results: readonly Result[]): Result {
  return (['failure', 'cancelled', 'success'] as const).find((result) => results.includes(result)) ?? 'skipped';
}
