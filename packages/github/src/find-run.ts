import { z } from 'zod';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { ApiFailure } from './api-failure.ts';
import { runSchema, type WorkflowRun } from './run.ts';

export interface RunSearch {
  readonly repository: string;
  /** File name or id; without it every workflow's runs are looked through. */
  readonly workflow?: string;
  readonly event: 'workflow_dispatch' | 'repository_dispatch';
  /** The idempotency key, shown in the run's name by `run-name:` of the workflow. */
  readonly key: string;
  /** Time of the dispatch, milliseconds since the epoch; older runs are not it. */
  readonly since?: number;
}

export interface RunSearchResult {
  readonly run?: WorkflowRun;
  /** Why the search could not be finished, when GitHub would not show the runs. */
  readonly trouble?: string;
}

const listSchema = z.object({ workflow_runs: z.array(runSchema) });
/** A run shows up some seconds after its dispatch; together these pauses are one minute. */
export const searchPauses = [2000, 3000, 5000, 10_000, 10_000, 15_000, 15_000];
/** GitHub's clock and the runner's may differ. */
const clockSkewMs = 5 * 60_000;

/** Looks once for the run whose name carries the key. The newest run of others is never taken for it. */
export async function findRun(api: GitHubApi, search: RunSearch): Promise<WorkflowRun | undefined> {
  const parameters = {
    ...repositoryParameters(search.repository),
    ...(search.workflow !== undefined && { workflow_id: search.workflow }),
    event: search.event,
    per_page: 100,
    ...(search.since !== undefined && { created: `>=${new Date(search.since - clockSkewMs).toISOString()}` }),
  };
  const route =
    search.workflow === undefined
      ? 'GET /repos/{owner}/{repo}/actions/runs'
      : 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
  const { workflow_runs: runs } = await api.read(route, parameters, listSchema);
  return runs.find((run) => showsKey(run, search.key));
}

/** Looks until the run shows up, for about a minute. */
export async function awaitRun(api: GitHubApi, search: RunSearch): Promise<RunSearchResult> {
  let trouble: string | undefined;
  for (const pause of searchPauses) {
    await api.clock.sleep(pause, api.signal);
    if (api.signal.aborted) return { trouble: 'the job was cancelled' };
    try {
      const run = await findRun(api, search);
      trouble = undefined;
      if (run) return { run };
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      trouble = `GitHub ${error.message} when asked for its runs`;
      if (!error.passes) break;
    }
  }
  return trouble === undefined ? {} : { trouble };
}

/** Whether the run's name carries the key. */
export function showsKey(run: Pick<WorkflowRun, 'display_title' | 'name'>, key: string): boolean {
  return carries(run.display_title, key) || carries(run.name ?? '', key);
}

/** The key as a whole word, so that `deploy-1` is not found in `deploy-12`. */
function carries(title: string, key: string): boolean {
  const at = title.indexOf(key);
  if (at < 0) return false;
  const inWord = /[\w-]/;
  return !inWord.test(title[at - 1] ?? ' ') && !inWord.test(title[at + key.length] ?? ' ');
}
