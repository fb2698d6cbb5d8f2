import { z } from 'zod';
import { type Counts, MeasurementError } from '../counts.ts';
import { numberOf } from './exposition.ts';
import { getText, type HttpOptions, shownAddress } from './fetch-text.ts';
import { selectorsIn } from './selectors-in.ts';
import type { MetricSource } from './source.ts';
import { wholeCount } from './whole-count.ts';

export interface PrometheusQueries {
  /** PromQL of one cumulative counter, such as `sum(requests_total{version="2"})`. */
  readonly requests: string;
  readonly errors: string;
}

export interface PrometheusOptions extends HttpOptions {
  /** A value older than this is stale, milliseconds. */
  readonly maxAgeMs: number;
}

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.discriminatedUnion('resultType', [
    z.object({
      resultType: z.literal('vector'),
      result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })),
    }),
    z.object({ resultType: z.literal('scalar'), result: z.tuple([z.number(), z.string()]) }),
  ]),
});

/** Instant queries of a Prometheus server, all at one fixed time, so that both arms are seen at the same moment. */
export function prometheusSource(
  base: URL,
  queries: { stable: PrometheusQueries; candidate: PrometheusQueries },
  options: PrometheusOptions,
): MetricSource {
  return {
    kind: 'prometheus',
    location: shownAddress(base),
    // Each arm was scraped at a moment of its own, up to this long ago.
    lagMs: options.maxAgeMs,
    async read(at) {
      const arm = async ({ requests, errors }: PrometheusQueries): Promise<Counts | undefined> => {
        const total = await count(base, requests, at, options);
        if (total === undefined) return undefined;
        // A 5xx series begins with the first 5xx; with the request series there and fresh, none means none.
        const failed = (await count(base, errors, at, options)) ?? 0;
        if (failed > total)
          throw new MeasurementError('not-a-count', `\`${errors}\` is ${failed} and \`${requests}\` ${total}`);
        return { requests: total, errors: failed };
      };
      const [stable, candidate] = await Promise.all([arm(queries.stable), arm(queries.candidate)]);
      return { stable, candidate };
    },
  };
}

/**
 * One count; undefined when no series matches at all. Prometheus gives a value up to five minutes after the last sample, so the
 * newest sample of each series in the query is asked for too: when that is too old, the value is `stale`.
 */
async function count(base: URL, query: string, at: number, options: PrometheusOptions): Promise<number | undefined> {
  const value = await instant(base, query, at, options);
  if (value === undefined) return undefined;
  let sampled = false;
  for (const selector of selectorsIn(query)) {
    const newest = await instant(base, `max(timestamp(${selector}))`, at, options);
    if (newest === undefined) continue;
    sampled = true;
    if (at / 1000 - newest <= options.maxAgeMs / 1000) continue;
    throw new MeasurementError('stale', `\`${selector}\` has had no sample for ${options.maxAgeMs / 1000} s`);
  }
  // `... or vector(0)` gives a number with no series behind it.
  return sampled ? wholeCount(value, `\`${query}\``) : undefined;
}

async function instant(base: URL, query: string, at: number, options: PrometheusOptions) {
  const url = new URL('api/v1/query', base.href.endsWith('/') ? base : `${base.href}/`);
  url.searchParams.set('query', query);
  url.searchParams.set('time', (at / 1000).toFixed(3));
  const text = await getText(url, options);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success)
    throw new MeasurementError('malformed', `${shownAddress(url)} did not answer as Prometheus does`);
  const { data } = parsed.data;
  const values = data.resultType === 'scalar' ? [data.result] : data.result.map(({ value }) => value);
  if (values.length > 1) {
    throw new MeasurementError(
      'several-series',
      `\`${query}\` gives ${values.length} series where one number is needed; wrap it in sum(...)`,
    );
  }
  return values[0] === undefined ? undefined : (numberOf(values[0][1]) ?? NaN);
}
