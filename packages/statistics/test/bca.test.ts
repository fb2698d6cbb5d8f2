import { describe, expect, test } from '@jest/globals';
import { acceleration, bcaInterval, bootstrap, percentileInterval, type BcaInterval } from '@tidegate/statistics';
import { near } from './near.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const leaveOneOut = (values: readonly number[]) => values.map((_, i) => mean(values.filter((__, j) => j !== i)));

function interval(...data: Parameters<typeof bcaInterval>): BcaInterval {
  const found = bcaInterval(...data);
  if (!found.defined) throw new Error(found.message);
  return found;
}

/** Every resample of n values with its multinomial probability: the bootstrap distribution without a random number. */
function everyResample(values: readonly number[]): { values: number[]; masses: number[] } {
  const n = values.length;
  const found = { values: [] as number[], masses: [] as number[] };
  const walk = (at: number, left: number, sum: number, mass: number) => {
    if (at === n - 1) {
      found.values.push((sum + left * values[at]!) / n);
      found.masses.push(mass / factorial(left));
      return;
    }
    for (let k = 0; k <= left; k += 1) walk(at + 1, left - k, sum + k * values[at]!, mass / factorial(k));
  };
  walk(0, n, 0, factorial(n) / n ** n);
  return found;
}

const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1));

describe('BCa against an enumerated distribution', () => {
  // All 6435 multisets of 8 differences, computed with NumPy 2.4 and scipy 1.17.1.
  const d = [0.3, -0.1, 0.4, 0, 0.9, -0.2, 0.25, 0.15];
  const distribution = everyResample(d);

  test('bias, acceleration, levels and limits', () => {
    const found = interval(mean(d), distribution, [{ estimates: leaveOneOut(d) }]);
    near(found.bias, 0.05048683540731582, 1e-9);
    near(found.acceleration, 0.04853973496729304, 1e-11);
    near(found.tails.lower, 0.04484628890949039, 1e-9);
    near(1 - found.tails.upper, 0.988647053772691, 1e-9);
    near(found.lower, 0.03125, 1e-12);
    near(found.upper, 0.49375, 1e-12);
    const percentile = percentileInterval(distribution);
    near(percentile.lower, 0.00625, 1e-12);
    near(percentile.upper, 0.45, 1e-12);
  });

  test('drawn resamples come near it', () => {
    const found = bootstrap((w) => d.reduce((sum, value, i) => sum + w[i]! * value, 0) / 8, {
      rows: 8,
      leastUnits: 2,
      resamples: 20_000,
    });
    expect(found).toMatchObject({ defined: true, difference: mean(d), units: 8 });
    if (!found.defined) return;
    expect(found.bias).toBeCloseTo(0.0505, 1);
    near(found.acceleration, 0.04853973496729304, 1e-11);
    near(found.se, 0.11413738979843545, 0.02);
    expect([found.lower, found.upper].map((limit) => limit.toFixed(2))).toEqual(['0.03', '0.49']);
  });
});

// R boot, a million resamples: limits to half a percent.
test('sixteen skewed values: percentile and BCa of the mean', () => {
  const x = [10, 12, 12.5, 12.5, 13.9, 15, 21, 22, 23, 34, 50, 81, 89, 121, 134, 213];
  const means: number[] = [];
  const statistic = (w: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < 16; i += 1) sum += w[i]! * x[i]!;
    means.push(sum / 16);
    return sum / 16;
  };
  const found = bootstrap(statistic, { rows: 16, leastUnits: 2, resamples: 200_000, seed: 5 });
  if (!found.defined) throw new Error(found.message);
  near(found.acceleration, 0.06152886961259405, 1e-12);
  near(found.lower, 32.31, 0.005);
  near(found.upper, 91.43, 0.005);
  const percentile = percentileInterval({ values: means.slice(-200_000) });
  near(percentile.lower, 28.86, 0.005);
  near(percentile.upper, 84.21, 0.005);
  near(2 * mean(x) - percentile.upper, 23.77, 0.01);
  near(2 * mean(x) - percentile.lower, 79.12, 0.01);
});

// scipy 1.17.1, two-sample bootstrap with a million resamples; the acceleration with NumPy from its formula.
test('two strata: the difference of their means', () => {
  const g = [8, 9.5, 10, 13, 7.2, 6.6, 20, 11, 12, 9.9];
  const h = [5, 6, 5.5, 12, 4.9, 7, 7.7];
  const values = [...g, ...h];
  const inG = values.map((_, i) => i < g.length);
  near(
    acceleration([
      { estimates: leaveOneOut(g).map((v) => v - mean(h)) },
      { estimates: leaveOneOut(h).map((v) => mean(g) - v) },
    ])!,
    0.018476687118879183,
    1e-12,
  );
  const meanOf = (w: Float64Array, member: boolean) => {
    let [sum, count] = [0, 0];
    values.forEach((value, i) => {
      if (inG[i] !== member) return;
      sum += w[i]! * value;
      count += w[i]!;
    });
    return sum / count;
  };
  const found = bootstrap((w) => meanOf(w, true) - meanOf(w, false), {
    rows: 17,
    leastUnits: 2,
    strata: inG,
    resamples: 100_000,
  });
  if (!found.defined) throw new Error(found.message);
  near(found.acceleration, 0.018476687118879183, 1e-12);
  near(found.lower, 1.2357142857142858, 0.03);
  near(found.upper, 6.947142857142857, 0.01);
  near(found.se, 1.4425981481007988, 0.01);
  expect(found.smallestStratum).toBe(7);
});

describe('distributions without an interval', () => {
  const reasonOf = (...data: Parameters<typeof bcaInterval>) => {
    const found = bcaInterval(...data);
    return found.defined ? undefined : found.reason;
  };
  const spread = Array.from({ length: 999 }, (_, i) => i / 999);
  const jackknife = [{ estimates: leaveOneOut([1, 2, 4, 8]) }];

  test('one point, or rounding around one', () => {
    expect(reasonOf(0.5, { values: [0.5, 0.5, 0.5] }, jackknife)).toBe('no-variation');
    expect(reasonOf(0.5, { values: [0.5, 0.5 + 1e-16, 0.5] }, jackknife)).toBe('no-variation');
    expect(reasonOf(0, { values: [1e-17, -1e-17, 0] }, jackknife, { rounding: 1e-12 })).toBe('no-variation');
    expect(reasonOf(0.5, { values: [] }, jackknife)).toBe('no-variation');
    expect(reasonOf(0.5, { values: spread }, [{ estimates: [0.5, 0.5, 0.5] }])).toBe('no-variation');
  });

  test('all on one side, a correction that turns round, limits beyond the draws', () => {
    expect(reasonOf(2, { values: spread }, jackknife)).toBe('unstable');
    expect(reasonOf(-1, { values: spread }, jackknife)).toBe('unstable');
    const skewed = [{ estimates: leaveOneOut([0, 0, 0, 0, 0, 0, 1]) }];
    expect(reasonOf(0.999, { values: spread }, skewed)).toBe('unstable');
    expect(reasonOf(0.5, { values: spread.slice(0, 999) }, jackknife, { confidence: 0.9999 })).toBe(
      'too-few-resamples',
    );
    expect(reasonOf(0.5, { values: spread }, jackknife)).toBeUndefined();
  });
});
