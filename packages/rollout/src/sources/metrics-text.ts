import { type ArmSample, type Buckets, MeasurementError } from '../counts.ts';
import { parseExposition, type Selector, type Series } from './exposition.ts';
import { getText, type HttpOptions, shownAddress } from './fetch-text.ts';
import { bucketsFrom } from './histogram.ts';
import type { MetricSource } from './source.ts';
import { wholeCount } from './whole-count.ts';

export interface MetricsTextArm {
  readonly url: URL;
  readonly requests: Selector;
  readonly errors: Selector;
  /** Buckets, told apart by `le`. */
  readonly latency?: { readonly selector: Selector; readonly unit: 's' | 'ms' };
  readonly classes?: { readonly selector: Selector; readonly label: string };
  /** Predictions that were no numbers. */
  readonly nan?: Selector;
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
      return { stable: arm(first!, stable), candidate: arm(second!, candidate) };
    },
  };
}

function arm(series: readonly Series[], asked: MetricsTextArm): ArmSample | undefined {
  const { url, requests, errors, latency, classes, nan } = asked;
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
  const buckets = latency && histogram(series, latency, url);
  const predicted = classes && perClass(series, classes, url);
  return {
    requests: total,
    errors: failed,
    ...(since !== undefined && Number.isFinite(since) && { since }),
    ...(buckets && { latency: buckets }),
    ...(predicted && { classes: predicted }),
    ...(nan && { nan: sum(series, nan, url) ?? 0 }),
  };
}

function histogram(
  series: readonly Series[],
  { selector, unit }: NonNullable<MetricsTextArm['latency']>,
  url: URL,
): Buckets | undefined {
  const where = `${selector.text} at ${shownAddress(url)}`;
  const found = sumBy(series, selector, 'le', where);
  if (found.size === 0) return undefined;
  return bucketsFrom([...found].map(([le, count]) => ({ le, count })), unit, where); // prettier-ignore
}

function perClass(
  series: readonly Series[],
  { selector, label }: NonNullable<MetricsTextArm['classes']>,
  url: URL,
): Record<string, number> | undefined {
  const where = `${selector.text} at ${shownAddress(url)}`;
  const found = sumBy(series, selector, label, where);
  if (found.has(undefined)) throw new MeasurementError('malformed', `${where} has series without the label "${label}"`);
  return found.size === 0 ? undefined : (Object.fromEntries(found) as Record<string, number>);
}

function sumBy(series: readonly Series[], selector: Selector, label: string, where: string) {
  const sums = new Map<string | undefined, number>();
  for (const one of series) {
    if (!selector.matches(one)) continue;
    const key = one.labels[label];
    sums.set(key, (sums.get(key) ?? 0) + wholeCount(one.value, where));
  }
  return sums;
}

function sum(series: readonly Series[], selector: Selector, url: URL): number | undefined {
  const matching = series.filter((one) => selector.matches(one));
  if (matching.length === 0) return undefined;
  const where = `${selector.text} at ${shownAddress(url)}`;
  return matching.reduce((total, { value }) => total + wholeCount(value, where), 0);
}
