import { requireNumber, requireShare } from './domain.ts';
import { normalSf, normalUpperQuantile } from './normal.ts';

/** Test and interval of an estimated difference, candidate − production. */
export interface DifferenceTest {
  readonly difference: number;
  readonly se: number;
  /** Two-sided p of "no difference". */
  readonly p: number;
  /** One-sided p of "the candidate's value is not greater": small when it is greater. */
  readonly greater: number;
  /** One-sided p of "the candidate's value is not less": small when it is less. */
  readonly less: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * z-test of a normally distributed difference with this variance, and its two-sided interval. Variance 0 is allowed for difference 0
 * only, where z is 0 and p is 1; RangeError otherwise.
 */
export function normalTest(
  difference: number,
  variance: number,
  confidence = 0.95,
): DifferenceTest & { readonly z: number } {
  requireNumber('difference', difference);
  requireNumber('variance', variance, 0);
  requireShare('confidence', confidence);
  if (variance === 0 && difference !== 0) throw new RangeError(`a difference of ${difference} has variance 0`);
  const se = Math.sqrt(variance);
  const z = difference === 0 ? 0 : difference / se;
  const half = normalUpperQuantile((1 - confidence) / 2) * se;
  return {
    difference,
    se,
    z,
    p: Math.min(1, 2 * normalSf(Math.abs(z))),
    greater: normalSf(z),
    less: normalSf(-z),
    lower: difference - half,
    upper: difference + half,
  };
}
