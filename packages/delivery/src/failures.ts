import type { Change } from './change.ts';
import { concerns } from './concerns.ts';
import type { Alert } from './records.ts';

/** Why a change counts as failed, and since when production was worse for it. */
export interface Failure {
  readonly change: Change;
  readonly because: 'failed' | 'rolled-back' | 'incident';
  readonly began: number;
  /** Undefined while it lasts. */
  readonly recovered?: number;
}

/** Failures of one model that touch: it was worse from `began` on, until the last of them was mended. */
export interface Outage {
  readonly model: string;
  readonly failures: readonly Failure[];
  readonly began: number;
  readonly recovered?: number;
}

export interface FailureOptions {
  /** How long after a change went live an incident is laid to it, in milliseconds. */
  readonly incidentWithin: number;
}

/**
 * The changes that failed production (DORA 2024: changes that need remediation): those that ended in failure after work had begun, those that
 * were rolled back, and those that were live when an incident was opened soon after.
 *
 * It begins with the status, or with the incident, or, of a change that was only rolled back, when it went live. It is over with the model's next
 * success; when an incident alone tells of it, with the closing of the incident.
 */
export function failuresOf(
  changes: readonly Change[],
  incidents: readonly Alert[],
  { incidentWithin }: FailureOptions,
): Failure[] {
  const models = new Set(changes.map(({ model }) => model));
  return [...models].flatMap((model) => {
    const own = changes.filter((change) => change.model === model);
    const lives = own.flatMap(({ liveAt }) => (liveAt === undefined ? [] : [liveAt])).sort((a, b) => a - b);
    const takenBack = rolledBack(own);
    const blamed = Map.groupBy(
      incidents.filter((incident) => concerns(incident, model, models)),
      ({ openedAt }) => liveAt(own, openedAt, incidentWithin),
    );
    return own.flatMap((change): Failure[] => {
      if (change.kind === 'rollback') return [];
      const reported = blamed.get(change) ?? [];
      const opened = reported.map(({ openedAt }) => openedAt);
      const because = change.failedAt !== undefined ? 'failed' : takenBack.has(change) ? 'rolled-back' : 'incident';
      if (because === 'incident' && reported.length === 0) return [];
      const known = [...opened, ...(change.failedAt === undefined ? [] : [change.failedAt])];
      const began = known.length > 0 ? Math.min(...known) : change.liveAt!;
      const recovered = because === 'incident' ? lastClosed(reported) : lives.find((at) => at > began);
      return [{ change, because, began, ...(recovered !== undefined && { recovered }) }];
    });
  });
}

/** The changes that a rollback takes back: the one it names, else the one that was live when it was begun. */
export function rolledBack(changes: readonly Change[]): ReadonlySet<Change> {
  const found = new Set<Change>();
  for (const { kind, outcome, rollsBack, createdAt } of changes) {
    if (kind !== 'rollback' || outcome === 'rejected' || outcome === 'not-started') continue;
    const before = changes
      .filter((change) => change.kind === 'deploy' && change.liveAt !== undefined && change.liveAt <= createdAt)
      .sort((a, b) => b.liveAt! - a.liveAt!);
    // A record that was deleted cannot be found by its name any more.
    const named = before.find(({ ids, version }) => ids.map(String).includes(rollsBack ?? '') || version === rollsBack);
    const taken = (rollsBack !== undefined && named) || before.find((change) => !found.has(change));
    if (taken) found.add(taken);
  }
  return found;
}

/** The change that was live at a moment, when it had not been so for longer than `within`. */
function liveAt(changes: readonly Change[], at: number, within: number): Change | undefined {
  const live = changes
    .filter((change) => change.liveAt !== undefined && change.liveAt <= at)
    .sort((a, b) => b.liveAt! - a.liveAt! || b.createdAt - a.createdAt)[0];
  return live?.liveAt !== undefined && at - live.liveAt <= within ? live : undefined;
}

function lastClosed(incidents: readonly Alert[]): number | undefined {
  const closed = incidents.flatMap(({ closedAt }) => (closedAt === undefined ? [] : [closedAt]));
  return closed.length === incidents.length ? Math.max(...closed) : undefined;
}

/** Outages of every model: failures in a row, before anything mended the first, are one. */
export function outagesOf(failures: readonly Failure[]): Outage[] {
  const outages: Outage[] = [];
  const sorted = [...failures].sort((a, b) => a.began - b.began);
  for (const [model, own] of Map.groupBy(sorted, ({ change }) => change.model)) {
    let current: { failures: Failure[]; began: number; until: number } | undefined;
    const close = (): void => {
      if (!current) return;
      const { failures: parts, began, until } = current;
      outages.push({ model, failures: parts, began, ...(Number.isFinite(until) && { recovered: until }) });
    };
    for (const failure of own) {
      const until = failure.recovered ?? Infinity;
      if (current && failure.began < current.until) {
        current.failures.push(failure);
        current.until = Math.max(current.until, until);
      } else {
        close();
        current = { failures: [failure], began: failure.began, until };
      }
    }
    close();
  }
  return outages;
}
