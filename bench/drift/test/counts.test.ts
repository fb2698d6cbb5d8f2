import { describe, expect, test } from '@jest/globals';
import { distinctCounts } from '@tidegate/statistics';
import { type Agreement, agreement, smallestOfAll } from '../agreement.ts';
import { mixedColumns, type SimulatedColumn } from '../columns.ts';
import { condensed, shownRanks } from '../shown.ts';
import { sampleMeasured, sampleProfile } from '../counts.ts';
import { moved, normal } from '../laws.ts';
import type { AgreementTask } from '../plan.ts';
import { randomStream } from '../random.ts';
import { drawRows, profileOfRows } from '../rows.ts';
import type { samplePair } from '../table-pair.ts';
import { runTasks } from '../workers.ts';

describe('tables drawn by their counts are distributed as tables drawn row by row', () => {
  // On a worker thread: within jest the arithmetic runs several times slower.
  test.each([
    [60, 40, 200],
    [130, 700, 100],
    [1500, 250, 60],
  ])(
    '%d rows of reference, %d of data',
    async (reference, data, repeats) => {
      const task: AgreementTask = { kind: 'agreement', sizes: { reference, data }, repeats, seed: 20261121 };
      const [seen] = await runTasks<Agreement>([task], () => {});
      // Value and tail of 14 numbers, mix of at least four that are no identifiers, nulls of two: a p-value and an effect each.
      expect(seen!.found.length).toBeGreaterThanOrEqual(2 * (28 + 4 + 2));
      expect(smallestOfAll(seen!)).toBeGreaterThan(1e-3);
    },
    300_000,
  );

  test('a data side that moved by 0.1 sd, or a reference without noise of its own, would be seen', () => {
    const sizes = { reference: 200, data: 200 };
    const columns = mixedColumns.slice(0, 1);
    const moves: typeof samplePair = (all, { reference, data }, random) => {
      const profiles = all.map((column) => sampleProfile(column, reference, random));
      const shifted = { ...all[0]!, law: moved(normal, 0.1) };
      return { profiles, measured: [sampleMeasured(shifted, profiles[0]!, data, random)] };
    };
    const noiseless: typeof samplePair = (all, { data }, random) => {
      const quantiles = Array.from({ length: 200 }, (_, i) => normal.quantile((i + 0.5) / 200));
      const profiles = all.map((column) => profileOfRows(column, quantiles));
      return { profiles, measured: [sampleMeasured(all[0]!, profiles[0]!, data, random)] };
    };
    expect(smallestOfAll(agreement(sizes, 300, 5, { columns }))).toBeGreaterThan(1e-3);
    expect(smallestOfAll(agreement(sizes, 300, 5, { columns, byCounts: moves }))).toBeLessThan(1e-6);
    expect(smallestOfAll(agreement(sizes, 300, 5, { columns, byCounts: noiseless }))).toBeLessThan(1e-6);
  });
});

describe('what a profile shows', () => {
  test.each([1, 2, 39, 100, 101, 999, 1000, 4321])('of %d different values: the ranks that condensing keeps', (n) => {
    const values = Array.from({ length: n }, (_, i) => i + 1);
    const { values: kept, counts } = condensed({ values, counts: values.map(() => 1) });
    expect(shownRanks(n).filter((rank) => kept.includes(rank))).toEqual(kept);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(n);
    const reduced = shownRanks(n).map((rank, i, ranks) => rank - (ranks[i - 1] ?? 0));
    expect(condensed({ values: shownRanks(n), counts: reduced })).toEqual({ values: kept, counts });
  });

  test('condensing twice changes nothing, on any column', () => {
    for (const [i, column] of mixedColumns.entries()) {
      const profile = profileOfRows(column, drawRows(column, 3000, randomStream(3, i)));
      if (profile.frequencies) expect(condensed(profile.frequencies)).toEqual(profile.frequencies);
    }
  });

  test('numbers that are condensed keep their rows', () => {
    const column: SimulatedColumn = { name: 'x', law: normal, nulls: 0 };
    const rows = drawRows(column, 5000, randomStream(4)) as number[];
    const full = distinctCounts(rows);
    const { values, counts } = condensed(full);
    expect(values.length).toBeLessThan(330);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5000);
    expect(values.at(-1)).toBe(full.values.at(-1));
  });
});
