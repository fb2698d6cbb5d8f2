import { z } from 'zod';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { ApiFailure } from './api-failure.ts';
import { explainFailure } from './refusal.ts';
import { runSchema } from './run.ts';

/** An environment whose protection rules hold a run. */
export interface PendingEnvironment {
  readonly name: string;
  /** People and teams that may approve. */
  readonly reviewers: readonly string[];
  readonly waitMinutes: number;
}

/** How waiting for a run has ended. Only `completed` says anything of the run's outcome. */
export type RunEnd =
  | { readonly kind: 'completed'; readonly conclusion: string }
  | { readonly kind: 'waiting'; readonly environments: readonly PendingEnvironment[] }
  | { readonly kind: 'timeout'; readonly status: string }
  | { readonly kind: 'cancelled'; readonly status: string };

export interface WaitOptions {
  readonly repository: string;
  readonly runId: number;
  readonly timeoutMs: number;
  /** Pause between the first two looks; it grows to three times as much. */
  readonly pollMs: number;
  /** Hears of each status the run comes to, before its end. */
  readonly onStatus?: (status: string) => Promise<void>;
}

/** From ten seconds to thirty: an hour costs about 125 requests, and the unchanged ones do not count against the rate. */
const growth = { factor: 1.25, most: 3 };
/** A run that was just started may not be shown at once. */
const missingLooks = 3;

/**
 * Looks at a run until it has completed, stands before people, or time is up. A failed look is told and made good by the
 * next one: the run is not lost by it. A refusal (401, 403, lasting 404) throws.
 */
export async function waitForRun(api: GitHubApi, options: WaitOptions): Promise<RunEnd> {
  const { repository, runId, pollMs } = options;
  const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
  const parameters = { ...repositoryParameters(repository), run_id: runId };
  const deadline = api.clock.now() + options.timeoutMs;
  let pause = pollMs;
  let status = 'unknown';
  let missing = 0;
  let etag: string | undefined;
  for (;;) {
    let retryAfterMs = 0;
    try {
      const seen = await api.look(route, parameters, runSchema, etag);
      missing = 0;
      if (seen !== 'unchanged') {
        etag = seen.etag;
        const found = seen.data.status ?? 'unknown';
        if (found !== status) {
          api.log.info(`Run ${runId} is ${found}.`);
          status = found;
          if (found !== 'completed') await options.onStatus?.(found);
        }
        if (status === 'completed') return { kind: 'completed', conclusion: seen.data.conclusion ?? 'unknown' };
      }
      if (status === 'waiting') {
        const environments = await pendingEnvironments(api, repository, runId);
        // A wait timer runs out by itself; a person may come tomorrow.
        if (environments.some(({ reviewers }) => reviewers.length > 0)) return { kind: 'waiting', environments };
      }
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure;
      const patient = failure.status === 404 ? ++missing < missingLooks : failure.kind !== 'refused';
      if (!patient) {
        const what = `show run ${runId} of ${repository}`;
        throw await explainFailure(api, failure, { what, repository, permission: 'actions: read' });
      }
      api.log.warn(`GitHub ${failure.message} when asked for run ${runId}; asking again.`);
      retryAfterMs = failure.retryAfterMs ?? 0;
    }
    if (api.signal.aborted) return { kind: 'cancelled', status };
    const left = deadline - api.clock.now();
    if (left <= 0) return { kind: 'timeout', status };
    await api.clock.sleep(Math.min(Math.max(pause, retryAfterMs), left), api.signal);
    if (api.signal.aborted) return { kind: 'cancelled', status };
    pause = Math.min(pause * growth.factor, pollMs * growth.most);
  }
}

const pendingSchema = z.array(
  z.object({
    environment: z.object({ name: z.string() }),
    wait_timer: z.number(),
    reviewers: z.array(
      z.object({ type: z.string(), reviewer: z.object({ login: z.string().optional(), slug: z.string().optional() }) }),
    ),
  }),
);

/** What holds a run that is `waiting`. */
export async function pendingEnvironments(
  api: GitHubApi,
  repository: string,
  runId: number,
): Promise<PendingEnvironment[]> {
  const { data } = await api.once(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments',
    { ...repositoryParameters(repository), run_id: runId },
    pendingSchema,
  );
  return data.map(({ environment, wait_timer, reviewers }) => ({
    name: environment.name,
    reviewers: reviewers.map(({ type, reviewer }) =>
      type === 'Team' ? `team ${reviewer.slug ?? '?'}` : (reviewer.login ?? '?'),
    ),
    waitMinutes: wait_timer,
  }));
}
