import { z } from 'zod';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { ApiFailure } from './api-failure.ts';
import { correlate, type Dispatched, lookBeforeDeciding } from './dispatch.ts';
import type { RunSearch } from './find-run.ts';
import { explainFailure } from './refusal.ts';

export interface RepositoryDispatch {
  readonly repository: string;
  readonly eventType: string;
  readonly payload: Readonly<Record<string, string>>;
  readonly key: string;
  /** Narrows the search for the run to one workflow. */
  readonly workflow?: string;
  /** Look for the run after GitHub has accepted the event; it never names one. */
  readonly findRun: boolean;
  readonly serverUrl: string;
  /** How long the run is looked for, in milliseconds. */
  readonly findMs: number;
}

/** Sends a `repository_dispatch` event, once. The payload's `idempotency_key` finds its run. */
export async function dispatchRepository(api: GitHubApi, dispatch: RepositoryDispatch): Promise<Dispatched> {
  const { repository, eventType, payload, key, workflow, findMs } = dispatch;
  const what = `send the event ${eventType} to ${repository}`;
  const search: RunSearch = {
    repository,
    event: 'repository_dispatch',
    key,
    ...(workflow !== undefined && { workflow }),
  };
  try {
    await api.once(
      'POST /repos/{owner}/{repo}/dispatches',
      { ...repositoryParameters(repository), event_type: eventType, client_payload: payload },
      z.unknown(),
    );
  } catch (failure) {
    if (!(failure instanceof ApiFailure)) throw failure;
    if (failure.mayHaveWorked) {
      const runsUrl = `${dispatch.serverUrl}/${repository}/actions`;
      return { ...(await lookBeforeDeciding(api, failure, search, { what, runsUrl, findMs })), leftOut: [] };
    }
    throw await explainFailure(api, failure, { what, repository, permission: 'contents: write' });
  }
  if (!dispatch.findRun) return { how: 'unknown', leftOut: [] };
  return { ...(await correlate(api, search, findMs)), leftOut: [] };
}
