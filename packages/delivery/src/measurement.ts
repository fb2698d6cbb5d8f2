import { poissonInterval, quantileInterval, wilsonInterval } from '@tidegate/statistics';

/** The names users type, in the order they are told. */
export const metricNames = [
  'deployment-frequency',
  'lead-time',
  'lead-time-p90',
  'change-failure-rate',
  'recovery-time',
  'rework-rate',
  'rollback-rate',
  'data-to-production-time',
  'gate-rejection-rate',
  'approval-time',
  'drift-to-redeploy-time',
] as const;
export type MetricName = (typeof metricNames)[number];

/** Times are seconds; frequencies are per day. */
export type Unit = 'per-day' | 'seconds' | 'ratio';

/** One metric of one window: a value with its interval, or why there is none. Never a zero for what is not known. */
export interface Measurement {
  readonly name: MetricName;
  readonly unit: Unit;
  /** How many deployments, outages, runs ... it rests on. */
  readonly sampleSize: number;
  readonly value?: number;
  /** Left out where so few observations bound that side with no confidence. */
  readonly lower?: number;
  readonly upper?: number;
  /** How the interval was computed. */
  readonly method?: string;
  /** Why there is no value. */
  readonly missing?: string;
  /** What was left out of the sample. */
  readonly note?: string;
}

/** Two-sided confidence of every interval. */
export const confidence = 0.95;
const day = 86_400_000;

/** Events per day with Garwood's interval. */
export function frequency(name: MetricName, count: number, windowMs: number, missing: string): Measurement {
  const common = { name, unit: 'per-day', sampleSize: count } as const;
  if (count === 0) return { ...common, missing };
  const days = windowMs / day;
  const { lower, upper } = poissonInterval(count, confidence);
  return { ...common, value: count / days, lower: lower / days, upper: upper / days, method: 'Garwood' };
}

/** A share with Wilson's interval. */
export function ratio(name: MetricName, part: number, of: number, missing: string): Measurement {
  const common = { name, unit: 'ratio', sampleSize: of } as const;
  if (of === 0) return { ...common, missing };
  const { share, lower, upper } = wilsonInterval(part, of, confidence);
  return { ...common, value: share, lower, upper, method: 'Wilson' };
}

/** A quantile of times, given in milliseconds, with the interval between order statistics. */
export function timeQuantile(
  name: MetricName,
  milliseconds: readonly number[],
  p: number,
  missing: string,
): Measurement {
  const common = { name, unit: 'seconds', sampleSize: milliseconds.length } as const;
  const found = quantileInterval(
    milliseconds.map((value) => value / 1000),
    p,
    confidence,
  );
  if (!found.defined) return { ...common, missing };
  return {
    ...common,
    value: found.quantile,
    ...(Number.isFinite(found.lower) && { lower: found.lower }),
    ...(Number.isFinite(found.upper) && { upper: found.upper }),
    method: 'order statistics',
  };
}

/** No value, whatever the sample. */
export function unmeasured(name: MetricName, unit: Unit, missing: string): Measurement {
  return { name, unit, sampleSize: 0, missing };
}
