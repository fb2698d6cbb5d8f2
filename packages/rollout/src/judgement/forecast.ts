import { certificateForecast } from '@tidegate/statistics';
import { formatDuration } from '@tidegate/fields';
import type { Counts } from '../counts.ts';
import type { Plan } from '../plan.ts';
import { percent } from '../weights.ts';
import { requestsToProve } from './error-limit.ts';

export interface Forecast {
  /** Requests the candidate is expected to need before promotion is proven, if it fails as often as stable does; Infinity when it never is. */
  readonly needed: number;
  /** Requests the plan gives it at the present rate; undefined when no traffic was seen. */
  readonly planned: number | undefined;
  /** The same with all patience used up. */
  readonly most: number | undefined;
  readonly text: string;
}

/** What promotion needs and what the plan gives, from stable's counters and its present rate (requests per second). */
export function forecast(plan: Plan, stable: Counts, perSecond: number): Forecast {
  const errorShare = stable.requests > 0 ? stable.errors / stable.requests : 0;
  const needed = Math.min(
    plan.toleratedRatio === undefined
      ? requestsToProve(plan.maxErrorRate, errorShare, plan.certificateAlpha)
      : Infinity,
    plan.toleratedRatio === undefined ? Infinity : requestsForRatio(plan, plan.toleratedRatio, errorShare),
  );
  const partial = plan.steps.filter(({ share }) => share < 1);
  const seconds = partial.reduce((sum, { share, holdMs }) => sum + (share * holdMs) / 1000, 0);
  const last = partial.at(-1)!;
  const patience = (last.share * plan.patienceMs) / 1000;
  const planned = perSecond > 0 ? perSecond * seconds : undefined;
  const most = perSecond > 0 ? perSecond * (seconds + patience) : undefined;
  return { needed, planned, most, text: tell(plan, { needed, planned, perSecond, errorShare }) };
}

/** Errors needed at the last partial share, turned into candidate requests. */
function requestsForRatio(plan: Plan, ratio: number, errorShare: number): number {
  if (errorShare === 0) return Infinity;
  const { share } = plan.steps.at(-2)!;
  const errors = certificateForecast(0.5, { rho: share, rt: ratio, alpha: plan.certificateAlpha });
  return Math.ceil((errors / errorShare) * share);
}

function tell(
  plan: Plan,
  {
    needed,
    planned,
    perSecond,
    errorShare,
  }: { needed: number; planned: number | undefined; perSecond: number; errorShare: number },
): string {
  const goal =
    plan.toleratedRatio === undefined
      ? `an error rate below ${percent(plan.maxErrorRate)}`
      : `an error ratio below ${plan.toleratedRatio}`;
  const need = Number.isFinite(needed)
    ? `Promotion needs proof of ${goal}: about ${needed} candidate requests if it fails as often as stable (${percent(errorShare)}).`
    : `Promotion needs proof of ${goal}, which no number of requests gives while stable fails at ${percent(errorShare)}.`;
  const holds = plan.steps.reduce((sum, { holdMs }) => sum + holdMs, 0);
  const have =
    planned === undefined
      ? 'No traffic was seen just now.'
      : `At ${perSecond.toPrecision(3)} requests/s the plan gives it about ${Math.round(planned)} in ${formatDuration(holds)}.`;
  return `${need} ${have}`;
}
