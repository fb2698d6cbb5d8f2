import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  chiSquareCdf,
  chiSquareSf,
  fisherFSf,
  logBeta,
  logGamma,
  logSumExp,
  normalCdf,
  normalQuantile,
  normalSf,
  normalUpperQuantile,
  studentCdf,
  studentSf,
} from '@tidegate/statistics';
import { near } from './near.ts';

// References: mpmath 1.4 at 60 digits.
describe('distributions against 60-digit references', () => {
  test.each([
    [-5, 0.9999997133484281],
    [-1, 0.8413447460685429],
    [-0.001, 0.500398942213911],
    [0.3, 0.3820885778110474],
    [1, 0.15865525393145705],
    [1.25, 0.10564977366685525],
    [1.96, 0.024997895148220435],
    [2, 0.02275013194817921],
    [5, 2.866515718791939e-7],
    [10, 7.619853024160525e-24],
    [20, 2.7536241186062337e-89],
    [37, 5.725571222524577e-300],
  ])('normalSf(%p)', (x, expected) => near(normalSf(x), expected, 1e-12));

  test.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798407],
    [1e-5, -4.264890793922825],
    [0.001, -3.0902323061678136],
    [0.025, -1.9599639845400543],
    [0.2, -0.8416212335729142],
    [0.49, -0.025068908258711057],
    [0.7, 0.5244005127080407],
    [0.975, 1.9599639845400538],
    [0.999999, 4.753424308817088],
  ])('normalQuantile(%p)', (x, expected) => near(normalQuantile(x), expected, 1e-12));

  test.each([
    [1e-5, 11.512919692895826],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524522],
    [3, 0.6931471805599453],
    [10.1, 13.027526738633236],
    [100, 359.1342053695754],
    [100000, 1051287.7089736569],
    [10000000000, 220258509288.81058],
  ])('logGamma(%p)', (x, expected) => near(logGamma(x), expected, 1e-12));

  test.each([
    [0.001, 1, 0.9747728793699604],
    [3.84, 1, 0.050043521248705106],
    [30, 1, 4.3204630578274975e-8],
    [1360, 1, 1.0341991197827857e-297],
    [2.5, 2.7, 0.4193873176129051],
    [10, 7.3, 0.21032843060947082],
    [1300, 3, 1.4717437106980104e-281],
    [95, 100, 0.6225792918781735],
    [180, 100, 1.6494985017178249e-6],
    [2000, 300, 1.565659386727673e-248],
    [1005000, 1000000, 0.00020767800946703004],
    [995000, 1000000, 0.9998006721403643],
    [1050000, 1000000, 2.185638417489726e-265],
    [0.5, 0.01, 0.0052228918685392955],
    [40, 1.3, 5.130573871120241e-10],
  ])('chiSquareSf(%p, df %p)', (x, df, expected) => near(chiSquareSf(x, df), expected, 1e-12));

  test.each([
    [0.001, 1, 0.025227120630039613],
    [3.84, 1, 0.9499564787512949],
    [30, 1, 0.9999999567953695],
    [2.5, 2.7, 0.580612682387095],
    [10, 7.3, 0.7896715693905292],
    [95, 100, 0.3774207081218265],
    [180, 100, 0.9999983505014983],
    [1005000, 1000000, 0.9997923219905329],
    [995000, 1000000, 0.00019932785963574874],
    [0.5, 0.01, 0.9947771081314607],
    [40, 1.3, 0.9999999994869426],
  ])('chiSquareCdf(%p, df %p)', (x, df, expected) => near(chiSquareCdf(x, df), expected, 1e-12));

  test.each([
    [0.001, 5, 0.4996203933860988],
    [1, 1, 0.25],
    [2, 9, 0.03827641188535052],
    [5, 3, 0.007696219036651151],
    [40, 30, 6.863022597203201e-28],
    [100, 200, 4.978421795226777e-173],
    [1.96, 1000000, 0.024998033792634895],
    [10000000000, 2, 5.0e-21],
    [-2, 7, 0.957190335718512],
    [30, 1000, 7.687343722021741e-142],
  ])('studentSf(%p, df %p)', (x, df, expected) => near(studentSf(x, df), expected, 1e-12));

  test.each([
    [1, 3, 7, 0.44707961346848357],
    [4, 2, 10, 0.05292214940134465],
    [50, 5, 20, 1.2708048743239703e-10],
    [1.2, 500, 700, 0.013376314775493824],
    [0.1, 4, 4, 0.976709241172051],
    [3, 1000, 1000, 8.5343897108314e-65],
  ])('fisherFSf(%p, %p, %p)', (f, df1, df2, expected) => near(fisherFSf(f, df1, df2), expected, 1e-12));

  test('Student keeps its digits at a million degrees of freedom and more', () => {
    near(studentSf(1.96, 1e6), 0.024998033792634895, 1e-11);
    near(studentSf(1.96, 1e12), normalSf(1.96), 1e-9);
  });
});

describe('laws', () => {
  test('cdf and sf are complements and mirror images', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), fc.integer({ min: 1, max: 500 }), (x, df) => {
        near(normalCdf(x) + normalSf(x), 1, 1e-14);
        near(studentCdf(x, df), studentSf(-x, df), 1e-14);
        near(chiSquareCdf(x * x, df) + chiSquareSf(x * x, df), 1, 1e-14);
        near(studentSf(x, 1), 0.5 - Math.atan(x) / Math.PI, 1e-12);
      }),
    );
  });

  test('a chi-square of 1 is the square of a normal, an F of (1, df) the square of a t', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), fc.integer({ min: 1, max: 300 }), (x, df) => {
        near(chiSquareSf(x * x, 1), 2 * normalSf(x), 1e-12);
        near(fisherFSf(x * x, 1, df), 2 * studentSf(x, df), 1e-11);
      }),
    );
  });

  test('the quantile inverts the distribution on both sides', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (p) => {
        near(normalCdf(normalQuantile(p)), p, 1e-11);
        near(normalSf(normalUpperQuantile(p)), p, 1e-11);
      }),
    );
    expect(normalQuantile(0.5)).toBe(0);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect([normalQuantile(-0.1), normalQuantile(NaN)]).toEqual([NaN, NaN]);
  });

  test('Γ(x+1) = x Γ(x) and B(a, b) = B(b, a)', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (x) => {
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(
          1e-14 * Math.max(1, logGamma(x + 1)),
        );
        expect(logBeta(x, 3)).toBe(logBeta(3, x));
      }),
    );
  });

  test('NaN stays NaN', () => {
    expect([normalSf(NaN), studentSf(NaN, 3), studentSf(1, NaN), chiSquareSf(NaN, 2), fisherFSf(1, 0, 3)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
  });

  test('logSumExp neither overflows nor underflows', () => {
    near(logSumExp([1000, 1000]), 1000 + Math.LN2, 1e-15);
    near(logSumExp([-1000, -1001]), -1000 + Math.log1p(Math.exp(-1)), 1e-15);
    expect(logSumExp([])).toBe(-Infinity);
    expect(logSumExp([-Infinity, -Infinity])).toBe(-Infinity);
    expect(logSumExp([0, NaN])).toBeNaN();
  });
});
