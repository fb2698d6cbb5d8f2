import { UserError } from '@tidegate/evidence';
import type { ApiFailure } from './api-failure.ts';
import type { GitHubApi } from './api.ts';
import { awaitRun, type RunSearch } from './find-run.ts';

/** The run a dispatch has started. */
export interface StartedRun {
  readonly id: number;
  /** Address for people. */
  readonly url: string;
}

export interface Dispatched {
  /** Missing when GitHub does not tell and the run could not be found by its key. */
  readonly run?: StartedRun;
  /** How the run is known: GitHub named it, or its name carries the key. */
  readonly how: 'told' | 'found' | 'unknown';
  /** Why it is unknown, and the remedy. */
  readonly trouble?: string;
  /** Inputs of ours that the workflow does not take. */
  readonly leftOut: readonly string[];
}

export const runNameRemedy =
  'To have its runs found, let the workflow take the input `idempotency_key` and show it: `run-name: Deploy ${{ inputs.idempotency_key }}`.';

/** After an answer that tells nothing of the run: the run of this key, or why it is not known. The dispatch has worked. */
export async function correlate(
  api: GitHubApi,
  search: RunSearch | undefined,
  findMs: number,
): Promise<Omit<Dispatched, 'leftOut'>> {
  if (!search) return { how: 'unknown', trouble: `GitHub does not name the run. ${runNameRemedy}` };
  const { run, trouble } = await awaitRun(api, search, findMs);
  if (run) return { run: { id: run.id, url: run.html_url }, how: 'found' };
  const why = trouble ?? `No run shows the key ${search.key} in its name.`;
  return { how: 'unknown', trouble: `${why} ${runNameRemedy}` };
}

/**
 * After an answer that does not say whether the dispatch worked: the run, when one carries the key. Otherwise throws, for
 * then nobody knows, and dispatching again might deploy twice.
 */
export async function lookBeforeDeciding(
  api: GitHubApi,
  failure: ApiFailure,
  search: RunSearch | undefined,
  { what, runsUrl, findMs }: { what: string; runsUrl: string; findMs: number },
): Promise<Omit<Dispatched, 'leftOut'>> {
  api.log.warn(`GitHub ${failure.message} when asked to ${what}; looking whether it did.`);
  if (failure.retryAfterMs !== undefined) await api.clock.sleep(Math.min(failure.retryAfterMs, 60_000), api.signal);
  const { run, trouble } = search
    ? await awaitRun(api, search, findMs)
    : { trouble: 'the workflow takes no idempotency key' };
  if (run) return { run: { id: run.id, url: run.html_url }, how: 'found' };
  const looked = trouble ?? `no run carries the key ${search!.key}`;
  throw new UnknownOutcome(
    `GitHub ${failure.message} when asked to ${what}, and whether a run was started is not known: ${looked}.`,
    `Look at ${runsUrl} before you run this job again. ${runNameRemedy}`,
    failure,
  );
}

/** Nobody knows whether the dispatch worked. */
export class UnknownOutcome extends UserError {
  constructor(message: string, hint: string, cause: unknown) {
    super('unreachable', message, { hint, cause });
  }
}
