import { z } from 'zod';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { ApiFailure } from './api-failure.ts';
import { pagesOf } from './pages.ts';
import { runSchema, type WorkflowRun } from './run.ts';

export interface RunSearch {
  readonly repository: string;
  /** File name or id; without it every workflow's runs are looked through. */
  readonly workflow?: string;
  readonly event: 'workflow_dispatch' | 'repository_dispatch';
  /** The idempotency key, shown in the run's name by `run-name:` of the workflow. */
  readonly key: string;
}

export interface RunSearchResult {
  readonly run?: WorkflowRun;
  /** Why the search could not be finished, when GitHub would not show the runs. */
  readonly trouble?: string;
}

const listSchema = z.object({ workflow_runs: z.array(runSchema) }).transform(({ workflow_runs: runs }) => runs);
/** Of every hundred runs this many pages are looked through, newest first. No clocks are compared: the key says which it is. */
const mostPages = 3;
/** A run shows up some seconds after its dispatch; these are the parts of the time it is looked for. */
const parts = [1 / 30, 1 / 20, 1 / 12, 1 / 6, 1 / 6, 1 / 4, 1 / 4];

/** Looks once for the run whose name carries the key. The newest run of others is never taken for it. */
export async function findRun(api: GitHubApi, search: RunSearch): Promise<WorkflowRun | undefined> {
  const parameters = {
    ...repositoryParameters(search.repository),
    ...(search.workflow !== undefined && { workflow_id: search.workflow }),
    event: search.event,
  };
  const route =
    search.workflow === undefined
      ? 'GET /repos/{owner}/{repo}/actions/runs'
      : 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
  for await (const run of pagesOf(api, route, parameters, listSchema, { most: mostPages })) {
    if (showsKey(run, search.key)) return run;
  }
  return undefined;
}

/** Looks until the run shows up, for so many milliseconds. */
export async function awaitRun(api: GitHubApi, search: RunSearch, forMs: number): Promise<RunSearchResult> {
  let trouble: string | undefined;
  for (const part of parts) {
    await api.clock.sleep(part * forMs, api.signal);
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

/** The key as a whole word, so that `deploy-1` is not found in `deploy-12`, nor `v1` in `v1.2`. */
function carries(title: string, key: string): boolean {
  for (let at = title.indexOf(key); at >= 0; at = title.indexOf(key, at + 1)) {
    const goesOn = /^(?:[\w@#+-]|[.:]\w)/.test(title.slice(at + key.length));
    if (!goesOn && !/(?:[\w@#+-]|\w[.:])$/.test(title.slice(0, at))) return true;
  }
  return false;
}
