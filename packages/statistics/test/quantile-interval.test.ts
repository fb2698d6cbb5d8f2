import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { binomialPmf, quantileInterval } from '@tidegate/statistics';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('interval of a quantile', () => {
  // numpy.quantile and scipy.stats.quantile_test(range(1, n + 1), p=p).confidence_interval(), scipy 1.17.1; nan there is unbounded here.
  test.each([
    [5, 0.5, 3, -Infinity, Infinity],
    [6, 0.5, 3.5, 1, 6],
    [11, 0.5, 6, 2, 10],
    [11, 0.9, 10, 8, Infinity],
    [29, 0.5, 15, 9, 21],
    [36, 0.5, 18.5, 12, 25],
    [36, 0.9, 32.5, 29, 36],
    [40, 0.9, 36.1, 32, 40],
    [300, 0.5, 150.5, 133, 168],
    [300, 0.9, 270.1, 259, 281],
  ])('of 1 to %p at %p', (n, p, quantile, lower, upper) => {
    const found = quantileInterval(upTo(n), p);
    expect(found).toEqual({ defined: true, quantile: expect.closeTo(quantile, 10), lower, upper });
  });

  test('covers at least what it promises, whatever the truth', () => {
    // The ranks that the interval takes cover exactly when the number of values below the quantile lies between them.
    for (const n of [6, 13, 40])
      for (const p of [0.5, 0.9]) {
        const found = quantileInterval(upTo(n), p) as { lower: number; upper: number };
        let covered = 0;
        for (let below = 0; below <= n; below++)
          if (below >= found.lower && below < found.upper) covered += binomialPmf(below, n, p);
        expect(covered).toBeGreaterThanOrEqual(0.95);
      }
  });

  test('neither order nor unit matters', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.5, 0.9), (some, p) => {
        const found = quantileInterval(some, p) as { quantile: number; lower: number; upper: number };
        expect(quantileInterval([...some].reverse(), p)).toEqual(found);
        const scaled = quantileInterval(
          some.map((value) => value * 1024),
          p,
        );
        expect(scaled).toEqual({
          defined: true,
          quantile: found.quantile * 1024,
          lower: found.lower * 1024,
          upper: found.upper * 1024,
        });
        expect(found.lower).toBeLessThanOrEqual(found.quantile);
        expect(found.upper).toBeGreaterThanOrEqual(found.quantile);
      }),
      { numRuns: 60 },
    );
  });

  test('of nothing there is none, and what is not finite is refused', () => {
    expect(quantileInterval([], 0.5)).toMatchObject({ defined: false, reason: 'too-few' });
    expect(() => quantileInterval([1, NaN], 0.5)).toThrow(RangeError);
    expect(() => quantileInterval([1], 1)).toThrow(RangeError);
  });
});
