import { logBinomialTerm } from './binomial-term.ts';

const TINY = 1e-300;

/**
 * Regularized incomplete beta I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1. Pass y = 1 − x where it is known better than 1 − x rounds.
 * The upper tail is `regularizedBeta(y, b, a, x)`, equally accurate.
 * Source: continued fraction DLMF 8.17.22, modified Lentz evaluation, prefactor in Loader's saddle-point form.
 */
export function regularizedBeta(x: number, a: number, b: number, y: number = 1 - x): number {
  if (Number.isNaN(x) || !(a > 0) || !(b > 0)) return NaN;
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x <= (a + 1) / (a + b + 2)) return lowerTail(x, y, a, b);
  return 1 - lowerTail(y, x, b, a);
}

function lowerTail(x: number, y: number, a: number, b: number): number {
  // x^a y^b / (a B(a,b)) = (binomial term) · b/(a+b)
  const front = Math.exp(logBinomialTerm(a, a + b, x, y)) * (b / (a + b));
  return front === 0 ? 0 : front * continuedFraction(x, a, b);
}

function continuedFraction(x: number, a: number, b: number): number {
  const sum = a + b;
  const limit = 1000 + 50 * Math.ceil(Math.sqrt(sum));
  let c = 1;
  let d = 1 / away(1 - (sum * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= limit; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (sum + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-15) return value;
  }
  throw new RangeError(`incomplete beta did not converge at x = ${x}, a = ${a}, b = ${b}`);
}

/** Lentz's algorithm must not divide by zero. */
function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
