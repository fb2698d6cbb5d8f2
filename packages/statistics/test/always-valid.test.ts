import { describe, expect, test } from '@jest/globals';
import {
  alwaysValidShare,
  asymptoticHalfWidth,
  gammaExponentialBound,
  mixtureRatio,
  mixtureRho,
  normalMixtureBound,
  normalMixtureUpperBound,
  polynomialStitchingBound,
} from '@tidegate/statistics';

describe('published numbers (confseq, to 5 places)', () => {
  test.each([
    ['rho', mixtureRho(100, 0.05), 12.60056],
    ['two-sided normal mixture', normalMixtureBound(100, 0.05, 100), 30.35209],
    ['one-sided normal mixture', normalMixtureUpperBound(100, 0.05, 100), 27.66071],
    ['gamma-exponential mixture', gammaExponentialBound(100, 0.05, 100, 2), 33.02017],
    ['polynomial stitching', polynomialStitchingBound(100, 0.05, 10, 3), 64.48755],
    ['polynomial stitching, negative scale', polynomialStitchingBound(100, 0.05, 10, -1), 28.99389],
  ])('%s', (_, seen, wanted) => expect(Math.abs(seen - wanted)).toBeLessThan(1e-5));

  test.each([
    [700, 1000, 100, 0.651629, 0.745949],
    [15, 50, 50, 0.129556, 0.511896],
    [5, 50, 50, 0.013021, 0.269264],
    [1, 50, 50, 0, 0.13489],
    [100, 200, 1, 0.328923, 0.671076],
    [0, 1, 50, 0, 1],
  ])('share %i of %i, best at %i', (successes, trials, nOpt, low, high) => {
    const [lower, upper] = alwaysValidShare(successes, trials, 0.05, nOpt);
    expect(Math.abs(lower - low)).toBeLessThan(1e-5);
    expect(Math.abs(upper - high)).toBeLessThan(1e-5);
  });
});

test.each([
  [10, 12.1907531463415],
  [50, 21.804123481845448],
])('the two-sided mixture at intrinsic time %i', (v, bound) => {
  expect(Math.abs(normalMixtureBound(v, 0.05, 100) / bound - 1)).toBeLessThan(1e-9);
});

test.each([
  [100, 0.9079430793557844],
  [1000, 28.40334469136295],
])('mixture ratio of %i values', (n, ratio) => {
  const seen = mixtureRatio({ n, mean: 0.1, null: 0, sigma2: 1, tau2: 0.01 });
  expect(Math.abs(seen / ratio - 1)).toBeLessThan(1e-9);
});

test('asymptotic confidence sequence', () => {
  expect(Math.abs(asymptoticHalfWidth(1000, 1, 0.05, 0.05) / 0.10070709270872975 - 1)).toBeLessThan(1e-9);
});

test.each([0, 1, -0.1, NaN])('level %p is refused', (alpha) => {
  expect(() => normalMixtureBound(10, alpha, 10)).toThrow(RangeError);
  expect(() => polynomialStitchingBound(10, alpha, 1, 1)).toThrow(RangeError);
});

test('a bound that is looked at a thousand times is crossed seldom', () => {
  // Coin tosses from a small generator with a fixed seed: crossings at any time stay within the level.
  let state = 20261121;
  const toss = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 31 === 1 ? 1 : -1);
  let crossed = 0;
  for (let repeat = 0; repeat < 400; repeat++) {
    let sum = 0;
    for (let n = 1; n <= 1000; n++) {
      sum += toss();
      if (Math.abs(sum) >= normalMixtureBound(n, 0.05, 300)) {
        crossed++;
        break;
      }
    }
  }
  expect(crossed).toBeLessThanOrEqual(28);
  expect(crossed).toBeGreaterThan(0);
});
