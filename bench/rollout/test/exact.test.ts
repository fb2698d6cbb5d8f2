import { describe, expect, test } from '@jest/globals';
import { binomialSf } from '../../../packages/statistics/src/index.ts';
import { certification, detection, falseAlarm, firstPassage } from '../exact.ts';
import { mannWhitneyShift } from '../peers.ts';

test('first passage: a bound that is asked once is a binomial tail, one that is asked always is above it', () => {
  const once = firstPassage(0.3, (n) => (n === 20 ? 9 : n + 1), 20);
  expect(once[20]).toBeCloseTo(binomialSf(8, 20, 0.3), 12);
  expect(once[19]).toBe(0);
  expect(firstPassage(0.3, () => 9, 20)[20]).toBeCloseTo(binomialSf(8, 20, 0.3), 12);
  expect(firstPassage(0.5, (n) => (n < 3 ? n + 1 : 3), 3)[3]).toBeCloseTo(1 / 8, 15);
});

describe('grid7, one look an error', () => {
  // independent dynamic programme: expected errors over Wald's bound
  test.each([
    [0.1, 1.5, 1.31],
    [0.1, 3, 1.25],
    [0.1, 10, 1.35],
    [0.5, 1.5, 1.27],
    [0.5, 5, 1.15],
  ])('share %d, ratio %d', (rho, ratio, expected) => {
    const { mean, wald, ended } = detection(rho, ratio, 0.01);
    expect(Math.abs(mean / wald - expected)).toBeLessThan(0.006);
    expect(mean / wald).toBeLessThanOrEqual(1.36);
    expect(ended).toBeGreaterThan(1 - 1e-9);
  });

  test('false alarms stay below the level at every length', () => {
    for (const rho of [0.05, 0.1, 0.5]) expect(falseAlarm(rho, 0.01, 2000)).toBeLessThan(0.01);
    expect(falseAlarm(0.1, 0.01, 2000)).toBeGreaterThan(falseAlarm(0.1, 0.01, 200));
  });

  // independent dynamic programme: median and 90 % of the errors, Wald's bound
  test.each([
    [0.05, 1.5, 554, 1336, 678],
    [0.1, 2, 99, 228, 115],
    [0.25, 3, 19, 46, 23],
    [0.5, 1.5, 122, 305, 147],
  ])('certificate: share %d, ratio %d', (rho, rt, median, ninety, wald) => {
    const seen = certification(rho, rt, 0.05);
    expect(seen.median).toBe(median);
    expect(seen.ninety).toBe(ninety);
    expect(Math.round(seen.wald)).toBe(wald);
    expect(seen.wrong).toBeLessThan(0.05);
    if (rho <= 0.25) expect(seen.mean / seen.wald).toBeLessThanOrEqual(1.1);
    expect(Math.abs(seen.forecastMedian / median - 1)).toBeLessThan(0.15);
    expect(Math.abs(seen.forecastNinety / ninety - 1)).toBeLessThan(0.15);
  });
});

test("the shift and its interval are those of R's wilcox.test, as Kayenta's tests have them", () => {
  expect(mannWhitneyShift([10, 20, 30, 40], [1, 2, 3, 4], 0.95)).toEqual({ low: 6, shift: 22.5 });
});
