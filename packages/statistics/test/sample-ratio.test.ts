import { describe, expect, test } from '@jest/globals';
import { binomialPmf, sampleRatioEvidence, sampleRatioTest } from '@tidegate/statistics';
import { near } from './near.ts';

describe('sample ratio', () => {
  test('twice the smaller exact tail (scipy binomtest)', () => {
    near(sampleRatioTest(120, 1000, 0.1), 2 * 0.021996144965794422, 1e-10);
    near(sampleRatioTest(880, 1000, 0.9), 2 * 0.021996144965794422, 1e-10);
    expect(sampleRatioTest(100, 1000, 0.1)).toBe(1);
    expect(sampleRatioTest(0, 0, 0.1)).toBe(1);
  });

  test('a router stuck on 80:20 that was asked for 90:10 is caught; a billion requests are no trouble', () => {
    expect(sampleRatioTest(40, 200, 0.1)).toBeLessThan(1e-4);
    expect(sampleRatioTest(100_020_000, 1_000_000_000, 0.1)).toBeGreaterThan(0.01);
    expect(sampleRatioTest(100_060_000, 1_000_000_000, 0.1)).toBeLessThan(1e-8);
  });

  // beta-binomial mixture, k = 100 or 2 (independent Python program)
  test.each([
    [1, 10, 0.1, 100, -0.0484204],
    [10, 100, 0.1, 100, -0.35078413],
    [15, 65, 0.1, 100, 1.7022572],
    [12, 32, 0.1, 100, 2.41219176],
    [100, 200, 0.5, 2, -2.42710488],
    [130, 220, 0.5, 2, 1.16549069],
    [6, 11, 0.05, 100, 1.84167109],
  ])('always valid: %p of %p at %p, k = %p', (observedCanary, observedTotal, askedShare, k, expected) => {
    expect(sampleRatioEvidence({ observedCanary, observedTotal, askedShare }, k)).toBeCloseTo(expected, 6);
  });

  test('E[e] = 1 when the router does as asked', () => {
    let sum = 0;
    for (let k = 0; k <= 60; k += 1) {
      sum +=
        binomialPmf(k, 60, 0.2) *
        Math.exp(sampleRatioEvidence({ observedCanary: k, observedTotal: 60, askedShare: 0.2 }));
    }
    near(sum, 1, 1e-10);
  });

  test('impossible counts and shares throw', () => {
    expect(() => sampleRatioTest(11, 10, 0.1)).toThrow('observedCanary must be a whole number in [0, 10], not 11');
    expect(() => sampleRatioTest(1, 10, 0)).toThrow('askedShare must lie strictly between 0 and 1, not 0');
    expect(() => sampleRatioTest(NaN, 10, 0.5)).toThrow(RangeError);
    expect(() => sampleRatioEvidence({ observedCanary: 1, observedTotal: 2, askedShare: 0.5 }, 0)).toThrow('k must be');
  });
});
