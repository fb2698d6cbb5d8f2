import type { Check } from '@tidegate/evidence';
import {
  activeDeployment,
  createDeployment,
  type DeploymentPayload,
  type DeploymentState,
  type DeploymentTask,
  deploymentState,
  explainFailure,
  findDeployment,
  type GitHubApi,
  retireDeployments,
  setDeploymentState,
  type StartedRun,
} from '@tidegate/github';
import type { Measured } from './condition.ts';
import type { DeployPlan } from './plan.ts';

/** What the deployment record will say. */
export interface RecordWanted {
  readonly environment: string;
  readonly task: DeploymentTask;
  readonly model: string | undefined;
  readonly version: string | undefined;
  readonly digest: string | undefined;
  /** When the newest data the model was trained on was made. */
  readonly dataAt: number | undefined;
  readonly measured: Measured | undefined;
  readonly unplanned: boolean;
  /** Checks of `require-evidence`. */
  readonly evidence: readonly Check[];
  /** The run that asks. */
  readonly triggeredBy: string | undefined;
}

/** The GitHub deployment record of one release. */
export interface Release {
  readonly id: number;
  note(state: DeploymentState, description: string, run?: StartedRun): Promise<void>;
}

/** Metrics kept in a record; it is no data base. */
const mostMetrics = 50;

/** The record of a run that others have started. One that was in production, or is, is written no more. Throws a UserError. */
export async function findRelease(
  api: GitHubApi,
  plan: DeployPlan,
  wanted: RecordWanted,
): Promise<Release | undefined> {
  const found = await find(api, plan, wanted);
  if (!found || (found.state !== 'success' && found.state !== 'inactive')) return found;
  return { id: found.id, note: async () => {} };
}

async function find(api: GitHubApi, { repository, key }: DeployPlan, wanted: RecordWanted) {
  const id = await findDeployment(api, { repository, environment: wanted.environment, key });
  if (id === undefined) return undefined;
  const state = await deploymentState(api, repository, id).catch(() => undefined);
  return { ...release(api, repository, id, state, wanted), state };
}

/** Makes the record, or finds the one this key has already. A rollback's points at what it rolls back. Throws a UserError. */
export async function openRelease(
  api: GitHubApi,
  plan: DeployPlan,
  ref: string,
  wanted: RecordWanted,
): Promise<Release> {
  const found = await find(api, plan, wanted);
  if (found) return found;
  const { repository } = plan;
  const { environment, task } = wanted;
  const replaced = task === 'rollback' ? await rolledBack(api, repository, environment) : undefined;
  const payload = payloadOf(plan, wanted, replaced);
  const description = describe(wanted);
  const id = await createDeployment(api, { repository, ref, environment, task, description, payload });
  return release(api, repository, id, undefined, wanted);
}

function release(
  api: GitHubApi,
  repository: string,
  id: number,
  first: string | undefined,
  wanted: RecordWanted,
): Release {
  let last = first;
  return {
    id,
    async note(state, description, run) {
      if (state === last) return;
      last = state;
      await setDeploymentState(api, repository, id, state, { description, ...(run && { logUrl: run.url }) });
      // A canary has part of the traffic; what was there before still has the rest.
      if (state !== 'success' || wanted.task === 'deploy:canary') return;
      const { environment } = wanted;
      await retireDeployments(api, { repository, environment, except: id }, describe(wanted));
    },
  };
}

function describe({ task, model, version }: RecordWanted): string {
  const subject = [model ?? 'model', version].filter(Boolean).join(' ');
  return task === 'rollback' ? `Roll back to ${subject}` : `Deploy ${subject}`;
}

async function rolledBack(api: GitHubApi, repository: string, environment: string) {
  try {
    return await activeDeployment(api, { repository, environment, except: undefined });
  } catch (failure) {
    const what = `show the deployments to ${environment} in ${repository}`;
    throw await explainFailure(api, failure, { what, repository, permission: 'deployments: write' });
  }
}

function payloadOf(
  { key, workflow, inputs, ownInputs }: DeployPlan,
  { model, version, digest, dataAt, measured, unplanned, evidence, triggeredBy }: RecordWanted,
  replaced: Awaited<ReturnType<typeof rolledBack>>,
): DeploymentPayload {
  const numbers = [...(measured?.metrics.values ?? [])].filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]),
  );
  const gates = evidence.filter(({ id }) => /^(evidence|attestation\.gate)\./.test(id));
  const known = Object.entries({
    model,
    version,
    digest,
    data_at: dataAt === undefined ? undefined : new Date(dataAt).toISOString(),
    workflow,
    idempotency_key: key,
    trigger_source: inputs['trigger_source'] ?? ownInputs['trigger_source'],
    triggered_by: triggeredBy,
  }).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(known) as DeploymentPayload),
    ...(unplanned && { unplanned }),
    ...(numbers.length > 0 && { metrics: Object.fromEntries(numbers.slice(0, mostMetrics)) }),
    ...(gates.length > 0 && { evidence: gates.map(testimony) }),
    ...(replaced && { rolls_back: { deployment_id: replaced.id, ...subjectOf(replaced.payload) } }),
  };
}

function testimony({ id, title, observed, values }: Check) {
  return {
    file: id.replace(/^(evidence|attestation\.gate)\./, ''),
    gate: title.split(' ')[0]!,
    verdict: String(observed),
    digest: String(values?.['digest'] ?? ''),
  };
}

function subjectOf({ model, version }: DeploymentPayload): { model?: string; version?: string } {
  return { ...(model !== undefined && { model }), ...(version !== undefined && { version }) };
}
