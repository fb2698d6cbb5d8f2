import { formatDuration } from '@tidegate/fields';
import { MeasurementError, type Sample } from './counts.ts';
import { fold, type Look } from './judgement/fold.ts';
import { proof } from './judgement/proof.ts';
import { rule } from './judgement/rule.ts';
import { splitEvidence } from './judgement/split.ts';
import type { Plan } from './plan.ts';
import type { Reading } from './routers/router.ts';
import { ownWeights, type RolloutState } from './state.ts';
import { provingSteps } from './steps.ts';
import { candidateShare, isAmong, percent, sameSplit, sameWeights, type Weights } from './weights.ts';

/** What was seen at one moment. */
export interface Observation {
  readonly reading: Reading;
  readonly sample: Sample | MeasurementError;
}

export type End = NonNullable<RolloutState['end']>;

/** What is to be done next. The driver does it, write-ahead and read back; nothing here touches the world. */
export type Next =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'shift'; readonly step: number }
  | { readonly kind: 'finish' }
  | { readonly kind: 'rewrite'; readonly why: string }
  | { readonly kind: 'roll-back'; readonly end: End }
  | { readonly kind: 'conflict'; readonly reason: string }
  | { readonly kind: 'done' };

export interface Decision {
  readonly state: RolloutState;
  readonly next: Next;
  /** The increase since the last look, when there was a measurement. */
  readonly look?: Look;
  readonly trouble?: string;
}

/** One look: what the plan, the state and what is seen now demand. Pure. */
export function reconcile(plan: Plan, before: RolloutState, { reading, sample }: Observation, now: number): Decision {
  if (before.phase === 'promoted' || before.phase === 'rolled-back') return { state: before, next: { kind: 'done' } };
  const weights = judgeWeights(before, reading);
  if (weights) return { state: before, next: weights };
  if (before.phase === 'rolling-back') {
    return { state: before, next: { kind: 'roll-back', end: before.end ?? unknownEnd } };
  }
  const { state, look, trouble } = measure(plan, before, sample, now);
  const told = { state, ...(look && { look }), ...(trouble !== undefined && { trouble }) };
  const ruling = rule(plan, state, reading, now);
  if (ruling.kind === 'stop') {
    return { ...told, next: { kind: 'roll-back', end: { verdict: ruling.verdict, reason: ruling.reason } } };
  }
  return { ...told, next: timed(plan, state, trouble, now) };
}

export const unknownEnd: End = { verdict: 'fail', reason: 'A roll-back had been begun.' };

/** Whether the weights are ours; undefined when they are as they should be. */
export function judgeWeights(state: RolloutState, reading: Reading): Next | undefined {
  const observed = reading.weights;
  if (state.intent !== null) {
    if (!isOurs(state, reading)) return conflict(state.intent, observed);
    return state.phase === 'rolling-back'
      ? { kind: 'roll-back', end: state.end ?? unknownEnd }
      : { kind: 'rewrite', why: 'a change that was under way is finished' };
  }
  if (sameSplit(observed, state.written)) return undefined;
  if (state.phase === 'rolling-back' && sameSplit(observed, state.original)) return undefined;
  if (forgot(state, reading)) {
    return { kind: 'rewrite', why: 'the router was restarted and fell back to its configuration' };
  }
  return conflict(state.written, observed);
}

/** A restarted router shows the weights of its configuration; nobody set them. */
export function forgot(state: RolloutState, { weights, initial, epoch }: Reading): boolean {
  return (epoch ?? null) !== state.routerEpoch && initial !== undefined && sameWeights(weights, initial);
}

/** Whether our own changes, or a restart of the router, explain what is seen. */
export function isOurs(state: RolloutState, reading: Reading): boolean {
  return isAmong(reading.weights, ownWeights(state)) || forgot(state, reading);
}

function conflict(written: Weights, observed: Weights): Next {
  const shown = (weights: Weights) => `${weights.stable}:${weights.candidate}`;
  return {
    kind: 'conflict',
    reason: `Somebody else changed the weights: stable:candidate is ${shown(observed)} where this rollout wrote ${shown(written)}.`,
  };
}

function measure(plan: Plan, state: RolloutState, sample: Sample | MeasurementError, now: number) {
  const failed = (trouble: string) => ({
    state: { ...state, failingSince: state.failingSince ?? now },
    look: undefined,
    trouble,
  });
  if (sample instanceof MeasurementError) return failed(`${sample.trouble}: ${sample.message}`);
  if (sample.stable === undefined) return failed('empty: the stable arm has no request series');
  // Many servers show a series only after its first request; after one was seen it must not vanish.
  if (sample.candidate === undefined && (state.counters.candidate !== null || candidateShare(state.written) > 0)) {
    return failed('empty: the candidate has no request series');
  }
  const folded = fold(plan, state, { ...sample, stable: sample.stable }, now);
  return { ...folded, trouble: undefined };
}

/** Evidence allows to go on: is it time for the next step? */
function timed(plan: Plan, state: RolloutState, trouble: string | undefined, now: number): Next {
  if (state.step < 0) return trouble === undefined ? { kind: 'shift', step: 0 } : { kind: 'wait', ms: plan.intervalMs };
  const step = plan.steps[state.step]!;
  const elapsed = now - state.stepStartedAt;
  const left = step.holdMs - elapsed;
  if (left > 0) return { kind: 'wait', ms: Math.min(plan.intervalMs, left) };
  const wants = lacking(plan, state, trouble);
  if (wants === undefined) return step.share === 1 ? { kind: 'finish' } : { kind: 'shift', step: state.step + 1 };
  if (elapsed >= step.holdMs + plan.patienceMs) {
    const reason = `Undecided after ${formatDuration(elapsed)} at ${percent(step.share)}: ${wants}.`;
    return { kind: 'roll-back', end: { verdict: 'inconclusive', reason } };
  }
  return { kind: 'wait', ms: plan.intervalMs };
}

/** What a step still needs before the next one, for a person. */
function lacking(plan: Plan, state: RolloutState, trouble: string | undefined): string | undefined {
  if (trouble !== undefined) return `the arms cannot be measured (${trouble})`;
  if (!state.measuredInStep || state.stepTotals.candidate.requests === 0) return 'no request has reached the candidate';
  const promotes = state.step === plan.steps.indexOf(provingSteps(plan.steps).at(-1)!);
  if (!promotes || !plan.requireProof) return undefined;
  const { proven, lacking: unproven } = proof(plan, state);
  return proven ? undefined : unproven;
}

/** The state once weights were read back: the step begins, and the evidence about the split of the one before is kept as one number. */
export function confirmed(plan: Plan, state: RolloutState, reading: Reading, now: number): RolloutState {
  const reached = state.intendedStep;
  const none = { requests: 0, errors: 0 };
  const reachedStep = plan.steps[reached];
  const rewritten = reached === state.step;
  return {
    ...state,
    written: reading.weights,
    intent: null,
    asked: [],
    routerEpoch: reading.epoch ?? null,
    step: reached,
    phase: reachedStep?.share === 1 && reachedStep.holdMs === 0 ? 'promoted' : 'watching',
    stepStartedAt: rewritten ? state.stepStartedAt : now,
    measuredInStep: false,
    stepTotals: rewritten ? state.stepTotals : { stable: none, candidate: none },
    evidence: {
      ...state.evidence,
      split: { earlier: splitEvidence(plan, state, now).lnE, stable: 0, candidate: 0, sinceMs: now },
    },
  };
}
