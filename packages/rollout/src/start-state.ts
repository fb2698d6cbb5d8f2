import { errorEvents } from './judgement/error-events.ts';
import { noEvidence } from './judgement/evidence-state.ts';
import { type Plan, rolloutId } from './plan.ts';
import type { Reading } from './routers/router.ts';
import type { Lease, RolloutState } from './state.ts';

const none = { requests: 0, errors: 0 };

/** Before the first change: the router as it was found, no evidence. */
export function startState(plan: Plan, reading: Reading, lease: Lease, now: number, sequence: number): RolloutState {
  return {
    schema: 'tidegate-rollout/1',
    id: rolloutId(plan),
    sequence,
    candidate: plan.candidate,
    version: plan.version ?? null,
    phase: 'watching',
    step: -1,
    original: reading.weights,
    backup: {},
    written: reading.weights,
    intent: null,
    intendedStep: -1,
    asked: [],
    routerEpoch: reading.epoch ?? null,
    startedAt: now,
    stepStartedAt: now,
    measuredInStep: false,
    counters: { stable: null, candidate: null },
    lastMeasuredAt: null,
    failingSince: null,
    totals: { stable: none, candidate: none },
    stepTotals: { stable: none, candidate: none },
    evidence: noEvidence(now, errorEvents('independent', undefined)),
    lease,
    end: null,
  };
}
