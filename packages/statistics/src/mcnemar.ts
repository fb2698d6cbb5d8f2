import { binomialPmf, binomialSf } from './binomial.ts';
import { requireCount } from './domain.ts';

/** p-values of McNemar's test on paired right/wrong answers. */
export interface McNemar {
  /** Items on which the two differ, b + c. At 0 nothing can be told apart and every p is 1. */
  readonly discordant: number;
  /** Two-sided mid-p, the default (Fagerland, Lydersen, Laake 2013). */
  readonly p: number;
  /** Two-sided exact conditional p. */
  readonly exact: number;
  readonly midP: number;
  /** One-sided: the candidate is worse than production. */
  readonly worse: { readonly exact: number; readonly midP: number };
  /** One-sided: the candidate is better than production. */
  readonly better: { readonly exact: number; readonly midP: number };
}

/**
 * McNemar's test.
 * @param b items production gets right and the candidate wrong
 * @param c items the candidate gets right and production wrong
 */
export function mcnemar(b: number, c: number): McNemar {
  requireCount('b', b);
  requireCount('c', c);
  const n = b + c;
  if (n === 0)
    return { discordant: 0, p: 1, exact: 1, midP: 1, worse: { exact: 1, midP: 1 }, better: { exact: 1, midP: 1 } };
  const worse = atLeast(b, n);
  const better = atLeast(c, n);
  const exact = Math.min(1, 2 * Math.min(worse.exact, better.exact));
  // With b = c both halves would count the middle term; the two-sided mid-p is then 1 − ½ P(X = b).
  const midP = b === c ? 1 - binomialPmf(b, n, 0.5) / 2 : 2 * Math.min(worse.midP, better.midP);
  return { discordant: n, p: midP, exact, midP, worse, better };
}

/** P(X ≥ k) and P(X > k) + ½ P(X = k), X ~ Binomial(n, ½). */
function atLeast(k: number, n: number): { exact: number; midP: number } {
  return { exact: binomialSf(k - 1, n, 0.5), midP: binomialSf(k, n, 0.5) + binomialPmf(k, n, 0.5) / 2 };
}
