import { logBinomialTerm } from './binomial-term.ts';
import { requireCount } from './domain.ts';

/** An urn of `marked` and `plain` balls of which `drawn` are taken without replacement. */
export interface Urn {
  readonly marked: number;
  readonly plain: number;
  readonly drawn: number;
}

/** ln P(X = k), X the marked balls among those drawn. Source: Loader (2000), ratio of three binomial terms. */
export function hypergeometricLogPmf(k: number, { marked, plain, drawn }: Urn): number {
  check({ marked, plain, drawn });
  if (!Number.isInteger(k) || k < Math.max(0, drawn - plain) || k > Math.min(drawn, marked)) return -Infinity;
  if (drawn === 0 || drawn === marked + plain) return 0;
  const p = drawn / (marked + plain);
  const q = (marked + plain - drawn) / (marked + plain);
  const both = logBinomialTerm(k, marked - k, p, q) + logBinomialTerm(drawn - k, plain - drawn + k, p, q);
  return both - logBinomialTerm(drawn, marked + plain - drawn, p, q);
}

/** P(X ≤ k); accurate in the lower tail. */
export function hypergeometricCdf(k: number, urn: Urn): number {
  check(urn, k);
  const { marked, plain, drawn } = urn;
  const mean = (drawn * marked) / (marked + plain);
  if (k >= Math.min(drawn, marked)) return 1;
  if (k < Math.max(0, drawn - plain)) return 0;
  return k < mean ? sumFrom(k, -1, urn) : Math.max(0, 1 - sumFrom(k + 1, 1, urn));
}

/** P(X ≥ k), k itself included; accurate in the upper tail. */
export function hypergeometricUpper(k: number, urn: Urn): number {
  check(urn, k);
  const { marked, plain, drawn } = urn;
  const mean = (drawn * marked) / (marked + plain);
  if (k <= Math.max(0, drawn - plain)) return 1;
  if (k > Math.min(drawn, marked)) return 0;
  return k > mean ? sumFrom(k, 1, urn) : Math.max(0, 1 - sumFrom(k - 1, -1, urn));
}

/** Sums the terms from k away from the mean; they fall at least geometrically, so the sum stops where a term no longer counts. */
function sumFrom(k: number, direction: 1 | -1, urn: Urn): number {
  const { marked, plain, drawn } = urn;
  const first = hypergeometricLogPmf(k, urn);
  if (first === -Infinity) return 0;
  let term = 1;
  let sum = 0;
  for (let x = k; term > sum * 1e-17; x += direction) {
    sum += term;
    term *=
      direction === 1
        ? ((marked - x) * (drawn - x)) / ((x + 1) * (plain - drawn + x + 1))
        : (x * (plain - drawn + x)) / ((marked - x + 1) * (drawn - x + 1));
  }
  return Math.min(1, Math.exp(first) * sum);
}

function check({ marked, plain, drawn }: Urn, k = 0): void {
  if (!Number.isInteger(k)) throw new RangeError(`k must be a whole number, not ${k}`);
  requireCount('marked', marked);
  requireCount('plain', plain);
  requireCount('drawn', drawn, marked + plain);
}
