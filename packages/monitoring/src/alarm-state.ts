import type { Row, Rule, Signal } from './row.ts';
import { countSignals, type Window } from './window.ts';

/** `unclear`: this run did not look, or could not tell; what was told before stands. */
export type AlarmState = 'alarmed' | 'recovered' | 'unclear';

/** Whether a rule is in alarm: k of the last n runs that looked. It is made of the history alone, so whatever a run left undone the next one does. */
export function alarmState(rule: Rule, now: Signal | undefined, past: readonly Row[], when: Window): AlarmState {
  if (now === undefined) return 'unclear';
  const { alarms } = countSignals(rule, past, now, when);
  if (alarms >= when.alarms) return 'alarmed';
  return now === 'unknown' ? 'unclear' : 'recovered';
}
