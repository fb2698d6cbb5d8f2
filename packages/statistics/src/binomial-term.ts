import { deviance, stirlingError } from './log-gamma.ts';

/**
 * ln of Γ(k+l+1)/(Γ(k+1)Γ(l+1)) · p^k · q^l, for real k, l ≥ 0 and q = 1 − p given apart so that neither loses digits.
 * Source: Loader (2000), saddle-point form; keeps relative accuracy for k + l of a billion and probabilities of 1e-300.
 */
export function logBinomialTerm(k: number, l: number, p: number, q: number): number {
  if (p === 0) return k === 0 ? 0 : -Infinity;
  if (q === 0) return l === 0 ? 0 : -Infinity;
  const n = k + l;
  if (n === 0) return 0;
  if (k === 0) return l * (p < q ? Math.log1p(-p) : Math.log(q));
  if (l === 0) return k * (q < p ? Math.log1p(-q) : Math.log(p));
  const corrections = stirlingError(n) - stirlingError(k) - stirlingError(l);
  const root = 0.5 * Math.log(n / (2 * Math.PI * k * l));
  // k − np, written so that it does not cancel
  const excess = k * q - l * p;
  return corrections - deviance(k, n * p, excess) - deviance(l, n * q, -excess) + root;
}
