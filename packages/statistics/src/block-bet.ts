import { binomialPmf } from './binomial.ts';
import { requireNumber, requireShare } from './domain.ts';
import { passageTime } from './inverse-gaussian.ts';
import { logSumExp } from './log-sum-exp.ts';
import { boundary } from './root.ts';
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
 * Blocks after which the block bet has reached ln(1/α) with probability `quantile`: errors come one by one, `errors` a block on average, each
 * the canary's with probability theta where the bet takes it for rho. Passage time of the bet that gains most, to where the mixture along
 * all mean gains gets there. Infinity where no bet gains.
 */
export function blockForecast(
  quantile: number,
  { rho, theta, errors, alpha = 0.05 }: { rho: number; theta: number; errors: number; alpha?: number },
): number {
  requireShare('quantile', quantile);
  requireShare('rho', rho);
  requireNumber('theta', theta, 0, 1);
  requireNumber('errors', errors, 0);
  requireShare('alpha', alpha);
  const gains = gainsOfBlock({ rho, theta, errors });
  const best = gains.reduce((a, b) => (b.mean > a.mean ? b : a));
  if (!(best.mean > 0)) return Infinity;
  const reached = (blocks: number) => lnBlockBet({ S: gains.map(({ mean }) => mean * blocks) }) >= Math.log(1 / alpha);
  let high = 1;
  while (!reached(high)) high *= 2;
  const blocks = boundary(0, high, (count) => !reached(count));
  return passageTime(quantile, {
    drift: best.mean,
    variance: best.square - best.mean * best.mean,
    bound: best.mean * blocks,
  });
}

/** Mean and mean square of what each bet gains in a block. */
function gainsOfBlock({ rho, theta, errors }: { rho: number; theta: number; errors: number }) {
  // A richer block tells hardly more than one of a hundred errors.
  const expected = Math.min(errors, 100);
  const most = Math.ceil(expected + 8 * Math.sqrt(expected) + 8);
  const gains = bets.map((g) => ({ g, mean: 0, square: 0 }));
  let chance = Math.exp(-expected);
  for (let n = 1; n <= most; n += 1) {
    chance *= expected / n;
    for (let k = 0; k <= n; k += 1) {
      const weight = chance * binomialPmf(k, n, theta);
      for (const gain of gains) {
        const won = Math.log((1 + ((gain.g - 1) * k) / n) / (1 + (gain.g - 1) * rho));
        gain.mean += weight * won;
        gain.square += weight * won * won;
      }
    }
  }
  return gains;
}
