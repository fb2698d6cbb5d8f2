import { chiSquareSf } from './continuous.ts';
import { requireCount } from './domain.ts';
import { hypergeometricCdf, hypergeometricUpper } from './hypergeometric.ts';

/** Two samples of yes/no: `successes1` of `n1` (reference) and `successes2` of `n2` (current). */
export interface TwoProportions {
  readonly successes1: number;
  readonly n1: number;
  readonly successes2: number;
  readonly n2: number;
}

/** p-values of Fisher's exact test: `greater` says the second share is larger, `less` smaller. */
export interface FisherExact {
  readonly greater: number;
  readonly less: number;
  /** Twice the smaller one-sided p-value, at most 1. */
  readonly p: number;
}

/** Fisher's exact test, two-sided by doubling the smaller one-sided p-value. Throws RangeError on impossible counts. */
export function fisherExact(counts: TwoProportions): FisherExact {
  check(counts);
  const { successes1, n1, successes2, n2 } = counts;
  const marked = successes1 + successes2;
  const urn = { marked, plain: n1 + n2 - marked, drawn: n2 };
  const greater = hypergeometricUpper(successes2, urn);
  const less = hypergeometricCdf(successes2, urn);
  return { greater, less, p: Math.min(1, 2 * Math.min(greater, less)) };
}

/** Pooled chi-square test with 1 degree of freedom, without continuity correction. Constant samples give statistic 0, p 1. */
export function chiSquareTwoProportions(counts: TwoProportions): { stat: number; p: number } {
  check(counts);
  const { successes1, n1, successes2, n2 } = counts;
  const pooled = (successes1 + successes2) / (n1 + n2);
  const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
  if (!(variance > 0) || n1 === 0 || n2 === 0) return { stat: 0, p: 1 };
  const difference = successes2 / n2 - successes1 / n1;
  const stat = (difference * difference) / variance;
  return { stat, p: chiSquareSf(stat, 1) };
}

/** Smallest expected count of the 2 × 2 table under equal shares. */
export function smallestExpected({ successes1, n1, successes2, n2 }: TwoProportions): number {
  const successes = successes1 + successes2;
  const total = n1 + n2;
  return (Math.min(successes, total - successes) * Math.min(n1, n2)) / total;
}

/** Two-sided test of equal shares: Fisher (doubled) when the smallest expected count is below 10, else pooled chi-square. */
export function twoProportions(counts: TwoProportions): { p: number; method: 'fisher' | 'chi-square' } {
  check(counts);
  if (counts.n1 === 0 || counts.n2 === 0) return { p: 1, method: 'fisher' };
  if (smallestExpected(counts) < 10) return { p: fisherExact(counts).p, method: 'fisher' };
  return { p: chiSquareTwoProportions(counts).p, method: 'chi-square' };
}

/** Result of comparing the null shares of two samples. */
export interface NullTest {
  readonly p: number;
  /** |share of nulls now − share of nulls in the reference|. */
  readonly effect: number;
  readonly method: 'fisher' | 'chi-square';
}

/** Null shares of a column, reference against current: counts of null rows and of all rows (nulls included). */
export function nullTest(refNull: number, refN: number, curNull: number, curN: number): NullTest {
  const { p, method } = twoProportions({ successes1: refNull, n1: refN, successes2: curNull, n2: curN });
  const effect = refN === 0 || curN === 0 ? 0 : Math.abs(curNull / curN - refNull / refN);
  return { p, effect, method };
}

function check({ successes1, n1, successes2, n2 }: TwoProportions): void {
  requireCount('n1', n1);
  requireCount('n2', n2);
  requireCount('successes1', successes1, n1);
  requireCount('successes2', successes2, n2);
}
