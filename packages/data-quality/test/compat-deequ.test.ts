import { describe, expect, test } from '@jest/globals';
import { deequ, robustDistance } from '../src/drift/compat/deequ.ts';
import { categories, type Drawn, numbers, rowsOf, same, scoreOf } from './compat-samples.ts';

// deequ 2.0.7-spark-3.5: Distance.categoricalDistance(observed, expected), LInfinity simple and robust, Chisquare(5, 0.2, 10)
test.each<[Record<string, number>, Record<string, number>, number, number, number]>([
  [
    { a: 207, b: 20, c: 25, d: 14, e: 25, g: 13 },
    { a: 22, b: 20, c: 25, d: 12, e: 13, f: 15 },
    0.47531357599606494,
    0.27298150100888496,
    0,
  ],
  [
    { a: 207, b: 20, c: 25, d: 14, e: 25 },
    { a: 223, b: 20, c: 25, d: 12, e: 13 },
    0.049751943985081426,
    0,
    0.013227994814265176,
  ],
  [{ a: 500, b: 500 }, { a: 450, b: 550 }, 0.050000000000000044, 0, 0.0014818807747203344],
  [{ a: 300, b: 8, c: 1, d: 2 }, { a: 320, b: 3, c: 4, d: 1 }, 0.016577131205395654, 0, NaN],
  [{ a: 100, b: 6 }, { a: 90, b: 4 }, 0.014050582095543995, 0, NaN],
  [{ a: 100, b: 60, c: 3, d: 4, e: 7 }, { a: 90, b: 71, c: 5, z: 9 }, 0.06088669950738912, 0, 0.0033154795359884304],
  [{ a: 50 }, { a: 40, b: 30 }, 0.4285714285714286, 0.09527619265331005, 9.141298829007383e-10],
  [
    { a: 90, b: 71, c: 50, z: 9 },
    { a: 100, b: 60, c: 30, d: 40, e: 7 },
    0.16877637130801687,
    2.588386794440678e-4,
    6.139533326177116e-14,
  ],
])('%p against %p', (observed, expected, simple, robust, p) => {
  const columns = { ref: categories(expected), cur: categories(observed) };
  const score = (name: string) => scoreOf(deequ.judge(columns, 'category', { test: name })).score;
  expect(same(score('linf-simple'), simple)).toBe(true);
  expect(same(score('linf-robust'), robust)).toBe(true);
  if (Number.isNaN(p)) expect(deequ.judge(columns, 'category', { test: 'chisquare' }).status).toBe('undecided');
  else expect(same(score('chisquare'), p)).toBe(true);
});

// deequ 2.0.7-spark-3.5: Distance.numericalDistance of two sketches of size 2048, filled in the order of rows
test.each<[Drawn, Drawn, number, number]>([
  [['even', 60, 3], ['even', 45, 5], 0.15555555555555553, 0],
  [['even', 60, 3], ['even', 45, 5, 0.25], 0.4388888888888889, 0.08392410190291189],
  [['whole', 700, 5], ['whole', 350, 9, 6], 0.10000000000000009, 0],
  [['skewed', 500, 7], ['skewed', 300, 11, 20], 0.23319327731092437, 0.09793025800703892],
])('%p against %p', (ref, cur, simple, robust) => {
  const columns = { ref: numbers(rowsOf(ref)), cur: numbers(rowsOf(cur)) };
  expect(same(scoreOf(deequ.judge(columns, 'number', { test: 'linf-simple' })).score, simple)).toBe(true);
  expect(same(scoreOf(deequ.judge(columns, 'number', {})).score, robust)).toBe(true);
});

test('a level of its own, as deequ publishes it', () =>
  expect(same(robustDistance(0.47531357599606494, 107, 304, 0.1), 0.33774199396969184)).toBe(true));

describe('verdicts', () => {
  const even = categories({ a: 500, b: 500 });
  const choice = (test: string, threshold: number) => ({ test, threshold });

  test('a distance above the threshold drifted, one at it did not', () => {
    const moved = { ref: even, cur: categories({ a: 750, b: 250 }) };
    const drifted = (name: string, threshold: number) =>
      scoreOf(deequ.judge(moved, 'category', choice(name, threshold))).drifted;
    expect([drifted('linf-simple', 0.25), drifted('linf-simple', 0.2499), drifted('chisquare', 0.05)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('what cannot be compared is undecided', () => {
    expect(deequ.judge({ ref: even, cur: numbers([1]) }, 'category', {}).status).toBe('undecided');
    expect(deequ.judge({ ref: even, cur: categories({}, 3) }, 'category', {}).status).toBe('undecided');
    const many = numbers(rowsOf(['even', 2051, 3]));
    expect(deequ.judge({ ref: many, cur: numbers([1, 2]) }, 'number', {}).status).toBe('undecided');
    expect(deequ.judge({ ref: numbers([1]), cur: numbers([1]) }, 'number', { test: 'chisquare' }).status).toBe(
      'undecided',
    );
  });
});
