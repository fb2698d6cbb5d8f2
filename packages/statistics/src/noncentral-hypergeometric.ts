import { hypergeometricLogPmf, type Urn } from './hypergeometric.ts';

/**
 * ln Σ_x P(X = x)·ψ^x over the marked balls X among those drawn, for odds ψ > 0: what Fisher's noncentral hypergeometric law divides by.
 * Summed from its largest term outwards, so the cost grows with the square root of the counts. Throws RangeError on impossible counts.
 */
export function lnOddsSum(urn: Urn, psi: number): number {
  if (!(psi > 0 && psi < Infinity)) throw new RangeError(`odds must be a finite number above 0, not ${psi}`);
  const { marked, plain, drawn } = urn;
  const low = Math.max(0, drawn - plain);
  const high = Math.min(drawn, marked);
  if (psi === 1 || low === high) return low === high ? low * Math.log(psi) : 0;
  const ratio = (x: number) => ((marked - x) * (drawn - x) * psi) / ((x + 1) * (plain - drawn + x + 1));
  let mode = Math.min(high, Math.max(low, Math.round(centre(urn, psi))));
  while (mode < high && ratio(mode) > 1) mode += 1;
  while (mode > low && ratio(mode - 1) < 1) mode -= 1;
  let sum = 1;
  for (let x = mode, term = 1; x < high && term > sum * 1e-17; x += 1) sum += term *= ratio(x);
  for (let x = mode - 1, term = 1; x >= low && term > sum * 1e-17; x -= 1) sum += term /= ratio(x);
  return hypergeometricLogPmf(mode, urn) + mode * Math.log(psi) + Math.log(sum);
}

/** ln of the likelihood ratio of odds psi against odds psi0, `marked` of the `drawn` being k. */
export function lnOddsRatio(k: number, urn: Urn, { psi, psi0 }: { psi: number; psi0: number }): number {
  return k * Math.log(psi / psi0) - lnOddsSum(urn, psi) + lnOddsSum(urn, psi0);
}

/** Where neighbouring terms are equal: the root of x(plain − drawn + x) = ψ(marked − x)(drawn − x), in the form that does not cancel. */
function centre({ marked, plain, drawn }: Urn, psi: number): number {
  const a = 1 - psi;
  const b = plain - drawn + psi * (drawn + marked);
  const c = psi * drawn * marked;
  const root = Math.sqrt(Math.max(0, b * b + 4 * a * c));
  return b >= 0 ? (2 * c) / (b + root) : (root - b) / (2 * a);
}
