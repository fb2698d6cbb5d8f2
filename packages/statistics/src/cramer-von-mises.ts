import { type Frequencies, pairCounts } from './frequencies.ts';
import { gcd } from './lattice-paths.ts';
import { logGamma } from './log-gamma.ts';

/** Two-sample Cramér-von Mises test. */
export interface CramerVonMises {
  readonly stat: number;
  readonly p: number;
  readonly method: 'exact' | 'asymptotic';
}

/** Largest sample up to which the exact distribution is taken. */
const MOST_EXACT = 20;
/** Terms of the limit below it are left out, as in the implementations this is compared with; it bounds the error of p. */
const LEAST_TERM = 1e-7;

/**
 * Two-sample Cramér-von Mises test: exact while both samples have at most 20 rows, else the limit of the standardised statistic.
 * Equal values of one sample keep the ranks they share with the pooled sample but their own places, so ties make it too small.
 * Source: T. W. Anderson, On the Distribution of the Two-Sample Cramér-von Mises Criterion (1962). Throws RangeError below two rows.
 */
export function cramerVonMises(reference: Frequencies, current: Frequencies): CramerVonMises {
  const { ref, cur, n, m } = pairCounts(reference, current);
  if (Math.min(n, m) < 2) throw new RangeError('both samples need at least two rows');
  let below = 0;
  let refBelow = 0;
  let curBelow = 0;
  let refSum = 0;
  let curSum = 0;
  ref.forEach((count, i) => {
    const rank = below + (count + cur[i]! + 1) / 2;
    refSum += squaresBelow(rank - refBelow, count);
    curSum += squaresBelow(rank - curBelow, cur[i]!);
    below += count + cur[i]!;
    refBelow += count;
    curBelow += cur[i]!;
  });
  const u = n * refSum + m * curSum;
  const total = n + m;
  const product = n * m;
  const stat = u / (product * total) - (4 * product - 1) / (6 * total);
  if (Math.max(n, m) <= MOST_EXACT) return { stat, p: exactUpper(u, n, m), method: 'exact' };
  const mean = (1 + 1 / total) / 6;
  const variance =
    ((total + 1) * (4 * product * total - 3 * (n * n + m * m) - 2 * product)) / (45 * total ** 2 * 4 * product);
  const standard = 1 / 6 + (stat - mean) / Math.sqrt(45 * variance);
  const p = standard < 0.003 ? 1 : Math.max(0, 1 - limitCdf(standard));
  return { stat, p, method: 'asymptotic' };
}

/** Σ (offset − j)² over j = 1..count. */
function squaresBelow(offset: number, count: number): number {
  return count * offset * offset - offset * count * (count + 1) + (count * (count + 1) * (2 * count + 1)) / 6;
}

/** P(statistic ≥ the one of u) over all orders of n and m rows, by the recursion over lattice paths (Xiao, Gordon & Yakovlev 2007). */
function exactUpper(u: number, n: number, m: number): number {
  const lcm = (n / gcd(n, m)) * m;
  const a = lcm / n;
  const b = lcm / m;
  const product = n * m;
  const bound = Math.floor((lcm * lcm * (n + m) * (6 * u - product * (4 * product - 1))) / (6 * product * product));
  let rows: Map<number, number>[] = [];
  for (let x = 0; x <= n; x += 1) {
    const next: Map<number, number>[] = [];
    for (let y = 0; y <= m; y += 1) {
      const here = new Map<number, number>();
      const add = (a * x - b * y) ** 2;
      const take = (from: Map<number, number>) =>
        from.forEach((paths, value) => here.set(value + add, (here.get(value + add) ?? 0) + paths));
      if (x === 0 && y === 0) here.set(0, 1);
      if (x > 0) take(rows[y]!);
      if (y > 0) take(next[y - 1]!);
      next.push(here);
    }
    rows = next;
  }
  let upper = 0;
  let all = 0;
  rows[m]!.forEach((paths, value) => {
    all += paths;
    if (value >= bound) upper += paths;
  });
  return upper / all;
}

/** Limiting distribution function of the one-sample statistic (Csörgő & Faraway 1996, 1.3). */
function limitCdf(x: number): number {
  let total = 0;
  for (let k = 0; ; k += 1) {
    const y = 4 * k + 1;
    const q = (y * y) / (16 * x);
    const weight = Math.exp(logGamma(k + 0.5) - logGamma(k + 1)) / (Math.PI ** 1.5 * Math.sqrt(x));
    const term = weight * Math.sqrt(y) * Math.exp(-q) * besselK(0.25, q);
    total += term;
    if (!(Math.abs(term) >= LEAST_TERM)) return total;
  }
}

/** Modified Bessel function of the second kind ∫₀^∞ exp(−q cosh t) cosh(νt) dt; the trapezoidal rule converges doubly fast. */
function besselK(order: number, q: number): number {
  const step = 1 / 64;
  let sum = Math.exp(-q) / 2;
  for (let t = step; ; t += step) {
    const term = Math.exp(-q * Math.cosh(t)) * Math.cosh(order * t);
    sum += term;
    if (!(term > sum * 1e-18)) return sum * step;
  }
}
