import { regularizedBeta } from './incomplete-beta.ts';
import { incompleteGamma } from './incomplete-gamma.ts';

/** P(X > x), X ~ chi-square with `df` > 0 degrees of freedom (need not be whole). */
export function chiSquareSf(x: number, df: number): number {
  return x <= 0 ? 1 : incompleteGamma(df / 2, x / 2).upper;
}

/** P(X ≤ x), X ~ chi-square with `df` > 0 degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  return x <= 0 ? 0 : incompleteGamma(df / 2, x / 2).lower;
}

/** P(T > t), T ~ Student's t with `df` > 0 degrees of freedom. */
export function studentSf(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return NaN;
  if (t < 0) return 1 - studentSf(-t, df);
  if (t === Infinity) return 0;
  const square = t * t;
  if (square === Infinity) return 0;
  return 0.5 * regularizedBeta(df / (df + square), df / 2, 0.5, square / (df + square));
}

/** P(T ≤ t), T ~ Student's t with `df` > 0 degrees of freedom. */
export function studentCdf(t: number, df: number): number {
  return studentSf(-t, df);
}

/** P(F > f), F with `df1`, `df2` > 0 degrees of freedom. */
export function fisherFSf(f: number, df1: number, df2: number): number {
  if (Number.isNaN(f) || !(df1 > 0) || !(df2 > 0)) return NaN;
  if (f <= 0) return 1;
  const total = df1 * f + df2;
  return total === Infinity ? 0 : regularizedBeta(df2 / total, df2 / 2, df1 / 2, (df1 * f) / total);
}
