import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  andersonDarlingCells,
  chiSquareTwoProportions,
  maxGap,
  mixTest,
  nullTest,
  tailTest,
} from '@tidegate/statistics';
import { near } from './near.ts';

const cells = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 2, maxLength: 30 });
const mix = fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), fc.tuple(fc.nat(40), fc.nat(40)), { maxKeys: 40 });

describe('Anderson-Darling on cells', () => {
  test('with two cells it is the pooled chi-square test', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(500),
        fc.integer({ min: 1, max: 500 }),
        (a, b, c, d) => {
          const { p } = chiSquareTwoProportions({ successes1: a, n1: a + b, successes2: c, n2: c + d });
          near(andersonDarlingCells([a, b], [c, d]).p, p, 1e-9);
        },
      ),
    );
  });

  test('neither exchanging the samples, nor turning the order round, nor empty cells change anything', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const ref = list.map(([r]) => r);
        const cur = list.map(([, c]) => c);
        const { stat, p } = andersonDarlingCells(ref, cur);
        const same = (other: { stat: number; p: number }) => {
          expect(Math.abs(other.stat - stat)).toBeLessThanOrEqual(1e-9 * (1 + stat));
          near(other.p, p, 1e-8);
        };
        same(andersonDarlingCells(cur, ref));
        same(andersonDarlingCells([...ref].reverse(), [...cur].reverse()));
        same(andersonDarlingCells([0, ...ref.flatMap((x) => [x, 0])], [0, ...cur.flatMap((x) => [x, 0])]));
        near(maxGap(cur, ref), maxGap(ref, cur), 1e-12);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('an empty sample says nothing; wrong counts throw', () => {
    expect(andersonDarlingCells([1, 2], [0, 0])).toMatchObject({ stat: 0, p: 1 });
    expect(maxGap([1, 2], [0, 0])).toBe(0);
    expect(() => andersonDarlingCells([1, 2], [1])).toThrow('both samples need the same cells, but there are 2 and 1');
    expect(() => andersonDarlingCells([1, NaN], [1, 2])).toThrow('not NaN');
    expect(() => maxGap([1, -1], [1, 2])).toThrow(RangeError);
  });
});

describe('mix', () => {
  const sides = (counts: Record<string, [number, number]>, names = Object.keys(counts)) =>
    [0, 1].map((side) => new Map(names.map((name) => [name, counts[name]![side]!]))) as [
      Map<string, number>,
      Map<string, number>,
    ];

  test('neither exchanging the samples nor the order of the categories changes anything', () => {
    fc.assert(
      fc.property(mix, (counts) => {
        const [ref, cur] = sides(counts);
        const found = mixTest(ref, cur);
        const back = mixTest(cur, ref);
        near(back.p, found.p, 1e-9);
        near(back.effect, found.effect, 1e-9);
        expect(mixTest(...sides(counts, Object.keys(counts).reverse()))).toEqual(found);
        expect(found.tv).toBeGreaterThanOrEqual(found.maxShareChange / 2 - 1e-12);
        expect(found.effect).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  test('equal tables do not differ', () => {
    fc.assert(
      fc.property(mix, (counts) => {
        const [ref] = sides(counts);
        expect(mixTest(ref, ref)).toMatchObject({ p: 1, effect: 0, tv: 0, maxShareChange: 0, category: undefined });
      }),
    );
  });

  test('a thousand flat categories, a hundred rows each way, none seen twice: no drift', () => {
    const side = (from: number) => new Map(Array.from({ length: 100 }, (_, i) => [`id-${from + i}`, 1]));
    expect(mixTest(side(0), side(100)).p).toBeGreaterThan(0.01);
  });

  test('a new category that takes a tenth of the rows is found and named', () => {
    const ref = new Map([['a', 500], ['b', 300], ['c', 200]]); // prettier-ignore
    const cur = new Map([['a', 450], ['b', 270], ['c', 180], ['new', 100]]); // prettier-ignore
    const found = mixTest(ref, cur);
    expect(found.p).toBeLessThan(1e-15);
    expect(found.category).toBe('new');
    near(found.maxShareChange, 0.1, 1e-12);
  });

  test('one stray row in a small sample against a million rows is not drift', () => {
    const ref = new Map([['a', 600000], ['b', 400000]]); // prettier-ignore
    const cur = new Map([['a', 30], ['b', 19], ['stray', 1]]); // prettier-ignore
    expect(mixTest(ref, cur).p).toBeGreaterThan(0.05);
  });

  test('one level, or a side without rows: nothing was tested', () => {
    expect(mixTest(new Map([['a', 5]]), new Map([['a', 9]]))).toMatchObject({ p: 1, levels: 1 });
    expect(mixTest(new Map([['a', 5]]), new Map())).toMatchObject({ p: 1, effect: 0 });
    expect(() => mixTest(new Map([['a', NaN]]), new Map([['a', 1]]))).toThrow('reference count of "a"');
  });
});

describe('tail and nulls', () => {
  test('fewer rows outside than before is no alarm', () => {
    expect(tailTest({ refBelow: 5, refAbove: 5, n: 5000, curBelow: 0, curAbove: 0, m: 5000 })).toEqual({
      p: 1,
      effect: 0,
    });
  });

  test('either side fires alone', () => {
    const still = { refBelow: 1, refAbove: 1, n: 1000, curBelow: 1, curAbove: 1, m: 1000 };
    expect(tailTest({ ...still, curBelow: 20 })).toEqual(tailTest({ ...still, curAbove: 20 }));
    expect(tailTest({ ...still, curBelow: 20 }).p).toBeLessThan(1e-4);
  });

  test('nulls: symmetric in the samples, blind to which side is called null', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), fc.nat(300), fc.nat(300), (a, b, c, d) => {
        const found = nullTest(a, a + b, c, c + d);
        near(nullTest(c, c + d, a, a + b).p, found.p, 1e-9);
        near(nullTest(b, a + b, d, c + d).p, found.p, 1e-9);
      }),
    );
  });

  test('more nulls than rows throws', () =>
    expect(() => nullTest(5, 4, 0, 10)).toThrow('successes1 must be a whole number in [0, 4]'));
});
