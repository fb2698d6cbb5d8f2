import { confidence, type Measurement, type MetricName, type Unit } from './measurement.ts';

/** What each metric is called by people, and how it is told apart from its neighbours. */
export const spoken: Readonly<Record<MetricName, string>> = {
  'deployment-frequency': 'Deployment frequency',
  'lead-time': 'Change lead time, median',
  'lead-time-p90': 'Change lead time, 90 % within',
  'change-failure-rate': 'Change fail rate',
  'recovery-time': 'Failed deployment recovery time, median',
  'rework-rate': 'Deployment rework rate',
  'rollback-rate': 'Rollback rate',
  'data-to-production-time': 'Data to production, median',
  'gate-rejection-rate': 'Gate rejection rate',
  'approval-time': 'Time in approval, median',
  'drift-to-redeploy-time': 'Drift to redeploy, median',
};

/** What the sample of each metric is counted in. */
export const sampled: Readonly<Record<MetricName, string>> = {
  'deployment-frequency': 'deployments',
  'lead-time': 'commits',
  'lead-time-p90': 'commits',
  'change-failure-rate': 'deployments',
  'recovery-time': 'outages',
  'rework-rate': 'deployments and rollbacks',
  'rollback-rate': 'deployments',
  'data-to-production-time': 'deployments',
  'gate-rejection-rate': 'runs',
  'approval-time': 'approvals',
  'drift-to-redeploy-time': 'alerts',
};

/** A value for people: `3 a week`, `2 d 4 h`, `12 %`. */
export function say(value: number, unit: Unit): string {
  switch (unit) {
    case 'ratio':
      return `${short(value * 100)} %`;
    case 'seconds':
      return sayTime(value);
    case 'per-day': {
      const [days, period] = periodOf(value);
      return `${short(value * days)} ${period}`;
    }
  }
}

/** The days and the words in which a frequency is a number of at least one, if any is. */
function periodOf(perDay: number): readonly [days: number, words: string] {
  if (perDay >= 1) return [1, 'a day'];
  return perDay * 7 >= 1 ? [7, 'a week'] : [30, 'in 30 days'];
}

/** All there is to say in one line: value, interval, sample, what was left out. */
export function sayWhole(measurement: Measurement): string {
  const { name, value, unit, sampleSize, missing, note } = measurement;
  if (value === undefined) return `not enough data: ${missing}`;
  const from = `from ${sampleSize} ${sampled[name]}`;
  return [say(value, unit), `interval ${sayInterval(measurement)}`, from, note].filter(Boolean).join('; ');
}

/** `1.2 to 3.4`; a side that so few observations do not bound is open. */
export function sayInterval({ value, lower, upper, unit }: Measurement): string {
  if (value === undefined) return '';
  if (lower === undefined && upper === undefined) return 'too few to say';
  if (lower === undefined) return `at most ${say(upper!, unit)}`;
  if (upper === undefined) return `at least ${say(lower, unit)}`;
  if (unit === 'per-day') {
    // Both sides in the words of the value, so that they can be compared with it.
    const [days, period] = periodOf(value);
    return `${short(lower * days)} to ${short(upper * days)} ${period}`;
  }
  return `${say(lower, unit)} to ${say(upper, unit)}`;
}

export const confidenceSaid = `${confidence * 100} %`;

/** Two parts at most: `3 d 5 h`, `12 min`, `40 s`. */
function sayTime(seconds: number): string {
  if (seconds < 60) return `${short(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts =
    days > 0 ? [`${days} d`, hours > 0 && `${hours} h`] : [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`];
  return parts.filter(Boolean).join(' ');
}

function short(value: number): string {
  return String(Number(value.toPrecision(value >= 100 ? 3 : 2)));
}
