import { rollbackForecast } from '@tidegate/statistics';
import { formatDuration } from '@tidegate/fields';
import { provingSteps } from '../steps.ts';
import type { Plan } from '../plan.ts';
import { percent } from '../weights.ts';
import { type Baseline, type Need, needs } from './needs.ts';

export interface Forecast {
  /** Candidate requests after which promotion is proven in half of all rollouts, if the candidate is as good as stable; Infinity when it never is. */
  readonly needed: number;
  /** Candidate requests the plan gives at the present rate. */
  readonly planned: number;
  /** Whether that, with all patience used up, is enough; true when no traffic was seen to tell by. */
  readonly decides: boolean;
  readonly text: string;
}

/** What promotion needs and what the plan gives. */
export function forecast(plan: Plan, baseline: Baseline): Forecast {
  const { perSecond } = baseline;
  const each = needs(plan, baseline).map((need) => ({
    goal: need.goal,
    half: reach(plan, need, { perSecond, quantile: 0.5 }),
    most: reach(plan, need, { perSecond, quantile: 0.9 }),
  }));
  const needed = Math.max(...each.map(({ half }) => half.requests));
  const partial = provingSteps(plan.steps);
  const planned = partial.reduce((sum, { share, holdMs }) => sum + (share * holdMs * perSecond) / 1000, 0);
  const patience = (partial.at(-1)!.share * plan.patienceMs * perSecond) / 1000;
  const sentences = [...each.map((one) => need(one, baseline)), have(plan, perSecond, planned), found(plan, baseline)];
  return {
    needed,
    planned,
    decides: Number.isFinite(needed) && (perSecond === 0 || planned + patience >= needed),
    text: sentences.filter((sentence) => sentence !== '').join(' '),
  };
}

interface Reached {
  readonly requests: number;
  /** Time of the plan and beyond, milliseconds; undefined where no traffic was seen. */
  readonly ms: number | undefined;
}

/** Goes along the steps until their parts of what each share needs add up to the whole; beyond the last step at its share. */
function reach(
  plan: Plan,
  { requests }: Need,
  { perSecond, quantile }: { perSecond: number; quantile: number },
): Reached {
  const partial = provingSteps(plan.steps);
  const last = partial.at(-1)!;
  let left = 1;
  let passed = 0;
  let spent = 0;
  for (const { share, holdMs } of perSecond > 0 ? partial.slice(0, -1) : []) {
    const whole = requests(share, quantile);
    const given = (perSecond * share * holdMs) / 1000;
    if (given >= left * whole) return at(passed + left * whole, spent + (left * whole * 1000) / (perSecond * share));
    left -= given / whole;
    passed += given;
    spent += holdMs;
  }
  const rest = left * requests(last.share, quantile);
  return at(passed + rest, perSecond > 0 ? spent + (rest * 1000) / (perSecond * last.share) : undefined);
}

const at = (requests: number, ms: number | undefined): Reached => ({ requests: Math.ceil(requests), ms });

function need({ goal, half, most }: { goal: string; half: Reached; most: Reached }, { stable }: Baseline): string {
  const errorShare = stable.requests > 0 ? stable.errors / stable.requests : 0;
  const seen = `(its errors ${percent(errorShare)})`;
  if (!Number.isFinite(half.requests))
    return `Promotion needs proof of ${goal}, which no number of requests gives while stable is as it is ${seen}.`;
  const times = half.ms === undefined || most.ms === undefined ? '' : `, after ${spoken(half.ms)}`;
  const late = most.requests > half.requests ? `; in nine of ten rollouts by ${most.requests}${most.ms === undefined ? '' : `, after ${spoken(most.ms)}`}` : ''; // prettier-ignore
  return `Promotion needs proof of ${goal}: about ${half.requests} candidate requests if it is as good as stable ${seen}${times}${late}.`;
}

function have({ steps }: Plan, perSecond: number, planned: number): string {
  if (perSecond === 0) return 'No traffic was seen just now.';
  const holds = steps.reduce((sum, { holdMs }) => sum + holdMs, 0);
  return `At ${perSecond.toPrecision(3)} requests/s the plan gives it about ${Math.round(planned)} in ${formatDuration(holds)}.`;
}

/** How soon a candidate is found that fails three times as often, where errors are counted one by one. */
function found({ steps, alpha, toleratedRatio }: Plan, { stable, perSecond, errorEvents }: Baseline): string {
  const errorShare = stable.requests > 0 ? stable.errors / stable.requests : 0;
  const { share } = steps[0]!;
  if (
    share === 1 ||
    errorShare === 0 ||
    perSecond === 0 ||
    errorEvents.clusterSize === null ||
    toleratedRatio !== undefined
  )
    return '';
  const errors = errorEvents.clusterSize * rollbackForecast(0.5, { rho: share, ratio: 3, alpha });
  const ms = (errors * 1000) / (perSecond * errorShare * (1 - share + 3 * share));
  return `One that fails three times as often as stable is rolled back after about ${spoken(ms)} at ${percent(share)}.`;
}

/** A duration to two or three digits. */
function spoken(ms: number): string {
  const unit = ms >= 3_600_000 ? 60_000 : 1000;
  return formatDuration(Math.max(unit, Math.round(ms / unit) * unit));
}
