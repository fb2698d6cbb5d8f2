import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decisiveSize,
  noncentralStudentSf,
  nonInferiorMeanSampleSize,
  normalUpperQuantile,
  pairedMeanDetectable,
  pairedMeanSampleSize,
  studentSf,
} from '@tidegate/statistics';
import { near } from './near.ts';

// mpmath 1.4.1 by quadrature at 40 digits; the one with a million degrees of freedom scipy 1.17.1.
test.each([
  [2, 10, 1.5, 0.3408459275578092],
  [1.7, 29, 2.8, 0.8617027706293005],
  [0, 5, 1, 0.8413447460685429],
  [1.96, 1e6, 2.8, 0.7995457179448205],
  [12, 3, 5, 0.09236814302953983],
  [2.5, 99, 0, 0.007031298460574529],
  [30, 20, 36.5, 0.9193982315741088],
  [1.66, 14, 8, 0.9999999992856113],
])('noncentralStudentSf(%p, df %p, δ %p)', (t, df, delta, expected) => {
  near(noncentralStudentSf(t, df, delta), expected, 1e-11);
});

test('noncentrality 0 is Student’s t; outside its range it throws', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 4, noNaN: true }), fc.integer({ min: 1, max: 200 }), (t, df) => {
      near(noncentralStudentSf(t, df, 0), studentSf(t, df), 1e-9);
    }),
  );
  expect(() => noncentralStudentSf(1, 5, 38)).toThrow(RangeError);
  expect(() => noncentralStudentSf(-1, 5, 1)).toThrow(RangeError);
});

describe('pairs for a difference of means', () => {
  // scipy 1.17.1: the first n whose noncentral t has the power; statsmodels 0.15.0 TTestPower rounds up to the same.
  test.each([
    [1, 0.5, 0.05, 0.8, 34],
    [2, 0.1, 0.05, 0.9, 4205],
    [0.03, 0.01, 0.01, 0.95, 164],
    [1, 3, 0.05, 0.8, 4],
  ])('sd %p, difference %p, alpha %p, power %p', (sd, difference, alpha, power, n) => {
    expect(pairedMeanSampleSize({ sd, difference, alpha, power })).toBe(n);
    expect(pairedMeanSampleSize({ sd: 1000 * sd, difference: -1000 * difference, alpha, power })).toBe(n);
    expect(pairedMeanDetectable({ n, sd, alpha, power })).toBeLessThanOrEqual(difference);
    expect(pairedMeanDetectable({ n: n - 1, sd, alpha, power })).toBeGreaterThan(difference);
  });

  test.each([
    [1, 0.2, 0, 0.05, 0.8, 156],
    [0.1, 0.02, 0.01, 0.025, 0.9, 119],
    [0.1, 0.02, -0.01, 0.05, 0.8, 620],
  ])('not inferior: sd %p, margin %p, difference %p, alpha %p, power %p', (sd, margin, difference, alpha, power, n) => {
    expect(nonInferiorMeanSampleSize({ sd, margin, difference, alpha, power })).toBe(n);
  });

  test.each([
    [20, 1, 0.05, 0.8, 0.6604424098186565],
    [1000, 0.3, 0.05, 0.9, 0.030781322568006343],
    [2, 1, 0.05, 0.8, 11.549888435882352],
  ])('%p pairs, sd %p, alpha %p, power %p detect %p', (n, sd, alpha, power, difference) => {
    near(pairedMeanDetectable({ n, sd, alpha, power })!, difference, 1e-9);
  });

  test('a plan that no size fulfils throws; one pair detects nothing', () => {
    expect(() => pairedMeanSampleSize({ sd: 1, difference: 0 })).toThrow('no size can find');
    expect(() => pairedMeanSampleSize({ sd: 0, difference: 1 })).toThrow(RangeError);
    expect(() => pairedMeanSampleSize({ sd: 1, difference: NaN })).toThrow(RangeError);
    expect(() => nonInferiorMeanSampleSize({ sd: 1, margin: 0.1, difference: -0.1 })).toThrow('no size can show');
    expect(pairedMeanDetectable({ n: 1, sd: 1 })).toBeUndefined();
    expect(pairedMeanDetectable({ n: 2, sd: 1, alpha: 0.001 })).toBeUndefined();
  });

  // scipy 1.17.1: 2 pairs have power 0.053 at alpha 0.001, 3 have 0.933, 4 more than 0.999.
  test('a difference of many standard deviations', () => {
    expect(pairedMeanSampleSize({ sd: 1, difference: 30, alpha: 0.001, power: 0.85 })).toBe(3);
    expect(pairedMeanSampleSize({ sd: 1, difference: 30, alpha: 0.001, power: 0.99 })).toBe(4);
  });

  test('very many pairs', () => {
    const n = pairedMeanSampleSize({ sd: 1, difference: 0.001 });
    const normal = ((normalUpperQuantile(0.025) + normalUpperQuantile(0.2)) / 0.001) ** 2;
    expect(Math.abs(n - normal)).toBeLessThan(4);
  });
});

describe('the size that would decide', () => {
  const interval = (difference: number, half: number, n = 1000) => ({
    difference,
    lower: difference - half,
    upper: difference + half,
    confidence: 0.9,
    n,
  });
  const factor = (1 + normalUpperQuantile(0.2) / normalUpperQuantile(0.05)) ** 2;

  test('grows with the square of width over distance to the margin, on either side of it', () => {
    expect(decisiveSize(interval(0, 0.03), { margin: 0.02 }).needed).toBe(Math.ceil(1000 * 2.25 * factor));
    expect(decisiveSize(interval(-0.04, 0.03), { margin: 0.02 }).needed).toBe(Math.ceil(1000 * 2.25 * factor));
    near(decisiveSize(interval(0, 0.03), { margin: 0.02 }).detectable, 0.03 * Math.sqrt(factor), 1e-12);
  });

  test('on the margin no size would', () => {
    expect(decisiveSize(interval(-0.02, 0.03), { margin: 0.02 })).not.toHaveProperty('needed');
  });

  test('at that size and the same difference the interval is clear of the margin', () => {
    const shape = fc.double({ min: 0.001, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: -0.1, max: 0.1, noNaN: true }), shape, shape, (difference, half, margin) => {
        // On the margin itself rounding decides, and no number of rows.
        fc.pre(Math.abs(difference + margin) > 1e-9);
        const { needed } = decisiveSize(interval(difference, half), { margin });
        if (needed === undefined) return;
        const then = half * Math.sqrt(1000 / needed);
        expect(difference > -margin ? difference - then > -margin : difference + then < -margin).toBe(true);
      }),
    );
  });

  test('an interval that is none throws', () => {
    expect(() => decisiveSize({ ...interval(0, 0.1), lower: 0.2 }, { margin: 0 })).toThrow(RangeError);
    expect(() => decisiveSize({ ...interval(0, 0.1), upper: NaN }, { margin: 0 })).toThrow(RangeError);
    expect(() => decisiveSize(interval(0, 0.1), { margin: -1 })).toThrow(RangeError);
  });
});
