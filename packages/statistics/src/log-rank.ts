import { requireCount, requireShare, requireTolerated } from './domain.ts';
import { passageTime } from './inverse-gaussian.ts';
import { logSumExp } from './log-sum-exp.ts';
import { lnOddsRatio } from './noncentral-hypergeometric.ts';
import { type EvidenceState, requireBets } from './rollback-evidence.ts';

const hazardRatios = [1.1, 1.2, 1.4, 2, 3];

/** Before the first look. */
export function startLogRank(): EvidenceState {
  return { S: hazardRatios.map(() => 0) };
}

/** Requests of one look per bucket, from fast to slow, the one above the last bound at the end. */
export interface BucketLook {
  readonly stable: readonly number[];
  readonly canary: readonly number[];
}

/**
 * One look of the log-rank e-process: is the canary slower than stable by more than `tolerated` (default 1) in the odds of finishing in a
 * bucket, among the requests that reached it? In every bucket but the last the test of `updateSlowShare` with odds 1/g, all g of equal
 * weight. Exact under exchangeability within a look.
 */
export function updateLogRank(state: EvidenceState, look: BucketLook & { readonly tolerated?: number }): EvidenceState {
  requireBets(state.S, hazardRatios.length);
  const { tolerated = 1 } = look;
  requireTolerated(tolerated);
  const psi0 = 1 / tolerated;
  return { S: addBets(state.S, look, hazardRatios.map((g) => ({ psi: psi0 / g, psi0 }))) }; // prettier-ignore
}

/** ln of the evidence that the canary is slower. Roll back at ln(1/α), at any time. */
export function lnLogRank(state: EvidenceState): number {
  requireBets(state.S, hazardRatios.length);
  return logSumExp(state.S) - Math.log(hazardRatios.length);
}

const certificateWeights = [0.8, 0.2];

/** Before the first look. */
export function startLatencyCertificate(): EvidenceState {
  return { S: certificateWeights.map(() => 0) };
}

/** One look of the certificate "the canary is slower by less than `tolerated`", above 1: the same odds held against that bound, with bets on 1 and on its root. */
export function updateLatencyCertificate(
  state: EvidenceState,
  look: BucketLook & { readonly tolerated: number },
): EvidenceState {
  requireBets(state.S, certificateWeights.length);
  const { tolerated } = look;
  requireTolerated(tolerated);
  const psi0 = 1 / tolerated;
  return { S: addBets(state.S, look, [{ psi: 1, psi0 }, { psi: 1 / Math.sqrt(tolerated), psi0 }]) }; // prettier-ignore
}

/** ln of the evidence that the canary is slower by less than that. Promote at ln(1/α), at any time. */
export function lnLatencyCertificate(state: EvidenceState): number {
  requireBets(state.S, certificateWeights.length);
  return logSumExp(state.S.map((sum, j) => sum + Math.log(certificateWeights[j]!)));
}

/**
 * Requests of both arms after which the certificate is given with probability `quantile`, the canary as fast as stable: first passage of
 * a walk that gains ρ(1−ρ)·(ln tolerated)²/2 for each unit of Σ (requests that reach a bucket)·h(1−h), h the share that ends in it.
 */
export function latencyCertificateForecast(
  quantile: number,
  { buckets, rho, tolerated, alpha = 0.05 }: { buckets: readonly number[]; rho: number; tolerated: number; alpha?: number }, // prettier-ignore
): number {
  requireShare('quantile', quantile);
  requireShare('rho', rho);
  requireShare('alpha', alpha);
  requireTolerated(tolerated);
  const all = total(buckets);
  let left = all;
  let information = 0;
  for (const count of buckets.slice(0, -1)) {
    if (left > 0) information += (count * (left - count)) / left / all;
    left -= count;
  }
  const variance = rho * (1 - rho) * information * Math.log(tolerated) ** 2;
  const bound = Math.log(1 / alpha) + Math.log(1 / certificateWeights[0]!);
  return passageTime(quantile, { drift: variance / 2, variance, bound });
}

/** Adds ln of the likelihood ratio of each bet to its sum, bucket by bucket among the requests not yet finished. */
function addBets(
  sums: readonly number[],
  { stable, canary }: BucketLook,
  bets: readonly { psi: number; psi0: number }[],
): number[] {
  if (stable.length !== canary.length)
    throw new RangeError(`the arms must have the same buckets, not ${stable.length} and ${canary.length}`);
  const S = [...sums];
  let leftCanary = total(canary);
  let left = total(stable) + leftCanary;
  for (let i = 0; i < stable.length - 1; i += 1) {
    const fast = stable[i]! + canary[i]!;
    if (leftCanary > 0 && left > leftCanary && fast > 0) {
      const urn = { marked: fast, plain: left - fast, drawn: leftCanary };
      bets.forEach((bet, j) => (S[j]! += lnOddsRatio(canary[i]!, urn, bet)));
    }
    left -= fast;
    leftCanary -= canary[i]!;
  }
  return S;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => {
    requireCount('requests of a bucket', count);
    return sum + count;
  }, 0);
}
