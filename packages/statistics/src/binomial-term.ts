import { deviance, stirlingError } from './log-gamma.ts';

/**
 * ln of Γ(n+1)/(Γ(k+1)Γ(n−k+1)) · p^k · q^(n−k), for real 0 ≤ k ≤ n and q = 1 − p given apart so that it stays exact.
 * Source: Loader (2000), saddle-point form; keeps relative accuracy for n of a billion and probabilities of 1e-300.
 */
export function logBinomialTerm(k: number, n: number, p: number, q: number): number {
  if (p === 0) return k === 0 ? 0 : -Infinity;
  if (q === 0) return k === n ? 0 : -Infinity;
  if (n === 0) return 0;
  if (k === 0) return n * (p < q ? Math.log1p(-p) : Math.log(q));
  if (k === n) return n * (q < p ? Math.log1p(-q) : Math.log(p));
  const rest = n - k;
  const corrections = stirlingError(n) - stirlingError(k) - stirlingError(rest);
  const root = 0.5 * Math.log(n / (2 * Math.PI * k * rest));
  return corrections - deviance(k, n * p) - deviance(rest, n * q) + root;
}
