import { chiSquareCdf } from './continuous.ts';
import { requireCount, requireNumber, requireShare } from './domain.ts';
import { noncentralStudentSf } from './noncentral-student.ts';
import { normalUpperQuantile } from './normal.ts';
import { boundary } from './root.ts';
import { studentUpperQuantile } from './student-quantile.ts';

/** What a paired comparison of means is planned for. */
export interface MeanPlan {
  /** Standard deviation of the paired differences, above 0, in the metric's unit. */
  readonly sd: number;
  /** Level of the test, two-sided unless said otherwise (default 0.05). */
  readonly alpha?: number;
  /** Wanted probability of a significant result (default 0.8). */
  readonly power?: number;
}

/** Largest noncentrality the noncentral t is computed for. */
const LARGEST = 37;

/** Pairs for the two-sided paired t test to find a mean difference of `difference` in its direction, by the noncentral t. */
export function pairedMeanSampleSize({
  sd,
  difference,
  alpha = 0.05,
  power = 0.8,
}: MeanPlan & { readonly difference: number }): number {
  requireNumber('difference', difference);
  if (difference === 0) throw new RangeError('no size can find a difference of 0');
  return smallestSize(Math.abs(difference), sd, alpha / 2, power);
}

/** Smallest mean difference the two-sided paired t test finds with n pairs; undefined where so few find none below 37 standard errors. */
export function pairedMeanDetectable({
  n,
  sd,
  alpha = 0.05,
  power = 0.8,
}: MeanPlan & { readonly n: number }): number | undefined {
  requireCount('n', n);
  check(sd, alpha / 2, power);
  if (n < 2) return undefined;
  const critical = studentUpperQuantile(alpha / 2, n - 1);
  const short = (delta: number) => noncentralStudentSf(critical, n - 1, delta) < power;
  const high = [4, 6, 9, 13, 20, LARGEST].find((delta) => !short(delta));
  return high === undefined ? undefined : (boundary(0, high, short) * sd) / Math.sqrt(n);
}

/** Pairs for the one-sided test of "not worse by `margin`" at `alpha` when the true difference (candidate − production) is `difference` (default 0). */
export function nonInferiorMeanSampleSize({
  sd,
  margin,
  difference = 0,
  alpha = 0.05,
  power = 0.8,
}: MeanPlan & { readonly margin: number; readonly difference?: number }): number {
  requireNumber('margin', margin, 0);
  requireNumber('difference', difference);
  if (!(margin + difference > 0)) {
    throw new RangeError(
      `no size can show non-inferiority: margin ${margin} plus difference ${difference} is not above 0`,
    );
  }
  return smallestSize(margin + difference, sd, alpha, power);
}

function smallestSize(distance: number, sd: number, tail: number, power: number): number {
  check(sd, tail, power);
  const enough = (n: number) => {
    const delta = (distance / sd) * Math.sqrt(n);
    const critical = studentUpperQuantile(tail, n - 1);
    if (delta <= LARGEST) return noncentralStudentSf(critical, n - 1, delta) >= power;
    // So far out the estimated spread decides alone; 6 standard errors off the mean make this a lower bound.
    return chiSquareCdf((n - 1) * ((delta - 6) / critical) ** 2, n - 1) >= power;
  };
  // The normal size is never too large, and the t needs about z²/2 pairs more.
  const z = normalUpperQuantile(tail) + normalUpperQuantile(1 - power);
  let least = 1;
  let most = Math.max(2, Math.ceil((z * sd) / distance) ** 2 + 2);
  while (!enough(most)) [least, most] = [most, 2 * most];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (enough(middle)) most = middle;
    else least = middle;
  }
  return most;
}

function check(sd: number, tail: number, power: number): void {
  requireNumber('sd', sd, Number.MIN_VALUE);
  requireShare('alpha', tail);
  requireShare('power', power);
}
