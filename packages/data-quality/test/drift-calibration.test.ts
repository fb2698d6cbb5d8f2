import { beforeAll, describe, expect, test } from '@jest/globals';
import type { SimulationTask } from '../../../bench/drift/plan.ts';
import { shifts, targeted } from '../../../bench/drift/shifts.ts';
import type { Sizes } from '../../../bench/drift/table-pair.ts';
import { addTally, driftTests, emptyTally, type Tally } from '../../../bench/drift/tally.ts';
import { runTasks } from '../../../bench/drift/workers.ts';

/** `share` of the repeats and three standard errors. */
function atMost(share: number, repeats: number): number {
  return share * repeats + 3 * Math.sqrt(repeats * share * (1 - share));
}

// `npm run bench:drift` is the large run; this one is small, and its draws are the same every time.
function task(reference: number, data: number, repeats: number, names: readonly string[] = []): SimulationTask {
  const sizes: Sizes = { reference, data };
  return { kind: 'simulation', seed: 1, sizes, first: 0, repeats, storeEvery: 10, shifts: names, pair: 0 };
}

const wanted = shifts.flatMap(({ name }) => {
  const share = new Map<string, number>([
    [targeted.mean, 0.97],
    [targeted.scale, 0.97],
    [targeted.nulls, 0.97],
    [targeted.outliers, 0.85],
    [targeted.category, 0.7],
  ]).get(name);
  return share === undefined ? [] : [{ name, share }];
});

let still: Tally[];
let power: Tally;
let million: Tally;
const sum = emptyTally(0);

// On worker threads: within jest the arithmetic runs several times slower.
beforeAll(async () => {
  const tasks = [
    task(500, 500, 150),
    task(2000, 100, 150),
    task(100, 2000, 150),
    task(
      2000,
      2000,
      80,
      wanted.map(({ name }) => name),
    ),
    task(1_000_000, 1_000_000, 20, [targeted.mean, targeted.category, targeted.small]),
  ];
  const tallies = await runTasks<Tally>(tasks, () => {});
  still = tallies.slice(0, 3);
  for (const tally of still) addTally(sum, tally);
  [power, million] = [tallies[3]!, tallies[4]!];
}, 300_000);

describe('nothing drifted', () => {
  test('at most one data set in twenty alarms, whichever side is larger', () => {
    for (const { alarms, repeats } of [...still, sum]) expect(alarms).toBeLessThanOrEqual(atMost(0.05, repeats));
    // A rule that never alarms would pass the line above.
    expect(sum.alarms).toBeGreaterThan(0);
  });

  test.each(driftTests)(
    'the p-value of a %s test is at most 0.05 in one case in twenty, 0.00125 in one in 800',
    (kind) => {
      const { tests, at05, at00125 } = sum.levels[kind];
      expect(tests).toBeGreaterThan(500);
      expect(at05).toBeLessThanOrEqual(atMost(0.05, tests));
      // So far out the gamma match may be off by two thirds.
      expect(at00125).toBeLessThanOrEqual(atMost(0.00125 * 1.7, tests));
    },
  );

  test('a profile that was stored and read gives the same decision', () => {
    expect(sum).toMatchObject({ stored: 45, storedDiffered: 0 });
  });
});

test.each(wanted.map(({ name, share }, i) => [name, share, i] as const))(
  '%s in one column of 20 is seen',
  (_, share, i) => {
    expect(power.repeats - power.seen[i]!).toBeLessThanOrEqual(atMost(1 - share, power.repeats));
  },
);

test('at a million rows chance is ruled out, and what is too small to matter is no alarm', () => {
  expect(million).toMatchObject({ repeats: 20, alarms: 0, seen: [20, 20, 0] });
});
