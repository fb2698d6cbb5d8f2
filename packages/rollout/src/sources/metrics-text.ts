import { type Counts, MeasurementError } from '../counts.ts';
import { parseExposition, type Selector, type Series } from './exposition.ts';
import { getText, type HttpOptions, shownAddress } from './fetch-text.ts';
import type { MetricSource } from './source.ts';
import { wholeCount } from './whole-count.ts';

export interface MetricsTextArm {
  readonly url: URL;
  readonly requests: Selector;
  readonly errors: Selector;
}

/** Prometheus text straight from what serves it: a model server, or HAProxy's exporter. Series that match a selector are added up. */
export function metricsTextSource(stable: MetricsTextArm, candidate: MetricsTextArm, http: HttpOptions): MetricSource {
  return {
    kind: 'metrics-text',
    location: [...new Set([shownAddress(stable.url), shownAddress(candidate.url)])].join(' and '),
    lagMs: 1000,
    async read() {
      const page = async (url: URL) => parseExposition(await getText(url, http), shownAddress(url));
      const same = stable.url.href === candidate.url.href;
      const [first, second] = same
        ? await page(stable.url).then((series) => [series, series])
        : await Promise.all([page(stable.url), page(candidate.url)]);
      return { stable: counts(first!, stable), candidate: counts(second!, candidate) };
    },
  };
}

function counts(series: readonly Series[], { url, requests, errors }: MetricsTextArm): Counts | undefined {
  const total = sum(series, requests, url);
  if (total === undefined) return undefined;
  // Many clients show an error series only after its first error; with the request series there, none means none.
  const failed = sum(series, errors, url) ?? 0;
  if (failed > total) {
    throw new MeasurementError(
      'not-a-count',
      `${errors.text} is ${failed} and ${requests.text} ${total} at ${shownAddress(url)}`,
    );
  }
  const since = series.find(({ name }) => name === 'process_start_time_seconds')?.value;
  return { requests: total, errors: failed, ...(since !== undefined && Number.isFinite(since) && { since }) };
}

function sum(series: readonly Series[], selector: Selector, url: URL): number | undefined {
  const matching = series.filter((one) => selector.matches(one));
  if (matching.length === 0) return undefined;
  const where = `${selector.text} at ${shownAddress(url)}`;
  return matching.reduce((total, { value }) => total + wholeCount(value, where), 0);
}
