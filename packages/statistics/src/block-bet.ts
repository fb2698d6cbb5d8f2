import { logSumExp } from './log-sum-exp.ts';
import { type EvidenceState, type Look, requireBets, requireLook } from './rollback-evidence.ts';

const bets = [1.4, 2, 3, 5, 9, 20, 100];

/** Before the first block. */
export function startBlockBet(): EvidenceState {
  return { S: bets.map(() => 0) };
}

/**
 * One block of the block bet: S_j += ln((1 + (g_j − 1)·e1/n) / (1 + (g_j − 1)·ρ)) for a block with n > 0 errors. Linear in the canary's
 * share of errors, so valid for any clustering of errors inside a block (not across blocks); slower than `updateEvidence`. `c` is not used.
 */
export function updateBlockBet(state: EvidenceState, look: Look): EvidenceState {
  requireBets(state.S, bets.length);
  const { n } = requireLook(look);
  if (n === 0 || !(look.rho > 0 && look.rho < 1)) return state;
  const share = look.errorsCanary / n;
  return { S: state.S.map((sum, j) => sum + Math.log((1 + (bets[j]! - 1) * share) / (1 + (bets[j]! - 1) * look.rho))) };
}

/** ln of the evidence that the canary is worse, all bets of equal weight. Roll back at ln(1/α), at any time. */
export function lnBlockBet(state: EvidenceState): number {
  requireBets(state.S, bets.length);
  return logSumExp(state.S) - Math.log(bets.length);
}
