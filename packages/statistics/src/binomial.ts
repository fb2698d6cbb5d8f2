import { logBinomialTerm } from './binomial-term.ts';
import { requireCount, requireNumber } from './domain.ts';
import { regularizedBeta } from './incomplete-beta.ts';

/** ln P(X = k), X ~ Binomial(n, p). */
export function binomialLogPmf(k: number, n: number, p: number): number {
  requireCount('n', n);
  requireNumber('p', p, 0, 1);
  if (!Number.isInteger(k) || k < 0 || k > n) return -Infinity;
  return logBinomialTerm(k, n - k, p, 1 - p);
}

/** P(X = k), X ~ Binomial(n, p). */
export function binomialPmf(k: number, n: number, p: number): number {
  return Math.exp(binomialLogPmf(k, n, p));
}

/** P(X ≤ k), X ~ Binomial(n, p); accurate in the lower tail. */
export function binomialCdf(k: number, n: number, p: number): number {
  requireCount('n', n);
  requireNumber('p', p, 0, 1);
  if (Number.isNaN(k)) throw new RangeError('k must be a number, not NaN');
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= n) return 1;
  return regularizedBeta(1 - p, n - whole, whole + 1, p);
}

/** P(X > k), X ~ Binomial(n, p); accurate in the upper tail. */
export function binomialSf(k: number, n: number, p: number): number {
  requireCount('n', n);
  requireNumber('p', p, 0, 1);
  if (Number.isNaN(k)) throw new RangeError('k must be a number, not NaN');
  const whole = Math.floor(k);
  if (whole < 0) return 1;
  if (whole >= n) return 0;
  return regularizedBeta(p, whole + 1, n - whole, 1 - p);
}
