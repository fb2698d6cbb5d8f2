import { type Deployment, type GitHubWorld, type Issue, type Run } from '@tidegate/testing/github';

export const repository = 'octo/flights';
const hour = 3_600_000;

/** Moments so many hours before now, so that the bundle's own clock finds them in its window. */
export function past(now = Date.now()) {
  const at = (hoursAgo: number): string => new Date(now - hoursAgo * hour).toISOString();
  let id = 0;
  const committedAt: Record<string, string> = {};

  /** A deployment begun so many hours ago, with its statuses so many hours later. */
  const deployment = (
    hoursAgo: number,
    statuses: readonly (readonly [state: string, hoursLater: number])[],
    { commit, request = {} }: { commit?: readonly [sha: string, hoursBefore: number]; request?: object } = {},
  ): Deployment => {
    const [sha, hoursBefore] = commit ?? [`${++id}`.padStart(40, '0'), undefined];
    if (hoursBefore !== undefined) committedAt[sha] = at(hoursAgo + hoursBefore);
    return {
      id: ++id,
      repository,
      request: { ref: 'main', environment: 'production', ...request },
      sha,
      createdAt: at(hoursAgo),
      statuses: statuses.map(([state, later]) => ({ id: ++id, state, created_at: at(hoursAgo - later) })),
    };
  };

  const issue = (hoursAgo: number, labels: string[], closedAfter?: number, title = 'Predictions are wrong'): Issue => ({
    number: ++id,
    repository,
    title,
    body: null,
    state: closedAfter === undefined ? 'open' : 'closed',
    stateReason: null,
    labels,
    pullRequest: false,
    createdAt: at(hoursAgo),
    updatedAt: at(hoursAgo - (closedAfter ?? 0)),
    closedAt: closedAfter === undefined ? null : at(hoursAgo - closedAfter),
    comments: [],
  });

  const run = (hoursAgo: number, conclusion: string): Run => ({
    id: ++id,
    repository,
    workflow: { id: 7, file: 'gates.yml', script: [{ status: 'completed', conclusion }] },
    event: 'workflow_dispatch',
    title: 'Gates',
    ref: 'main',
    sha: '0'.repeat(40),
    createdAt: at(hoursAgo),
    inputs: {},
    looks: 0,
    cancelRequested: false,
  });

  return { at, deployment, issue, run, committedAt };
}

/**
 * Six deployments of the last 30 days, by hand: one failed and was mended 3 h later, one was rolled back after 5 h, one had an incident of 6 h, one
 * is under way.
 */
export function handMade(now?: number): NonNullable<GitHubWorld['history']> & { committedAt: Record<string, string> } {
  const { deployment, issue, run, at, committedAt } = past(now);
  const ok = (later = 1) => [['in_progress', 0] as const, ['success', later] as const];
  const bad = deployment(300, ok(), { commit: ['5'.repeat(40), 20], request: { payload: { data_at: at(321) } } });
  return {
    committedAt,
    deployments: [
      deployment(600, ok(1), { commit: ['2'.repeat(40), 10] }),
      deployment(
        500,
        [
          ['in_progress', 0],
          ['failure', 1],
        ],
        { commit: ['3'.repeat(40), 20] },
      ),
      deployment(498, ok(2), { commit: ['4'.repeat(40), 1] }),
      bad,
      deployment(295, ok(1), { request: { task: 'rollback', payload: { rolls_back: { deployment_id: bad.id } } } }),
      deployment(
        200,
        [
          ['waiting', 0],
          ['in_progress', 1],
          ['success', 2],
        ],
        { commit: ['7'.repeat(40), 10] },
      ),
      deployment(3, [['in_progress', 0]]),
    ],
    issues: [issue(190, ['incident'], 6), issue(250, ['drift-detection', 'alert'])],
    runs: [run(590, 'success'), run(310, 'failure'), run(305, 'success'), run(210, 'success'), run(205, 'cancelled')],
  };
}
