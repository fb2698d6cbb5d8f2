import Decimal from 'decimal.js-light';

/**
 * Decimals exact for every double and every literal a rule may hold: sums span 617 digits at most (1e308 beside 5e-324), so 2000 never round.
 */
const Exact = Decimal.clone({ precision: 2000, toExpNeg: -7, toExpPos: 21 });
export type Exact = InstanceType<typeof Exact>;

/** The shortest decimal that reads back as this double (0.1, not 0.1000000000000000055), or the decimal a user typed. */
export function exact(value: number | string): Exact {
  return new Exact(typeof value === 'number' ? String(value) : value);
}

/** -1, 0 or 1. */
export function compareExact(a: Exact, b: Exact): number {
  return a.cmp(b);
}
