import type { Change } from './change.ts';
import { type Failure, type Outage, rolledBack } from './failures.ts';
import { type Measurement, ratio, timeQuantile, unmeasured } from './measurement.ts';
import { type History, isUnread, within, type Window } from './records.ts';

/**
 * How well changes go (DORA 2024):
 * - change fail rate: deployments of the window that failed production, of those that finished in it;
 * - failed deployment recovery time: of the outages that were over in the window, from beginning to end;
 * - rework rate: what went live in the window to mend something (rollbacks, hotfixes, whatever went live while another change had the model
 *   failing), of all that went live in it, rollbacks included;
 * - rollback rate: deployments of the window that were taken back, of those that went live in it.
 */
export function stabilityMetrics(
  changes: readonly Change[],
  { failures, outages }: { failures: readonly Failure[]; outages: readonly Outage[] },
  { incidents }: History,
  window: Window,
): Measurement[] {
  const deployed = changes.filter(({ kind }) => kind === 'deploy');
  const finished = deployed.filter(({ finishedAt }) => within(window, finishedAt));
  const failed = new Set(failures.map(({ change }) => change));
  const over = outages.filter(({ recovered }) => within(window, recovered));
  const live = changes.filter(({ liveAt }) => within(window, liveAt));
  const ownLive = live.filter(({ kind }) => kind === 'deploy');
  const takenBack = rolledBack(changes);
  const rollbackRate = ratio(
    'rollback-rate',
    ownLive.filter((change) => takenBack.has(change)).length,
    ownLive.length,
    'no deployment went live in the window',
  );
  // Without the incidents these would be too good, and a threshold could pass that does not hold.
  if (isUnread(incidents)) {
    return [
      unmeasured('change-failure-rate', 'ratio', incidents.unread),
      unmeasured('recovery-time', 'seconds', incidents.unread),
      unmeasured('rework-rate', 'ratio', incidents.unread),
      rollbackRate,
    ];
  }
  const open = outages.filter(({ recovered }) => recovered === undefined).length;
  const nothingOver =
    open === 0 ? 'nothing that had failed recovered in the window' : `${open} failed and not recovered yet`;
  return [
    ratio(
      'change-failure-rate',
      finished.filter((change) => failed.has(change)).length,
      finished.length,
      'no deployment finished in the window',
    ),
    {
      ...timeQuantile(
        'recovery-time',
        over.map(({ began, recovered }) => recovered! - began),
        0.5,
        nothingOver,
      ),
      ...(open > 0 && over.length > 0 && { note: `${open} more not recovered yet` }),
    },
    ratio(
      'rework-rate',
      live.filter((change) => isRework(change, outages)).length,
      live.length,
      'nothing went live in the window',
    ),
    rollbackRate,
  ];
}

function isRework(change: Change, outages: readonly Outage[]): boolean {
  if (change.kind === 'rollback' || change.unplanned) return true;
  return outages.some(
    ({ model, recovered = Infinity, failures }) =>
      model === change.model &&
      change.liveAt! <= recovered &&
      // A second attempt of the very change that failed is still the planned one.
      failures.some((failure) => failure.change !== change && failure.began < change.liveAt!),
  );
}
