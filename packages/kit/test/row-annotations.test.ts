import { describe, expect, test } from '@jest/globals';
import type { Check, Verdict } from '@tidegate/evidence';
import { evidence } from '@tidegate/testing';
import { rowAnnotations } from '../src/row-annotations.ts';

const check = (id: string, verdict: Verdict, rows: number): Check => ({
  id,
  title: `${id} holds`,
  verdict,
  reason: `${rows} rows break ${id}.`,
  examples: Array.from({ length: rows }, (_, i) => ({ file: 'data/d.csv', line: i + 2, row: i + 1 })),
});
const told = (checks: Check[], failsJob = true) =>
  rowAnnotations(evidence({ gate: 'validate-data', checks }), failsJob, '/w');

test('a failing row is an error on its line', () => {
  expect(told([check('a', 'fail', 1)])).toEqual([
    { level: 'error', title: 'validate-data: a holds', message: '1 rows break a.', file: 'data/d.csv', line: 2 },
  ]);
});

test.each<[Verdict, boolean, string[]]>([
  ['fail', true, ['error']],
  ['inconclusive', true, ['error']],
  ['warn', true, ['warning']],
  ['fail', false, ['warning']],
  ['inconclusive', false, ['warning']],
  ['pass', true, []],
])('%s of a step that fails the job (%s): %j', (verdict, failsJob, levels) => {
  expect(told([check('a', verdict, 1)], failsJob).map(({ level }) => level)).toEqual(levels);
});

test('nine at most, a row of every check before the second of any', () => {
  const all = told([check('a', 'fail', 100), check('b', 'warn', 1), check('c', 'fail', 2)]);
  expect(all.map(({ title, line }) => `${title.slice(15, 16)}${line}`)).toEqual([
    'a2',
    'b2',
    'c2',
    'a3',
    'c3',
    'a4',
    'a5',
    'a6',
    'a7',
  ]);
});

describe('where a mark can be put', () => {
  test.each([
    ['data/d.csv', 'data/d.csv'],
    ['./data/../d.csv', 'd.csv'],
    ['/w/data/d.csv', 'data/d.csv'],
    ['..data/d.csv', '..data/d.csv'],
    ['/elsewhere/d.csv', undefined],
    ['../d.csv', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j: %s', (file, expected) => {
    const [mark] = told([{ ...check('a', 'fail', 0), examples: [{ file, line: 1 }] }]);
    expect(mark?.file).toBe(expected);
  });

  test.each([0, -1, 1.5, '3', null, undefined])('line %j is none', (line) => {
    expect(
      told([{ ...check('a', 'fail', 0), examples: [{ file: 'd.csv', ...(line !== undefined && { line }) }] }]),
    ).toEqual([]);
  });
});
