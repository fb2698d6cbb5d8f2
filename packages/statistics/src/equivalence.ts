import { studentSf } from './continuous.ts';
import { requireNumber } from './domain.ts';
import { type MeanDifference, tTest } from './mean-difference.ts';
import { normalSf } from './normal.ts';
import { type DifferenceInterval, tangoInterval, tangoScore } from './tango.ts';

/** Two one-sided tests of "the difference lies within the bounds"; the interval has confidence 1 − 2·alpha. */
export interface EquivalenceTest extends DifferenceInterval {
  /** The larger of `aboveLow` and `belowHigh`. */
  readonly p: number;
  /** One-sided p against "the difference is `low` or less". */
  readonly aboveLow: number;
  /** One-sided p against "the difference is `high` or more". */
  readonly belowHigh: number;
  readonly equivalent: boolean;
}

/** TOST of a difference of means (Schuirmann 1987). */
export function equivalentMeans(
  found: MeanDifference,
  { low, high, alpha = 0.05 }: { readonly low: number; readonly high: number; readonly alpha?: number },
): EquivalenceTest {
  checkLevel(alpha);
  requireNumber('low', low);
  requireNumber('high', high);
  if (!(low < high)) throw new RangeError(`low must be below high, but ${low} and ${high} are given`);
  const { difference, lower, upper } = tTest(found, { confidence: 1 - 2 * alpha });
  const aboveLow = studentSf((difference - low) / found.se, found.df);
  const belowHigh = studentSf((high - difference) / found.se, found.df);
  return { difference, lower, upper, ...joined(aboveLow, belowHigh, alpha) };
}

/** TOST of paired proportions within ±margin by Tango's score, b and c as for `mcnemar`. */
export function equivalentTango(b: number, c: number, n: number, margin: number, alpha = 0.05): EquivalenceTest {
  checkLevel(alpha);
  requireNumber('margin', margin, 0, 1);
  const aboveLow = normalSf(tangoScore(b, c, n, -margin));
  const belowHigh = normalSf(-tangoScore(b, c, n, margin));
  return { ...tangoInterval(b, c, n, 1 - 2 * alpha), ...joined(aboveLow, belowHigh, alpha) };
}

/** Non-inferiority of means: t test of "the difference is −margin or less"; the interval has confidence 1 − 2·alpha. */
export function nonInferiorMeans(
  found: MeanDifference,
  { margin, alpha = 0.05 }: { readonly margin: number; readonly alpha?: number },
): DifferenceInterval & { readonly t: number; readonly p: number; readonly nonInferior: boolean } {
  checkLevel(alpha);
  requireNumber('margin', margin, 0);
  const { difference, lower, upper, t, greater } = tTest(found, { null: -margin, confidence: 1 - 2 * alpha });
  return { difference, lower, upper, t, p: greater, nonInferior: greater <= alpha };
}

function joined(aboveLow: number, belowHigh: number, alpha: number) {
  const p = Math.max(aboveLow, belowHigh);
  return { p, aboveLow, belowHigh, equivalent: p <= alpha };
}

/** Two one-sided levels of a half would leave no interval. */
function checkLevel(alpha: number): void {
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError(`alpha must lie strictly between 0 and 0.5, not ${alpha}`);
}
