import { binomialCdf, binomialSf } from './binomial.ts';
import { requireCount, requireShare } from './domain.ts';
import { normalUpperQuantile } from './normal.ts';
import { boundary } from './root.ts';

/** A share with its two-sided confidence interval, all in 0..1. */
export interface ProportionInterval {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** Wilson's score interval of a share (Wilson 1927). Throws RangeError when n is 0. */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): ProportionInterval {
  check(successes, n, confidence);
  const z = normalUpperQuantile((1 - confidence) / 2);
  const share = successes / n;
  const centre = successes + (z * z) / 2;
  const half = z * Math.sqrt((successes * (n - successes)) / n + (z * z) / 4);
  const scale = n + z * z;
  return {
    share,
    lower: successes === 0 ? 0 : (centre - half) / scale,
    upper: successes === n ? 1 : (centre + half) / scale,
  };
}

/** Exact interval of a share (Clopper & Pearson 1934); never covers less than `confidence`. Throws RangeError when n is 0. */
export function clopperPearsonInterval(successes: number, n: number, confidence = 0.95): ProportionInterval {
  check(successes, n, confidence);
  const tail = (1 - confidence) / 2;
  const share = successes / n;
  return {
    share,
    lower: successes === 0 ? 0 : boundary(0, share, (p) => binomialSf(successes - 1, n, p) < tail),
    upper: successes === n ? 1 : boundary(share, 1, (p) => binomialCdf(successes, n, p) > tail),
  };
}

function check(successes: number, n: number, confidence: number): void {
  requireCount('n', n);
  requireCount('successes', successes, n);
  requireShare('confidence', confidence);
  if (n === 0) throw new RangeError('n must be above 0: a share of nothing has no interval');
}
