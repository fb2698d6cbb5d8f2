import { requireCount } from './domain.ts';
import { fisherExact } from './two-proportions.ts';

/** Rows strictly outside the reference's tail edges (`tailEdges`), reference and current, with the non-null rows of each. */
export interface TailCounts {
  readonly refBelow: number;
  readonly refAbove: number;
  /** Non-null reference rows. */
  readonly n: number;
  readonly curBelow: number;
  readonly curAbove: number;
  /** Non-null current rows. */
  readonly m: number;
}

/**
 * Have more rows left the reference's range than chance allows? p is twice the smaller of two one-sided Fisher tests (excess below,
 * excess above); effect is the larger excess of the two shares, at least 0. An empty sample gives p 1, effect 0.
 */
export function tailTest(counts: TailCounts): { p: number; effect: number } {
  const { refBelow, refAbove, n, curBelow, curAbove, m } = counts;
  requireCount('n', n);
  requireCount('m', m);
  if (n === 0 || m === 0) return { p: 1, effect: 0 };
  const below = fisherExact({ successes1: refBelow, n1: n, successes2: curBelow, n2: m }).greater;
  const above = fisherExact({ successes1: refAbove, n1: n, successes2: curAbove, n2: m }).greater;
  const effect = Math.max(0, curBelow / m - refBelow / n, curAbove / m - refAbove / n);
  return { p: Math.min(1, 2 * Math.min(below, above)), effect };
}
