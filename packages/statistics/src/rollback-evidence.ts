import { requireCount, requireNumber } from './domain.ts';
import { logSumExp } from './log-sum-exp.ts';

/** Error-rate ratios canary : stable that the evidence bets on, and the prior weight of each ("grid7"). */
export const rollbackRatios: readonly number[] = [1.15, 1.4, 2, 3, 5, 9, 20];
const weights = [0.05, ...new Array<number>(6).fill(0.95 / 6)];

/** Errors of one look. */
export interface Look {
  /** Errors of the stable arm in this look. */
  readonly errorsStable: number;
  /** Errors of the canary in this look. */
  readonly errorsCanary: number;
  /** Share of this look's requests that the canary answered, measured, not asked. A look with a share outside (0, 1) is skipped. */
  readonly rho: number;
  /** Cluster size: errors that come as one incident, at least 1 (default 1, independent errors). */
  readonly c?: number;
}

/** Running sums of an e-process, one per bet. Plain data: store it as JSON and go on in another run. */
export interface EvidenceState {
  readonly S: readonly number[];
}

/** Before the first look. */
export function startEvidence(): EvidenceState {
  return { S: rollbackRatios.map(() => 0) };
}

/**
 * One look of the rollback e-process: is the canary's error rate above `r0` (default 1) times the stable one's?
 * S_j += (e1·ln R_j − n·ln((1−ρ+ρ r0 R_j)/(1−ρ+ρ r0))) / c, e1 canary errors, n all errors. Exact for shares that vary from look to look;
 * an outage shared by both arms cancels (Lindon & Malek 2022, with a grid for the prior). Throws RangeError on impossible numbers.
 */
export function updateEvidence(state: EvidenceState, look: Look & { readonly r0?: number }): EvidenceState {
  const { rho, r0 = 1 } = look;
  requireBets(state.S, rollbackRatios.length);
  const { n, c } = requireLook(look);
  if (!(r0 > 0 && r0 < Infinity)) throw new RangeError(`r0 must be a finite number above 0, not ${r0}`);
  if (!(rho > 0 && rho < 1)) return state;
  const tolerated = 1 - rho + rho * r0;
  return {
    S: state.S.map((sum, j) => {
      const ratio = rollbackRatios[j]!;
      return sum + (look.errorsCanary * Math.log(ratio) - n * Math.log((1 - rho + rho * r0 * ratio) / tolerated)) / c;
    }),
  };
}

/** ln of the evidence that the canary is worse. Roll back at ln(1/α) (α = 0.01: 4.605); by Ville's inequality at any time. */
export function lnE(state: EvidenceState): number {
  requireBets(state.S, weights.length);
  return logSumExp(state.S.map((sum, j) => sum + Math.log(weights[j]!)));
}

/** By what factor one look of n errors multiplies the evidence, for k = 0..n of them the canary's; c = 1, no tolerated ratio. */
export function mixtureGains(state: EvidenceState, n: number, rho: number): number[] {
  const whole = lnE(state);
  const bets = rollbackRatios.map((ratio, j) => ({
    share: Math.exp(state.S[j]! + Math.log(weights[j]!) - whole),
    each: Math.log(ratio),
    all: n * Math.log(1 - rho + rho * ratio),
  }));
  return Array.from({ length: n + 1 }, (_, k) =>
    bets.reduce((sum, { share, each, all }) => sum + share * Math.exp(k * each - all), 0),
  );
}

/** The grid's points as a prior: ratio and weight. */
export const rollbackPrior = () => rollbackRatios.map((ratio, j) => ({ ratio, weight: weights[j]! }));

/** Throws RangeError unless a stored state holds one finite sum for each bet. */
export function requireBets(sums: readonly number[], bets: number): void {
  if (!Array.isArray(sums) || sums.length !== bets || !sums.every((sum) => Number.isFinite(sum))) {
    throw new RangeError(`the stored evidence must hold ${bets} finite numbers, not ${JSON.stringify(sums)}`);
  }
}

/** Checks the numbers of a look; gives all its errors and its cluster size. */
export function requireLook({ errorsStable, errorsCanary, rho, c = 1 }: Look): { n: number; c: number } {
  requireCount('errorsStable', errorsStable);
  requireCount('errorsCanary', errorsCanary);
  requireNumber('rho', rho, 0, 1);
  requireNumber('c', c, 1);
  return { n: errorsStable + errorsCanary, c };
}
