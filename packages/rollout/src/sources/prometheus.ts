import { type ArmSample, type Buckets, MeasurementError, type Shadow } from '../counts.ts';
import { shownAddress } from './fetch-text.ts';
import { bucketsFrom, type LatencyQuery } from './histogram.ts';
import { instant, isSampled, type PrometheusOptions, range, single } from './prometheus-query.ts';
import type { MetricSource } from './source.ts';
import { wholeCount } from './whole-count.ts';

/** What one arm is asked for. */
export interface PrometheusQueries {
  /** PromQL of one cumulative counter, such as `sum(requests_total{version="2"})`. */
  readonly requests: string;
  readonly errors: string;
  readonly latency?: LatencyQuery;
  readonly classes?: { readonly query: string; readonly label: string };
  /** Predictions that were no numbers. */
  readonly nan?: string;
}

export interface PrometheusPlan {
  readonly stable: PrometheusQueries;
  readonly candidate: PrometheusQueries;
  readonly shadow?: { readonly compared: string; readonly disagreed: string };
}

/** Instant queries of a Prometheus server, all at one fixed time, so that both arms are seen at the same moment. */
export function prometheusSource(base: URL, plan: PrometheusPlan, options: PrometheusOptions): MetricSource {
  return {
    kind: 'prometheus',
    location: shownAddress(base),
    // Each arm was scraped at a moment of its own, up to this long ago.
    lagMs: options.maxAgeMs,
    async read(at) {
      const ask = asking(base, at, options);
      const [stable, candidate, shadow] = await Promise.all([
        arm(ask, plan.stable),
        arm(ask, plan.candidate),
        plan.shadow && mirrored(ask, plan.shadow),
      ]);
      return { stable, candidate, ...(shadow && { shadow }) };
    },
    errorsPerMinute: (at, minutes) => errorsPerMinute(base, plan.stable, { at, minutes }, options),
  };
}

type Asking = ReturnType<typeof asking>;

function asking(base: URL, at: number, options: PrometheusOptions) {
  return {
    /** One count; undefined when no series matches at all. */
    async count(query: string): Promise<number | undefined> {
      const value = await single(base, query, at, options);
      if (value === undefined || !(await isSampled(base, query, at, options))) return undefined;
      return wholeCount(value, `\`${query}\``);
    },
    async buckets({ query, unit }: LatencyQuery): Promise<Buckets | undefined> {
      const values = await instant(base, query, at, options);
      if (values.length === 0 || !(await isSampled(base, query, at, options))) return undefined;
      return bucketsFrom(values.map(({ labels, value }) => ({ le: labels['le'], count: value })), unit, `\`${query}\``); // prettier-ignore
    },
    async classes({ query, label }: { query: string; label: string }): Promise<Record<string, number> | undefined> {
      const values = await instant(base, query, at, options);
      if (values.length === 0 || !(await isSampled(base, query, at, options))) return undefined;
      const counted = values.map(({ labels, value }) => [labels[label], wholeCount(value, `\`${query}\``)] as const);
      if (counted.some(([name]) => name === undefined))
        throw new MeasurementError('malformed', `\`${query}\` has series without the label "${label}"`);
      if (new Set(counted.map(([name]) => name)).size < counted.length)
        throw new MeasurementError('several-series', `\`${query}\` has several series of one ${label}; sum them by (${label})`); // prettier-ignore
      return Object.fromEntries(counted) as Record<string, number>;
    },
  };
}

async function arm(ask: Asking, queries: PrometheusQueries): Promise<ArmSample | undefined> {
  const { requests, errors } = queries;
  const total = await ask.count(requests);
  if (total === undefined) return undefined;
  // A 5xx series begins with the first 5xx; with the request series there and fresh, none means none.
  const failed = (await ask.count(errors)) ?? 0;
  if (failed > total)
    throw new MeasurementError('not-a-count', `\`${errors}\` is ${failed} and \`${requests}\` ${total}`);
  const latency = queries.latency && (await ask.buckets(queries.latency));
  const classes = queries.classes && (await ask.classes(queries.classes));
  return {
    requests: total,
    errors: failed,
    ...(latency && { latency }),
    ...(classes && { classes }),
    ...(queries.nan !== undefined && { nan: (await ask.count(queries.nan)) ?? 0 }),
  };
}

async function mirrored(
  ask: Asking,
  { compared, disagreed }: { compared: string; disagreed: string },
): Promise<Shadow | undefined> {
  const all = await ask.count(compared);
  if (all === undefined) return undefined;
  const apart = (await ask.count(disagreed)) ?? 0;
  if (apart > all) throw new MeasurementError('not-a-count', `\`${disagreed}\` is ${apart} and \`${compared}\` ${all}`);
  return { compared: all, disagreed: apart };
}

async function errorsPerMinute(
  base: URL,
  { requests, errors }: PrometheusQueries,
  { at, minutes }: { at: number; minutes: number },
  options: PrometheusOptions,
): Promise<number[]> {
  const stepMs = 60_000;
  const span = { from: at - minutes * stepMs, to: at, stepMs };
  const [served, failed] = await Promise.all([
    range(base, requests, span, options),
    range(base, errors, span, options),
  ]);
  const times = [...served.keys()].sort((a, b) => a - b);
  return times.slice(1).flatMap((time, i) => {
    if (time - times[i]! !== stepMs) return [];
    const now = wholeCount(failed.get(time) ?? 0, `\`${errors}\``);
    const before = wholeCount(failed.get(times[i]!) ?? 0, `\`${errors}\``);
    return [now >= before ? now - before : now];
  });
}
