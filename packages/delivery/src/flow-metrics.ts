import type { Change } from './change.ts';
import { frequency, type Measurement, type MetricName, timeQuantile, unmeasured } from './measurement.ts';
import { type History, within, type Window } from './records.ts';

/**
 * How fast changes flow (DORA 2024):
 * - deployment frequency: deployments that went live, per day of the window; rollbacks are none;
 * - change lead time: from the commit to production, once for each commit and model, of the commit that was deployed;
 * - data to production: from the newest data a model was trained on (`data_at` of the payload) to production;
 * - approval: how long deployments waited for somebody's approval, however it ended.
 */
export function flowMetrics(changes: readonly Change[], { commitsUnread }: History, window: Window): Measurement[] {
  const live = changes.filter(({ kind, liveAt }) => kind === 'deploy' && within(window, liveAt));
  const nothing = 'no deployment went live in the window';
  const length = window.end - window.start;
  const firsts = firstOfEachCommit(changes).filter((change) => live.includes(change));
  const commits = firsts.filter(({ committedAt }) => committedAt !== undefined);
  const noCommit =
    live.length === 0
      ? nothing
      : firsts.length === 0
        ? 'every commit that went live in the window had been live before'
        : (commitsUnread ?? 'the commits that went live are not in the repository any more');
  const lead = (name: MetricName, p: number): Measurement =>
    commitsUnread !== undefined && live.length > 0
      ? unmeasured(name, 'seconds', commitsUnread)
      : elapsed(name, p, commits, ({ committedAt }) => committedAt, noCommit);
  const dated = live.filter(({ dataAt }) => dataAt !== undefined);
  const noData = live.length === 0 ? nothing : 'no deployment that went live says `data_at` in its payload';
  const waits = changes.flatMap(({ approvals }) => approvals).filter(({ to }) => within(window, to));
  return [
    { ...frequency('deployment-frequency', live.length, length, nothing), ...youngHistory(changes, window) },
    lead('lead-time', 0.5),
    lead('lead-time-p90', 0.9),
    elapsed('data-to-production-time', 0.5, dated, ({ dataAt }) => dataAt, noData),
    timeQuantile(
      'approval-time',
      waits.map(({ from, to }) => to - from),
      0.5,
      'no deployment waited for an approval that was given or refused in the window',
    ),
  ];
}

/** Deployments may be older than their records; then the whole window is the wrong length. */
function youngHistory(changes: readonly Change[], { start, end }: Window): { note?: string } {
  const first = Math.min(...changes.map(({ createdAt }) => createdAt));
  const share = (first - start) / (end - start);
  return share > 0.25 && share < 1 ? { note: `the records begin ${Math.round(share * 100)} % into the window` } : {};
}

/** A model retrained from a commit that is live already carries no change of code. */
function firstOfEachCommit(changes: readonly Change[]): Change[] {
  const firsts = new Map<string, Change>();
  for (const change of changes) {
    if (change.liveAt === undefined) continue;
    const commit = JSON.stringify([change.model, change.sha]);
    const first = firsts.get(commit);
    if (!first || change.liveAt < first.liveAt!) firsts.set(commit, change);
  }
  return [...firsts.values()];
}

function elapsed(
  name: MetricName,
  p: number,
  changes: readonly Change[],
  since: (change: Change) => number | undefined,
  missing: string,
): Measurement {
  const times = changes.map((change) => change.liveAt! - since(change)!);
  const possible = times.filter((time) => time >= 0);
  const impossible = times.length - possible.length;
  const why = times.length > 0 ? 'each went live before the moment it is measured from' : missing;
  return {
    ...timeQuantile(name, possible, p, why),
    ...(impossible > 0 && { note: `${impossible} left out that went live before the moment they are measured from` }),
  };
}
