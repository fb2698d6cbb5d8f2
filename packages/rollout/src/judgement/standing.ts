import type { Plan } from '../plan.ts';
import type { RolloutState } from '../state.ts';
import { lnOtherShares } from './classes.ts';
import { lnWorse } from './errors.ts';
import { lnSlower } from './latency.ts';
import { lnAbove } from './share-limit.ts';

/** How far one reason to roll back has come: it is one when ln E reaches the bound. */
export interface Standing {
  readonly id: 'error-rate' | 'comparison' | 'latency' | 'latency-bound' | 'classes' | 'shadow';
  readonly lnE: number;
}

/** All reasons to roll back that this plan knows, as they stand. */
export function standings(plan: Plan, { evidence }: RolloutState): Standing[] {
  const { latency, classes, shadow } = evidence;
  return [
    { id: 'error-rate', lnE: lnAbove(evidence.limit) },
    { id: 'comparison', lnE: lnWorse(plan, evidence) },
    ...(latency ? [{ id: 'latency' as const, lnE: lnSlower(latency) }] : []),
    ...(latency && plan.guardrails.latency?.bound
      ? [{ id: 'latency-bound' as const, lnE: lnAbove(latency.limit) }]
      : []),
    ...(classes ? [{ id: 'classes' as const, lnE: lnOtherShares(classes) }] : []),
    ...(shadow ? [{ id: 'shadow' as const, lnE: lnAbove(shadow.limit) }] : []),
  ];
}
