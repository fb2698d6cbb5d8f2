import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  binomialPmf,
  mcnemar,
  mcnemarDetectable,
  mcnemarSampleSize,
  nonInferioritySampleSize,
} from '@tidegate/statistics';
import { near } from './near.ts';

describe('mcnemar', () => {
  // b, c, exact, mid-p, one-sided exact and mid-p of "the side with c wrong answers is worse" (scipy, statsmodels)
  test.each([
    [1, 7, 0.0703125, 0.0390625, 0.03515625, 0.01953125],
    [6, 16, 0.052478790283203125, 0.03468966484069824, 0.02623939514160156, 0.01734483242034912],
    [121, 59, 4.4344492637551645e-6, 3.2666467957745733e-6, 0.999998950577836, 0.999998366676602],
    [70, 59, 0.3786876626931185, 0.33468775873692724, 0.8546560726096316, 0.832656120631536],
    [80, 59, 0.08945231499446925, 0.07555082875265662, 0.969175328744578, 0.9622245856236717],
    [30, 60, 0.0020602656809630745, 0.0015165131944572226, 0.0010301328404815372, 0.0007582565972286112],
    [10, 30, 0.0022214337732293643, 0.0014504910141113232, 0.0011107168866146822, 0.0007252455070556616],
    [10, 10, 1, 0.9119014739990235, 0.5880985260009766, 0.5],
  ])('%p against %p', (b, c, exact, midP, oneExact, oneMidP) => {
    const found = mcnemar(c, b);
    near(found.exact, exact, 1e-12);
    near(found.p, midP, 1e-12);
    near(found.worse.exact, oneExact, 1e-12);
    near(found.worse.midP, oneMidP, 1e-12);
    expect(found.discordant).toBe(b + c);
  });

  test('the candidate that is wrong where production is right is the worse one', () => {
    expect(mcnemar(30, 5).worse.midP).toBeLessThan(0.001);
    expect(mcnemar(30, 5).better.midP).toBeGreaterThan(0.99);
  });

  test('nothing discordant: every p is 1', () => {
    const one = { exact: 1, midP: 1 };
    expect(mcnemar(0, 0)).toEqual({ discordant: 0, p: 1, exact: 1, midP: 1, worse: one, better: one });
  });

  test('exchanging the models exchanges worse and better and leaves the two-sided p', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (b, c) => {
        const there = mcnemar(b, c);
        const back = mcnemar(c, b);
        expect(back).toEqual({ ...there, worse: there.better, better: there.worse });
        expect(there.midP).toBeLessThanOrEqual(there.exact);
      }),
    );
  });

  test('the exact test keeps its level at every number of discordant pairs', () => {
    for (let n = 1; n <= 60; n += 1) {
      let rejected = 0;
      for (let b = 0; b <= n; b += 1) if (mcnemar(b, n - b).exact <= 0.05) rejected += binomialPmf(b, n, 0.5);
      expect(rejected).toBeLessThanOrEqual(0.05);
    }
  });

  test('counts that are no counts throw', () => {
    expect(() => mcnemar(NaN, 3)).toThrow('b must be a whole number in [0, Infinity], not NaN');
    expect(() => mcnemar(3, -1)).toThrow(RangeError);
    expect(() => mcnemar(1.5, 1)).toThrow(RangeError);
  });
});

describe('sample size', () => {
  test.each([
    [0.1, 0.02, 0.8, 1960],
    [0.1, 0.02, 0.9, 2623],
    [0.05, 0.01, 0.8, 3923],
    [0.05, 0.01, 0.9, 5250],
    [0.2, 0.05, 0.8, 626],
    [0.2, 0.05, 0.9, 837],
  ])('discordant %p, difference %p, power %p', (discordant, difference, power, n) => {
    expect(mcnemarSampleSize({ discordant, difference, power })).toBe(n);
    expect(mcnemarSampleSize({ discordant, difference: -difference, power })).toBe(n);
    const detectable = mcnemarDetectable({ n, discordant, power });
    expect(detectable).toBeLessThanOrEqual(difference);
    expect(detectable).toBeGreaterThan(difference * 0.995);
  });

  test('too few items detect nothing', () => {
    expect(mcnemarDetectable({ n: 20, discordant: 0.1 })).toBeUndefined();
    expect(mcnemarDetectable({ n: 1000, discordant: 0 })).toBeUndefined();
  });

  test('non-inferiority by hand: (1.6449 + 0.8416)² · 0.1 / 0.02² = 1545.6', () => {
    expect(nonInferioritySampleSize({ discordant: 0.1, margin: 0.02 })).toBe(1546);
    expect(() => nonInferioritySampleSize({ discordant: 0.1, margin: 0.02, difference: -0.02 })).toThrow(
      'no size can show',
    );
  });

  test('a difference that cannot be throws', () => {
    expect(() => mcnemarSampleSize({ discordant: 0.1, difference: 0.2 })).toThrow(RangeError);
    expect(() => mcnemarSampleSize({ discordant: 0.1, difference: 0 })).toThrow(RangeError);
    expect(() => mcnemarSampleSize({ discordant: 0.1, difference: NaN })).toThrow(RangeError);
  });
});
