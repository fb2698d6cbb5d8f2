import { requireCount, requireNumber, requireShare } from './domain.ts';
import { normalSf, normalUpperQuantile } from './normal.ts';
import { boundary } from './root.ts';

/** A difference with its confidence interval. */
export interface DifferenceInterval {
  /** (c − b) / n: accuracy of the candidate minus that of production. */
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Score statistic of H0: Δ = delta for paired proportions, Δ = (c − b)/n (Tango 1998, with the constrained estimate in closed form).
 * Decreases in delta. No disagreement and delta 0 gives 0.
 */
export function tangoScore(b: number, c: number, n: number, delta: number): number {
  checkTable(b, c, n);
  requireNumber('delta', delta, -1, 1);
  const numerator = c - b - n * delta;
  const A = 2 * n;
  const B = -b - c + (2 * n - c + b) * delta;
  const C = -b * delta * (1 - delta);
  const root = Math.sqrt(Math.max(0, B * B - 4 * A * C));
  // The two forms of the same root; each cancels where the other does not.
  const q = B > 0 ? (-2 * C) / (B + root) : (root - B) / (2 * A);
  const variance = n * (2 * q + delta * (1 - delta));
  if (numerator === 0) return 0;
  return variance > 0 ? numerator / Math.sqrt(variance) : numerator * Infinity;
}

/**
 * Tango's score interval of candidate − production accuracy on n paired items.
 * @param b items production gets right and the candidate wrong
 * @param c items the candidate gets right and production wrong
 * @param n all paired items
 * @param confidence two-sided, in (0, 1)
 */
export function tangoInterval(b: number, c: number, n: number, confidence = 0.95): DifferenceInterval {
  checkTable(b, c, n);
  requireShare('confidence', confidence);
  const z = normalUpperQuantile((1 - confidence) / 2);
  const difference = (c - b) / n;
  return {
    difference,
    lower: boundary(-1, difference, (delta) => tangoScore(b, c, n, delta) > z),
    upper: boundary(difference, 1, (delta) => tangoScore(b, c, n, delta) >= -z),
  };
}

/** Verdict of the non-inferiority test. */
export interface NonInferiority extends DifferenceInterval {
  readonly z: number;
  readonly p: number;
  readonly nonInferior: boolean;
}

/**
 * Tango's test of H0: Δ ≤ −margin, the candidate is worse by the margin or more. The interval has confidence 1 − 2·alpha, so that
 * `nonInferior` is `lower > −margin`.
 */
export function nonInferiorityTango(b: number, c: number, n: number, margin: number, alpha = 0.05): NonInferiority {
  requireNumber('margin', margin, 0, 1);
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError(`alpha must lie strictly between 0 and 0.5, not ${alpha}`);
  const z = tangoScore(b, c, n, -margin);
  const p = normalSf(z);
  return { ...tangoInterval(b, c, n, 1 - 2 * alpha), z, p, nonInferior: p <= alpha };
}

function checkTable(b: number, c: number, n: number): void {
  requireCount('b', b);
  requireCount('c', c);
  requireCount('n', n);
  if (n === 0) throw new RangeError('n must be above 0: there are no paired items');
  if (b + c > n) throw new RangeError(`b + c must not exceed n, but ${b} + ${c} > ${n}`);
}
