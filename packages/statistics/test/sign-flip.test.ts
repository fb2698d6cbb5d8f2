import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { binomialSf, seededBits, signFlipTest, uniformBelow, xoshiro128 } from '@tidegate/statistics';
import { near } from './near.ts';

describe('sign flips', () => {
  // mlxtend, test_paired_runs_exact.
  test('seven pairs, exactly', () => {
    const a = [3.67, 1.72, 3.46, 2.6, 2.03, 2.1, 3.01];
    const b = [2.11, 1.79, 2.71, 1.89, 1.69, 1.71, 2.01];
    const found = signFlipTest(a.map((value, i) => value - b[i]!));
    expect(found).toMatchObject({ n: 7, exact: true, p: 0.03125, greater: 0.015625 });
  });

  // scipy 1.17.1, permutation_test(permutation_type='samples', n_resamples=inf).
  test('twelve pairs with sums that tie', () => {
    const found = signFlipTest([0.3, -0.1, 0.4, 0.05, 0.9, -0.2, 0.25, 0.15, -0.45, 0.6, 0.1, 0.35]);
    near(found.p, 0.09423828125, 1e-15);
    near(found.greater, 0.047119140625, 1e-15);
    near(found.less, 0.9609375, 1e-15);
  });

  test('equal sizes are a binomial, up to the last exact size', () => {
    for (const [n, positive] of [
      [10, 8],
      [35, 25],
      [36, 20],
    ] as const) {
      const found = signFlipTest(Array.from({ length: n }, (_, i) => (i < positive ? 0.1 : -0.1)));
      near(found.greater, binomialSf(positive - 1, n, 0.5), 1e-12);
      expect(found.exact).toBe(true);
    }
  });

  test('many pairs: drawn signs, never p 0, near the exact p', () => {
    const differences = Array.from({ length: 36 }, (_, i) => Math.sin(i * 1.7) + 0.25);
    const exact = signFlipTest(differences);
    const drawn = signFlipTest([...differences, 1e-9], { flips: 20_000, seed: 4 });
    expect(drawn).toMatchObject({ n: 37, exact: false, flips: 20_000, seed: 4 });
    expect(Math.abs(drawn.greater - exact.greater)).toBeLessThan(4 * Math.sqrt(exact.greater / 20_000));
    const far = signFlipTest(new Array<number>(100).fill(1), { flips: 999 });
    expect([far.greater, far.p]).toEqual([1 / 1000, 2 / 1000]);
  });

  test('exchanging the models exchanges the sides; order and unit change nothing; zeros carry no sign', () => {
    const value = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 45 }), (differences) => {
        const options = { flips: 99, seed: 3 };
        const there = signFlipTest(differences, options);
        const back = signFlipTest(
          differences.map((d) => -d),
          options,
        );
        expect(back).toEqual({ ...there, greater: there.less, less: there.greater });
        expect(
          signFlipTest(
            [...differences].reverse().map((d) => 1024 * d),
            options,
          ),
        ).toEqual(there);
        expect(signFlipTest([0, ...differences, 0], options)).toEqual(there);
      }),
      { numRuns: 40 },
    );
  });

  test('nothing differs: p 1; a difference that is none throws', () => {
    expect(signFlipTest([0, 0])).toEqual({ n: 0, exact: true, p: 1, greater: 1, less: 1 });
    expect(() => signFlipTest([1, NaN])).toThrow('difference 1 must be a finite number, not NaN');
  });
});

describe('seeded random numbers', () => {
  // The authors' C program (xoshiro128starstar.c, version 1.1) from the state 1, 2, 3, 4.
  test('the reference sequence', () => {
    const bits = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, bits)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  test('a seed gives one sequence, its neighbour and its upper half another', () => {
    const four = (seed: number) => Array.from({ length: 4 }, seededBits(seed)).join();
    expect(four(7)).toBe(four(7));
    expect(new Set([0, 1, 7, 2 ** 32, 2 ** 32 + 7].map(four)).size).toBe(5);
    expect(() => seededBits(-1)).toThrow(RangeError);
    expect(() => seededBits(0.5)).toThrow(RangeError);
  });

  test('whole numbers below n are uniform', () => {
    const bits = seededBits(11);
    const counts = new Array<number>(6).fill(0);
    for (let i = 0; i < 60_000; i += 1) counts[uniformBelow(6, bits)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(10_000));
  });

  test('draws that would favour small numbers are thrown away', () => {
    const drawn = [2 ** 32 - 1, 2 ** 32 - 4, 5];
    expect(uniformBelow(7, () => drawn.shift()!)).toBe(5);
  });
});
