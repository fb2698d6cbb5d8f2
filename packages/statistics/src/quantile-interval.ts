import { binomialCdf, binomialSf } from './binomial.ts';
import { requireShare } from './domain.ts';
import { undefinedResult, type UndefinedResult } from './undefined-result.ts';

/** A quantile with its two-sided confidence interval, in the unit of the values. */
export interface QuantileInterval {
  readonly defined: true;
  readonly quantile: number;
  /** -Infinity or Infinity where so few values bound that side with no confidence. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The quantile `p` of the values (linear between order statistics, Hyndman & Fan 1996, type 7) with the interval between two order statistics
 * that holds for every distribution: each side errs with at most (1 − confidence)/2, by the binomial count of values below the
 * quantile (Conover 1999, 3.2). A side that no order statistic bounds is infinite. Throws RangeError for values that are not finite.
 */
export function quantileInterval(
  values: readonly number[],
  p: number,
  confidence = 0.95,
): QuantileInterval | UndefinedResult {
  requireShare('p', p);
  requireShare('confidence', confidence);
  if (!values.every(Number.isFinite)) throw new RangeError('every value must be a finite number');
  if (values.length === 0) return undefinedResult('too-few', 'there are no values');
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const tail = (1 - confidence) / 2;
  // Ranks from 1: the greatest whose value lies above the quantile, and the least whose value lies below it, with at most `tail`.
  let low = 0;
  while (low < n && binomialCdf(low, n, p) <= tail) low++;
  let high = n + 1;
  while (high > 1 && binomialSf(high - 2, n, p) <= tail) high--;
  return {
    defined: true,
    quantile: between(sorted, p),
    lower: low === 0 ? -Infinity : sorted[low - 1]!,
    upper: high > n ? Infinity : sorted[high - 1]!,
  };
}

function between(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)]!;
  const above = sorted[Math.ceil(at)]!;
  return below + (above - below) * (at - Math.floor(at));
}
