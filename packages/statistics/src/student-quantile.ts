import { studentSf } from './continuous.ts';
import { logBeta } from './log-gamma.ts';
import { normalUpperQuantile } from './normal.ts';

/** The t with P(T ≤ t) = p, T ~ Student's t with `df` > 0 degrees of freedom; ±Infinity at the ends, NaN outside 0..1. */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return NaN;
  return p > 0.5 ? upperQuantile(1 - p, df) : -upperQuantile(p, df);
}

/** The t with P(T > t) = p; use it instead of `studentQuantile(1 - p, df)` for small p. */
export function studentUpperQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return NaN;
  return p > 0.5 ? -upperQuantile(1 - p, df) : upperQuantile(p, df);
}

/**
 * Newton on ln P(T > eᵘ). The density of ln|T| is log-concave, so the function is concave in u and Newton converges from any start:
 * the normal quantile lies below the root, the first step goes above it, every later one comes down.
 */
function upperQuantile(p: number, df: number): number {
  if (p === 0) return Infinity;
  if (p === 0.5) return 0;
  let t = normalUpperQuantile(p);
  // Above, t and normal differ by less than 1e-12.
  if (df > 1e15) return t;
  let above = false;
  for (let i = 0; i < 200; i += 1) {
    const tail = studentSf(t, df);
    // An overshoot into underflow has no logarithm; half way back on the log scale has.
    if (tail === 0) {
      t = Math.sqrt(t) * Math.sqrt(normalUpperQuantile(p));
      continue;
    }
    const next = t * Math.exp((Math.log(tail / p) * tail) / (t * density(t, df)));
    if (!(Math.abs(next - t) > 2e-16 * t) || (above && next > t)) return next;
    above = next < t || i > 0;
    t = next;
  }
  return t;
}

function density(t: number, df: number): number {
  return Math.exp(-0.5 * Math.log(df) - logBeta(df / 2, 0.5) - ((df + 1) / 2) * Math.log1p((t * t) / df));
}
