import { binomialCdf, binomialSf } from './binomial.ts';
import { requireCount, requireShare } from './domain.ts';
import { logBeta } from './log-gamma.ts';

/** Did the router send the share it was asked to? Requests of the canary and of both arms, and the share asked for, in (0, 1). */
export interface SampleRatio {
  readonly observedCanary: number;
  readonly observedTotal: number;
  readonly askedShare: number;
}

/**
 * p-value of one look at the sample ratio: exact binomial at every size, two-sided by doubling the smaller tail. Holds for requests
 * routed independently; with sticky sessions count sessions. No requests gives p 1. For repeated looks use `sampleRatioEvidence`.
 */
export function sampleRatioTest(observedCanary: number, observedTotal: number, askedShare: number): number {
  check({ observedCanary, observedTotal, askedShare });
  const atMost = binomialCdf(observedCanary, observedTotal, askedShare);
  const atLeast = binomialSf(observedCanary - 1, observedTotal, askedShare);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}

/**
 * Always-valid form: ln E of the beta-binomial mixture of Lindon & Malek (2022), prior Beta(kρ, k(1−ρ)) around the asked share ρ,
 * from the cumulative counts under ONE asked share. Suspect the router at ln(1/α), at any time. Evidence of steps with different
 * shares adds up (start each step at zero counts).
 */
export function sampleRatioEvidence({ observedCanary, observedTotal, askedShare }: SampleRatio, k = 100): number {
  check({ observedCanary, observedTotal, askedShare });
  if (!(k > 0 && k < Infinity)) throw new RangeError(`k must be a finite number above 0, not ${k}`);
  const observedStable = observedTotal - observedCanary;
  const a = k * askedShare;
  const b = k * (1 - askedShare);
  const underNull = observedCanary * Math.log(askedShare) + observedStable * Math.log1p(-askedShare);
  return logBeta(a + observedCanary, b + observedStable) - logBeta(a, b) - underNull;
}

function check({ observedCanary, observedTotal, askedShare }: SampleRatio): void {
  requireCount('observedTotal', observedTotal);
  requireCount('observedCanary', observedCanary, observedTotal);
  requireShare('askedShare', askedShare);
}
