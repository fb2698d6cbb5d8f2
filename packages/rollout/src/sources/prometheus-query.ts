import { z } from 'zod';
import { MeasurementError } from '../counts.ts';
import { numberOf } from './exposition.ts';
import { getText, type HttpOptions, shownAddress } from './fetch-text.ts';
import { selectorsIn } from './selectors-in.ts';

export interface PrometheusOptions extends HttpOptions {
  /** A value older than this is stale, milliseconds. */
  readonly maxAgeMs: number;
}

export interface Value {
  readonly labels: Readonly<Record<string, string>>;
  /** As written: may be NaN or infinite. */
  readonly value: number;
}

const point = z.tuple([z.number(), z.string()]);
const labels = z.record(z.string(), z.string()).default({});
const instantSchema = z.object({
  status: z.literal('success'),
  data: z.discriminatedUnion('resultType', [
    z.object({ resultType: z.literal('vector'), result: z.array(z.object({ metric: labels, value: point })) }),
    z.object({ resultType: z.literal('scalar'), result: point }),
  ]),
});
const rangeSchema = z.object({
  status: z.literal('success'),
  data: z.object({ resultType: z.literal('matrix'), result: z.array(z.object({ metric: labels, values: z.array(point) })) }), // prettier-ignore
});

/** All values of an instant query at `at`, milliseconds since the epoch. */
export async function instant(base: URL, query: string, at: number, options: PrometheusOptions): Promise<Value[]> {
  const { data } = await ask(base, 'query', { query, time: (at / 1000).toFixed(3) }, instantSchema, options);
  const found = data.resultType === 'scalar' ? [{ metric: {}, value: data.result }] : data.result;
  return found.map(({ metric, value: [, text] }) => ({ labels: metric, value: numberOf(text) ?? NaN }));
}

/** The one value of an instant query; undefined when no series matches. */
export async function single(base: URL, query: string, at: number, options: PrometheusOptions) {
  const values = await instant(base, query, at, options);
  return one(values, query)?.value;
}

/** One line over time, as milliseconds and values in steps; empty when no series matches. */
export async function range(
  base: URL,
  query: string,
  { from, to, stepMs }: { from: number; to: number; stepMs: number },
  options: PrometheusOptions,
): Promise<Map<number, number>> {
  const span = { start: (from / 1000).toFixed(3), end: (to / 1000).toFixed(3), step: String(stepMs / 1000) };
  const { data } = await ask(base, 'query_range', { query, ...span }, rangeSchema, options);
  const values = one(data.result, query)?.values ?? [];
  return new Map(values.map(([seconds, text]) => [Math.round(seconds * 1000), numberOf(text) ?? NaN]));
}

/**
 * Whether a value has samples behind it (`... or vector(0)` gives one without). Prometheus gives a value up to five minutes after the last
 * sample, so the newest sample of each series in the query is asked for: when that is too old, the value is `stale`.
 */
export async function isSampled(base: URL, query: string, at: number, options: PrometheusOptions): Promise<boolean> {
  let sampled = false;
  for (const selector of selectorsIn(query)) {
    const newest = await single(base, `max(timestamp(${selector}))`, at, options);
    if (newest === undefined) continue;
    sampled = true;
    if (at / 1000 - newest <= options.maxAgeMs / 1000) continue;
    throw new MeasurementError('stale', `\`${selector}\` has had no sample for ${options.maxAgeMs / 1000} s`);
  }
  return sampled;
}

async function ask<S extends z.ZodType>(
  base: URL,
  endpoint: 'query' | 'query_range',
  parameters: Record<string, string>,
  schema: S,
  options: PrometheusOptions,
): Promise<z.output<S>> {
  const url = new URL(`api/v1/${endpoint}`, base.href.endsWith('/') ? base : `${base.href}/`);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const text = await getText(url, options);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new MeasurementError('malformed', `${shownAddress(url)} did not answer as Prometheus does`);
}

function one<T>(values: readonly T[], query: string): T | undefined {
  if (values.length <= 1) return values[0];
  throw new MeasurementError(
    'several-series',
    `\`${query}\` gives ${values.length} series where one number is needed; wrap it in sum(...)`,
  );
}
