import { describe, expect, test } from '@jest/globals';
import {
  chiSquareFit,
  chiSquareTable,
  fisherTwoSided,
  hellingerDistance,
  jensenShannonDistance,
  kullbackLeibler,
  largestDifference,
  likelihoodRatioFit,
  pcg64,
  populationStability,
  wassersteinDistance,
} from '@tidegate/statistics';
import { near } from './near.ts';
import { frequenciesOf } from './sample-for-tests.ts';

const p = [0.1, 0.25, 0.4, 0.25];
const q = [0.2, 0.2, 0.5, 0.1];
const gone = [0.5, 0.5, 0, 0];

describe('divergences, as scipy 1.17.1 and numpy 2.4.6 compute them', () => {
  test('Kullback-Leibler', () => {
    near(kullbackLeibler(p, q), 0.1262864322154128, 1e-14);
    near(kullbackLeibler([1, 2, 3], [3, 2, 1]), 0.3662040962227033, 1e-14);
    expect(kullbackLeibler(p, gone)).toBe(Infinity);
    near(kullbackLeibler(gone, p), Math.log(5) / 2 + Math.log(2) / 2, 1e-14);
  });

  test('Jensen-Shannon distance', () => {
    near(jensenShannonDistance(p, q), 0.1710959178651265, 1e-13);
    near(jensenShannonDistance(p, q, 2), 0.20550714099968934, 1e-13);
    near(jensenShannonDistance(p, gone), 0.5650539839603815, 1e-13);
    expect(jensenShannonDistance(p, p)).toBe(0);
    expect(jensenShannonDistance([1, 0], [0, 1], 2)).toBe(1);
  });

  test('population stability', () => {
    near(populationStability(p, q), 0.24022986053424925, 1e-13);
    expect(populationStability(p, gone)).toBe(Infinity);
    expect(populationStability(gone, gone)).toBeNaN();
  });

  test('Hellinger', () => near(hellingerDistance(p, q), 0.17217539750014987, 1e-13));

  test('cells must be the same', () => {
    for (const of of [
      kullbackLeibler,
      jensenShannonDistance,
      populationStability,
      hellingerDistance,
      largestDifference,
    ])
      expect(() => of(p, [1])).toThrow(RangeError);
  });
});

describe('counts, as scipy 1.17.1 computes them', () => {
  test('one sample: chisquare, power_divergence', () => {
    near(chiSquareFit([16, 18, 16, 14, 12, 12], [16, 16, 16, 16, 16, 8]).p, 0.6233876277495822, 1e-12);
    expect(chiSquareFit([5, 5], [10, 0])).toEqual({ stat: Infinity, df: 1, p: 0 });
    near(likelihoodRatioFit([4, 6, 8], [5, 5, 8]).p, 0.817622013379844, 1e-12);
    expect(chiSquareFit([5], [5]).p).toBeNaN();
  });

  test.each([
    [[10, 20, 30], [25, 15, 20], 9.142857142857142, 0.010343173196618252],
    [[10, 20], [25, 15], 4.7250000000000005, 0.029727183306054655],
    [[10, 20], [11, 20], 0, 1],
    [[1000, 3000], [1400, 2600], 94.7625, 2.146537371318316e-22],
    [[10], [11], 0, 1],
  ])('two samples: chi2_contingency(%p, %p)', (a, b, stat, pValue) => {
    const table = chiSquareTable(a, b);
    near(table.stat, stat, 1e-12);
    near(table.p, pValue, 1e-12);
  });

  test.each([
    [3, 4, 1, 4, 0.48571428571428565],
    [1, 10, 11, 14, 0.0027594561852200836],
    [0, 6, 6, 6, 0.0021645021645021645],
    [45, 90, 30, 90, 0.033972274322700745],
    [2, 102, 9, 149, 0.20771484111373772],
    [900, 1000, 800, 1000, 4.1462306224363854e-10],
  ])('fisher_exact: %p of %p, %p of %p', (successes1, n1, successes2, n2, pValue) =>
    near(fisherTwoSided({ successes1, n1, successes2, n2 }), pValue, 1e-11),
  );
});

describe('numbers that tools publish in their own tests', () => {
  const shares = (counts: readonly number[]) => counts.map((count) => count / counts.reduce((a, b) => a + b, 0));

  test('deequ: PSI and L-infinity', () => {
    const expected = [428, 425, 414, 427, 440, 447, 380, 386, 444, 386];
    const actual = [426, 437, 429, 391, 469, 433, 360, 443, 371, 418];
    near(populationStability(shares(actual), shares(expected)), 0.007406694184014186, 1e-12);
    near(largestDifference(shares([10, 20, 25, 10, 5]), shares([11, 20, 25, 10, 10])), 0.06015037593984962, 1e-12);
  });

  test('TFDV: L-infinity, normalised difference, Jensen-Shannon divergence to base 2 over common cells', () => {
    near(largestDifference([0.1, 0.9], [0.3, 0.7]), 0.2, 1e-12);
    near(largestDifference([0, 0.9, 0.1], [0.3, 0.7, 0]), 0.3, 1e-12);
    near(45 / (6 + 60), 0.68181818, 1e-8);
    near(jensenShannonDistance([0.5, 0.5, 0, 0], [0, 0.25, 0.25, 0.5], 2) ** 2, 0.65563906222, 1e-10);
  });

  test('GX: Kullback-Leibler', () =>
    near(kullbackLeibler([0.54, 0.32, 0.14], [1 / 3, 1 / 3, 1 / 3]), 0.1259970028667753, 1e-12));

  test('deepchecks: earth mover over the range', () => {
    const from = (low: number) => frequenciesOf(Array.from({ length: 100 }, (_, i) => low + i));
    near(wassersteinDistance(from(0), from(50)) / 149, 0.33, 0.02);
  });
});

// numpy 2.4.6: default_rng(seed).random(3)
test.each([
  [0, [0.6369616873214543, 0.2697867137638703, 0.04097352393619469]],
  [1, [0.5118216247002567, 0.9504636963259353, 0.14415961271963373]],
  [9, [0.8702492039700847, 0.28681720908755537, 0.6031481500515619]],
])('PCG64 from seed %p', (seed, expected) => {
  const draw = pcg64(seed);
  expect([draw(), draw(), draw()]).toEqual(expected);
});
