import { z } from 'zod';
import { type Counts, MeasurementError } from '../counts.ts';
import { numberOf } from './exposition.ts';
import { getText, type HttpOptions, shownAddress } from './fetch-text.ts';
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
        const total = await ask(base, requests, at, options);
        if (total === undefined) return undefined;
        // A 5xx series begins with the first 5xx; with the request series there and fresh, none means none.
        const failed = (await ask(base, errors, at, options)) ?? 0;
        if (failed > total)
          throw new MeasurementError('not-a-count', `\`${errors}\` is ${failed} and \`${requests}\` ${total}`);
        return { requests: total, errors: failed };
      };
      const [stable, candidate] = await Promise.all([arm(queries.stable), arm(queries.candidate)]);
      return { stable, candidate };
    },
  };
}

/** One number; undefined when no series matches at all. A series whose newest sample is too old is `stale`, not absent. */
async function ask(base: URL, query: string, at: number, options: PrometheusOptions): Promise<number | undefined> {
  const fresh = await instant(base, query, at, options, options.maxAgeMs);
  if (fresh !== undefined) return fresh;
  if ((await instant(base, query, at, options, undefined)) !== undefined) {
    throw new MeasurementError('stale', `\`${query}\` has had no sample for ${options.maxAgeMs / 1000} s`);
  }
  return undefined;
}

async function instant(base: URL, query: string, at: number, options: PrometheusOptions, maxAgeMs: number | undefined) {
  const url = new URL('api/v1/query', base.href.endsWith('/') ? base : `${base.href}/`);
  url.searchParams.set('query', query);
  url.searchParams.set('time', (at / 1000).toFixed(3));
  // How far back a sample may lie for this query; without it Prometheus takes five minutes.
  if (maxAgeMs !== undefined) url.searchParams.set('lookback_delta', `${maxAgeMs}ms`);
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
  return values[0] === undefined ? undefined : wholeCount(numberOf(values[0][1]) ?? NaN, `\`${query}\``);
}
