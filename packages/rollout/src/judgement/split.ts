import { sampleRatioEvidence } from '@tidegate/statistics';
import type { Plan } from '../plan.ts';
import type { RolloutState } from '../state.ts';
import { candidateShare } from '../weights.ts';

/** A split that is not the asked one is told at ln E above this: one in a thousand rollouts of a sound router. */
export const splitThreshold = Math.log(1000);

export interface SplitEvidence {
  readonly lnE: number;
  readonly asked: number;
  readonly observed: number | undefined;
  readonly requests: number;
}

/**
 * Sample-ratio evidence over all steps. The counters of the two arms may lie `lagMs` apart in time: that share of the expected requests
 * is forgiven before the rest is held against the candidate's asked share.
 */
export function splitEvidence(plan: Plan, state: RolloutState, now: number): SplitEvidence {
  const { earlier, stable, candidate, sinceMs } = state.evidence.split;
  const asked = candidateShare(state.written);
  const requests = stable + candidate;
  const observed = requests > 0 ? candidate / requests : undefined;
  if (!(asked > 0 && asked < 1) || requests === 0) return { lnE: earlier, asked, observed, requests };
  const expected = requests * asked;
  const lag = Math.min(1, plan.lagMs / Math.max(1, now - sinceMs));
  const slack = lag * Math.min(expected, requests - expected);
  const excess = candidate - expected;
  const forgiven = expected + Math.sign(excess) * Math.max(0, Math.abs(excess) - slack);
  const lnE = sampleRatioEvidence({ observedCanary: Math.round(forgiven), observedTotal: requests, askedShare: asked });
  return { lnE: earlier + lnE, asked, observed, requests };
}
