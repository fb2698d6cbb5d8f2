import { requireCount } from './domain.ts';
import { seededBits } from './random.ts';
import { sumOf } from './summation.ts';

/** Permutation test of paired differences by their signs. */
export interface SignFlipTest {
  /** Pairs that differ; the others carry no sign. */
  readonly n: number;
  /** Every sign pattern was counted; otherwise `flips` random ones were. */
  readonly exact: boolean;
  readonly flips?: number;
  readonly seed?: number;
  /** Two-sided p. */
  readonly p: number;
  /** One-sided p, small when the candidate's values are greater. */
  readonly greater: number;
  /** One-sided p, small when the candidate's values are less. */
  readonly less: number;
}

/** Beyond this many differing pairs signs are drawn at random: half of the pairs make 2¹⁸ sums. */
const EXACT_LIMIT = 36;

/**
 * Sign-flip test of "the differences are symmetric about 0" with their sum as statistic (Fisher 1935). Exact to 36 differing pairs, by
 * meeting in the middle; beyond by Monte Carlo with p = (1 + hits)/(1 + flips) (Phipson & Smyth 2010). Depends on the differences alone, not
 * on their order. No differing pair gives p 1. Throws RangeError on a difference that is not finite.
 */
export function signFlipTest(
  differences: ArrayLike<number>,
  { flips = 9999, seed = 1 }: { readonly flips?: number; readonly seed?: number } = {},
): SignFlipTest {
  const found = Array.from(differences);
  found.forEach((d, i) => {
    if (!Number.isFinite(d)) throw new RangeError(`difference ${i} must be a finite number, not ${d}`);
  });
  requireCount('flips', flips);
  const sizes = Float64Array.from(found.filter((d) => d !== 0).map(Math.abs)).sort();
  const n = sizes.length;
  if (n === 0) return { n, exact: true, p: 1, greater: 1, less: 1 };
  const sum = sumOf(found.length, (i) => found[i]!);
  // Sums that are equal in truth differ by rounding.
  const slack = 1e-12 * sumOf(n, (i) => sizes[i]!);
  if (n <= EXACT_LIMIT) {
    const atLeast = countAtLeast(sizes, [sum, -sum, Math.abs(sum)], slack).map((count) => count / 2 ** n);
    return { n, exact: true, ...tails(atLeast) };
  }
  const atLeast = drawAtLeast(sizes, [sum, -sum, Math.abs(sum)], slack, { flips, seed });
  return { n, exact: false, flips, seed, ...tails(atLeast) };
}

/** From P(S ≥ s), P(S ≥ −s), P(S ≥ |s|) of a sum whose distribution is symmetric. */
function tails([greater, less, beyond]: readonly number[]) {
  return { p: Math.min(1, 2 * beyond!), greater: greater!, less: less! };
}

/** For each bound the number of sign patterns whose sum reaches it. */
function countAtLeast(sizes: Float64Array, bounds: readonly number[], slack: number): number[] {
  const half = sizes.length >>> 1;
  const one = signedSums(sizes.subarray(0, half));
  const other = signedSums(sizes.subarray(half));
  return bounds.map((bound) => {
    let count = 0;
    let from = other.length;
    for (const sum of one) {
      while (from > 0 && sum + other[from - 1]! >= bound - slack) from -= 1;
      count += other.length - from;
    }
    return count;
  });
}

function signedSums(sizes: Float64Array): Float64Array {
  const sums = new Float64Array(2 ** sizes.length);
  let filled = 1;
  for (const size of sizes) {
    for (let i = 0; i < filled; i += 1) {
      sums[filled + i] = sums[i]! + size;
      sums[i]! -= size;
    }
    filled *= 2;
  }
  return sums.sort();
}

function drawAtLeast(
  sizes: Float64Array,
  bounds: readonly number[],
  slack: number,
  { flips, seed }: { flips: number; seed: number },
): number[] {
  const bits = seededBits(seed);
  const hits = bounds.map(() => 1);
  for (let flip = 0; flip < flips; flip += 1) {
    let sum = 0;
    let word = 0;
    for (let i = 0; i < sizes.length; i += 1) {
      word = i % 32 === 0 ? bits() : word >>> 1;
      sum += word & 1 ? sizes[i]! : -sizes[i]!;
    }
    for (const [k, bound] of bounds.entries()) if (sum >= bound - slack) hits[k]! += 1;
  }
  return hits.map((count) => count / (flips + 1));
}
