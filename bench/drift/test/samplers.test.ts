import { describe, expect, test } from '@jest/globals';
import { binomialPmf, chiSquareSf } from '@tidegate/statistics';
import { randomStream } from '../random.ts';
import { binomial, gamma, multinomial, orderStatistics } from '../samplers.ts';

const draws = 40_000;

/** How far the mean of the draws lies from the expected one, in standard errors. */
function errors(values: readonly number[], mean: number, variance: number): number {
  return Math.abs(average(values) - mean) / Math.sqrt(variance / values.length);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function repeated<T>(draw: () => T, times = draws): T[] {
  return Array.from({ length: times }, draw);
}

describe('gamma', () => {
  test.each([1, 1.5, 3, 40, 25_000])('shape %d has its first three moments', (shape) => {
    const random = randomStream(11, shape);
    const values = repeated(() => gamma(shape, random));
    expect(errors(values, shape, shape)).toBeLessThan(4);
    const squares = values.map((value) => (value - shape) ** 2);
    expect(errors(squares, shape, 2 * shape * shape + 6 * shape)).toBeLessThan(4);
    const cubes = values.map((value) => ((value - shape) / Math.sqrt(shape)) ** 3);
    expect(Math.abs(average(cubes) - 2 / Math.sqrt(shape))).toBeLessThan(0.2);
  });
});

describe('binomial', () => {
  test.each([
    [1, 0.3],
    [12, 0.5],
    [50, 0.02],
    [1000, 0.004],
    [40, 0.26],
    [1000, 0.25],
    [1000, 0.97],
    [1_000_000, 1e-5],
    [1_000_000, 0.3],
  ])('n %d, p %d follows its probabilities', (n, p) => {
    const random = randomStream(12, n, p * 1e6);
    const counts = new Map<number, number>();
    for (let i = 0; i < draws; i += 1) {
      const k = binomial(n, p, random);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    const { stat, df } = chiSquare(counts, n, p);
    expect(chiSquareSf(stat, df)).toBeGreaterThan(1e-4);
  });

  test('the ends are certain', () => {
    const random = randomStream(13);
    expect([binomial(5, 0, random), binomial(5, 1, random), binomial(0, 0.5, random)]).toEqual([0, 5, 0]);
  });
});

/** Values expected less than 20 times share one cell. */
function chiSquare(counts: ReadonlyMap<number, number>, n: number, p: number): { stat: number; df: number } {
  let stat = 0;
  let cells = 0;
  let restExpected = draws;
  let rest = draws;
  const spread = 6 * Math.sqrt(n * p * (1 - p)) + 3;
  for (let k = Math.max(0, Math.floor(n * p - spread)); k <= Math.min(n, n * p + spread); k += 1) {
    const expected = draws * binomialPmf(k, n, p);
    if (expected < 20) continue;
    const seen = counts.get(k) ?? 0;
    stat += (seen - expected) ** 2 / expected;
    cells += 1;
    restExpected -= expected;
    rest -= seen;
  }
  if (restExpected > 5) {
    stat += (rest - restExpected) ** 2 / restExpected;
    cells += 1;
  }
  return { stat, df: cells - 1 };
}

test('multinomial: counts sum to n, and have the means, variances and covariance of their shares', () => {
  const random = randomStream(14);
  const shares = [0.5, 0.001, 0, 0.299, 0.2];
  const tables = repeated(() => multinomial(200, shares, random), 20_000);
  expect(tables.filter((table) => table.reduce((sum, count) => sum + count, 0) !== 200)).toEqual([]);
  shares.forEach((share, i) => {
    const column = tables.map((table) => table[i]!);
    if (share === 0) return expect(Math.max(...column)).toBe(0);
    const variance = 200 * share * (1 - share);
    expect(errors(column, 200 * share, variance)).toBeLessThan(4);
    expect(average(column.map((count) => (count - 200 * share) ** 2)) / variance).toBeCloseTo(1, 1);
  });
  const products = tables.map((table) => (table[0]! - 100) * (table[4]! - 40));
  expect(average(products) / (-200 * 0.5 * 0.2)).toBeCloseTo(1, 1);
});

test('order statistics have the means, variances and covariance of their beta laws, and ascend', () => {
  const random = randomStream(15);
  const [n, ranks] = [1000, [1, 2, 25, 500, 999, 1000]];
  const samples = repeated(() => orderStatistics(n, ranks, random), 20_000);
  expect(samples.filter((sample) => sample.some((u, i) => i > 0 && u <= sample[i - 1]!))).toEqual([]);
  const mean = (rank: number) => rank / (n + 1);
  ranks.forEach((rank, i) => {
    const column = samples.map((sample) => sample[i]!);
    const variance = (rank * (n + 1 - rank)) / ((n + 1) ** 2 * (n + 2));
    expect(errors(column, mean(rank), variance)).toBeLessThan(4);
    expect(average(column.map((u) => (u - mean(rank)) ** 2)) / variance).toBeCloseTo(1, 1);
  });
  const products = samples.map((sample) => (sample[2]! - mean(25)) * (sample[3]! - mean(500)));
  expect(average(products) / ((25 * (n + 1 - 500)) / ((n + 1) ** 2 * (n + 2)))).toBeCloseTo(1, 1);
});
