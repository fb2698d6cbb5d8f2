import type { DeploymentRecord, DeploymentStatus } from './records.ts';

/** A wait for somebody's approval that has ended. */
export interface Approval {
  readonly from: number;
  readonly to: number;
}

/**
 * One deployment of a model, from its records and their statuses. A change that neither went live nor failed is `rejected` (its approval was
 * refused), `not-started` (an error before any work), `superseded` (made inactive before it was through) or `in-flight`; it counts nowhere.
 */
export interface Change {
  /** Of its records: attempts that share an idempotency key are one change. */
  readonly ids: readonly number[];
  readonly kind: 'deploy' | 'rollback';
  /** Empty when the payload names none. */
  readonly model: string;
  readonly version?: string;
  readonly sha: string;
  readonly committedAt?: number;
  readonly dataAt?: number;
  readonly rollsBack?: string;
  readonly unplanned: boolean;
  readonly createdAt: number;
  readonly outcome: 'live' | 'failed' | 'rejected' | 'not-started' | 'superseded' | 'in-flight';
  /** First success. */
  readonly liveAt?: number;
  /** First failure after work had begun, be it before or after a success. */
  readonly failedAt?: number;
  /** When it was first known how it went: the earlier of both. */
  readonly finishedAt?: number;
  readonly approvals: readonly Approval[];
}

/** The changes that the records tell of, in the order they were begun. The order of the records does not matter. */
export function changesOf(records: readonly DeploymentRecord[]): Change[] {
  const attempts = new Map<string, DeploymentRecord[]>();
  for (const record of [...records].sort((a, b) => a.createdAt - b.createdAt || a.id - b.id)) {
    const { model = '', key } = record.payload;
    const name = key === undefined ? `id ${record.id}` : `key ${JSON.stringify([model, kindOf(record), key])}`;
    attempts.set(name, [...(attempts.get(name) ?? []), record]);
  }
  return [...attempts.values()].map(changeOf);
}

function kindOf({ task }: DeploymentRecord): Change['kind'] {
  return /^rollback(?::|$)/i.test(task) ? 'rollback' : 'deploy';
}

function changeOf(attempts: readonly DeploymentRecord[]): Change {
  const last = attempts.at(-1)!;
  const { model = '', version, rollsBack, dataAt } = last.payload;
  const { sha, committedAt } = last;
  const course = courseOf(attempts.flatMap(statusesOf));
  return {
    ids: attempts.map(({ id }) => id),
    kind: kindOf(last),
    model,
    sha,
    ...(version !== undefined && { version }),
    ...(committedAt !== undefined && { committedAt }),
    ...(dataAt !== undefined && { dataAt }),
    ...(rollsBack !== undefined && { rollsBack }),
    unplanned: attempts.some(({ task, payload }) => payload.unplanned === true || /:hotfix$/i.test(task)),
    createdAt: attempts[0]!.createdAt,
    ...course,
  };
}

/** A canary that went well has only part of the traffic: it is live when the release that follows it is. */
function statusesOf({ task, statuses }: DeploymentRecord): readonly DeploymentStatus[] {
  if (!/:canary$/i.test(task)) return statuses;
  return statuses.map((status) => (status.state === 'success' ? { ...status, state: 'in_progress' } : status));
}

/** Statuses of one moment in the order work goes: GitHub tells seconds, and a quick job ends in the second it began. */
const order = ['waiting', 'queued', 'pending', 'in_progress', 'success', 'failure', 'error', 'inactive'] as const;

function courseOf(
  statuses: readonly DeploymentStatus[],
): Pick<Change, 'outcome' | 'liveAt' | 'failedAt' | 'finishedAt' | 'approvals'> {
  const sorted = [...statuses].sort((a, b) => a.at - b.at || order.indexOf(a.state) - order.indexOf(b.state));
  const approvals: Approval[] = [];
  let waitingSince: number | undefined;
  let waited = false;
  let worked = false;
  let liveAt: number | undefined;
  let failedAt: number | undefined;
  let without: Change['outcome'] = 'in-flight';
  for (const { state, at } of sorted) {
    if (state === 'waiting') {
      waitingSince ??= at;
      waited = true;
      continue;
    }
    if (waitingSince !== undefined) approvals.push({ from: waitingSince, to: at });
    waitingSince = undefined;
    if (state === 'in_progress') [worked, without] = [true, 'in-flight'];
    else if (state === 'success') [worked, liveAt] = [true, liveAt ?? at];
    else if (state === 'inactive') without = without === 'in-flight' ? 'superseded' : without;
    else if (state === 'failure' || state === 'error') {
      if (worked || (!waited && state === 'failure')) failedAt ??= at;
      else without = waited ? 'rejected' : 'not-started';
      waited = false;
    }
  }
  const finished = [liveAt, failedAt].filter((at) => at !== undefined);
  return {
    outcome: liveAt !== undefined ? 'live' : failedAt !== undefined ? 'failed' : without,
    ...(liveAt !== undefined && { liveAt }),
    ...(failedAt !== undefined && { failedAt }),
    ...(finished.length > 0 && { finishedAt: Math.min(...finished) }),
    approvals,
  };
}
