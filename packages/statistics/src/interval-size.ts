import { requireCount, requireNumber, requireShare } from './domain.ts';
import { normalUpperQuantile } from './normal.ts';

/** An interval of candidate − production in the good direction and what it stands on. */
export interface MeasuredDifference {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  /** Of the interval, two-sided. */
  readonly confidence: number;
  /** Rows, pairs or clusters. */
  readonly n: number;
}

/** What would decide. */
export interface DecisiveSize {
  /** Difference that n rows find with this power, at the spread seen. */
  readonly detectable: number;
  /**
   * Rows that would decide about the margin with this power if the difference stays as it is; undefined where it lies on the margin and
   * no number would.
   */
  readonly needed?: number;
}

/**
 * The size that would decide, for any interval whose width shrinks as 1/√n: the standard error is taken from the half of the interval on the side
 * in question, and n grows by ((z_α + z_β)·se / distance to −margin)².
 */
export function decisiveSize(
  { difference, lower, upper, confidence, n }: MeasuredDifference,
  { margin, power = 0.8 }: { readonly margin: number; readonly power?: number },
): DecisiveSize {
  requireShare('confidence', confidence);
  requireShare('power', power);
  requireNumber('margin', margin, 0);
  requireNumber('lower', lower, -Infinity, difference);
  requireNumber('upper', upper, difference);
  requireCount('n', n);
  const z = normalUpperQuantile((1 - confidence) / 2);
  const reach = (half: number) => half * (1 + normalUpperQuantile(1 - power) / z);
  const detectable = reach((upper - lower) / 2);
  const distance = difference + margin;
  if (distance === 0) return { detectable };
  const own = reach(distance > 0 ? difference - lower : upper - difference) / distance;
  return { detectable, needed: Math.ceil(n * own * own) };
}
