import { requireShare } from './domain.ts';
import { passageTime } from './inverse-gaussian.ts';
import { rollbackPrior } from './rollback-evidence.ts';

/**
 * Errors (both arms, times c if clustered) after which a canary that truly fails `ratio` times as often as stable is rolled back by
 * `updateEvidence` with probability `quantile`: the passage time of the grid's point that gets there first. Infinity for ratios so near 1
 * that no point of the grid gains from them.
 */
export function rollbackForecast(
  quantile: number,
  { rho, ratio, alpha = 0.01 }: { rho: number; ratio: number; alpha?: number },
): number {
  requireShare('quantile', quantile);
  requireShare('rho', rho);
  requireShare('alpha', alpha);
  if (!(ratio > 0 && ratio < Infinity)) throw new RangeError(`ratio must be a finite number above 0, not ${ratio}`);
  const theta = (rho * ratio) / (1 - rho + rho * ratio);
  const times = rollbackPrior().map((bet) => {
    const step = Math.log(bet.ratio);
    const drift = theta * step - Math.log(1 - rho + rho * bet.ratio);
    const bound = Math.log(1 / alpha) + Math.log(1 / bet.weight);
    return passageTime(quantile, { drift, variance: theta * (1 - theta) * step * step, bound });
  });
  return Math.min(...times);
}

/** Wald's bound on the expected errors until evidence 1/α against a ratio of 1, when the ratio is truly `ratio`: ln(1/α)/KL(θ‖ρ). */
export function waldErrors({ rho, ratio, alpha = 0.01 }: { rho: number; ratio: number; alpha?: number }): number {
  requireShare('rho', rho);
  requireShare('alpha', alpha);
  const theta = (rho * ratio) / (1 - rho + rho * ratio);
  const information = theta * Math.log(theta / rho) + (1 - theta) * Math.log((1 - theta) / (1 - rho));
  return Math.log(1 / alpha) / information;
}
