import { describe, expect, test } from '@jest/globals';
import type { Law } from '../../../bench/drift/laws.ts';
import { measureRows, profileOfRows, type Rows } from '../../../bench/drift/rows.ts';
import { decide, storedAndRead } from '../../../bench/drift/table-pair.ts';
import { rowsMoved } from '../src/drift/policy.ts';
import { type ColumnResult, testColumn } from '../src/drift/tests.ts';

interface Expected {
  readonly p: number;
  readonly effect: number;
  readonly q: number;
  readonly drift: boolean;
  readonly values?: Readonly<Record<string, number>>;
}

interface Vector {
  readonly name: string;
  readonly kind: Law['kind'];
  readonly reference: Rows;
  readonly data: Rows;
  readonly tests: Readonly<Record<string, Expected>>;
}

const times = <T>(count: number, value: T): T[] => new Array<T>(count).fill(value);
const mix = (counts: Readonly<Record<string, number>>): Rows =>
  Object.entries(counts).flatMap(([name, count]) => times(count, name));
// Half a unit up: whole numbers that never repeat would be taken for an identifier, and only the order of the values counts.
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i + 0.5);
const still: Expected = { p: 1, effect: 0, q: 1, drift: false };
const one = (p: number, effect: number, drift: boolean): Expected => ({ p, effect, q: p, drift });

// Computed once by an independent program (Python 3.11, numpy 1.24, scipy 1.10) from the definition of the rule.
const vectors: readonly Vector[] = [
  {
    name: 'numbers, identical',
    kind: 'continuous',
    reference: range(1, 200),
    data: range(1, 200),
    tests: { value: { ...still, values: { statistic: 0 } }, tail: still },
  },
  {
    name: 'numbers, moved by a tenth',
    kind: 'continuous',
    reference: range(1, 200),
    data: range(21, 220),
    tests: {
      value: {
        p: 0.0004303476536079047,
        effect: 0.1,
        q: 0.0004303476536079047,
        drift: true,
        values: { statistic: 6.544571112359798 },
      },
      tail: {
        p: 1.15737366676466e-6,
        effect: 0.1,
        q: 2.31474733352932e-6,
        drift: true,
        values: outside(0, 20, 0, 0),
      },
    },
  },
  { name: 'numbers, constant and equal', kind: 'discrete', reference: times(100, 5), data: times(80, 5), tests: {} },
  {
    name: 'numbers, one row in a hundred far out',
    kind: 'continuous',
    reference: range(1, 2000),
    data: [...range(1, 1980), ...times(20, 1e6)],
    tests: {
      value: { ...still, values: { statistic: 0 } },
      tail: {
        p: 0.00011650047774549041,
        effect: 0.009,
        q: 0.00023300095549098082,
        drift: true,
        values: outside(2, 20, 2, 2),
      },
    },
  },
  {
    name: 'categories, a small change',
    kind: 'categories',
    reference: mix({ a: 50, b: 30, c: 20 }),
    data: mix({ a: 40, b: 35, c: 25 }),
    tests: { mix: mixed(one(0.7171330827463815, 0.1, false), 0.3585665413731908, 0.4656554690540403) },
  },
  {
    name: 'categories, one from 10 to 16 %',
    kind: 'categories',
    reference: mix({ a: 800, b: 600, c: 400, d: 200 }),
    data: mix({ a: 747, b: 560, c: 373, d: 320 }),
    tests: { mix: mixed(one(1.3460223445885803e-7, 0.06, true), 5.682184692938692e-7, 6.730111722942901e-8) },
  },
  {
    name: 'categories, certain but below the floor at a million rows',
    kind: 'categories',
    reference: mix({ y: 500_000, n: 500_000 }),
    data: mix({ y: 505_000, n: 495_000 }),
    tests: { mix: mixed(one(1.5364806529256893e-12, 0.005, false), 1.5364806529256893e-12, 1.5364806529256893e-12) },
  },
  {
    name: 'two categories, exact',
    kind: 'categories',
    reference: mix({ y: 2, n: 98 }),
    data: mix({ y: 12, n: 88 }),
    tests: { mix: mixed(one(0.010094706872787147, 0.1, true), 0.010094706872787147, 0.010094706872787147) },
  },
  {
    name: 'nulls, none to 3 %',
    kind: 'discrete',
    reference: times(1000, 5),
    data: [...times(970, 5), ...times(30, null)],
    tests: {
      null: {
        ...one(3.4137528580320575e-8, 0.03, true),
        values: { 'nulls in the reference': 0, 'nulls in the data': 30 },
      },
    },
  },
];

function outside(above: number, aboveNow: number, below: number, belowNow: number): Record<string, number> {
  return {
    'above in the reference': above,
    'above in the data': aboveNow,
    'below in the reference': below,
    'below in the data': belowNow,
  };
}

function mixed(expected: Expected, pChi: number, pMax: number): Expected {
  return { ...expected, values: { 'p of the chi-square': pChi, 'p of the largest change': pMax } };
}

/** Tests of one column by way of the profile's text, as a stored reference gives them. */
function judged({ kind, reference, data }: Omit<Vector, 'name' | 'tests'>): ColumnResult {
  const law = { kind, family: 'text' } as unknown as Law;
  const made = profileOfRows({ name: 'x', law, nulls: 0 }, reference);
  const [profile] = storedAndRead([made], reference.length);
  const rows = { reference: reference.length, data: data.length };
  return testColumn(profile!, measureRows(profile!, data), rows, rowsMoved.minRows);
}

function expectNear(actual: unknown, expected: number, tolerance: number): void {
  expect(typeof actual).toBe('number');
  const error = Math.abs((actual as number) - expected) / (expected === 0 ? 1 : Math.abs(expected));
  if (!(error <= tolerance)) expect(actual).toBe(expected);
}

describe('rows-moved, number by number, through the stored profile and the decision', () => {
  test.each(vectors)('$name', (vector) => {
    const { checks, drifted } = decide([judged(vector)]);
    const found = new Map(checks.map((check) => [check.id.replace('drift.x.', ''), check]));
    if (Object.keys(vector.tests).length === 0)
      expect(checks).toMatchObject([
        { id: 'drift', verdict: 'inconclusive', reason: expect.stringMatching(/^No column/) },
      ]);
    else expect([...found.keys()]).toEqual(Object.keys(vector.tests));
    for (const [name, { p, q, effect, drift, values = {} }] of Object.entries(vector.tests)) {
      const check = found.get(name)!;
      expectNear(check.values!['p'], p, 1e-6);
      expectNear(check.values!['q'], q, 1e-6);
      expectNear(check.observed, effect, 1e-9);
      for (const [value, number] of Object.entries(values))
        expectNear(check.values![value], number, value.startsWith('p of') ? 1e-6 : 1e-9);
      expect(check.verdict !== 'pass').toBe(drift);
    }
    expect(drifted).toEqual(Object.values(vector.tests).some(({ drift }) => drift) ? ['x'] : []);
  });

  // From the definition by hand, in Python: ½ Σ|p − q| = 0.25 of which chance alone would show 0.1724.
  test('many categories: what chance alone moves is taken off the effect', () => {
    const counts = (...sizes: number[]) => mix(Object.fromEntries(sizes.map((size, i) => [`level ${i}`, size])));
    const reference = counts(...times(20, 10));
    const moved = decide([judged({ kind: 'categories', reference, data: counts(...times(10, 15), ...times(10, 5)) })]);
    expectNear(moved.checks[0]!.observed, 0.18108472633895667, 1e-9);
    const within = judged({
      kind: 'categories',
      reference: counts(40, 30, 20, 10, ...times(20, 5)),
      data: counts(20, 20, 10, 10, ...times(10, 2), ...times(10, 4)),
    });
    // 0.1333 moved where chance shows 0.2028: what remains is the largest change of one share.
    expectNear(decide([within]).checks[0]!.observed, 1 / 30, 1e-9);
  });

  test('too few rows: neither pass nor drift', () => {
    const { checks, drifted } = decide([judged({ kind: 'continuous', reference: range(0, 11), data: range(0, 99) })]);
    expect(checks).toMatchObject([{ id: 'drift.x', verdict: 'inconclusive' }]);
    expect(drifted).toEqual([]);
  });
});
