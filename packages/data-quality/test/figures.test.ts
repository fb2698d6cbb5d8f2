import { describe, expect, test } from '@jest/globals';
import { type Check, figureSchema } from '@tidegate/evidence';
import { cellOf, distinctCounts } from '@tidegate/statistics';
import fc from 'fast-check';
import { edgesOf, type Measured } from '../src/drift/measure.ts';
import type { ColumnProfile, Profile } from '../src/drift/profile.ts';
import { categoryHistogram } from '../src/figures/category-histogram.ts';
import { columnsAndFigures, type Seen } from '../src/figures/figures.ts';
import { knownValues } from '../src/figures/known-values.ts';
import { folder, judgeData, worldIn } from './engine-for-tests.ts';

/** Profile of a number column and the data measured against it, as the engine counts them. */
function numbers(reference: readonly number[], data: readonly number[] = reference) {
  const frequencies = distinctCounts(reference);
  const edges = edgesOf(frequencies);
  const cells = new Array<number>(edges.all.length + 1).fill(0);
  for (const value of data) cells[cellOf(edges.all, value)]!++;
  const below = data.filter((value) => value < edges.tail.below).length;
  const above = data.filter((value) => value > edges.tail.above).length;
  const column: ColumnProfile = { name: 'x', family: 'number', identifier: false, nulls: 0, frequencies };
  const measured: Measured = { kind: 'number', n: data.length, edges, cells, below, above };
  const profile: Profile = { schema: 'tidegate-profile/1', digest: '', rows: reference.length, columns: [column] };
  return { reference: profile, measured: [measured], rows: data.length };
}

const table = (rows: number) => ({
  rows,
  columns: [{ name: 'x', sql: '"x"', stored: 'text' as const, inferred: 'float' as const, storedAs: 'VARCHAR' }],
});

const see = (around: ReturnType<typeof table>, seen: Seen | undefined, checks: readonly Check[] = []) =>
  columnsAndFigures({ table: around, types: new Map(), seen, checks, mayShow: () => true });

function histogramOf(reference: readonly number[], data?: readonly number[]) {
  const seen = numbers(reference, data);
  const { figures } = see(table(seen.rows), seen);
  const figure = figures.find(({ kind }) => kind === 'histogram');
  if (figure?.kind !== 'histogram' || !('edges' in figure.bins)) throw new Error('no histogram');
  return { ...figure, edges: figure.bins.edges };
}

const evenly = (from: number, to: number, n: number) =>
  Array.from({ length: n }, (_, i) => from + ((i + 0.5) * (to - from)) / n);

describe('histogram of a number', () => {
  test('bars of a round width, both sides in the same', () => {
    const { edges, series, notes } = histogramOf(evenly(0, 100, 2000), evenly(0, 50, 1000));
    expect(edges).toEqual(Array.from({ length: 21 }, (_, i) => i * 5));
    expect(notes).toBeUndefined();
    for (const share of series[0]!.shares) expect(Math.abs(share - 0.05)).toBeLessThan(0.002);
    series[1]!.shares.forEach((share, i) => expect(Math.abs(share - (i < 10 ? 0.1 : 0))).toBeLessThan(0.002));
  });

  test('whole numbers stand in the middle of their bars', () => {
    const die = [1, 2, 3, 4, 5, 6];
    const { edges, series } = histogramOf(
      die.flatMap((side) => new Array<number>(100).fill(side)),
      [6, 6, 6, 1],
    );
    expect(edges).toEqual([0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5]);
    expect(series.map(({ shares }) => shares)).toEqual([
      [0.16667, 0.16667, 0.16667, 0.16667, 0.16667, 0.16667],
      [0.25, 0, 0, 0, 0, 0.75],
    ]);
  });

  test('what lies far outside is folded into the end bars, and it says so', () => {
    const { edges, series, notes } = histogramOf(evenly(0, 100, 2000), [
      ...evenly(0, 100, 900),
      ...evenly(1e6, 2e6, 100),
    ]);
    expect(edges.at(-1)).toBe(100);
    expect(series[1]!.shares.at(-1)).toBeCloseTo(0.145, 3);
    expect(notes).toEqual(['The last bar also holds what is above 99.88: 0.1% of the reference, 10.1% of the data.']);
  });

  test('one wild value of the reference does not squash the others', () => {
    const { edges } = histogramOf([...evenly(0, 100, 500), 1e9]);
    expect(edges.at(-1)).toBeLessThan(200);
  });

  test('a constant has a bar of its own', () => {
    const { edges, series } = histogramOf(new Array<number>(50).fill(7.25));
    const filled = series[0]!.shares.flatMap((share, i) =>
      share > 0 ? [[edges[i]! <= 7.25, edges[i + 1]! > 7.25, share]] : [],
    );
    expect(filled).toEqual([[true, true, 1]]);
  });

  test('any numbers at all give a figure that the schema takes, or none; shares sum to one', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true }),
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom(Infinity, -Infinity, Number.MAX_VALUE, 5e-324, 0, -0, 1e15 + 1),
    );
    const sample = fc.array(number, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(sample, sample, (reference, data) => {
        const seen = numbers(reference, data);
        const { figures } = see(table(seen.rows), seen);
        for (const figure of figures) {
          figureSchema.parse(figure);
          if (figure.kind !== 'histogram') continue;
          for (const { shares } of figure.series)
            expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-3);
        }
      }),
      { numRuns: 500, seed: 20261121 },
    );
  });
});

describe('histogram of categories', () => {
  const counts = new Map(Array.from({ length: 40 }, (_, i) => [`city ${i}`, 100 - i]));

  test('the largest twelve and all others', () => {
    const figure = categoryHistogram('city', [{ name: 'data', counts }], () => true)!;
    expect(figure.bins).toEqual({ categories: [...[...counts.keys()].slice(0, 12), '28 others'] });
    expect(figure.series[0]!.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
  });

  test('a category that is new and large is among the shown', () => {
    const now = new Map([...counts, ['Atlantis', 500]]);
    const sides = [
      { name: 'reference', counts },
      { name: 'data', counts: now },
    ];
    const { bins, series } = categoryHistogram('city', sides, () => true)!;
    expect('categories' in bins && bins.categories[0]).toBe('Atlantis');
    expect(series[0]!.shares[0]).toBe(0);
  });

  test('names that may not be shown are nowhere in it', () => {
    const figure = categoryHistogram('city', [{ name: 'data', counts }], (value) => value === 'city 1')!;
    expect(JSON.stringify(figure).match(/city \d+/g)).toEqual(['city 1']);
    expect('categories' in figure.bins && figure.bins.categories.slice(0, 3)).toEqual(['value 1', 'city 1', 'value 2']);
    expect(figure.notes).toEqual(['Values are numbered, not named: `show-values` is false.']);
  });

  test.each<[string, boolean, boolean]>([
    ['DE', false, true],
    ['Ada Lovelace', false, false],
    ['Ada Lovelace', true, true],
  ])('%s with show-values %s: %s', (value, showValues, shown) => {
    const rules = { columns: { who: { in: { value: ['DE', 'FR'] } } } };
    expect(knownValues(rules, { columns: [] }, showValues)('who', value)).toBe(shown);
  });

  test.each(['', ' ', 'x'.repeat(5000), '\ud800', '__proto__'])('a label of %j', (value) => {
    figureSchema.parse(categoryHistogram(value, [{ name: 'data', counts: new Map([[value, 1]]) }], () => true));
  });
});

describe('overview', () => {
  const drift = (column: string, observed: number, verdict: 'pass' | 'fail') => ({
    id: `drift.${column}.value`,
    title: column,
    subject: column,
    verdict,
    reason: 'because',
    observed,
    threshold: 0.03,
  });

  test('drift as a multiple of the floor, nulls of both sides, then the columns that are wrong', () => {
    const { reference, measured, rows } = numbers(evenly(0, 1, 100));
    const [column] = reference.columns;
    const seen = {
      reference: { ...reference, columns: [column!, { ...column!, name: 'y', nulls: 25 }] },
      measured: [measured[0]!, { ...measured[0]!, n: 50 }],
    };
    const both = {
      rows,
      columns: [...table(rows).columns, { ...table(rows).columns[0]!, name: 'y' }],
    };
    const { columns, figures } = see(both, seen, [drift('x', 0.003, 'pass'), drift('y', 0.3, 'fail')]);
    expect(columns).toEqual([
      { name: 'x', type: 'float', nulls: 0, referenceNulls: 0 },
      { name: 'y', type: 'float', nulls: 0.5, referenceNulls: 0.25 },
    ]);
    expect(figures.slice(0, 2)).toEqual([
      {
        kind: 'bars',
        title: 'Drift of each column, as a multiple of its floor',
        format: 'number',
        labels: ['y', 'x'],
        series: [{ name: 'effect / floor', values: [10, 0.1] }],
        limit: { name: 'floor', value: 1 },
        verdicts: ['fail', 'pass'],
      },
      {
        kind: 'bars',
        title: 'Rows without a value',
        format: 'share',
        labels: ['y'],
        series: [
          { name: 'reference', values: [0.25] },
          { name: 'data', values: [0.5] },
        ],
      },
    ]);
    expect(figures.slice(2).map(({ subject }) => subject)).toEqual(['y', 'x']);
  });

  test('a missing column, and no profile at all, draw nothing', () => {
    const { reference, rows } = numbers([1, 2, 3]);
    const missing = see(table(rows), { reference, measured: [{ kind: 'missing' }] });
    expect(missing).toEqual({ columns: [{ name: 'x', type: 'float', referenceNulls: 0 }], figures: [] });
    expect(see(table(3), undefined)).toEqual({
      columns: [{ name: 'x', type: 'float' }],
      figures: [],
    });
  });

  test('a profile of the data alone', () => {
    const { reference } = numbers(evenly(0, 1, 100));
    const { figures } = see(table(100), { profile: reference });
    expect(figures.map(({ kind }) => kind)).toEqual(['histogram']);
    expect(figures[0]).toMatchObject({ series: [{ name: 'data' }] });
  });
});

test('the evidence of a comparison: columns with both shares of nulls, and their pictures', async () => {
  const csv = (rows: readonly string[]) => `id,amount,country,paid\n${rows.join('\n')}\n`;
  const row = (i: number, amount: string, country: string) => `${i},${amount},${country},${i % 2 === 0}`;
  const workspace = folder({
    'ref.csv': csv(Array.from({ length: 200 }, (_, i) => row(i, String(i % 40), i % 2 ? 'DE' : 'FR'))),
    'now.csv': csv(Array.from({ length: 100 }, (_, i) => row(i, i % 10 ? String(i % 40) : '', i % 2 ? 'DE' : 'Mars'))),
  });
  const rules = { columns: { country: { in: ['DE', 'FR', 'Mars'] } } };
  const named = await judgeData({ data: 'now.csv', reference: 'ref.csv', rules }, worldIn(workspace));
  expect(named.columns).toEqual([
    { name: 'id', type: 'integer', nulls: 0, referenceNulls: 0 },
    { name: 'amount', type: 'integer', nulls: 0.1, referenceNulls: 0 },
    { name: 'country', type: 'string', nulls: 0, referenceNulls: 0 },
    { name: 'paid', type: 'boolean', nulls: 0, referenceNulls: 0 },
  ]);
  for (const figure of named.figures!) figureSchema.parse(figure);
  const bins = (validation: typeof named, column: string) => {
    const figure = validation.figures!.find(({ subject }) => subject === column);
    return figure?.kind === 'histogram' && 'categories' in figure.bins ? figure.bins.categories : undefined;
  };
  expect(bins(named, 'country')).toEqual(['DE', 'FR', 'Mars']);
  expect(bins(named, 'paid')).toEqual(['false', 'true']);
  const quiet = await judgeData({ data: 'now.csv', reference: 'ref.csv' }, worldIn(workspace));
  expect(bins(quiet, 'country')).toEqual(['value 1', 'value 2', 'value 3']);
  expect(JSON.stringify(quiet.figures)).not.toContain('Mars');
  const alone = await judgeData({ data: 'now.csv', 'write-profile': 'p.json' }, worldIn(workspace));
  expect(alone.figures!.map(({ subject }) => subject)).toEqual([undefined, 'amount', 'country', 'paid']);
  const nulls = {
    columns: { amount: { nulls: '50%' }, country: { nulls: { max: 0, where: 'id > 5' } }, id: { type: 'float' } },
  };
  const neither = await judgeData({ data: 'now.csv', rules: nulls }, worldIn(workspace));
  expect(neither.columns).toEqual([
    { name: 'id', type: 'float' },
    { name: 'amount', type: 'integer', nulls: 0.1 },
    { name: 'country', type: 'string' },
    { name: 'paid', type: 'boolean' },
  ]);
  expect(neither.figures!.map(({ title }) => title)).toEqual(['Rows without a value']);
});
