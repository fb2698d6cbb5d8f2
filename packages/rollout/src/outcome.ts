import type { Check, Verdict } from '@tidegate/evidence';
import type { RolloutState } from './state.ts';

/** What an operation came to. */
export interface Outcome {
  /** `held`: stopped where it stands; a person is needed, or nothing was begun. Undefined: there is no rollout. */
  readonly state: 'in-progress' | 'promoted' | 'rolled-back' | 'held' | undefined;
  readonly verdict: Verdict;
  readonly reason: string;
  /** The rollout's state as last kept, when there is one. */
  readonly kept: RolloutState | undefined;
  /** The candidate's share of the traffic as last read back, 0..1. */
  readonly share: number | undefined;
  /** Whether this operation moved traffic back. */
  readonly rolledBack: boolean;
  readonly checks: readonly Check[];
}

type Told = Pick<Outcome, 'state' | 'verdict' | 'reason'> & Partial<Outcome>;

export function outcome(told: Told): Outcome {
  return { kept: undefined, share: undefined, rolledBack: false, checks: [], ...told };
}

/** One check that says how the operation itself went. */
export function operationCheck(id: string, title: string, verdict: Verdict, reason: string): Check {
  return { id, title, verdict, reason };
}
