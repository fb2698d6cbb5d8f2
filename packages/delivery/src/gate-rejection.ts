import { type Measurement, ratio, unmeasured } from './measurement.ts';
import { type History, isUnread, within, type Window } from './records.ts';

/**
 * Gate rejection rate: runs of the gates begun in the window that failed, of those that succeeded or failed. A run that was run again counts once,
 * as it ended last; GitHub does not tell a red verdict from a crash. Runs tell no model.
 */
export function gateRejection(runs: History['gateRuns'], window: Window, model: string | undefined): Measurement {
  const name = 'gate-rejection-rate';
  if (model !== undefined) return unmeasured(name, 'ratio', 'runs of a workflow do not say which model they are about');
  if (isUnread(runs)) return unmeasured(name, 'ratio', runs.unread);
  const latest = new Map(runs.map((run) => [run.id, run]));
  const decided = [...latest.values()].filter(
    ({ createdAt, conclusion }) => within(window, createdAt) && ['success', 'failure'].includes(conclusion),
  );
  const rejected = decided.filter(({ conclusion }) => conclusion === 'failure').length;
  return ratio(name, rejected, decided.length, 'no run of the gates succeeded or failed in the window');
}
