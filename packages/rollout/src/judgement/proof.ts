import type { Plan } from '../plan.ts';
import type { RolloutState } from '../state.ts';
import { percent } from '../weights.ts';
import { lnNotWorse } from './errors.ts';
import { lnNotSlower } from './latency.ts';
import { lnBelow } from './share-limit.ts';

/** One thing promotion needs proof of. */
export interface Proof {
  readonly id: 'errors' | 'latency' | 'latency-bound' | 'shadow';
  /** What is to be proven, after "proof of". */
  readonly goal: string;
  /** ln of the evidence for it. */
  readonly lnE: number;
  /** Its parts, where either can do. */
  readonly parts?: Readonly<Record<string, number>>;
}

export interface Proofs {
  readonly all: readonly Proof[];
  readonly proven: boolean;
  readonly threshold: number;
  /** What is lacking, for a person; empty when nothing is. */
  readonly lacking: string;
}

/**
 * Whether promotion is proven: a certificate for each guardrail that can have one. For errors with `tolerated-ratio` given: their ratio is below
 * it. Otherwise the error share is below `max-error-rate` or the ratio below 2, either of which can do: with no errors in either arm a
 * ratio can never be proven.
 */
export function proof(plan: Plan, state: RolloutState): Proofs {
  const threshold = Math.log(1 / plan.certificateAlpha);
  const all = proofs(plan, state);
  const open = all.filter(({ lnE }) => !(lnE >= threshold));
  const requests = state.totals.candidate.requests;
  const lacking = open.length === 0 ? '' : `${requests} candidate requests do not yet prove ${open.map(({ goal }) => goal).join(', nor ')}`; // prettier-ignore
  return { all, proven: open.length === 0, threshold, lacking };
}

function proofs(plan: Plan, { evidence }: RolloutState): Proof[] {
  const { latency, shadow } = plan.guardrails;
  const ratio = lnNotWorse(evidence);
  const below = lnBelow(evidence.limit);
  const errors: Proof =
    plan.toleratedRatio === undefined
      ? {
          id: 'errors',
          goal: `an error rate below ${percent(plan.maxErrorRate)}`,
          lnE: Math.max(below, ratio),
          parts: { 'ln E rate below limit': below, 'ln E ratio': ratio },
        }
      : { id: 'errors', goal: `an error ratio below ${plan.toleratedRatio}`, lnE: ratio };
  return [
    errors,
    ...(latency && latency.tolerated > 1
      ? [
          {
            id: 'latency' as const,
            goal: `odds of a slow answer below ${latency.tolerated} times the stable ones`,
            lnE: evidence.latency ? lnNotSlower(evidence.latency) : 0,
          },
        ]
      : []),
    ...(latency?.bound
      ? [
          {
            id: 'latency-bound' as const,
            goal: `at most ${percent(1 - latency.bound.quantile)} of answers slower than ${latency.bound.seconds} s`,
            lnE: evidence.latency ? lnBelow(evidence.latency.limit) : 0,
          },
        ]
      : []),
    ...(shadow
      ? [
          {
            id: 'shadow' as const,
            goal: `disagreement with stable below ${percent(shadow.maxDisagreement)}`,
            lnE: evidence.shadow ? lnBelow(evidence.shadow.limit) : 0,
          },
        ]
      : []),
  ];
}
