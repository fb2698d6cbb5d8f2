import type { Change } from './change.ts';
import { concerns } from './concerns.ts';
import { type Measurement, timeQuantile, unmeasured } from './measurement.ts';
import { type History, isUnread, within, type Window } from './records.ts';

/**
 * Drift to redeploy: from a drift alert to the first deployment of its model that was begun after it and went live. It belongs to the window in
 * which that went live. Alerts still unanswered are told in the note.
 */
export function driftToRedeploy(drifts: History['drifts'], changes: readonly Change[], window: Window): Measurement {
  const name = 'drift-to-redeploy-time';
  if (isUnread(drifts)) return unmeasured(name, 'seconds', drifts.unread);
  const models = new Set(changes.map(({ model }) => model));
  const answers = drifts.map((drift) => {
    const live = changes
      .filter(
        ({ kind, createdAt, model }) =>
          kind === 'deploy' && createdAt >= drift.openedAt && concerns(drift, model, models),
      )
      .flatMap(({ liveAt }) => (liveAt === undefined ? [] : [liveAt]));
    return { drift, answered: live.length > 0 ? Math.min(...live) : undefined };
  });
  const open = answers.filter(({ drift, answered }) => answered === undefined && drift.closedAt === undefined).length;
  const times = answers.flatMap(({ drift, answered }) =>
    within(window, answered) ? [answered! - drift.openedAt] : [],
  );
  const missing =
    open > 0 ? `${open} drift alerts and no deployment since` : 'no drift alert was answered in the window';
  return {
    ...timeQuantile(name, times, 0.5, missing),
    ...(open > 0 && times.length > 0 && { note: `${open} more alerts are open` }),
  };
}
