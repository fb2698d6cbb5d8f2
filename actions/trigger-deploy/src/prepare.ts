import { UserError } from '@tidegate/evidence';
import {
  checkAgainstWorkflow,
  checkEnvironments,
  commitOf,
  defaultBranch,
  explainFailure,
  type GitHubApi,
  readWorkflowFile,
  type WorkflowFile,
} from '@tidegate/github';
import { type DeployPlan, keyInput, undertaking } from './plan.ts';

/** What GitHub says before anything is started. */
export interface Ground {
  readonly ref: string;
  /** The commit `ref` points at; undefined when the token may not read it. */
  readonly commit: string | undefined;
  /** How far the inputs could be checked, for the evidence. */
  readonly inputsChecked: string;
  /** Runs show their key in their name, as far as the workflow's file says. */
  readonly runsShowKeys: boolean;
  /** Without the inputs of ours that the workflow does not take. */
  readonly plan: DeployPlan;
}

/** Reads the ref and the workflow's own file, and holds the inputs against it. Throws a UserError; starts nothing. */
export async function prepare(api: GitHubApi, plan: DeployPlan, environment: string | undefined): Promise<Ground> {
  const { repository, workflow } = plan;
  const ref = plan.ref ?? (await defaultBranch(api, repository));
  const [commit, reading] = await Promise.all([
    commitOf(api, repository, ref),
    workflow === undefined ? undefined : readWorkflowFile(api, repository, workflow, ref),
  ]).catch(async (failure: unknown) => {
    throw await explainFailure(api, failure, undertaking(plan));
  });
  const ground = { ref, commit, runsShowKeys: false, plan };
  if (workflow === undefined || !reading) return { ...ground, inputsChecked: 'no: no workflow is named' };
  if ('unread' in reading) {
    api.log.info(`The inputs are not checked beforehand, as ${workflow} could not be read: ${reading.unread}.`);
    return { ...ground, inputsChecked: `no: ${workflow} could not be read (${reading.unread})` };
  }
  const { file } = reading;
  const taken = plan.event === 'workflow_dispatch' ? await forWorkflow(api, plan, file, ref) : forEvent(plan, file);
  warnOfSecondRecord(api, file, workflow, environment);
  const sent = keyInput in taken.ownInputs || keyInput in taken.inputs;
  return {
    ref,
    commit,
    inputsChecked: `against ${workflow} at ${ref}`,
    runsShowKeys: sent && file.runName.includes(keyInput),
    plan: taken,
  };
}

async function forWorkflow(api: GitHubApi, plan: DeployPlan, file: WorkflowFile, ref: string): Promise<DeployPlan> {
  const { repository, inputs, ownInputs } = plan;
  const workflow = plan.workflow!;
  const own = Object.entries(ownInputs).filter(([name]) => file.inputs?.has(name));
  const taken = { ...plan, ownInputs: Object.fromEntries(own) };
  checkAgainstWorkflow(file, { ...inputs, ...taken.ownInputs }, { workflow, ref });
  await checkEnvironments(api, repository, file, inputs);
  const left = Object.keys(ownInputs).filter((name) => !(name in taken.ownInputs));
  if (left.length > 0) api.log.info(`${workflow} does not take ${left.join(' or ')}; starting it without.`);
  return taken;
}

function forEvent(plan: DeployPlan, { eventTypes }: WorkflowFile): DeployPlan {
  const { workflow, eventType } = plan;
  if (eventTypes !== undefined && (eventTypes.length === 0 || eventTypes.includes(eventType))) return plan;
  const hears = eventTypes === undefined ? 'has no `repository_dispatch` trigger' : `hears ${eventTypes.join(', ')}`;
  throw new UserError('bad-input', `${workflow} would not be started by the event ${eventType}: it ${hears}.`, {
    hint: `Add \`on: { repository_dispatch: { types: [${eventType}] } }\` to it, or mend \`event-type\`.`,
  });
}

/** A job with `environment:` has GitHub make a record by itself; two for one release would be counted twice. */
function warnOfSecondRecord(
  api: GitHubApi,
  { recordedEnvironments }: WorkflowFile,
  workflow: string,
  environment: string | undefined,
): void {
  if (environment === undefined || !recordedEnvironments.includes(environment)) return;
  api.log.warn(
    `A job of ${workflow} names the environment ${environment}, so GitHub makes a deployment record too. For one record ` +
      `write \`environment: { name: ${environment}, deployment: false }\` there, or leave \`environment-name\` out.`,
  );
}
