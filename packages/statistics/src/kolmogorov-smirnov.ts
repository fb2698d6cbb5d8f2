import { type Frequencies, pairCounts } from './frequencies.ts';
import { kolmogorovSf } from './kolmogorov-distribution.ts';
import { gcd, pathsOutside } from './lattice-paths.ts';

/** Two-sample Kolmogorov-Smirnov test. */
export interface KolmogorovSmirnov {
  /** D: the largest gap between the two cumulative shares, in 0..1. */
  readonly stat: number;
  readonly p: number;
  readonly method: 'exact' | 'asymptotic';
}

/** Largest sample up to which the exact distribution is taken. */
const MOST_EXACT = 10_000;

/**
 * Two-sided two-sample Kolmogorov-Smirnov test: exact by lattice paths while the larger sample has at most 10,000 rows, beyond that the
 * one-sample distribution at round(nm / (n + m)) rows. Ties are counted as they are, which makes the exact p conservative.
 */
export function kolmogorovSmirnov(reference: Frequencies, current: Frequencies): KolmogorovSmirnov {
  const { ref, cur, n, m } = pairCounts(reference, current);
  const divisor = gcd(n, m);
  const steps = (n / divisor) * m;
  let a = 0;
  let b = 0;
  let h = 0;
  ref.forEach((count, i) => {
    a += count;
    b += cur[i]!;
    h = Math.max(h, Math.abs(a * (m / divisor) - b * (n / divisor)));
  });
  const stat = h / steps;
  if (Math.max(n, m) <= MOST_EXACT) return { stat, p: pathsOutside(n, m, h), method: 'exact' };
  return { stat, p: kolmogorovSf(stat, roundHalfEven((n * m) / (n + m))), method: 'asymptotic' };
}

function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  if (x - floor !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}
