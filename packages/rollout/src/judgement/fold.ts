import { updateBlockBet, updateCertificate, updateEvidence } from '@tidegate/statistics';
import { add, type Counts, increase, type Increase } from '../counts.ts';
import type { Plan } from '../plan.ts';
import type { RolloutEvidence, RolloutState } from '../state.ts';
import { updateLimit } from './error-limit.ts';

/** The ratio the promotion certificate is held against when the user names none. */
export const defaultToleratedRatio = 2;

export interface Look {
  readonly stable: Increase;
  readonly candidate: Increase;
}

/** Takes one measurement into the evidence. `candidate` is undefined before the candidate's series exists: it counts from its first sight. */
export function fold(
  plan: Plan,
  state: RolloutState,
  sample: { stable: Counts; candidate: Counts | undefined },
  now: number,
): { state: RolloutState; look: Look } {
  const stable = increase(state.counters.stable, sample.stable);
  const candidate = sample.candidate
    ? increase(state.counters.candidate, sample.candidate)
    : { requests: 0, errors: 0, reset: false };
  const look = { stable, candidate };
  // What was counted up to the first look of a step came in part under the weights before.
  const settled = state.measuredInStep;
  return {
    look,
    state: {
      ...state,
      counters: { stable: sample.stable, candidate: sample.candidate ?? null },
      lastMeasuredAt: now,
      failingSince: null,
      measuredInStep: true,
      totals: { stable: add(state.totals.stable, stable), candidate: add(state.totals.candidate, candidate) },
      stepTotals: settled
        ? { stable: add(state.stepTotals.stable, stable), candidate: add(state.stepTotals.candidate, candidate) }
        : state.stepTotals,
      evidence: addEvidence(plan, state.evidence, look, settled, now),
    },
  };
}

function addEvidence(
  plan: Plan,
  evidence: RolloutEvidence,
  { stable, candidate }: Look,
  settled: boolean,
  now: number,
) {
  const total = stable.requests + candidate.requests;
  const errors = {
    errorsStable: stable.errors,
    errorsCanary: candidate.errors,
    // A look without requests of both arms tells nothing about their ratio, and is skipped there.
    rho: total > 0 ? candidate.requests / total : 0,
  };
  const limit = updateLimit(evidence.limit, candidate.requests, candidate.errors, plan.maxErrorRate);
  const fresh = !settled || stable.reset || candidate.reset;
  return {
    rollback: { S: [...updateEvidence(evidence.rollback, { ...errors, r0: plan.toleratedRatio ?? 1 }).S] },
    blocks: { S: [...updateBlockBet(evidence.blocks, errors).S] },
    certificate: {
      S: [
        ...updateCertificate(evidence.certificate, { ...errors, rt: plan.toleratedRatio ?? defaultToleratedRatio }).S,
      ],
    },
    limit: { looks: limit.looks, above: [...limit.above], below: [...limit.below] },
    split: fresh
      ? { ...evidence.split, stable: 0, candidate: 0, sinceMs: now }
      : {
          ...evidence.split,
          stable: evidence.split.stable + stable.requests,
          candidate: evidence.split.candidate + candidate.requests,
        },
  };
}
