import { z } from 'zod';
import type { Row, Rule, Signal } from './row.ts';

/** `2 of last 3`: so many alarms among so many runs that looked. */
export interface Window {
  readonly alarms: number;
  readonly runs: number;
}

/** Runs a window may reach back over. */
const longestWindow = 200;

/** Types `2 of last 3`. */
export const windowType = () =>
  z.string(expected).transform((typed, context): Window => {
    const match = /^\s*(\d{1,3})\s+of\s+(?:the\s+)?last\s+(\d{1,3})(?:\s+runs?)?\s*$/i.exec(typed);
    const [alarms, runs] = [Number(match?.[1]), Number(match?.[2])];
    if (match && alarms >= 1 && alarms <= runs && runs <= longestWindow) return { alarms, runs };
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });

const expected = `expected so many of the last runs, such as \`2 of last 3\` (of at most ${longestWindow})`;

export interface Counted {
  readonly alarms: number;
  /** Runs that could not tell. */
  readonly unknown: number;
  /** Runs that looked, at most as many as the window has. */
  readonly runs: number;
}

/** Counts a rule's signals over the newest runs that looked at it, this one last. */
export function countSignals(rule: Rule, past: readonly Row[], now: Signal | undefined, { runs }: Window): Counted {
  const seen = [...past.map(({ signals }) => signals[rule]), now].filter((signal) => signal !== undefined).slice(-runs);
  return {
    alarms: seen.filter((signal) => signal === 'alarm').length,
    unknown: seen.filter((signal) => signal === 'unknown').length,
    runs: seen.length,
  };
}

/** `2 of the last 3 runs`. */
export function told({ alarms }: Pick<Counted, 'alarms'>, { runs }: Window): string {
  return runs === 1 ? (alarms === 1 ? 'this run' : 'no run') : `${alarms} of the last ${runs} runs`;
}
