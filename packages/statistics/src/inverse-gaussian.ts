import { normalCdf } from './normal.ts';
import { boundary } from './root.ts';

/** A random walk towards a bound: drift and variance of one step, and the height to reach. */
export interface Walk {
  readonly drift: number;
  readonly variance: number;
  readonly bound: number;
}

/** Probability that the walk has reached its bound within n steps: the inverse-Gaussian law of the first passage (Wald 1947), drift > 0. */
export function passedBy(n: number, { drift, variance, bound }: Walk): number {
  if (!(n > 0)) return 0;
  const spread = Math.sqrt(variance * n);
  const reached = normalCdf((drift * n - bound) / spread);
  return reached + Math.exp((2 * drift * bound) / variance) * normalCdf(-(drift * n + bound) / spread);
}

/** Steps after which the walk has passed with probability `quantile`; Infinity when it does not drift towards the bound. */
export function passageTime(quantile: number, walk: Walk): number {
  if (!(walk.drift > 0)) return Infinity;
  let high = 16;
  while (passedBy(high, walk) < quantile) high *= 2;
  return boundary(0, high, (n) => passedBy(n, walk) < quantile);
}
