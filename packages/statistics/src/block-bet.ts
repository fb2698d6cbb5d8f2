import { binomialPmf } from './binomial.ts';
import { requireNumber, requireShare } from './domain.ts';
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

/**
 * Blocks until the block bet is expected to reach ln(1/α): errors come one by one, `errors` a block on average, each the canary's with
 * probability theta where the bet takes it for rho. Infinity where no bet gains.
 */
export function blockForecast({
  rho,
  theta,
  errors,
  alpha = 0.05,
}: {
  rho: number;
  theta: number;
  errors: number;
  alpha?: number;
}): number {
  // prettier-ignore
  requireShare('rho', rho);
  requireNumber('theta', theta, 0, 1);
  requireNumber('errors', errors, 0);
  requireShare('alpha', alpha);
  // A richer block tells hardly more than one of a hundred errors.
  const mean = Math.min(errors, 100);
  const most = Math.ceil(mean + 8 * Math.sqrt(mean) + 8);
  const gains = bets.map(() => 0);
  for (let n = 1, chance = Math.exp(-mean) * mean; n <= most; n += 1, chance *= mean / n) {
    for (let k = 0; k <= n; k += 1) {
      const weight = chance * binomialPmf(k, n, theta);
      bets.forEach((g, j) => (gains[j]! += weight * Math.log((1 + ((g - 1) * k) / n) / (1 + (g - 1) * rho))));
    }
  }
  const best = Math.max(...gains);
  return best > 0 ? (Math.log(1 / alpha) + Math.log(bets.length)) / best : Infinity;
}
