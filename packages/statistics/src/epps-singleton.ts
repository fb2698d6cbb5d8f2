import { chiSquareSf } from './continuous.ts';
import { type Frequencies, linearQuantile, pairCounts, sampleSize } from './frequencies.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Two-sample Epps-Singleton test. */
export interface EppsSingleton {
  readonly stat: number;
  /** Rank of the covariance; 4 unless the data are degenerate. */
  readonly df: number;
  readonly p: number;
}

/** Places of the characteristic function, in half interquartile ranges. */
const places = [0.4, 0.8];
const EPSILON = 2 ** -52;

/**
 * Epps-Singleton test: are the characteristic functions of two samples equal? For continuous and discrete values.
 * Source: T. W. Epps & K. J. Singleton, An Omnibus Test for the Two-Sample Problem Using the Empirical Characteristic Function (1986).
 * Throws RangeError below five rows a side, or when the middle half of the pooled rows is one value.
 */
export function eppsSingleton(reference: Frequencies, current: Frequencies): EppsSingleton {
  const { values, ref, cur, n, m } = pairCounts(reference, current);
  if (Math.min(n, m) < 5) throw new RangeError(`both samples need at least five rows, not ${n} and ${m}`);
  const pooled = { values, counts: ref.map((count, i) => count + cur[i]!) };
  const total = n + m;
  const range = linearQuantile(pooled, 0.75, total) - linearQuantile(pooled, 0.25, total);
  if (range === 0) throw new RangeError('the interquartile range of both samples together is 0');
  const a = waves(reference, range / 2);
  const b = waves(current, range / 2);
  const covariance = a.covariance.map((row, i) =>
    row.map((entry, j) => (total / n) * entry + (total / m) * b.covariance[i]![j]!),
  );
  const gap = a.mean.map((mean, i) => mean - b.mean[i]!);
  const { values: spread, vectors } = symmetricEigen(covariance);
  const largest = Math.max(...spread.map(Math.abs));
  // Pseudo-inverse: directions without spread are left out.
  const kept = spread
    .map((value, i) => ({ value, vector: vectors[i]! }))
    .filter(({ value }) => Math.abs(value) > 1e-15 * largest);
  const least = Math.min(...kept.map(({ value }) => Math.abs(value)));
  const df = kept.filter(({ value }) => least / Math.abs(value) > spread.length * EPSILON).length;
  let stat = 0;
  for (const { value, vector } of kept) stat += vector.reduce((dot, entry, i) => dot + entry * gap[i]!, 0) ** 2 / value;
  stat *= total;
  if (Math.max(n, m) < 25) stat /= 1 + total ** -0.45 + 10.1 * (n ** -1.7 + m ** -1.7);
  return { stat, df, p: chiSquareSf(stat, df) };
}

function waves(sample: Frequencies, scale: number): { mean: number[]; covariance: number[][] } {
  const { values, counts } = sample;
  const n = sampleSize(sample);
  const of = (value: number) => [
    ...places.map((place) => Math.cos((place / scale) * value)),
    ...places.map((place) => Math.sin((place / scale) * value)),
  ];
  const size = 2 * places.length;
  const mean = new Array<number>(size).fill(0);
  for (let i = 0; i < values.length; i += 1) of(values[i]!).forEach((wave, k) => (mean[k]! += (wave * counts[i]!) / n));
  const covariance = mean.map(() => new Array<number>(size).fill(0));
  for (let i = 0; i < values.length; i += 1) {
    const from = of(values[i]!).map((wave, k) => wave - mean[k]!);
    from.forEach((x, k) => from.forEach((y, l) => (covariance[k]![l]! += (x * y * counts[i]!) / n)));
  }
  return { mean, covariance };
}
