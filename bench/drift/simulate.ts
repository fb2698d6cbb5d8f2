import { isDeepStrictEqual } from 'node:util';
import { testColumn, type ColumnResult } from '../../packages/data-quality/src/drift/tests.ts';
import { rowsMoved } from '../../packages/data-quality/src/drift/policy.ts';
import { mixedColumns, type SimulatedColumn } from './columns.ts';
import { sampleMeasured } from './counts.ts';
import { randomStream } from './random.ts';
import type { Shift } from './shifts.ts';
import { decide, drawPair, samplePair, type Sizes, storedAndRead, type TablePair, testPair } from './table-pair.ts';
import { emptyTally, type Tally } from './tally.ts';

/** Some repeats of one pair of sizes. The numbers of a repeat depend on `seed`, the sizes and its index alone. */
export interface Job {
  readonly seed: number;
  readonly sizes: Sizes;
  readonly first: number;
  readonly repeats: number;
  readonly shifts: readonly Shift[];
  /** Every so many repeats the profile goes through its text. */
  readonly storeEvery: number;
  readonly columns?: readonly SimulatedColumn[];
  /** Draw all rows instead of counts; for the check of the sampling itself. */
  readonly byRows?: boolean;
}

/** Runs the product's tests and decision on pairs of tables with nothing drifted, then with each shift in turn. */
export function simulate(job: Job): Tally {
  const { seed, sizes, first, repeats, shifts, storeEvery, columns = mixedColumns, byRows = false } = job;
  const tally = emptyTally(shifts.length);
  for (let repeat = first; repeat < first + repeats; repeat += 1) {
    const stream = (part: number) => randomStream(seed, sizes.reference, sizes.data, repeat, part);
    const pair = (byRows ? drawPair : samplePair)(columns, sizes, stream(0));
    const results = testPair(pair, sizes);
    countNull(tally, results);
    if (repeat % storeEvery === 0) compareStored(tally, pair, results, sizes);
    if (shifts.length > 0) tally.shifted += 1;
    shifts.forEach((shift, i) => {
      if (seen(shift, results, pair, columns, sizes, stream(1 + i))) tally.seen[i]! += 1;
    });
  }
  return tally;
}

function countNull(tally: Tally, results: readonly ColumnResult[]): void {
  tally.repeats += 1;
  if (decide(results).drifted.length > 0) tally.alarms += 1;
  if (results.some(({ status }) => status === 'insufficient')) tally.undecided += 1;
  for (const result of results) {
    if (!('tests' in result)) continue;
    for (const { test, p } of result.tests) {
      const level = tally.levels[test];
      tally.tests += 1;
      level.tests += 1;
      if (p <= 0.05) level.at05 += 1;
      if (p <= 0.00125) level.at00125 += 1;
    }
  }
}

/** Measured again from what the stored profile holds: edges that lost a digit would move rows. */
function compareStored(tally: Tally, pair: TablePair, results: readonly ColumnResult[], sizes: Sizes): void {
  const profiles = storedAndRead(pair.profiles, sizes.reference);
  const again = testPair({ ...pair, profiles }, sizes);
  tally.stored += 1;
  if (!isDeepStrictEqual(profiles, pair.profiles) || !isDeepStrictEqual(decide(again), decide(results)))
    tally.storedDiffered += 1;
}

/** The other columns keep their draws; only what the shift changes is drawn anew. */
function seen(
  shift: Shift,
  results: readonly ColumnResult[],
  { profiles }: TablePair,
  columns: readonly SimulatedColumn[],
  sizes: Sizes,
  random: ReturnType<typeof randomStream>,
): boolean {
  const shifted = [...results];
  for (const column of shift.columns) {
    const i = columns.findIndex(({ name }) => name === column.name);
    const measured = sampleMeasured(column, profiles[i]!, sizes.data, random);
    shifted[i] = testColumn(profiles[i]!, measured, sizes, rowsMoved.minRows);
  }
  const { drifted } = decide(shifted);
  return shift.counts === 'any' ? drifted.length > 0 : drifted.includes(shift.columns[0]!.name);
}
