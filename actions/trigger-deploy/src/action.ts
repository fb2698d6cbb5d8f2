import { randomBytes } from 'node:crypto';
import { deployedModelSettings, signedEvidenceSettings } from '@tidegate/attestation/settings';
import { configFile } from '@tidegate/config';
import { type Check, judge, runAddress, UserError } from '@tidegate/evidence';
import { type GitHubApi, requireActiveWorkflow, setDeploymentState, UnknownOutcome } from '@tidegate/github';
import { deploySettings } from '@tidegate/github/settings';
import { type ActionResult, type CommonInputs, defineAction, type Io, tokenInput } from '@tidegate/kit';
import { registrySettings } from '@tidegate/registry/settings';
import { z } from 'zod';
import { conditions, type Conditions } from './conditions.ts';
import { cancel, cancelledWithMe, checkRef, follow } from './follow.ts';
import { apiOf } from './github.ts';
import { type DeployPlan, planDeploy } from './plan.ts';
import { type Ground, prepare } from './prepare.ts';
import type { RecordWanted } from './release.ts';
import { outcomeTold, reportBack } from './report-back.ts';
import { start, type Start } from './start.ts';

const inputs = z.object({
  ...deploySettings.shape,
  ...registrySettings.shape,
  ...signedEvidenceSettings.shape,
  ...deployedModelSettings.shape,
  ...tokenInput,
});
export type Inputs = z.output<typeof inputs> & CommonInputs;

const outputs = {
  triggered: '`true` when this step started a deployment, `false` when it did not, `unknown` when GitHub left it open',
  reason: 'Why, in one sentence',
  'run-id': 'Id of the run',
  'run-url': 'Address of the run',
  conclusion: 'How the run ended; empty when it had not, or was not awaited',
  'deployment-id': 'Id of the GitHub deployment record',
} as const;
export type Result = ActionResult<keyof typeof outputs>;

export const action = defineAction({ name: 'trigger-deploy', inputs, outputs, config: configFile, run, post });

/** How far a deployment has come, for whoever is told of its outcome. */
export interface Progress {
  plan?: DeployPlan;
  digest?: string | undefined;
  started?: Start;
}

async function run(typed: Inputs, io: Io): Promise<Result> {
  const inputs = withVersion(typed);
  const progress: Progress = {};
  try {
    const result = await deploy(inputs, io, progress);
    await reportBack(inputs, outcomeTold(inputs, io, progress, result), io);
    return result;
  } catch (error) {
    if (error instanceof UserError) await reportBack(inputs, outcomeTold(inputs, io, progress, error), io);
    throw error;
  }
}

async function deploy(inputs: Inputs, io: Io, progress: Progress): Promise<Result> {
  if (!inputs.enabled) return notStarted([pass('enabled', 'Deployments are switched off: `enabled` is false.')]);
  const unique = randomBytes(6).toString('hex');
  // Before anything is asked of anybody: what was typed has to make sense.
  planDeploy(inputs, io.run, { unique, digest: inputs['model-digest'] });
  const before = await conditions(inputs, io);
  if (!before.start) return notStarted(before.checks);
  const digest = inputs['model-digest'] ?? before.measured?.digest;
  const plan = planDeploy(inputs, io.run, { unique, digest });
  Object.assign(progress, { plan, digest });
  const api = await apiOf(inputs, io);

  let ground: Ground;
  let started: Start;
  try {
    ground = await prepare(api, plan, inputs['environment-name']);
    const moved = checkRef(ground, inputs['expect-sha']);
    if (moved) return notStarted([...before.checks, moved]);
    if (inputs.mode === 'dry-run') {
      if (plan.event === 'workflow_dispatch') await requireActiveWorkflow(api, plan.repository, plan.workflow!);
      return notStarted([...before.checks, pass('dry-run', `Dry run: ${describe(plan)} would have been started.`)]);
    }
    started = await start(api, ground, startOptions(inputs, io, unique, recordOf(inputs, before, digest, io)));
  } catch (error) {
    return startFailed(inputs, io, plan, before.checks, error);
  }
  progress.started = started;
  const known = tellStart(started, plan, io);

  const { checks, conclusion } = await follow(api, ground, started, {
    expectSha: inputs['expect-sha'],
    timeoutMs: inputs.timeout,
    pollMs: inputs['poll-interval'],
    cancelWithMe: inputs['cancel-with-me'],
  });
  io.state.save('settled', 'true');
  const judgement = judge([...before.checks, ...checks]);
  const reason = judgement.verdict === 'pass' ? checks.at(-1)!.reason : judgement.reason;
  return {
    ...judgement,
    reason,
    subject: {
      ...(inputs['model-version'] !== undefined && { version: inputs['model-version'] }),
      ...(digest !== undefined && { digest }),
    },
    facts: {
      ...factsOf(plan),
      key: started.key,
      'started-once': started.once,
      'inputs-checked': ground.inputsChecked,
      ref: ground.ref,
      ...(started.run && { runId: started.run.id, runUrl: started.run.url }),
    },
    outputs: { ...known, reason, conclusion },
  };
}

function startFailed(inputs: Inputs, io: Io, plan: DeployPlan, before: readonly Check[], error: unknown): Result {
  if (!(error instanceof UserError)) throw error;
  const triggered = error instanceof UnknownOutcome ? 'unknown' : false;
  io.output('triggered', triggered);
  io.output('reason', error.message);
  if (inputs['on-error'] === 'fail') throw error;
  const reason = [error.message, error.hint].filter(Boolean).join(' ');
  const check: Check = { id: 'start', title: `${describe(plan)} is started`, verdict: 'warn', reason };
  return { ...judge([...before, check]), reason, facts: factsOf(plan), outputs: { triggered, reason } };
}

/** Sets the outputs as soon as they are known: whatever happens while waiting, the run is not lost. */
function tellStart({ triggered, run, release }: Start, { repository, workflow, eventType }: DeployPlan, io: Io) {
  const known = { triggered, 'run-id': run?.id, 'run-url': run?.url, 'deployment-id': release?.id };
  for (const [name, value] of Object.entries(known)) io.output(name, value);
  if (run) {
    io.log.info(`${triggered ? 'Started' : 'Found'} run ${run.id} of ${workflow ?? eventType}: ${run.url}`);
    if (triggered) io.state.save('run', JSON.stringify({ repository, deploymentId: release?.id, ...run }));
  }
  return known;
}

/** After a job that was cancelled or killed before it could: cancels the run it started, when that was asked. */
async function post(inputs: Inputs, io: Io): Promise<void> {
  const saved = io.state.get('run');
  if (!inputs['cancel-with-me'] || saved === undefined || io.state.get('settled') !== undefined) return;
  const { repository, deploymentId, ...run } = JSON.parse(saved) as SavedRun;
  const api: GitHubApi = await apiOf(inputs, io);
  await cancel(api, repository, run);
  if (deploymentId === undefined) return;
  await setDeploymentState(api, repository, deploymentId, 'error', { description: cancelledWithMe, logUrl: run.url });
}

interface SavedRun {
  readonly repository: string;
  readonly deploymentId?: number;
  readonly id: number;
  readonly url: string;
}

function startOptions(inputs: Inputs, io: Io, unique: string, record: RecordWanted | undefined) {
  const { lock, repeat, 'find-timeout': findMs, 'request-timeout': requestTimeoutMs } = inputs;
  const { id = 'run', attempt = '1', serverUrl } = io.run;
  const holder = `${id}-${attempt}-${unique}`;
  return { record, lock, repeat, findMs, requestTimeoutMs, serverUrl, holder, by: runAddress(io.run) };
}

/** The version that is sent is the one evidence must be about, however it was typed. */
function withVersion(inputs: Inputs): Inputs {
  const sent = inputs.inputs?.['model_version'];
  return sent && inputs['model-version'] === undefined ? { ...inputs, 'model-version': sent } : inputs;
}

function recordOf(inputs: Inputs, before: Conditions, digest: string | undefined, io: Io): RecordWanted | undefined {
  const environment = inputs['environment-name'];
  if (environment === undefined) return undefined;
  const { model, task, 'model-version': version, 'data-at': dataAt, unplanned } = inputs;
  const { measured, evidence } = before;
  const known = { environment, task, model, version, digest, dataAt, unplanned };
  return { ...known, measured, evidence, triggeredBy: runAddress(io.run) };
}

function notStarted(checks: readonly Check[]): Result {
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
