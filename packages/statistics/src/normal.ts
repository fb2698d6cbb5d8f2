import { incompleteGamma } from './incomplete-gamma.ts';

/** Standard normal P(Z ≤ z); accurate in the lower tail. */
export function normalCdf(z: number): number {
  return normalSf(-z);
}

/** Standard normal P(Z > z) = ½ Q(½, z²/2); accurate in the upper tail down to about 1e-300. */
export function normalSf(z: number): number {
  if (Number.isNaN(z)) return NaN;
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  return z > 0 ? upper / 2 : 0.5 + lower / 2;
}

/** Standard normal density. */
export function normalPdf(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * Standard normal quantile: the z with P(Z ≤ z) = p, for 0 ≤ p ≤ 1 (±Infinity at the ends, NaN outside).
 * Newton on ln P(Z > z), which is concave, from an upper bound: every step stays above the root and converges.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p > 0.5) return upperQuantile(1 - p);
  return p === 0.5 ? 0 : -upperQuantile(p);
}

/** The z with P(Z > z) = p; use it instead of `normalQuantile(1 - p)` for small p. */
export function normalUpperQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p > 0.5) return -upperQuantile(1 - p);
  return p === 0.5 ? 0 : upperQuantile(p);
}

function upperQuantile(p: number): number {
  if (p === 0) return Infinity;
  let z = Math.sqrt(-2 * Math.log(p));
  for (let i = 0; i < 60; i += 1) {
    const tail = normalSf(z);
    const next = z + (Math.log(tail / p) * tail) / normalPdf(z);
    if (!(Math.abs(next - z) > 1e-16 * Math.abs(z))) return next;
    z = next;
  }
  return z;
}
