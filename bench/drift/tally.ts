import type { DriftTest } from '../../packages/data-quality/src/drift/policy.ts';

export const driftTests: readonly DriftTest[] = ['value', 'tail', 'mix', 'null'];

/** p-values of one kind of test with nothing drifted: how many were at or below each level. */
export interface Levels {
  tests: number;
  at05: number;
  at00125: number;
}

/** What was seen in some repeats of one pair of sizes. Tallies of parts add up. */
export interface Tally {
  repeats: number;
  /** Data sets with an alarm though nothing drifted. */
  alarms: number;
  /** Data sets in which a column had too few rows for a test. */
  undecided: number;
  tests: number;
  readonly levels: Record<DriftTest, Levels>;
  /** Repeats in which the shifts were looked for, and of each shift those in which it was seen. */
  shifted: number;
  readonly seen: number[];
  /** Verdicts compared between a profile as made and as stored and read again, and those that differed. */
  stored: number;
  storedDiffered: number;
}

export function emptyTally(shifts: number): Tally {
  const levels = (): Levels => ({ tests: 0, at05: 0, at00125: 0 });
  return {
    repeats: 0,
    alarms: 0,
    undecided: 0,
    tests: 0,
    levels: { value: levels(), tail: levels(), mix: levels(), null: levels() },
    shifted: 0,
    seen: new Array<number>(shifts).fill(0),
    stored: 0,
    storedDiffered: 0,
  };
}

/** Adds the second tally to the first. */
export function addTally(sum: Tally, part: Tally): void {
  for (const key of ['repeats', 'alarms', 'undecided', 'tests', 'shifted', 'stored', 'storedDiffered'] as const)
    sum[key] += part[key];
  for (const test of driftTests)
    for (const key of ['tests', 'at05', 'at00125'] as const) sum.levels[test][key] += part.levels[test][key];
  part.seen.forEach((count, i) => (sum.seen[i] = (sum.seen[i] ?? 0) + count));
}
