import { logBinomialTerm } from './binomial-term.ts';

const TINY = 1e-300;

/**
 * Regularized incomplete beta I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1. Pass y = 1 − x where it is known better than 1 − x rounds.
 * The upper tail is `regularizedBeta(y, b, a, x)`, equally accurate.
 * Source: continued fraction of DiDonato & Morris (1992, TOMS 708), whose terms do not cancel below the mean; modified Lentz
 * evaluation; prefactor in Loader's saddle-point form.
 */
export function regularizedBeta(x: number, a: number, b: number, y: number = 1 - x): number {
  if (Number.isNaN(x) || !(a > 0) || !(b > 0)) return NaN;
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  return a * y >= b * x ? lowerTail(x, y, a, b) : 1 - lowerTail(y, x, b, a);
}

function lowerTail(x: number, y: number, a: number, b: number): number {
  // x^a y^b / B(a,b) = (binomial term) · ab/(a+b)
  const front = Math.exp(logBinomialTerm(a, b, x, y)) * a * (b / (a + b));
  return front === 0 ? 0 : Math.min(1, front / continuedFraction(x, y, a, b));
}

function continuedFraction(x: number, y: number, a: number, b: number): number {
  const limit = 1000 + 50 * Math.ceil(Math.sqrt(a + b));
  const ahead = a * y - b * x + 1;
  let value = away((a / (a + 1)) * ahead);
  let c = value;
  let d = 0;
  for (let n = 1; n <= limit; n += 1) {
    const at = a + 2 * n;
    const alpha = ((a + n - 1) / (at - 1)) * ((a + b + n - 1) / (at - 1)) * n * (b - n) * x * x;
    const beta = n + (n * (b - n) * x) / (at - 1) + ((a + n) / (at + 1)) * (ahead + n * (1 + y));
    d = 1 / away(beta + alpha * d);
    c = away(beta + alpha / c);
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-15) return value;
  }
  throw new RangeError(`incomplete beta did not converge at x = ${x}, a = ${a}, b = ${b}`);
}

/** Lentz's algorithm must not divide by zero. */
function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
