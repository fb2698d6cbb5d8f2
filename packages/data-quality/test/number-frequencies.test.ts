import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { distinctCounts } from '@tidegate/statistics';
import { condense, opened, type Run } from '../src/drift/condense.ts';
import { numberFrequencies } from '../src/drift/number-frequencies.ts';
import { duckDbDialect } from '../src/engines/duckdb/dialect.ts';
import { withTable } from './engine-for-tests.ts';

/** The same from every single value. */
function expected(values: readonly number[]) {
  const { values: alone, counts } = distinctCounts(values);
  const runs = alone.map((high, i) => ({ high, rows: counts[i]! }));
  return condense(runs, values.length);
}

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 300 }) },
  { weight: 3, arbitrary: fc.double({ min: -5, max: 5, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 7, 1e300, -1e300, 5e-324, 1e15, Infinity, -Infinity) },
);
const modest = fc.oneof(
  fc.integer({ min: -3, max: 3000 }),
  fc.double({ min: -5, max: 5, noNaN: true }),
  fc.double({ min: 1, max: 1e9, noNaN: true }).map((x) => 1e9 / x),
  fc.constantFrom(0, -0, 7, Infinity, -Infinity),
);
const plain = { family: 'number', value: 'v', present: 'v IS NOT NULL' } as const;
const kept = { ...plain, value: 'k', present: 'k IS NOT NULL', key: 'k', finite: true } as const;
const { quickGroup, shiftedRight } = duckDbDialect;

describe('numbers are condensed the same however they were parted', () => {
  test.each([
    ['any magnitude', value, plain],
    ['one magnitude', modest, plain],
    ['whole numbers', fc.integer({ min: -3, max: 3000 }), { ...kept, step: 1 }],
    ['multiples', fc.integer({ min: 1, max: 9000 }).map((i) => i / 100), { ...kept, step: 0.01 }],
  ])(
    '%s',
    async (_, numbers, reading) => {
      await withTable({ 'd.csv': 'x\n1\n' }, async (_table, { query }) => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(numbers, { minLength: 2, maxLength: 1500 }),
            fc.constantFrom(2, 16, 4096),
            fc.constantFrom(0, 50),
            fc.constantFrom({}, { quickGroup: quickGroup! }, { shiftedRight: shiftedRight! }, duckDbDialect),
            async (values, cells, few, dialect) => {
              const rows = values.map((number) => `(CAST('${Object.is(number, -0) ? '-0.0' : number}' AS DOUBLE))`);
              const finite = values.filter(Number.isFinite);
              const found = await numberFrequencies(
                {
                  reading,
                  dialect,
                  from: `(SELECT v, v AS k FROM (VALUES ${rows.join(', ')}, (NULL)) AS t(v)) AS t`,
                  n: values.length,
                  low: finite.length === 0 ? NaN : Math.min(...finite),
                  high: finite.length === 0 ? NaN : Math.max(...finite),
                },
                query,
                { few, cells },
              );
              expect(found.frequencies).toEqual(expected(values));
            },
          ),
          { numRuns: 60, seed: 20261121 },
        );
      });
    },
    120_000,
  );

  test('as many queries as the values need: two where few crowd in a cell, more where many do', async () => {
    await withTable({ 'd.csv': 'x\n1\n' }, async (_table, { query }) => {
      const asked = async (sql: string, n: number, low: number, high: number) => {
        let queries = 0;
        const { repeats } = await numberFrequencies(
          { reading: plain, from: `(${sql}) AS t`, dialect: {}, n, low, high },
          (text) => {
            queries++;
            return query(text);
          },
        );
        return [queries, repeats];
      };
      expect(await asked('SELECT CAST(i % 50 AS DOUBLE) AS v FROM range(30000) AS r(i)', 30_000, 0, 49)).toEqual([
        2,
        true,
      ]);
      expect(await asked('SELECT CAST(i AS DOUBLE) AS v FROM range(30000) AS r(i)', 30_000, 0, 29_999)).toEqual([
        2,
        false,
      ]);
      const crowded = 'SELECT CASE WHEN i = 0 THEN 1e9 ELSE i / 100.0 END AS v FROM range(30000) AS r(i)';
      expect(await asked(crowded, 30_000, 0.01, 1e9)).toEqual([4, false]);
    });
  });
});

describe('what decides', () => {
  const roles = (runs: readonly Run[]) =>
    opened(runs, 1000).map(({ open, last, closed }) => (closed ? 'closed' : last ? 'last' : open ? 'open' : 'known'));

  test('is opened, and of what comes before it only the last cell, for its largest value', () => {
    const runs = [4, 3, 2, 502, 2, 2, 485].map((rows) => ({ rows }));
    expect(roles(runs)).toEqual(['open', 'closed', 'last', 'open', 'closed', 'last', 'open']);
  });

  test('is known where there is one value, and where nothing is decided up to a value that is known', () => {
    const runs = [
      { rows: 500, low: 0, high: 0 },
      { rows: 1, low: 1, high: 2 },
      { rows: 499, low: 3, high: 4 },
    ];
    expect(roles(runs)).toEqual(['known', 'known', 'open']);
  });

  test('values between two that decide are one, under the largest', () => {
    const runs = Array.from({ length: 400 }, (_, i) => ({ high: i, rows: 1 }));
    const { values, counts } = condense(runs, 400);
    expect(values.slice(0, 5)).toEqual([0, 2, 3, 6, 7]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(400);
  });
});
