import { requireNumber } from './domain.ts';
import { regularizedBeta } from './incomplete-beta.ts';
import { logGamma } from './log-gamma.ts';
import { normalSf } from './normal.ts';

/**
 * P(T > t), t ≥ 0, T ~ noncentral t with `df` > 0 degrees of freedom and noncentrality 0 ≤ δ ≤ 37: Poisson mixture of incomplete betas
 * (Lenth 1989, AS 243). Absolute accuracy about 1e-12, which is what power needs; not for far tails.
 */
export function noncentralStudentSf(t: number, df: number, delta: number): number {
  requireNumber('t', t, 0);
  requireNumber('df', df, Number.MIN_VALUE);
  requireNumber('delta', delta, 0, 37);
  const below = normalSf(delta);
  const square = t * t;
  const [x, y] = [square / (df + square), df / (df + square)];
  const half = (delta * delta) / 2;
  let sum = 0;
  let left = 1;
  for (let j = 0; j <= half || left > 1e-15; j += 1) {
    const even = poisson(half, j);
    const odd = (delta / Math.SQRT2) * Math.exp(-half + power(half, j) - logGamma(j + 1.5));
    left -= even;
    sum += even * regularizedBeta(x, j + 0.5, df / 2, y) + odd * regularizedBeta(x, j + 1, df / 2, y);
    if (even + odd < 1e-18 && j > half) break;
  }
  return Math.min(1, Math.max(0, 1 - below - sum / 2));
}

function poisson(mean: number, j: number): number {
  return Math.exp(-mean + power(mean, j) - logGamma(j + 1));
}

/** j ln(base), 0 for 0⁰. */
function power(base: number, j: number): number {
  return j === 0 ? 0 : j * Math.log(base);
}
