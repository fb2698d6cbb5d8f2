import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nonInferiorityTango, normalUpperQuantile, tangoInterval, tangoScore } from '@tidegate/statistics';
import { near } from './near.ts';

// n, b, c of the difference (c − b)/n; 95 % and 90 % limits; z of non-inferiority of the opposite difference at 0.005, 0.01, 0.02.
// prettier-ignore
const tables = [
  [21, 7, 1, [-0.5172322764212649, -0.026003032480949203], [-0.48162249184401895, -0.07463076847572216], [2.151917919132981, 2.1823964401858, 2.2430269013726796]],
  [161, 16, 6, [-0.12402343246406897, -0.005433395731855453], [-0.1131260530524535, -0.015058363815794097], [2.286474881579931, 2.43725474953026, 2.7280535098776313]],
  [1000, 60, 40, [-0.04010615710304839, -0.00040742375365223363], [-0.03677067528548537, -0.003596523071446586], [2.4865280168120525, 2.9628159302177863, 3.879267711753529]],
  [1000, 30, 12, [-0.03177622854540966, -0.005553982315337911], [-0.02937044287004816, -0.007590720173794241], [3.449890308033277, 4.062128867594055, 5.136886872605573]],
] as const;

describe('Tango', () => {
  test.each(tables)('n = %p, b = %p, c = %p', (n, b, c, at95, at90, scores) => {
    const wide = tangoInterval(b, c, n);
    near(wide.difference, (c - b) / n, 0);
    near(wide.lower, at95[0], 1e-8);
    near(wide.upper, at95[1], 1e-8);
    const narrow = tangoInterval(b, c, n, 0.9);
    near(narrow.lower, at90[0], 1e-8);
    near(narrow.upper, at90[1], 1e-8);
    [0.005, 0.01, 0.02].forEach((margin, i) => {
      near(nonInferiorityTango(c, b, n, margin).z, scores[i]!, 1e-12);
    });
  });

  // statsmodels 0.15.0: p of non-inferiority of the opposite difference at margins 0.005, 0.01, 0.02.
  test.each([
    [21, 7, 1, [0.015701909833759787, 0.014540143415651264, 0.012447539904904818]],
    [161, 16, 6, [0.01111324598685209, 0.0073996246382651626, 0.00318546362086104]],
    [1000, 60, 40, [0.006449820601031818, 0.0015241940066674084, 5.238569876174735e-5]],
    [1000, 30, 12, [0.00028040718948632316, 2.4313609546025334e-5, 1.3966349268671077e-7]],
  ])('p of n = %p, b = %p, c = %p', (n, b, c, expected) => {
    [0.005, 0.01, 0.02].forEach((margin, i) => near(nonInferiorityTango(c, b, n, margin).p, expected[i]!, 1e-11));
  });

  const table = fc.record({ b: fc.nat(200), c: fc.nat(200), same: fc.nat(2000) }).filter((t) => t.b + t.c + t.same > 0);

  test('exchanging the models negates the interval', () => {
    fc.assert(
      fc.property(table, ({ b, c, same }) => {
        const there = tangoInterval(b, c, b + c + same);
        const back = tangoInterval(c, b, b + c + same);
        expect(Math.abs(there.lower + back.upper)).toBeLessThan(1e-9);
        expect(Math.abs(there.upper + back.lower)).toBeLessThan(1e-9);
      }),
    );
  });

  test('each limit lies on its side of the difference, and the score there is ±z', () => {
    fc.assert(
      fc.property(table, ({ b, c, same }) => {
        const n = b + c + same;
        const { difference, lower, upper } = tangoInterval(b, c, n);
        expect(lower).toBeLessThanOrEqual(difference);
        expect(upper).toBeGreaterThanOrEqual(difference);
        const z = normalUpperQuantile(0.025);
        if (lower > -1 + 1e-9) near(tangoScore(b, c, n, lower), z, 1e-5);
        if (upper < 1 - 1e-9) near(tangoScore(b, c, n, upper), -z, 1e-5);
      }),
    );
  });

  test('the test and the 1 − 2α interval say the same', () => {
    fc.assert(
      fc.property(table, fc.double({ min: 0.001, max: 0.2, noNaN: true }), ({ b, c, same }, margin) => {
        const found = nonInferiorityTango(b, c, b + c + same, margin);
        expect(found.nonInferior).toBe(found.lower > -margin);
      }),
    );
  });

  test('no disagreement: the limit of the score, z²/(n + z²), and never certain', () => {
    const z = normalUpperQuantile(0.025);
    near(tangoInterval(0, 0, 100).upper, (z * z) / (100 + z * z), 1e-9);
    expect(nonInferiorityTango(0, 0, 10, 0.01).nonInferior).toBe(false);
    expect(nonInferiorityTango(0, 0, 10000, 0.01).nonInferior).toBe(true);
    expect(nonInferiorityTango(0, 0, 10000, 0).p).toBe(0.5);
  });

  test('a candidate wrong everywhere reaches −1', () => expect(tangoInterval(5, 0, 5).lower).toBe(-1));

  test('impossible tables throw', () => {
    expect(() => tangoInterval(3, 3, 5)).toThrow('b + c must not exceed n, but 3 + 3 > 5');
    expect(() => tangoInterval(0, 0, 0)).toThrow('there are no paired items');
    expect(() => tangoInterval(1, 2, 9, 1)).toThrow('confidence must lie strictly between 0 and 1');
    expect(() => nonInferiorityTango(1, 2, 9, NaN)).toThrow('margin');
    expect(() => nonInferiorityTango(1, 2, 9, 0.01, 0.5)).toThrow('alpha');
  });
});
