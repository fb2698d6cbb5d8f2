import { hypergeometricLogPmf } from './hypergeometric.ts';
import type { TwoProportions } from './two-proportions.ts';

/**
 * Fisher's exact test, two-sided by adding up every table with the same margins that is no likelier than the one seen. (`fisherExact`
 * doubles the smaller tail instead.)
 */
export function fisherTwoSided({ successes1, n1, successes2, n2 }: TwoProportions): number {
  const marked = successes1 + successes2;
  const urn = { marked, plain: n1 + n2 - marked, drawn: n2 };
  const seen = hypergeometricLogPmf(successes2, urn);
  let p = 0;
  for (let k = Math.max(0, n2 - urn.plain); k <= Math.min(n2, marked); k += 1) {
    const log = hypergeometricLogPmf(k, urn);
    // Equally likely tables differ in the last digits.
    if (log <= seen + 1e-12) p += Math.exp(log);
  }
  return Math.min(1, p);
}
