import { randomBytes } from 'node:crypto';
import { configFile } from '@tidegate/config';
import { type Check, judge, UserError } from '@tidegate/evidence';
import { gitHubApi, type GitHubApi, requireActiveWorkflow, UnknownOutcome } from '@tidegate/github';
import { deploySettings } from '@tidegate/github/settings';
import { type ActionResult, type CommonInputs, defineAction, type Io, tokenInput } from '@tidegate/kit';
import { z } from 'zod';
import { decideWhen } from './condition.ts';
import { cancel, follow } from './follow.ts';
import { type DeployPlan, planDeploy } from './plan.ts';
import { requiredEvidence } from '@tidegate/evidence/required';
import { start, type Start } from './start.ts';

const inputs = z.object({ ...deploySettings.shape, ...tokenInput });
type Inputs = z.output<typeof inputs> & CommonInputs;

const outputs = {
  triggered: '`true` when this step started a deployment, `false` when it did not, `unknown` when GitHub left it open',
  reason: 'Why, in one sentence',
  'run-id': 'Id of the run',
  'run-url': 'Address of the run',
  conclusion: 'How the run ended; empty when it had not, or was not awaited',
  'deployment-id': 'Id of the GitHub deployment record',
} as const;
type Result = ActionResult<keyof typeof outputs>;

export const action = defineAction({ name: 'trigger-deploy', inputs, outputs, config: configFile, run, post });

async function run(inputs: Inputs, io: Io): Promise<Result> {
  if (!inputs.enabled) return notStarted([pass('enabled', 'Deployments are switched off: `enabled` is false.')]);
  const plan = planDeploy(inputs, io.run, randomBytes(6).toString('hex'));
  const { start: mayStart, checks: before } = await conditions(inputs, io);
  if (!mayStart) return notStarted(before);
  const api = await apiOf(inputs, io);
  if (inputs.mode === 'dry-run') {
    if (plan.event === 'workflow_dispatch') await requireActiveWorkflow(api, plan.repository, plan.workflow!);
    return notStarted([...before, pass('dry-run', `Dry run: ${describe(plan)} would have been started.`)]);
  }

  let started: Start;
  try {
    started = await start(api, plan, recordOf(inputs), io.run.serverUrl);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const triggered = error instanceof UnknownOutcome ? 'unknown' : false;
    io.output('triggered', triggered);
    io.output('reason', error.message);
    if (inputs['on-error'] === 'fail') throw error;
    const reason = [error.message, error.hint].filter(Boolean).join(' ');
    const check: Check = { id: 'start', title: `${describe(plan)} is started`, verdict: 'warn', reason };
    return { ...judge([...before, check]), reason, facts: factsOf(plan), outputs: { triggered, reason } };
  }
  const known = tellStart(started, plan, io);

  const { checks, conclusion } = await follow(api, plan, started, {
    expectSha: inputs['expect-sha'],
    timeoutMs: inputs.timeout,
    cancelWithMe: inputs['cancel-with-me'],
  });
  io.state.save('settled', 'true');
  const judgement = judge([...before, ...checks]);
  const reason = judgement.verdict === 'pass' ? checks.at(-1)!.reason : judgement.reason;
  return {
    ...judgement,
    reason,
    subject: { ...(inputs['model-version'] !== undefined && { version: inputs['model-version'] }) },
    facts: {
      ...factsOf(plan),
      ref: started.ref,
      ...(started.run && { runId: started.run.id, runUrl: started.run.url }),
    },
    outputs: { ...known, reason, conclusion },
  };
}

/** Sets the outputs as soon as they are known: whatever happens while waiting, the run is not lost. */
function tellStart({ triggered, run, deploymentId }: Start, plan: DeployPlan, io: Io) {
  const known = { triggered, 'run-id': run?.id, 'run-url': run?.url, 'deployment-id': deploymentId };
  for (const [name, value] of Object.entries(known)) io.output(name, value);
  if (run) {
    io.log.info(`${triggered ? 'Started' : 'Found'} run ${run.id} of ${plan.workflow ?? plan.eventType}: ${run.url}`);
    if (triggered) io.state.save('run', JSON.stringify({ repository: plan.repository, ...run }));
  }
  return known;
}

/** After a job that was cancelled or killed before it could: cancels the run it started, when that was asked. */
async function post(inputs: Inputs, io: Io): Promise<void> {
  const saved = io.state.get('run');
  if (!inputs['cancel-with-me'] || saved === undefined || io.state.get('settled') !== undefined) return;
  const { repository, ...run } = JSON.parse(saved) as { repository: string; id: number; url: string };
  await cancel(await apiOf(inputs, io), repository, run);
}

/** What must hold before anything is started. */
async function conditions(inputs: Inputs, io: Io): Promise<{ start: boolean; checks: Check[] }> {
  const checks: Check[] = [];
  if (inputs.when !== undefined) {
    const { start, check } = await decideWhen(inputs.when, inputs.metrics, (typed) => io.path(typed));
    checks.push(check);
    if (!start) return { start, checks };
  }
  // Of any commit: evidence may come from the run that trained, the deployment from a later one.
  const candidate = { model: inputs.model, version: inputs['model-version'], commits: [] };
  checks.push(...(await requiredEvidence(inputs['require-evidence'], candidate, io.run.workspace)).checks);
  return { start: checks.every(({ verdict }) => verdict === 'pass'), checks };
}

async function apiOf(inputs: Inputs, io: Io): Promise<GitHubApi> {
  const { clock, log, signal } = io;
  return gitHubApi(await io.github(inputs.token), { clock, log, signal, timeoutMs: inputs['request-timeout'] });
}

function recordOf(inputs: Inputs) {
  const environment = inputs['environment-name'];
  return environment === undefined ? undefined : { environment, model: inputs.model, version: inputs['model-version'] };
}

function notStarted(checks: Check[]): Result {
  const judgement = judge(checks);
  const reason = judgement.verdict === 'pass' ? checks.at(-1)!.reason : judgement.reason;
  return { ...judgement, reason, outputs: { triggered: false, reason } };
}

function pass(id: string, reason: string): Check {
  return { id, title: id, verdict: 'pass', reason };
}

function describe({ workflow, eventType, repository }: DeployPlan): string {
  return `${workflow ?? `the event ${eventType}`} in ${repository}`;
}

function factsOf(plan: DeployPlan) {
  const { event, repository, workflow = null, key } = plan;
  return { event, repository, workflow, key, inputs: Object.keys({ ...plan.inputs, ...plan.ownInputs }).join(', ') };
}
