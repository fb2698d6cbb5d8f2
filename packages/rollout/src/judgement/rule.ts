import { lnBlockBet, lnCertificate, lnE } from '@tidegate/statistics';
import { formatDuration } from '@tidegate/fields';
import type { Plan } from '../plan.ts';
import type { Reading } from '../routers/router.ts';
import type { RolloutState } from '../state.ts';
import { candidateShare, percent } from '../weights.ts';
import { lnAbove, lnBelow } from './error-limit.ts';
import { splitEvidence, splitThreshold } from './split.ts';

/** So few requests never decide on the absolute limit. */
export const fewestRequests = 10;

export type Ruling =
  | { readonly kind: 'go-on' }
  | { readonly kind: 'stop'; readonly verdict: 'fail' | 'inconclusive'; readonly reason: string };

/** What the evidence says now, before any thought of time: absolute limits, validity of the split, comparison with the stable arm. */
export function rule(plan: Plan, state: RolloutState, reading: Reading, now: number): Ruling {
  const { candidate, stable } = state.totals;
  const traffic = candidateShare(state.written) > 0;
  if (traffic && reading.down?.includes('candidate')) {
    return fail(`The router's health check has taken the candidate out of service.`);
  }
  const above = lnAbove(state.evidence.limit);
  if (above >= Math.log(1 / plan.alpha) && candidate.requests >= fewestRequests) {
    return fail(
      `${count(candidate.errors)} of ${candidate.requests} candidate requests failed (${share(candidate)}), surely above the limit of ${percent(plan.maxErrorRate)}.`,
    );
  }
  const split = splitEvidence(plan, state, now);
  if (plan.checkSplit && split.lnE >= splitThreshold) {
    return {
      kind: 'stop',
      verdict: 'inconclusive',
      reason: `The candidate got ${percent(split.observed ?? 0)} of ${split.requests} requests where ${percent(split.asked)} was asked, so the arms cannot be compared.`,
    };
  }
  if (comparison(plan, state) >= Math.log(1 / plan.alpha)) {
    return fail(
      `The candidate fails more often than stable${plan.toleratedRatio ? ` by more than ${plan.toleratedRatio} times` : ''}: ${candidate.errors} of ${candidate.requests} (${share(candidate)}) against ${stable.errors} of ${stable.requests} (${share(stable)}).`,
    );
  }
  if (state.failingSince !== null && now - state.failingSince >= plan.maxOutageMs) {
    return {
      kind: 'stop',
      verdict: 'inconclusive',
      reason: `Requests and errors could not be measured for ${formatDuration(now - state.failingSince)}.`,
    };
  }
  return { kind: 'go-on' };
}

/** ln of the evidence that the candidate is worse than stable, by the process the plan chose. */
export function comparison(plan: Plan, state: RolloutState): number {
  return plan.errors === 'clustered' ? lnBlockBet(state.evidence.blocks) : lnE(state.evidence.rollback);
}

export interface Proof {
  readonly proven: boolean;
  /** ln of the evidence that the candidate's error share is below the limit, and that its ratio to stable is tolerable. */
  readonly lnBelow: number;
  readonly lnRatio: number;
  readonly threshold: number;
  /** What is lacking, for a person; empty when nothing is. */
  readonly lacking: string;
}

/**
 * Whether promotion is proven. With `tolerated-ratio` given: error ratio below it. Otherwise the error share below `max-error-rate`, or the
 * ratio below 2, either of which can do: with no errors in either arm a ratio can never be proven.
 */
export function proof(plan: Plan, state: RolloutState): Proof {
  const threshold = Math.log(1 / plan.certificateAlpha);
  const below = lnBelow(state.evidence.limit);
  const ratio = lnCertificate(state.evidence.certificate);
  const proven = plan.toleratedRatio === undefined ? Math.max(below, ratio) >= threshold : ratio >= threshold;
  const lacking = proven
    ? ''
    : plan.toleratedRatio === undefined
      ? `${state.totals.candidate.requests} candidate requests do not yet prove an error rate below ${percent(plan.maxErrorRate)}`
      : `the errors seen do not yet prove an error ratio below ${plan.toleratedRatio}`;
  return { proven, lnBelow: below, lnRatio: ratio, threshold, lacking };
}

function fail(reason: string): Ruling {
  return { kind: 'stop', verdict: 'fail', reason };
}

function count(errors: number): string {
  return errors === 0 ? 'None' : String(errors);
}

function share({ requests, errors }: { requests: number; errors: number }): string {
  return requests > 0 ? percent(errors / requests) : 'no requests';
}
