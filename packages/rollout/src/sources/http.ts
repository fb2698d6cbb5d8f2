import { getText, type HttpOptions, shownAddress } from './fetch-text.ts';
import { type JsonPlan, sampleIn } from './json-answer.ts';
import type { MetricSource } from './source.ts';

/** A JSON answer with the counters of both arms. */
export function httpSource(url: URL, plan: JsonPlan, http: HttpOptions): MetricSource {
  return {
    kind: 'http',
    location: shownAddress(url),
    lagMs: 0,
    read: async () => sampleIn(await getText(url, http), plan, shownAddress(url)),
  };
}
