import { describe, expect, test } from '@jest/globals';
import {
  andersonDarlingCells,
  benjaminiHochberg,
  countCells,
  distinctCounts,
  maxGap,
  mixTest,
  nullTest,
  quantileCells,
  tailEdges,
  tailTest,
} from '@tidegate/statistics';
import { near } from './near.ts';

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const table = (counts: Record<string, number>): Map<string, number> => new Map(Object.entries(counts));

/** Value and tail tests of two lists of rows, by the way a profile goes: edges and counts only. */
function numeric(ref: number[], cur: number[]) {
  const { values, counts } = distinctCounts(ref);
  const forty = quantileCells(values, counts, 40);
  const hundred = quantileCells(values, counts, 100);
  const { below, above } = tailEdges(values, counts);
  const outside = (rows: number[]) =>
    [rows.filter((x) => x < below).length, rows.filter((x) => x > above).length] as const;
  const [refBelow, refAbove] = outside(ref);
  const [curBelow, curAbove] = outside(cur);
  const tail = { refBelow, refAbove, n: ref.length, curBelow, curAbove, m: cur.length };
  return {
    value: andersonDarlingCells(countCells(forty, ref), countCells(forty, cur)),
    effect: maxGap(countCells(hundred, ref), countCells(hundred, cur)),
    counted: tail,
    tail: tailTest(tail),
  };
}

// Computed once by an independent program (Python, scipy 1.10) from the definition of the rule.
describe('rows moved, numbers', () => {
  test('identical', () => {
    const found = numeric(range(1, 200), range(1, 200));
    expect(found.value).toEqual({ stat: 0, p: 1, cells: 40, occupied: 40 });
    expect([found.effect, found.tail]).toEqual([0, { p: 1, effect: 0 }]);
  });

  test('shifted by a tenth', () => {
    const found = numeric(range(1, 200), range(21, 220));
    expect(found.value.cells).toBe(40);
    near(found.value.stat, 6.544571112359798, 1e-9);
    near(found.value.p, 0.0004303476536079047, 1e-6);
    near(found.effect, 0.1, 1e-9);
    expect(found.counted).toMatchObject({ refAbove: 0, curAbove: 20, refBelow: 0, curBelow: 0 });
    near(found.tail.p, 1.15737366676466e-6, 1e-6);
    near(found.tail.effect, 0.1, 1e-9);
    const q = benjaminiHochberg([found.value.p, found.tail.p]);
    near(q[0]!, 0.0004303476536079047, 1e-6);
    near(q[1]!, 2.31474733352932e-6, 1e-6);
  });

  test('constant and equal: nothing was tested', () => {
    const found = numeric(new Array<number>(100).fill(5), new Array<number>(80).fill(5));
    expect(found.value).toMatchObject({ stat: 0, p: 1, occupied: 1 });
    expect(found.effect).toBe(0);
  });

  test.each([3, 4.999, 5.001, 7])('constant changed from 5 to %p: the value test fires', (now) => {
    const found = numeric(new Array<number>(100).fill(5), new Array<number>(80).fill(now));
    expect(found.value.p).toBeLessThan(1e-20);
    expect(found.effect).toBe(1);
  });

  test('one row in a hundred far out: the body is still, the tail fires', () => {
    const found = numeric(range(1, 2000), [...range(1, 1980), ...new Array<number>(20).fill(1e6)]);
    expect(found.value).toMatchObject({ stat: 0, p: 1, cells: 40 });
    expect(found.effect).toBe(0);
    expect(found.counted).toMatchObject({ refAbove: 2, curAbove: 20, refBelow: 2, curBelow: 2 });
    near(found.tail.p, 0.00011650047774549041, 1e-6);
    near(found.tail.effect, 0.009, 1e-9);
    near(benjaminiHochberg([found.value.p, found.tail.p])[1]!, 0.00023300095549098082, 1e-6);
  });
});

describe('rows moved, categories and nulls', () => {
  test.each([
    [
      'small change',
      { a: 50, b: 30, c: 20 },
      { a: 40, b: 35, c: 25 },
      0.3585665413731908,
      0.4656554690540403,
      0.7171330827463815,
      0.1,
    ],
    [
      'one category 10 to 16 %',
      { a: 800, b: 600, c: 400, d: 200 },
      { a: 747, b: 560, c: 373, d: 320 },
      5.682184692938692e-7,
      6.730111722942901e-8,
      1.3460223445885803e-7,
      0.06,
    ],
    [
      'certain but tiny, at a million rows',
      { y: 500000, n: 500000 },
      { y: 505000, n: 495000 },
      1.5364806529256893e-12,
      1.5364806529256893e-12,
      1.5364806529256893e-12,
      0.005,
    ],
    [
      'two levels, exact',
      { y: 2, n: 98 },
      { y: 12, n: 88 },
      0.010094706872787147,
      0.010094706872787147,
      0.010094706872787147,
      0.1,
    ],
  ])('%s', (_, ref, cur, pChi, pMax, p, effect) => {
    const found = mixTest(table(ref), table(cur));
    near(found.pChi, pChi, 1e-6);
    near(found.pMax, pMax, 1e-6);
    near(found.p, p, 1e-6);
    near(found.effect, effect, 1e-9);
  });

  test('nulls from none to 3 %', () => {
    const found = nullTest(0, 1000, 30, 1000);
    near(found.p, 3.4137528580320575e-8, 1e-6);
    near(found.effect, 0.03, 1e-9);
  });
});
