import { formatDuration } from '@tidegate/fields';
import { sumOf } from '../counts.ts';
import type { Plan } from '../plan.ts';
import type { Reading } from '../routers/router.ts';
import type { RolloutState } from '../state.ts';
import { candidateShare, percent } from '../weights.ts';
import { lnOtherShares, loudest } from './classes.ts';
import { lnWorse } from './errors.ts';
import { lnSlower, quantileOf, slowOf } from './latency.ts';
import { lnAbove } from './share-limit.ts';
import { splitEvidence, splitThreshold } from './split.ts';

/** So few requests never decide on an absolute limit. */
export const fewestRequests = 10;

export type Ruling =
  | { readonly kind: 'go-on' }
  | { readonly kind: 'stop'; readonly verdict: 'fail' | 'inconclusive'; readonly reason: string };

/** What the evidence says now, before any thought of time: absolute limits, validity of the split, comparison with the stable arm. */
export function rule(plan: Plan, state: RolloutState, reading: Reading, now: number): Ruling {
  const broken = hardLimits(plan, state, reading);
  if (broken !== undefined) return { kind: 'stop', verdict: 'fail', reason: broken };
  const split = splitEvidence(plan, state, now);
  if (plan.checkSplit && split.lnE >= splitThreshold) {
    return {
      kind: 'stop',
      verdict: 'inconclusive',
      reason: `The candidate got ${percent(split.observed ?? 0)} of ${split.requests} requests where ${percent(split.asked)} was asked, so the arms cannot be compared.`,
    };
  }
  const worse = comparisons(plan, state);
  if (worse !== undefined) return { kind: 'stop', verdict: 'fail', reason: worse };
  if (state.failingSince !== null && now - state.failingSince >= plan.maxOutageMs) {
    return {
      kind: 'stop',
      verdict: 'inconclusive',
      reason: `Requests and errors could not be measured for ${formatDuration(now - state.failingSince)}.`,
    };
  }
  return { kind: 'go-on' };
}

/** The first absolute limit that is broken, in a sentence. */
function hardLimits(plan: Plan, { totals, evidence, written }: RolloutState, reading: Reading): string | undefined {
  const { candidate } = totals;
  const bound = Math.log(1 / plan.alpha);
  if (candidateShare(written) > 0) {
    if (reading.down?.includes('candidate')) return `The router's health check has taken the candidate out of service.`;
    if (evidence.unwell !== null) return `The candidate's health endpoint is not well: ${evidence.unwell}.`;
  }
  if (evidence.nan !== null && evidence.nan.seen > 0)
    return `${evidence.nan.seen} predictions of the candidate were no numbers.`;
  if (lnAbove(evidence.limit) >= bound && candidate.requests >= fewestRequests) {
    return `${candidate.errors} of ${candidate.requests} candidate requests failed (${share(candidate)}), surely above the limit of ${percent(plan.maxErrorRate)}.`;
  }
  const slow = plan.guardrails.latency?.bound;
  if (slow && evidence.latency && lnAbove(evidence.latency.limit) >= bound) {
    const { bounds, totals: counts } = evidence.latency;
    const all = sumOf(counts.candidate);
    const over = slowOf(bounds, counts.candidate, slow.seconds);
    if (all >= fewestRequests)
      return `${over} of ${all} candidate requests took longer than ${seconds(slow.seconds)} (${percent(over / all)}), surely more than ${percent(1 - slow.quantile)}.`;
  }
  return undefined;
}

/** The first comparison the candidate loses, in a sentence. */
function comparisons(plan: Plan, state: RolloutState): string | undefined {
  const { evidence, totals } = state;
  const { candidate, stable } = totals;
  const bound = Math.log(1 / plan.alpha);
  const { latency, classes, shadow } = plan.guardrails;
  if (lnWorse(plan, evidence) >= bound) {
    return `The candidate fails more often than stable${plan.toleratedRatio ? ` by more than ${plan.toleratedRatio} times` : ''}: ${candidate.errors} of ${candidate.requests} (${share(candidate)}) against ${stable.errors} of ${stable.requests} (${share(stable)}).`;
  }
  if (latency && evidence.latency && lnSlower(evidence.latency) >= bound) {
    return `The candidate is slower than stable${latency.tolerated > 1 ? ` by more than ${latency.tolerated} times in odds` : ''}: ${quantiles(evidence.latency)}.`;
  }
  if (classes && evidence.classes && lnOtherShares(evidence.classes) >= bound) {
    const found = loudest(evidence.classes)!;
    return `The candidate predicts "${found.name}" in ${percent(found.candidate)} of its requests, stable in ${percent(found.stable)}.`;
  }
  if (shadow && evidence.shadow && lnAbove(evidence.shadow.limit) >= bound) {
    const { compared, disagreed } = evidence.shadow.totals;
    return `The two models answered ${disagreed} of ${compared} mirrored requests differently (${percent(disagreed / compared)}), surely more than ${percent(shadow.maxDisagreement)}.`;
  }
  return undefined;
}

/** Median and 99 % of both arms, as far as their buckets tell. */
export function quantiles({ bounds, totals }: NonNullable<RolloutState['evidence']['latency']>): string {
  const of = (quantile: number, counts: readonly number[]) => {
    const value = quantileOf(bounds, counts, quantile);
    return Number.isFinite(value) ? `about ${seconds(value)}` : `above ${seconds(bounds.at(-1)!)}`;
  };
  const both = (quantile: number) => `${of(quantile, totals.candidate)} against ${of(quantile, totals.stable)}`;
  return `median ${both(0.5)}, 99 % ${both(0.99)}`;
}

export function seconds(value: number): string {
  return value < 1 ? `${Number((value * 1000).toPrecision(3))} ms` : `${Number(value.toPrecision(3))} s`;
}

function share({ requests, errors }: { requests: number; errors: number }): string {
  return requests > 0 ? percent(errors / requests) : 'no requests';
}
