import { requireCount, requireShare } from './domain.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { boundary } from './root.ts';

/** The mean of a Poisson count with its two-sided confidence interval. */
export interface PoissonInterval {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** Exact interval of a Poisson mean from one count (Garwood 1936); never covers less than `confidence`. */
export function poissonInterval(count: number, confidence = 0.95): PoissonInterval {
  requireCount('count', count);
  requireShare('confidence', confidence);
  const tail = (1 - confidence) / 2;
  // P(X >= count) at mean m is P(count, m); P(X <= count) is Q(count + 1, m).
  const far = count + 10 * Math.sqrt(count + 1) - 10 * Math.log(tail);
  return {
    mean: count,
    lower: count === 0 ? 0 : boundary(0, count, (mean) => incompleteGamma(count, mean).lower < tail),
    upper: boundary(count, far, (mean) => incompleteGamma(count + 1, mean).upper > tail),
  };
}
