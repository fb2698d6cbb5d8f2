import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countCells, quantileCells, tailEdges } from '@tidegate/statistics';
import { driftLevel } from '../src/drift/decide.ts';
import { makeProfile } from '../src/drift/make-profile.ts';
import { profileText, readProfile } from '../src/drift/profile.ts';
import { folder, judgeData, withTable, worldIn } from './engine-for-tests.ts';

const range = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
type Value = string | number | null;
const times = (count: number, value: Value) => Array.from({ length: count }, () => value);
const shuffled = <T>(values: T[]) =>
  values
    .map((value, i) => ({ value, key: (i * 7919) % 10_007 }))
    .sort((x, y) => x.key - y.key)
    .map(({ value }) => value);
const column = (values: readonly Value[], name = 'x') =>
  `${name},k\n${values.map((value) => `${value ?? ''},1`).join('\n')}\n`;
const categories = (counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([name, count]) => times(count, name));

async function drift(reference: readonly Value[], data: readonly Value[], raw: Record<string, unknown> = {}) {
  const world = worldIn(folder({ 'ref.csv': column(reference), 'cur.csv': column(data) }));
  const judged = await judgeData({ data: 'cur.csv', reference: 'ref.csv', ...raw }, world);
  const tests = judged.checks.filter(({ id }) => id.startsWith('drift.x'));
  return {
    ...judged,
    tests: Object.fromEntries(
      tests.map((check) => [check.id.replace('drift.x.', '').replace('drift.x', 'status'), check]),
    ),
  };
}

// Reference numbers computed in Python (numpy, scipy) from the rule's definition.
describe('rows-moved, number by number', () => {
  test.each<[string, Value[], Value[], Record<string, { p: number; effect: number; drift: boolean }>]>([
    [
      'numbers, identical',
      range(1, 200, 0.5),
      range(1, 200, 0.5),
      { value: { p: 1, effect: 0, drift: false }, tail: { p: 1, effect: 0, drift: false } },
    ],
    [
      'numbers, moved by 20',
      [...range(1, 200), ...range(1, 200)].slice(0, 200).map((v) => v + 0.5),
      range(21, 220).map((v) => v + 0.5),
      {
        value: { p: 0.0004303476536079047, effect: 0.1, drift: true },
        tail: { p: 1.15737366676466e-6, effect: 0.1, drift: true },
      },
    ],
    ['numbers, constant and equal', times(100, 5), times(80, 5), {}],
    [
      'numbers, 1 % far out',
      range(1, 2000).map((v) => v + 0.5),
      [...range(1, 1980).map((v) => v + 0.5), ...times(20, 1e6)],
      { value: { p: 1, effect: 0, drift: false }, tail: { p: 0.00011650047774549041, effect: 0.009, drift: true } },
    ],
    [
      'categories, within chance',
      categories({ a: 50, b: 30, c: 20 }),
      categories({ a: 40, b: 35, c: 25 }),
      { mix: { p: 0.7171330827463815, effect: 0.1, drift: false } },
    ],
    [
      'categories, one grew by 6 points',
      categories({ a: 800, b: 600, c: 400, d: 200 }),
      categories({ a: 747, b: 560, c: 373, d: 320 }),
      { mix: { p: 1.3460223445885803e-7, effect: 0.06, drift: true } },
    ],
    [
      'two categories, exact',
      categories({ y: 2, n: 98 }),
      categories({ y: 12, n: 88 }),
      { mix: { p: 0.010094706872787147, effect: 0.1, drift: true } },
    ],
    [
      'booleans',
      categories({ true: 2, false: 98 }),
      categories({ True: 12, False: 88 }),
      { mix: { p: 0.010094706872787147, effect: 0.1, drift: true } },
    ],
    [
      'nulls, none to 3 %',
      times(1000, 'same'),
      [...times(970, 'same'), ...times(30, null)],
      { null: { p: 3.4137528580320575e-8, effect: 0.03, drift: true } },
    ],
  ])('%s', async (_, reference, data, expected) => {
    const { tests, outputs } = await drift(shuffled(reference), shuffled(data));
    expect(Object.keys(tests).sort()).toEqual(Object.keys(expected).sort());
    for (const [name, { p, effect, drift: drifted }] of Object.entries(expected)) {
      const check = tests[name]!;
      expect(Math.abs((check.values!['p'] as number) / p - 1)).toBeLessThan(1e-6);
      expect(check.observed).toBeCloseTo(effect, 9);
      expect(check.verdict === 'warn' || check.verdict === 'fail').toBe(drifted);
    }
    const any = Object.values(expected).some(({ drift: drifted }) => drifted);
    expect(outputs).toMatchObject({ 'drift-detected': any, 'drifted-columns': any ? ['x'] : [] });
  });

  test('a difference far beyond chance but too small to matter passes', async () => {
    const { tests } = await drift(categories({ y: 50_000, n: 50_000 }), categories({ y: 51_000, n: 49_000 }));
    expect(tests['mix']).toMatchObject({ verdict: 'pass', observed: expect.closeTo(0.01, 9) });
    expect(tests['mix']!.values!['q']).toBeLessThan(0.001);
  });
});

describe('levels', () => {
  test.each([
    [0.04, 0.03, 'warn'],
    [0.051, 0.5, 'pass'],
    [NaN, 0.5, 'inconclusive'],
    [0.01, NaN, 'inconclusive'],
    [0.04, 0.0299999, 'pass'],
    [0.04, 0.63 - 0.6, 'warn'],
    [0.04, 0.1, 'fail'],
    [0.05, 0.5, 'fail'],
  ])('q %d, effect %d: %s', (q, effect, level) => {
    expect(driftLevel({ q, effect, alpha: 0.05, floor: 0.03, fail: 0.1 })).toBe(level);
  });

  test('the floors can be moved, for all columns or one, and a column left out', async () => {
    const reference = categories({ a: 800, b: 600, c: 400, d: 200 });
    const data = categories({ a: 747, b: 560, c: 373, d: 320 });
    const verdict = async (policy: string) => (await drift(reference, data, { drift: policy })).tests['mix']?.verdict;
    expect(await verdict('rows-moved')).toBe('warn');
    expect(await verdict('floors: { mix: 0.07 }')).toBe('pass');
    expect(await verdict('fail: { mix: 0.05 }')).toBe('fail');
    expect(await verdict('columns: { x: { mix: 0.07 } }')).toBe('pass');
    expect(await verdict('columns: { x: off }')).toBeUndefined();
    expect(await verdict('alpha: 1e-9')).toBe('pass');
  });
});

describe('what cannot be compared is never a pass', () => {
  test('too few values', async () => {
    const { verdict, tests } = await drift(
      range(0, 11),
      range(0, 99).map((v) => v / 2),
    );
    expect(verdict).toBe('inconclusive');
    expect(tests['status']).toMatchObject({
      verdict: 'inconclusive',
      reason: 'x has too few rows to compare: 12 in the reference and 100 in the data, where 20 are needed.',
    });
  });

  test('few values among many nulls', async () => {
    const some = (count: number) => [...times(100 - count, null), ...range(1, count).map((v) => v / 2)];
    const { tests } = await drift(some(50), some(10));
    expect(tests['status']!.reason).toBe(
      'x has too few values to compare: 50 in the reference and 10 in the data, where 20 are needed.',
    );
    expect(tests['null']!.verdict).toBe('fail');
  });

  test('a column that is gone', async () => {
    const world = worldIn(folder({ 'ref.csv': column(range(1, 50)), 'cur.csv': column(range(1, 50), 'y') }));
    const { verdict, checks } = await judgeData({ data: 'cur.csv', reference: 'ref.csv' }, world);
    expect(verdict).toBe('inconclusive');
    expect(checks.find(({ id }) => id === 'drift.x')!.reason).toMatch(/^The data lacks the column x of the reference/);
  });

  test('a number that became text', async () => {
    const { tests, outputs } = await drift(range(1, 100, 0.5), [...range(1, 99, 0.5), 'oops']);
    expect(tests['status']).toMatchObject({ verdict: 'fail', reason: 'x holds text and no longer number.' });
    expect(outputs['drifted-columns']).toEqual(['x']);
  });

  test('a number that became all null keeps its null test', async () => {
    const { tests } = await drift(range(1, 100, 0.5), times(100, null));
    expect(tests).toMatchObject({ null: { verdict: 'fail', observed: 1 } });
    expect(Object.keys(tests)).toEqual(['null']);
  });

  test('identifiers and times are compared by nulls alone, and the facts say so', async () => {
    const ids = await drift(shuffled(range(1, 300)), shuffled(range(5000, 5300)));
    expect(ids.tests).toEqual({});
    expect(ids.facts).toMatchObject({ 'compared by nulls alone': 'x (identifier)' });
    const names = await drift(
      range(1, 300).map((v) => `name ${v}`),
      range(1, 300).map((v) => `other ${v}`),
    );
    expect(names.tests).toEqual({});
    const days = await drift(times(50, '2025-01-01'), times(50, '2026-01-01'));
    expect(days.facts).toMatchObject({ 'compared by nulls alone': 'x (time)' });
  });
});

describe('one value, two spellings', () => {
  test('an integer column that gains nulls is still numbers', async () => {
    const { tests } = await drift(
      shuffled([...times(200, 1), ...times(200, 2)]),
      shuffled([...times(198, '1.0'), ...times(198, '2.0'), ...times(4, null)]),
    );
    expect(tests['value']).toMatchObject({ verdict: 'pass', observed: 0 });
  });

  test('as a category 1.0 is 1', async () => {
    const rules = 'columns: { x: { type: string } }';
    const { tests } = await drift([...times(200, 1), ...times(200, 2)], [...times(200, '1.0'), ...times(200, '2.0')], {
      rules,
    });
    expect(tests['mix']).toMatchObject({ verdict: 'pass', observed: 0 });
  });

  test('text that happens to be all numbers this time is still text', async () => {
    const { tests } = await drift(categories({ A1: 300, '7': 100 }), categories({ '7': 400 }));
    expect(tests['mix']).toMatchObject({ verdict: 'fail', observed: 0.75 });
  });
});

test('extreme values are values, NaN is a null', async () => {
  const { tests } = await drift([...range(1, 200, 0.5), 'nan'], [...range(1, 190, 0.5), ...times(20, 'inf')]);
  expect(tests['value']!.verdict).not.toBe('inconclusive');
  expect(tests['tail']).toMatchObject({ verdict: 'fail', values: { 'above in the data': 20 } });
  expect(tests['null']!.values).toMatchObject({ 'nulls in the reference': 1, 'nulls in the data': 0 });
});

describe('profiles', () => {
  test('the verdict from a stored profile is the verdict from the rows', async () => {
    const files = {
      'ref.csv': `x,c,b,n\n${range(1, 400)
        .map((i) => `${(i * 37) % 101}.${i % 7},${'abcd'[i % 4]},${i % 3 === 0},${i % 5 === 0 ? '' : i / 3}`)
        .join('\n')}\n`,
      'cur.csv': `x,c,b,n\n${range(1, 300)
        .map((i) => `${(i * 31) % 140}.${i % 9},${'abcde'[i % 5]},${i % 2 === 0},${i % 9 === 0 ? '' : i / 2}`)
        .join('\n')}\n`,
    };
    const workspace = folder(files);
    const world = worldIn(workspace);
    const written = await judgeData({ data: 'ref.csv', 'write-profile': 'out/profile.json' }, world);
    expect(written).toMatchObject({ verdict: 'pass', outputs: { profile: 'out/profile.json' } });
    const fromRows = await judgeData({ data: 'cur.csv', reference: 'ref.csv' }, world);
    const fromProfile = await judgeData({ data: 'cur.csv', reference: 'out/profile.json' }, world);
    expect(fromProfile.checks).toEqual(fromRows.checks);
    expect(fromRows.outputs['drift-detected']).toBe(true);
    expect(fromProfile.facts).toMatchObject({ 'reference digest': written.subject!.dataDigest, 'reference rows': 400 });
  });

  test('infinities survive the file', () => {
    const frequencies = { values: [-Infinity, 1, Infinity], counts: [1, 2, 1] };
    const profile = {
      schema: 'tidegate-profile/1' as const,
      digest: 'sha256:0',
      rows: 4,
      columns: [{ name: 'x', family: 'number' as const, identifier: false, nulls: 0, frequencies }],
    };
    expect(readProfile(profileText(profile), 'p.json')).toEqual(profile);
  });

  test.each([
    ['no JSON', 'x: 1', '`reference`: p.json is not valid JSON.'],
    ['another file', '{"accuracy": 1}', '`reference`: p.json is no profile (schema: '],
  ])('%s is refused', (_, text, message) => {
    expect(() => readProfile(text, 'p.json')).toThrow(message);
  });

  test('condensed frequencies give the cells and tails of the full table', async () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 12 }),
      fc.double({ min: -5, max: 5, noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, 7, 1e300),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 30, maxLength: 1500 }), async (values) => {
        const text = `x,k\n${values.map((number) => `${number},1`).join('\n')}\n0.5,1\n`;
        const full = new Map<number, number>();
        for (const number of [...values, 0.5]) full.set(number + 0, (full.get(number + 0) ?? 0) + 1);
        const sorted = [...full].sort(([p], [q]) => p - q);
        const [all, counts] = [sorted.map(([number]) => number), sorted.map(([, count]) => count)];
        await withTable({ 'd.csv': text }, async (table, engine) => {
          const { frequencies } = (await makeProfile(table, engine.query)).columns[0]!;
          for (const K of [40, 100]) {
            const edges = quantileCells(all, counts, K);
            expect(quantileCells(frequencies!.values, frequencies!.counts, K)).toEqual(edges);
            expect(countCells(edges, frequencies!.values, frequencies!.counts)).toEqual(countCells(edges, all, counts));
          }
          expect(tailEdges(frequencies!.values, frequencies!.counts)).toEqual(tailEdges(all, counts));
        });
      }),
      { numRuns: 15, seed: 20261121 },
    );
  });
});
