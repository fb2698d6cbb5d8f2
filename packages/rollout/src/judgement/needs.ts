import { blockForecast, certificateForecast, latencyCertificateForecast } from '@tidegate/statistics';
import { type ArmSample, sumOf } from '../counts.ts';
import type { Plan } from '../plan.ts';
import type { ErrorEvents } from './error-events.ts';
import { ratioToProve } from './errors.ts';
import { slowOf } from './latency.ts';
import { requestsToProve } from './share-limit.ts';
import { percent } from '../weights.ts';

/** What is known before the start. */
export interface Baseline {
  /** The stable arm's counters. */
  readonly stable: ArmSample;
  /** Requests of both arms together. */
  readonly perSecond: number;
  readonly errorEvents: ErrorEvents;
}

/** Something promotion needs proof of, and how many candidate requests prove it at a share of traffic; Infinity when none do: with all traffic there is no stable arm to compare with. */
export interface Need {
  readonly goal: string;
  readonly requests: (share: number, quantile: number) => number;
}

/** Proofs that can be forecast, if the candidate is as good as stable. Disagreement under a mirror is not: nobody has seen the two side by side. */
export function needs(plan: Plan, baseline: Baseline): Need[] {
  const { latency } = plan.guardrails;
  const { stable } = baseline;
  const errorShare = stable.requests > 0 ? stable.errors / stable.requests : 0;
  const ratio = (share: number, quantile: number) => requestsForRatio(plan, baseline, { errorShare, share, quantile });
  const absolute = requestsToProve(plan.maxErrorRate, errorShare, plan.certificateAlpha);
  const seen = stable.latency;
  const all = seen ? sumOf(seen.counts) : 0;
  return [
    plan.toleratedRatio === undefined
      ? {
          goal: `an error rate below ${percent(plan.maxErrorRate)}`,
          requests: (share, quantile) => Math.min(absolute, ratio(share, quantile)),
        }
      : { goal: `an error ratio below ${plan.toleratedRatio}`, requests: ratio },
    ...(latency && latency.tolerated > 1 && seen && all > 0
      ? [
          {
            goal: `odds of a slow answer below ${latency.tolerated} times the stable ones`,
            requests: (share: number, quantile: number) =>
              share === 1
                ? Infinity
                : share *
                  latencyCertificateForecast(quantile, {
                    buckets: seen.counts,
                    rho: share,
                    tolerated: latency.tolerated,
                    alpha: plan.certificateAlpha,
                  }),
          },
        ]
      : []),
    ...(latency?.bound && seen && all > 0
      ? [
          {
            goal: `at most ${percent(1 - latency.bound.quantile)} of answers slower than ${latency.bound.seconds} s`,
            requests: () =>
              requestsToProve(
                1 - latency.bound!.quantile,
                slowOf(seen.bounds, seen.counts, latency.bound!.seconds) / all,
                plan.certificateAlpha,
              ),
          },
        ]
      : []),
  ];
}

/** Errors needed, turned into candidate requests; in blocks where it is not known how errors come. */
function requestsForRatio(
  plan: Plan,
  { perSecond, errorEvents }: Baseline,
  { errorShare, share, quantile }: { errorShare: number; share: number; quantile: number },
): number {
  // With all traffic at the candidate there is nothing to compare it with.
  if (errorShare === 0 || share === 1) return Infinity;
  const [rt, alpha] = [ratioToProve(plan), plan.certificateAlpha];
  if (errorEvents.clusterSize !== null) {
    const errors = errorEvents.clusterSize * certificateForecast(quantile, { rho: share, rt, alpha });
    return (errors / errorShare) * share;
  }
  const perBlock = (perSecond * plan.guardrails.blockMs) / 1000;
  if (perBlock === 0) return Infinity;
  // The bet on the stable arm's share of the errors, which is at most this at the ratio to be disproved.
  const disproved = (1 - share) / (1 - share + share * rt);
  return (
    share *
    perBlock *
    blockForecast(quantile, { rho: disproved, theta: 1 - share, errors: errorShare * perBlock, alpha })
  );
}
