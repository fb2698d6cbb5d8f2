import { z } from 'zod';
import { apiVersions, type GitHubApi, repositoryParameters } from './api.ts';
import { ApiFailure } from './api-failure.ts';
import { correlate, type Dispatched, lookBeforeDeciding } from './dispatch.ts';
import type { RunSearch } from './find-run.ts';
import { explainFailure } from './refusal.ts';

export interface WorkflowDispatch {
  readonly repository: string;
  /** File name under .github/workflows, or id (all digits). */
  readonly workflow: string;
  /** Branch or tag. */
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Inputs nobody typed; left out when the workflow does not take them. */
  readonly ownInputs: Readonly<Record<string, string>>;
  /** The idempotency key, and the name of the input that carries it. */
  readonly key: { readonly input: string; readonly value: string };
  /** Where people see the runs, for messages. */
  readonly serverUrl: string;
  /** How long a run that GitHub does not name is looked for, in milliseconds. */
  readonly findMs: number;
}

const details = z.object({ workflow_run_id: z.number().int(), html_url: z.string() });
/** 204 has no body; octokit gives it as empty text. */
const answerSchema = z.union([details, z.literal('').transform(() => undefined), z.undefined()]);

/** How the dispatch is worded. Each rewording follows a refusal, which started nothing, and is done once at most. */
interface Wording {
  readonly apiVersion: string;
  readonly askForRun: boolean;
  readonly ownInputs: Readonly<Record<string, string>>;
}

/**
 * Starts a workflow, once. It is asked again only after a refusal that names the API version, the flag for run details or
 * an input of ours. After an answer that leaves the outcome open the run is looked for by its key, and never asked again.
 */
export async function dispatchWorkflow(api: GitHubApi, dispatch: WorkflowDispatch): Promise<Dispatched> {
  const { repository, workflow, ref, key, findMs } = dispatch;
  const what = `start ${workflow} in ${repository}`;
  const runsUrl = `${dispatch.serverUrl}/${repository}/actions`;
  let wording: Wording = { apiVersion: apiVersions.newest, askForRun: false, ownInputs: dispatch.ownInputs };
  for (;;) {
    const leftOut = Object.keys(dispatch.ownInputs).filter((name) => !(name in wording.ownInputs));
    const inputs = { ...wording.ownInputs, ...dispatch.inputs };
    const search: RunSearch | undefined =
      inputs[key.input] === key.value
        ? { repository, workflow, event: 'workflow_dispatch', key: key.value }
        : undefined;
    try {
      const { data } = await api.once(
        'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
        {
          ...repositoryParameters(repository),
          workflow_id: workflow,
          ref,
          inputs,
          ...(wording.askForRun && { return_run_details: true }),
          headers: { 'x-github-api-version': wording.apiVersion },
        },
        answerSchema,
      );
      if (data) return { run: { id: data.workflow_run_id, url: data.html_url }, how: 'told', leftOut };
      return { ...(await correlate(api, search, findMs)), leftOut };
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure;
      const again = reworded(wording, failure);
      if (again) {
        api.log.info(`GitHub ${failure.message}; asking once more without it.`);
        wording = again;
        continue;
      }
      if (failure.mayHaveWorked)
        return { ...(await lookBeforeDeciding(api, failure, search, { what, runsUrl, findMs })), leftOut };
      throw await explainFailure(api, failure, { what, repository, permission: 'actions: write', workflow, ref });
    }
  }
}

function reworded(wording: Wording, { kind, status, message }: ApiFailure): Wording | undefined {
  if (kind !== 'refused' || (status !== 400 && status !== 422)) return undefined;
  if (status === 400 && wording.apiVersion !== apiVersions.oldest && /version/i.test(message)) {
    return { ...wording, apiVersion: apiVersions.oldest, askForRun: true };
  }
  if (wording.askForRun && message.includes('return_run_details')) return { ...wording, askForRun: false };
  const unexpected = unexpectedInputs(message);
  if (unexpected.length === 0 || !unexpected.every((name) => name in wording.ownInputs)) return undefined;
  const ownInputs = Object.fromEntries(
    Object.entries(wording.ownInputs).filter(([name]) => !unexpected.includes(name)),
  );
  return { ...wording, ownInputs };
}

/** The names in GitHub's `Unexpected inputs provided: ["a", "b"]`. */
function unexpectedInputs(message: string): string[] {
  const [list] = /\[[^\]]*\]/.exec(/unexpected inputs provided:(.*)/i.exec(message)?.[1] ?? '') ?? [];
  return [...(list ?? '').matchAll(/"([^"]+)"/g)].map(([, name]) => name!);
}
