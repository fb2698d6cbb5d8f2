import { add, type ArmSample, countsOf, increase, type Increase, type Sample } from '../counts.ts';
import type { Plan } from '../plan.ts';
import type { RolloutState } from '../state.ts';
import { foldClasses } from './classes.ts';
import { closeBlock, foldErrors } from './errors.ts';
import type { RolloutEvidence } from './evidence-state.ts';
import { foldLatency } from './latency.ts';
import { foldShadow } from './shadow.ts';
import { updateLimit } from './share-limit.ts';

export interface Look {
  readonly stable: Increase;
  readonly candidate: Increase;
}

/** A measurement with the stable arm in it; `candidate` is undefined before the candidate's series exists: it counts from its first sight. */
export type UsableSample = Sample & { readonly stable: ArmSample };

/** Takes one measurement into the evidence. */
export function fold(
  plan: Plan,
  state: RolloutState,
  sample: UsableSample,
  now: number,
): { state: RolloutState; look: Look } {
  const stable = increase(state.counters.stable, sample.stable);
  const candidate = sample.candidate
    ? increase(state.counters.candidate, sample.candidate)
    : { requests: 0, errors: 0, reset: false };
  const look = { stable, candidate };
  // What was counted up to the first look of a step came in part under the weights before.
  const settled = state.measuredInStep;
  const since = state.lastMeasuredAt ?? now;
  return {
    look,
    state: {
      ...state,
      counters: { stable: countsOf(sample.stable), candidate: sample.candidate ? countsOf(sample.candidate) : null },
      lastMeasuredAt: now,
      failingSince: null,
      measuredInStep: true,
      totals: { stable: add(state.totals.stable, stable), candidate: add(state.totals.candidate, candidate) },
      stepTotals: settled
        ? { stable: add(state.stepTotals.stable, stable), candidate: add(state.stepTotals.candidate, candidate) }
        : state.stepTotals,
      evidence: addEvidence(plan, state.evidence, { look, sample, settled, now, since }),
    },
  };
}

interface Seen {
  readonly look: Look;
  readonly sample: UsableSample;
  readonly settled: boolean;
  readonly now: number;
  readonly since: number;
}

function addEvidence(
  plan: Plan,
  evidence: RolloutEvidence,
  { look, sample, settled, now, since }: Seen,
): RolloutEvidence {
  const { stable, candidate } = look;
  const { latency, classes, shadow } = plan.guardrails;
  const fresh = !settled || stable.reset || candidate.reset;
  return {
    ...evidence,
    // Arms that were under two splits within one look cannot be compared: what changed in between would look like the candidate's doing.
    ...(settled ? foldErrors(plan, evidence, look, { now, since }) : { blocks: closeBlock(plan, evidence.blocks) }),
    limit: updateLimit(evidence.limit, candidate.requests, candidate.errors, plan.maxErrorRate),
    split: fresh
      ? { ...evidence.split, stable: 0, candidate: 0, sinceMs: now }
      : {
          ...evidence.split,
          stable: evidence.split.stable + stable.requests,
          candidate: evidence.split.candidate + candidate.requests,
        },
    ...(latency &&
      sample.stable.latency && {
        latency: foldLatency(
          latency,
          evidence.latency,
          { stable: sample.stable.latency, candidate: sample.candidate?.latency },
          settled,
        ),
      }),
    ...(classes &&
      sample.stable.classes && {
        classes: foldClasses(
          classes,
          evidence.classes,
          { stable: sample.stable.classes, candidate: sample.candidate?.classes },
          settled,
        ),
      }),
    ...(shadow && sample.shadow && { shadow: foldShadow(shadow, evidence.shadow, sample.shadow) }),
    nan: countedNan(evidence.nan, sample.candidate?.nan),
    unwell: sample.unwell ?? null,
  };
}

function countedNan(kept: RolloutEvidence['nan'], now: number | undefined): RolloutEvidence['nan'] {
  if (now === undefined) return kept;
  if (kept === null) return { before: now, seen: 0 };
  return { before: now, seen: kept.seen + (now >= kept.before ? now - kept.before : now) };
}
