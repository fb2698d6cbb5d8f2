import { studentSf } from './continuous.ts';
import { type Frequencies, moments } from './frequencies.ts';

/** Two-sample t-test. */
export interface TwoMeans {
  readonly stat: number;
  readonly df: number;
  readonly p: number;
}

/** Student's two-sided t-test of two means with one variance for both, n + m − 2 degrees of freedom. No variance: p NaN or 0. */
export function studentTest(reference: Frequencies, current: Frequencies): TwoMeans {
  const a = moments(reference);
  const b = moments(current);
  const df = a.n + b.n - 2;
  const variance = (a.squares + b.squares) / df;
  const stat = (a.mean - b.mean) / Math.sqrt(variance * (1 / a.n + 1 / b.n));
  return { stat, df, p: Math.min(1, 2 * studentSf(Math.abs(stat), df)) };
}
