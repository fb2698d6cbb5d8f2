import { UserError } from '@tidegate/evidence';
import {
  createDeployment,
  defaultBranch,
  type DeploymentState,
  dispatchRepository,
  dispatchWorkflow,
  explainFailure,
  findRun,
  type GitHubApi,
  setDeploymentState,
  type StartedRun,
  UnknownOutcome,
} from '@tidegate/github';
import { type DeployPlan, keyInput } from './plan.ts';

/** What came of asking GitHub for a deployment. */
export interface Start {
  /** False when a run with this key was there before. */
  readonly triggered: boolean;
  readonly run?: StartedRun;
  /** Why the run is not known, with the remedy. */
  readonly trouble?: string;
  readonly ref: string;
  readonly deploymentId?: number;
}

export interface RecordWanted {
  readonly environment: string;
  readonly model: string | undefined;
  readonly version: string | undefined;
}

/** Starts the deployment, unless a run with the user's key is there already. Throws a UserError. */
export async function start(
  api: GitHubApi,
  plan: DeployPlan,
  record: RecordWanted | undefined,
  serverUrl: string,
): Promise<Start> {
  const { repository, event, workflow, key, inputs, ownInputs } = plan;
  const ref = plan.ref ?? (await defaultBranch(api, repository));
  if (plan.keyIsTyped) {
    const found = await runOfKey(api, plan);
    if (found) return { triggered: false, run: { id: found.id, url: found.html_url }, ref };
  }
  // Before the dispatch: a record that cannot be made should stop a deployment, not be missing from one.
  const deploymentId = record && (await createDeployment(api, deploymentOf(plan, ref, record)));
  const note = async (state: DeploymentState, description: string, logUrl?: string): Promise<void> => {
    if (deploymentId === undefined) return;
    await setDeploymentState(api, repository, deploymentId, state, {
      description,
      ...(logUrl !== undefined && { logUrl }),
    });
  };
  try {
    const { run, trouble, leftOut } =
      event === 'workflow_dispatch'
        ? await dispatchWorkflow(api, {
            ...{ repository, workflow: workflow!, ref, inputs, ownInputs, serverUrl },
            key: { input: keyInput, value: key },
          })
        : await dispatchRepository(api, {
            ...{ repository, key, serverUrl, eventType: plan.eventType, payload: { ...inputs, ...ownInputs } },
            ...(workflow !== undefined && { workflow }),
            findRun: plan.wait,
          });
    if (leftOut.length > 0) api.log.info(`${workflow} does not take ${leftOut.join(' or ')}; started without.`);
    await note('in_progress', run ? `Run ${run.id} was started.` : 'Started.', run?.url);
    return {
      triggered: true,
      ref,
      ...(run && { run }),
      ...(trouble !== undefined && { trouble }),
      ...(deploymentId !== undefined && { deploymentId }),
    };
  } catch (error) {
    if (error instanceof UnknownOutcome) await note('pending', 'It is not known whether a run was started.');
    else await note('error', error instanceof UserError ? error.message : 'Nothing was started.');
    throw error;
  }
}

async function runOfKey(api: GitHubApi, { repository, workflow, event, key }: DeployPlan) {
  try {
    return await findRun(api, { repository, event, key, ...(workflow !== undefined && { workflow }) });
  } catch (failure) {
    throw await explainFailure(api, failure, {
      what: `list the runs of ${repository}`,
      repository,
      permission: 'actions: read',
      ...(workflow !== undefined && { workflow }),
    });
  }
}

function deploymentOf({ repository, key, workflow }: DeployPlan, ref: string, record: RecordWanted) {
  const { environment, model, version } = record;
  const subject = [model ?? 'model', version].filter(Boolean).join(' ');
  const payload = { model, version, workflow, idempotency_key: key };
  return { repository, ref, environment, task: 'deploy', description: `Deploy ${subject}`, payload };
}
