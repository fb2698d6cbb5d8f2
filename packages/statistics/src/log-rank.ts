import { requireCount, requireTolerated } from './domain.ts';
import { logSumExp } from './log-sum-exp.ts';
import { lnOddsRatio } from './noncentral-hypergeometric.ts';
import { type EvidenceState, requireBets } from './rollback-evidence.ts';

const hazardRatios = [1.1, 1.2, 1.4, 2, 3];

/** Before the first look. */
export function startLogRank(): EvidenceState {
  return { S: hazardRatios.map(() => 0) };
}

/**
 * One look of the log-rank e-process over histogram buckets, counts per bucket from fast to slow with the one above the last bound at the
 * end: is the canary slower than stable by more than `tolerated` in the odds of finishing in a bucket, among those that reached it? In every
 * bucket but the last the test of `updateSlowShare` with odds 1/g, all g of equal weight. Exact under exchangeability within a look.
 */
export function updateLogRank(
  state: EvidenceState,
  { stable, canary, tolerated = 1 }: { stable: readonly number[]; canary: readonly number[]; tolerated?: number },
): EvidenceState {
  requireBets(state.S, hazardRatios.length);
  requireTolerated(tolerated);
  if (stable.length !== canary.length)
    throw new RangeError(`the arms must have the same buckets, not ${stable.length} and ${canary.length}`);
  const S = [...state.S];
  let leftCanary = total(canary);
  let left = total(stable) + leftCanary;
  for (let i = 0; i < stable.length - 1; i += 1) {
    const fast = stable[i]! + canary[i]!;
    if (leftCanary > 0 && left > leftCanary && fast > 0) {
      const urn = { marked: fast, plain: left - fast, drawn: leftCanary };
      const psi0 = 1 / tolerated;
      hazardRatios.forEach((g, j) => (S[j]! += lnOddsRatio(canary[i]!, urn, { psi: psi0 / g, psi0 })));
    }
    left -= fast;
    leftCanary -= canary[i]!;
  }
  return { S };
}

/** ln of the evidence that the canary is slower. Roll back at ln(1/α), at any time. */
export function lnLogRank(state: EvidenceState): number {
  requireBets(state.S, hazardRatios.length);
  return logSumExp(state.S) - Math.log(hazardRatios.length);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => {
    requireCount('requests of a bucket', count);
    return sum + count;
  }, 0);
}
