import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checksOf } from './checks-for-tests.ts';

interface Row {
  readonly n: string;
  readonly s: string;
  readonly g: string;
}

const row = fc.record<Row>({
  n: fc.constantFrom('', '0', '1', '2', '-3', '4.5', '1.0', '1e2', 'NaN', 'inf', 'x', '7', '8', '9'),
  s: fc.constantFrom('', 'a', 'b', 'A', "it's", 'ä', 'a;drop table x', '"q"', 'null', '1'),
  g: fc.constantFrom('', 'u', 'v'),
});

/** The number a text is, NaN and the infinities included; undefined for what is none. */
function numberOf(text: string): number | undefined {
  if (text === 'inf') return Infinity;
  return text === 'NaN' ? NaN : /^-?\d/.test(text) ? Number(text) : undefined;
}

/** Indices of rows, of those looked at, that break the rule. */
type Plain = (rows: readonly Row[]) => { checked: number; failing: number[] };

const each =
  (looked: (row: Row) => boolean, holds: (row: Row) => boolean): Plain =>
  (rows) => ({
    checked: rows.filter(looked).length,
    failing: [...rows.keys()].filter((i) => looked(rows[i]!) && !holds(rows[i]!)),
  });

const hasNumber = ({ n }: Row) => n !== '';
const hasText = ({ s }: Row) => s !== '';
const number = ({ n }: Row) => numberOf(n) ?? NaN;

const repeating =
  (looked: (row: Row) => boolean, key: (row: Row) => string): Plain =>
  (rows) => {
    const seen = new Set<string>();
    const failing = [...rows.keys()].filter((i) => {
      if (!looked(rows[i]!)) return false;
      const known = seen.has(key(rows[i]!));
      seen.add(key(rows[i]!));
      return known;
    });
    return { checked: rows.filter(looked).length, failing };
  };

const increasing: Plain = (rows) => {
  const last = new Map<string, number>();
  const failing = [...rows.keys()].filter((i) => {
    const { g } = rows[i]!;
    if (!hasNumber(rows[i]!)) return false;
    const value = number(rows[i]!);
    if (Number.isNaN(value)) return true;
    const before = last.get(g);
    last.set(g, value);
    return before !== undefined && !(value >= before);
  });
  return { checked: rows.filter(hasNumber).length, failing };
};

function quantile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)]!;
  const part = place - Math.floor(place);
  return part === 0 ? low : low + part * (sorted[Math.floor(place) + 1]! - low);
}

const rules = {
  columns: {
    n: {
      type: 'float',
      nulls: 0,
      min: 0,
      max: { value: 8, where: "g = 'u'" },
      'exclusive-min': 1,
      'not-in': [2, 7],
      monotonic: { direction: 'increasing', group: 'g' },
    },
    s: { type: 'string', in: ['a', 'b', "it's"], 'not-pattern': '.*[ab].*', length: 1, unique: true },
  },
  checks: [{ sql: "n > 1 OR s = 'a'" }],
  pairs: [{ left: 'n', operator: '!=', right: 'm', nulls: 'skip' }],
  unique: [['s', 'g']],
  duplicates: { max: 0 },
};

const plain: Record<string, Plain> = {
  'columns.n.type': each(hasNumber, ({ n }) => numberOf(n) !== undefined),
  'columns.n.nulls': each(
    () => true,
    ({ n }) => n !== '' && n !== 'NaN',
  ),
  'columns.n.min': each(
    ({ n }) => numberOf(n) !== undefined,
    (row) => number(row) >= 0,
  ),
  'columns.n.max': each(
    ({ n, g }) => g === 'u' && numberOf(n) !== undefined,
    (row) => number(row) <= 8,
  ),
  'columns.n.exclusive-min': each(
    ({ n }) => numberOf(n) !== undefined,
    (row) => number(row) > 1,
  ),
  'columns.n.not-in': each(hasNumber, (row) => row.n !== 'NaN' && ![2, 7].includes(number(row))),
  'columns.n.monotonic': increasing,
  'columns.s.in': each(hasText, ({ s }) => ['a', 'b', "it's"].includes(s)),
  'columns.s.not-pattern': each(hasText, ({ s }) => !/[ab]/.test(s)),
  'columns.s.length': each(hasText, ({ s }) => [...s].length === 1),
  'columns.s.unique': repeating(hasText, ({ s }) => s),
  'checks.1': each(
    () => true,
    (row) => number(row) > 1 || row.s === 'a',
  ),
  'pairs.1': each(hasNumber, (row) => !Number.isNaN(number(row)) && number(row) !== 1),
  'unique.1': repeating(
    ({ s, g }) => s !== '' && g !== '',
    ({ s, g }) => `${s}|${g}`,
  ),
  duplicates: repeating(
    () => true,
    ({ n, s, g }) => `${n}|${s}|${g}`,
  ),
};

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

test('rules count what plain code counts, row by row', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
      const lines = ['n,s,g,m', ...rows.map(({ n, s, g }) => `${n},${s === '' ? '' : quoted(s)},${g},1`)];
      const checks = await checksOf({ 'd.csv': `${lines.join('\n')}\n` }, rules, { maxFailingRows: 100 });
      for (const [id, count] of Object.entries(plain)) {
        const { checked, failing } = count(rows);
        const found = checks.find((check) => check.id === id)!;
        expect({ id, sizes: found.sizes, rows: (found.examples ?? []).map(({ row }) => Number(row) - 1) }).toEqual({
          id,
          sizes: { checked, failing: failing.length },
          rows: failing,
        });
        expect(found.verdict === 'fail').toBe(failing.length > 0);
      }
    }),
    // Rows of one kind alone first: their columns are taken for numbers, or for nothing.
    { numRuns: 25, examples: [[[{ n: '', s: '1', g: '' }]], [[{ n: '1', s: '', g: 'u' }]]] },
  );
}, 120_000);

test('statistics are those of plain code', async () => {
  const value = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 2, maxLength: 60 }), async (values) => {
      const statistics = { min: {}, max: {}, mean: {}, stddev: {}, sum: {}, median: {}, distinct: {} };
      const bounds = { min: -1e300, max: 1e300 };
      const rules = {
        columns: {
          v: {
            aggregates: {
              ...Object.fromEntries(Object.keys(statistics).map((name) => [name, bounds])),
              quantiles: { 0.1: bounds, 0.25: bounds, 0.99: bounds },
            },
          },
        },
      };
      const checks = await checksOf({ 'd.csv': `v\n${values.join('\n')}\n` }, rules);
      const observed = (id: string) =>
        checks.find((check) => check.id === `columns.v.aggregates.${id}`)!.observed as number;
      const sorted = values.toSorted((a, b) => a - b);
      const n = values.length;
      const sum = values.reduce((total, v) => total + v, 0);
      const deviations = values.reduce((total, v) => total + (v - sum / n) ** 2, 0);
      const scale = Math.max(...values.map(Math.abs), 1) * n;
      expect(observed('min')).toBe(sorted[0]! + 0);
      expect(observed('max')).toBe(sorted.at(-1)! + 0);
      expect(observed('distinct')).toBe(new Set(values.map((v) => v + 0)).size);
      expect(Math.abs(observed('sum') - sum)).toBeLessThan(1e-12 * scale);
      expect(Math.abs(observed('mean') - sum / n)).toBeLessThan(1e-12 * scale);
      expect(Math.abs(observed('stddev') - Math.sqrt(deviations / (n - 1)))).toBeLessThan(1e-10 * scale);
      for (const [id, p] of [
        ['median', 0.5],
        ['quantiles.0.1', 0.1],
        ['quantiles.0.25', 0.25],
        ['quantiles.0.99', 0.99],
      ] as const)
        expect(Math.abs(observed(id) - quantile(sorted, p))).toBeLessThan(1e-12 * scale);
    }),
    { numRuns: 20 },
  );
}, 120_000);
