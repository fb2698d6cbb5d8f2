import { passageTime, passedBy, type Walk } from './inverse-gaussian.ts';
import { logSumExp } from './log-sum-exp.ts';
import { type EvidenceState, type Look, requireBets, requireLook } from './rollback-evidence.ts';
import { requireShare } from './domain.ts';

const weights = [0.8, 0.2];

/** Before the first look. */
export function startCertificate(): EvidenceState {
  return { S: weights.map(() => 0) };
}

/**
 * One look of the promotion certificate "the canary's error rate is below `rt` times the stable one's", rt > 1:
 * S_j += (e1·ln(Q_j/rt) − n·ln((1−ρ+ρQ_j)/(1−ρ+ρ rt))) / c with Q = {1, √rt}. `rt` must stay the same over the looks of one state.
 */
export function updateCertificate(state: EvidenceState, look: Look & { readonly rt: number }): EvidenceState {
  const { rho, rt } = look;
  requireBets(state.S, weights.length);
  const { n, c } = requireLook(look);
  requireRatio(rt);
  if (!(rho > 0 && rho < 1)) return state;
  return {
    S: state.S.map((sum, j) => {
      const ratio = j === 0 ? 1 : Math.sqrt(rt);
      const gain =
        look.errorsCanary * Math.log(ratio / rt) - n * Math.log((1 - rho + rho * ratio) / (1 - rho + rho * rt));
      return sum + gain / c;
    }),
  };
}

/** ln of the evidence that the ratio is below rt. Promote at ln(1/α) (α = 0.05: 2.996), at any time. */
export function lnCertificate(state: EvidenceState): number {
  requireBets(state.S, weights.length);
  return logSumExp(state.S.map((sum, j) => sum + Math.log(weights[j]!)));
}

/**
 * Probability that a canary as good as stable (ratio 1) is certified by the time `errors` errors were seen in both arms together.
 * Inverse-Gaussian law of the first passage with drift KL(θ1‖θt); within 13 % of the exact count wherever it is above 15 errors.
 */
export function certifiedBy(
  errors: number,
  { rho, rt, alpha = 0.05 }: { rho: number; rt: number; alpha?: number },
): number {
  requireShare('rho', rho);
  requireShare('alpha', alpha);
  requireRatio(rt);
  if (!(errors > 0)) return 0;
  return passedBy(errors, walk({ rho, rt, alpha }));
}

/** Errors (both arms, times c if clustered) after which the certificate is reached with probability `quantile`, the ratio truly 1. */
export function certificateForecast(quantile: number, plan: { rho: number; rt: number; alpha?: number }): number {
  requireShare('quantile', quantile);
  requireShare('rho', plan.rho);
  requireShare('alpha', plan.alpha ?? 0.05);
  requireRatio(plan.rt);
  return passageTime(quantile, walk(plan));
}

/** The certificate's evidence as a walk, one step an error, when the ratio is truly 1. */
function walk({ rho, rt, alpha = 0.05 }: { rho: number; rt: number; alpha?: number }): Walk {
  const theta = (rho * rt) / (1 - rho + rho * rt);
  const drift = rho * Math.log(rho / theta) + (1 - rho) * Math.log((1 - rho) / (1 - theta));
  const step = Math.log((theta * (1 - rho)) / (rho * (1 - theta)));
  return {
    drift,
    variance: rho * (1 - rho) * step * step,
    bound: Math.log(1 / alpha) + Math.log(1 / weights[0]!),
  };
}

function requireRatio(rt: number): void {
  if (!(rt > 1 && rt < Infinity)) throw new RangeError(`rt must be a finite ratio above 1, not ${rt}`);
}
