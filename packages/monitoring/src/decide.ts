import { formatDuration } from '@tidegate/fields';
import type { Row, Rule, Signal } from './row.ts';
import { countSignals, told, type Window } from './window.ts';

/** When a model is to be trained anew. */
export interface RetrainPolicy {
  /** Rules whose alarms ask for it. */
  readonly on: readonly Rule[];
  readonly when: Window;
  /** Milliseconds after one request in which there is no other. */
  readonly cooldownMs: number;
  readonly maxAgeMs?: number | undefined;
  readonly newRows?: number | undefined;
}

/** What this run saw. */
export interface Sighting {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly signals: Readonly<Partial<Record<Rule, Signal>>>;
  /** Why a rule is in alarm, one sentence each. */
  readonly why: Readonly<Partial<Record<Rule, string>>>;
  readonly version: string | null;
  readonly trainedAt?: number | undefined;
  readonly rows: number | null;
  readonly dataDigest: string | null;
}

export type Cause = Rule | 'age' | 'new-data';

export interface Decision {
  readonly retrain: boolean;
  readonly cause: Cause | null;
  /** One sentence or two. */
  readonly reason: string;
  readonly lastRetrainAt: number | null;
  readonly modelSince: number;
  readonly rowsSinceRetrain: number;
}

/**
 * Whether to train anew: by alarms in k of the last n runs since the last request, by age, or by new rows; never within the cooldown.
 * @param past rows of this model without this run's, oldest first
 */
export function decideRetrain(now: Sighting, past: readonly Row[], policy: RetrainPolicy): Decision {
  const carried = carry(now, past);
  const { lastRetrainAt } = carried;
  const since = past.filter(({ timestamp }) => lastRetrainAt === null || Date.parse(timestamp) > lastRetrainAt);
  const cause = causeOf(now, since, carried, policy);
  if (cause === undefined) return { ...carried, retrain: false, cause: null, reason: withoutCause(now, since, policy) };
  const passed = lastRetrainAt === null ? Infinity : now.at - lastRetrainAt;
  if (passed < policy.cooldownMs) {
    const reason = `No retraining, though ${cause.because}: it was asked for ${ago(passed)}, and the cooldown is ${formatDuration(policy.cooldownMs)}.`;
    return { ...carried, retrain: false, cause: null, reason };
  }
  const why = now.why[cause.cause as Rule];
  const reason = `Retraining is asked for: ${cause.because}.${why === undefined ? '' : ` ${why}`}`;
  return { ...carried, lastRetrainAt: now.at, retrain: true, cause: cause.cause, reason };
}

type Carried = Pick<Decision, 'lastRetrainAt' | 'modelSince' | 'rowsSinceRetrain'>;

/** What each row hands on to the next, so that a few of the newest are enough to decide. */
export function carry(now: Sighting, past: readonly Row[]): Carried {
  const asked = past.flatMap(({ last_retrain_at }) => (last_retrain_at === null ? [] : [Date.parse(last_retrain_at)]));
  const before = past.at(-1);
  const sameModel = before !== undefined && before.model_version === now.version;
  // The same data judged twice is not new.
  const counted = now.dataDigest !== null && now.dataDigest === before?.data_digest ? 0 : (now.rows ?? 0);
  return {
    lastRetrainAt: asked.length === 0 ? null : Math.max(...asked),
    modelSince: now.trainedAt ?? (sameModel ? Date.parse(before.model_since) : now.at),
    rowsSinceRetrain: (before === undefined || before.retrain ? 0 : before.rows_since_retrain) + counted,
  };
}

function causeOf(
  now: Sighting,
  since: readonly Row[],
  { modelSince, lastRetrainAt, rowsSinceRetrain }: Carried,
  { on, when, maxAgeMs, newRows }: RetrainPolicy,
): { cause: Cause; because: string } | undefined {
  for (const rule of on) {
    const counted = countSignals(rule, since, now.signals[rule], when);
    if (counted.alarms >= when.alarms)
      return { cause: rule, because: `${alarmOf[rule]} in ${told(counted, when)}${enough(when)}` };
  }
  const age = now.at - Math.max(modelSince, lastRetrainAt ?? -Infinity);
  if (maxAgeMs !== undefined && age >= maxAgeMs)
    return {
      cause: 'age',
      because: `the model is ${formatDuration(age)} old, and max-age is ${formatDuration(maxAgeMs)}`,
    };
  if (newRows !== undefined && rowsSinceRetrain >= newRows)
    return { cause: 'new-data', because: `${rowsSinceRetrain} new rows have come, and ${newRows} are enough` };
  return undefined;
}

function withoutCause(now: Sighting, since: readonly Row[], { on, when }: RetrainPolicy): string {
  const looked = on.filter((rule) => now.signals[rule] !== undefined);
  if (looked.length === 0) return 'No retraining: nothing asks for it.';
  const parts = looked.map((rule) => {
    const counted = countSignals(rule, since, now.signals[rule], when);
    const unknown = counted.unknown > 0 ? ` (${counted.unknown} could not tell)` : '';
    // One more alarm would do, and this run does not know whether it is one.
    const open = now.signals[rule] === 'unknown' && counted.alarms + 1 >= when.alarms;
    return { open, text: `${alarmOf[rule]} in ${told(counted, when)}${unknown}` };
  });
  const needed = when.runs === 1 ? '' : `, ${when.alarms} would ask for it`;
  const verdict = parts.some(({ open }) => open) ? 'Whether to retrain cannot be told' : 'No retraining';
  return `${verdict}: ${parts.map(({ text }) => text).join(' and ')}${needed}.`;
}

const alarmOf: Readonly<Record<Rule, string>> = {
  drift: 'drift',
  quality: 'bad data',
  performance: 'degradation',
};

function enough({ alarms, runs }: Window): string {
  return runs === 1 ? '' : ` (${alarms} ${alarms === 1 ? 'is' : 'are'} enough)`;
}

function ago(milliseconds: number): string {
  return milliseconds < 1000 ? 'just now' : `${formatDuration(milliseconds)} ago`;
}
