import { binomialLogPmf } from '@tidegate/statistics';
import { fastNormalQuantile } from './normal-quantile.ts';
import type { Random } from './random.ts';

/** Gamma with unit scale, `shape` at least 1. Source: Marsaglia & Tsang, A Simple Method for Generating Gamma Variables (2000). */
export function gamma(shape: number, { uniform }: Random): number {
  if (shape === 1) return -Math.log(uniform());
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = fastNormalQuantile(uniform());
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(uniform()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * Order statistics of n uniform numbers at some ranks (1-based, strictly ascending), without drawing the others: the spacings of
 * uniform order statistics are gamma variables over their sum (Devroye, Non-Uniform Random Variate Generation, 1986, V.2).
 */
export function orderStatistics(n: number, ranks: readonly number[], random: Random): number[] {
  let sum = 0;
  let last = 0;
  const sums = ranks.map((rank) => {
    sum += gamma(rank - last, random);
    last = rank;
    return sum;
  });
  const total = sum + gamma(n + 1 - last, random);
  return sums.map((part) => part / total);
}

/** Binomial: inversion while the mean is small, else transformed rejection (Hörmann, The Generation of Binomial Random Variates, 1993, BTRS). */
export function binomial(n: number, p: number, random: Random): number {
  if (!(p > 0) || n === 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(n, 1 - p, random);
  return n * p < 10 ? byInversion(n, p, random) : byRejection(n, p, random);
}

function byInversion(n: number, p: number, { uniform }: Random): number {
  const odds = p / (1 - p);
  for (;;) {
    let u = uniform();
    let term = Math.exp(n * Math.log1p(-p));
    for (let k = 0; k <= n; k += 1) {
      if (u <= term) return k;
      u -= term;
      term *= (odds * (n - k)) / (k + 1);
      // Rounding left a rest that no term will reach: draw again.
      if (term === 0) break;
    }
  }
}

function byRejection(n: number, p: number, { uniform }: Random): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + n * p + 0.5);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || k > n) continue;
    const height = Math.log((v * alpha) / (a / (us * us) + b));
    if (height <= binomialLogPmf(k, n, p) - binomialLogPmf(mode, n, p)) return k;
  }
}

/** Counts of n draws over shares that sum to 1, as a chain of binomials. */
export function multinomial(n: number, shares: readonly number[], random: Random): number[] {
  const counts = new Array<number>(shares.length).fill(0);
  let left = n;
  let rest = 1;
  for (let i = 0; i + 1 < shares.length && left > 0; i += 1) {
    const count = binomial(left, shares[i]! / rest, random);
    counts[i] = count;
    left -= count;
    rest -= shares[i]!;
  }
  counts[counts.length - 1]! += left;
  return counts;
}
