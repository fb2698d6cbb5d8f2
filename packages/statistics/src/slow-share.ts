import { requireCount, requireTolerated } from './domain.ts';
import { lnOddsRatio } from './noncentral-hypergeometric.ts';
import { type EvidenceState, lnE, requireBets, rollbackRatios, startEvidence } from './rollback-evidence.ts';

/** Requests of one look in both arms, and how many of them took longer than one bound. */
export interface SlowLook {
  readonly slowStable: number;
  readonly stable: number;
  readonly slowCanary: number;
  readonly canary: number;
  /** Odds of being slow that are tolerated, canary : stable, at least 1 (default 1). */
  readonly tolerated?: number;
}

/** Before the first look. */
export const startSlowShare = startEvidence;

/**
 * One look: are the canary's odds of a slow request above `tolerated` times the stable ones?
 * S_j += e1·ln ψ_j − ln Σ_x Hyp(x; N, n1, m)·ψ_j^x, m slow requests of N, the grid of `updateEvidence` as odds. Exact when the requests of
 * a look are exchangeable; not when slow ones come in clusters. Needs no rare event, unlike the count test.
 */
export function updateSlowShare(state: EvidenceState, look: SlowLook): EvidenceState {
  requireBets(state.S, rollbackRatios.length);
  const { slowStable, stable, slowCanary, canary, tolerated = 1 } = look;
  requireCount('slowStable', slowStable, stable);
  requireCount('slowCanary', slowCanary, canary);
  requireTolerated(tolerated);
  const slow = slowStable + slowCanary;
  if (slow === 0 || stable === 0 || canary === 0) return state;
  const urn = { marked: slow, plain: stable + canary - slow, drawn: canary };
  return {
    S: state.S.map(
      (sum, j) => sum + lnOddsRatio(slowCanary, urn, { psi: tolerated * rollbackRatios[j]!, psi0: tolerated }),
    ),
  };
}

/** ln of the evidence that the canary is slow more often. Roll back at ln(1/α), at any time. */
export const lnSlowShare = lnE;
