import { type Frequencies, pairCounts } from './frequencies.ts';
import { normalSf } from './normal.ts';

/** Mann-Whitney U test. */
export interface MannWhitney {
  /** U of the first sample: pairs in which it is the larger, ties counting half. */
  readonly stat: number;
  readonly p: number;
  readonly method: 'exact' | 'asymptotic';
}

/** Both samples above this size, or any tie: the normal approximation. */
const MOST_EXACT = 8;

/**
 * One-sided Mann-Whitney U test: is the first sample smaller than the second? Exact when one sample has at most 8 rows and no value
 * comes twice, else normal with tie and continuity correction (Mann & Whitney 1947). All values equal: p 1.
 */
export function mannWhitneyLess(reference: Frequencies, current: Frequencies): MannWhitney {
  const { ref, cur, n, m } = pairCounts(reference, current);
  let below = 0;
  let twice = 0;
  let ties = 0;
  ref.forEach((count, i) => {
    twice += count * (2 * below + cur[i]!);
    below += cur[i]!;
    const tied = count + cur[i]!;
    ties += tied ** 3 - tied;
  });
  const stat = twice / 2;
  const other = n * m - stat;
  if (ties === 0 && Math.min(n, m) <= MOST_EXACT)
    return { stat, p: upperTail(Math.max(n, m), Math.min(n, m), other), method: 'exact' };
  const total = n + m;
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  return { stat, p: Math.min(1, normalSf((other - (n * m) / 2 - 0.5) / deviation)), method: 'asymptotic' };
}

/** P(U ≥ u) when nothing differs. Orders with each U are the coefficients of Π (1 − q^(n+i)) / (1 − q^i), i = 1..m, in whole numbers. */
function upperTail(n: number, m: number, u: number): number {
  const orders = new Array<bigint>(n * m + 1).fill(0n);
  orders[0] = 1n;
  for (let i = 1; i <= m; i += 1) {
    for (let k = n * m; k >= n + i; k -= 1) orders[k]! -= orders[k - n - i]!;
    for (let k = i; k <= n * m; k += 1) orders[k]! += orders[k - i]!;
  }
  let upper = 0n;
  let all = 0n;
  orders.forEach((count, k) => {
    all += count;
    if (k >= u) upper += count;
  });
  // Shifted so that the quotient keeps its digits however small it is.
  return Number((upper << 1000n) / all) / 2 ** 500 / 2 ** 500;
}
