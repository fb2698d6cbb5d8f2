import { deviance, stirlingError } from './log-gamma.ts';

const TINY = 1e-300;

/** Lower and upper regularized incomplete gamma functions. */
export interface IncompleteGamma {
  readonly lower: number;
  readonly upper: number;
}

/**
 * P(a, x) and Q(a, x) = 1 − P for a > 0, x ≥ 0. The smaller of the two is relatively accurate down to about 1e-300.
 * Source: series DLMF 8.11.4 below x = a + 1, continued fraction DLMF 8.9.2 above, prefactor in Loader's saddle-point form.
 */
export function incompleteGamma(a: number, x: number): IncompleteGamma {
  if (!(a > 0) || Number.isNaN(x) || x < 0) return { lower: NaN, upper: NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  // x^a e^-x / Γ(a+1)
  const front = Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
  if (x < a + 1) {
    const lower = Math.min(1, front * series(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = front === 0 ? 0 : Math.min(1, front * a * continuedFraction(a, x));
  return { lower: 1 - upper, upper };
}

function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; ; n += 1) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) return sum;
  }
}

function continuedFraction(a: number, x: number): number {
  const limit = 1000 + 50 * Math.ceil(Math.sqrt(a));
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / (b === 0 ? TINY : b);
  let value = d;
  for (let n = 1; n <= limit; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = an * d + b;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = b + an / c;
    if (Math.abs(c) < TINY) c = TINY;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-15) return value;
  }
  throw new RangeError(`incomplete gamma did not converge at a = ${a}, x = ${x}`);
}
