import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { binomialPmf, clopperPearsonInterval, wilsonInterval } from '@tidegate/statistics';
import { near } from './near.ts';

describe('intervals of one share', () => {
  // scipy.stats.binomtest(...).proportion_ci: Wilson low, high, exact low, high
  test.each([
    [0, 10, 0.95, 0, 0.27753279986288926, 0, 0.30849710781876294],
    [3, 10, 0.95, 0.10779126740630102, 0.6032218525388546, 0.06673951117773447, 0.652452850060008],
    [97, 100, 0.95, 0.9154806357094724, 0.9897454759759611, 0.9148239470257197, 0.9937700284616938],
    [10, 10, 0.9, 0.787058029916593, 1, 0.7411344491066528, 1],
    [4200, 10000, 0.99, 0.4073439240746673, 0.43276216388268623, 0.40727744527001286, 0.4327990586451609],
  ])('%p of %p at %p', (k, n, confidence, wilsonLow, wilsonHigh, exactLow, exactHigh) => {
    const wilson = wilsonInterval(k, n, confidence);
    near(wilson.lower, wilsonLow, 1e-11);
    near(wilson.upper, wilsonHigh, 1e-11);
    const exact = clopperPearsonInterval(k, n, confidence);
    near(exact.lower, exactLow, 1e-11);
    near(exact.upper, exactHigh, 1e-11);
  });

  test('the exact interval covers at least what it promises, whatever the truth', () => {
    const n = 25;
    const intervals = Array.from({ length: n + 1 }, (_, k) => clopperPearsonInterval(k, n));
    for (let p = 0.01; p < 1; p += 0.01) {
      let covered = 0;
      intervals.forEach(({ lower, upper }, k) => {
        if (lower <= p && p <= upper) covered += binomialPmf(k, n, p);
      });
      expect(covered).toBeGreaterThanOrEqual(0.95);
    }
  });

  test('failures mirror successes, and the share lies inside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(3000), (n, at) => {
        const k = at % (n + 1);
        for (const interval of [wilsonInterval, clopperPearsonInterval]) {
          const there = interval(k, n);
          const back = interval(n - k, n);
          expect(Math.abs(there.lower + back.upper - 1)).toBeLessThan(1e-10);
          expect(there.lower).toBeLessThanOrEqual(there.share);
          expect(there.upper).toBeGreaterThanOrEqual(there.share);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a share of nothing throws', () => {
    expect(() => wilsonInterval(0, 0)).toThrow('a share of nothing has no interval');
    expect(() => clopperPearsonInterval(3, 2)).toThrow('successes must be a whole number in [0, 2], not 3');
    expect(() => wilsonInterval(NaN, 5)).toThrow(RangeError);
  });
});
