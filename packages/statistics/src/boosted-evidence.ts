import { binomialPmf } from './binomial.ts';
import { requireShare } from './domain.ts';
import { type EvidenceState, lnE, type Look, mixtureGains, requireLook, updateEvidence } from './rollback-evidence.ts';

/** The rollback e-process with what it would waste beyond its threshold put back into earlier looks. */
export interface BoostedState extends EvidenceState {
  /** Sum of the boosts so far, in ln. */
  readonly B: number;
}

/** Before the first look. */
export function startBoosted({ S }: EvidenceState): BoostedState {
  return { S, B: 0 };
}

/**
 * One look, as `updateEvidence` with independent errors (c = 1) and no tolerated ratio: wealth beyond 1/α is of no use, so the factor of
 * this look is raised by the b ≥ 1 that makes Σ P(k)·min(b·L(k), M) = 1, with P binomial(n, ρ), L the factor for k canary errors of n and
 * M what is missing to 1/α. Exact: uses all of α, and so has no slack where errors are not independent (truncation and boosting:
 * Fischer and Ramdas 2024). `alpha` must stay the same.
 */
export function updateBoosted(state: BoostedState, look: Omit<Look, 'c'>, alpha: number): BoostedState {
  requireShare('alpha', alpha);
  const { n } = requireLook(look);
  const { S } = updateEvidence(state, look);
  const wealth = lnE(state) + state.B;
  const most = Math.exp(Math.log(1 / alpha) - wealth);
  if (n === 0 || !(look.rho > 0 && look.rho < 1) || most <= 1) return { S, B: state.B };
  const gains = mixtureGains(state, n, look.rho).map((factor, k) => ({ factor, p: binomialPmf(k, n, look.rho) }));
  return { S, B: state.B + Math.log(boost(gains, most)) };
}

/** ln of the evidence, never above the threshold: what is beyond it was given away. Roll back when it reaches ln(1/α). */
export function lnBoosted(state: BoostedState, alpha: number): number {
  return Math.min(lnE(state) + state.B, Math.log(1 / alpha));
}

/** The fixed point from below: each round gives more outcomes their cap, and never takes one back. */
function boost(gains: readonly { factor: number; p: number }[], most: number): number {
  let b = 1;
  for (;;) {
    let capped = 0;
    let free = 0;
    for (const { factor, p } of gains) {
      if (b * factor >= most) capped += p;
      else free += p * factor;
    }
    // With every outcome at its cap there is nothing left to raise.
    const next = free > 0 ? (1 - most * capped) / free : b;
    if (!(next > b * (1 + 1e-15))) return b;
    b = next;
  }
}
