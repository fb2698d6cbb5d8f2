import { type Counts, MeasurementError } from '../counts.ts';
import { getText, type HttpOptions, shownAddress } from './fetch-text.ts';
import type { MetricSource } from './source.ts';
import { wholeCount } from './whole-count.ts';

export interface HttpPaths {
  /** Dotted path of a number in the answer, such as `candidate.requests`. */
  readonly requests: string;
  readonly errors: string;
}

/** A JSON answer with the counters of both arms, such as `{"stable": {"requests": 90, "errors": 1}, "candidate": {...}}`. */
export function httpSource(
  url: URL,
  paths: { stable: HttpPaths; candidate: HttpPaths },
  http: HttpOptions,
): MetricSource {
  return {
    kind: 'http',
    location: shownAddress(url),
    lagMs: 0,
    async read() {
      const text = await getText(url, http);
      let answer: unknown;
      try {
        answer = JSON.parse(text);
      } catch {
        throw new MeasurementError('malformed', `${shownAddress(url)} did not answer with JSON`);
      }
      return { stable: counts(answer, paths.stable, url), candidate: counts(answer, paths.candidate, url) };
    },
  };
}

function counts(answer: unknown, { requests, errors }: HttpPaths, url: URL): Counts | undefined {
  const total = numberAt(answer, requests, url);
  if (total === undefined) return undefined;
  const failed = numberAt(answer, errors, url);
  // Unlike a labelled metric a JSON answer is written whole: what is absent was forgotten.
  if (failed === undefined)
    throw new MeasurementError('empty', `${shownAddress(url)} has requests but nothing at ${errors}`);
  if (failed > total)
    throw new MeasurementError(
      'not-a-count',
      `${errors} is ${failed} and ${requests} ${total} at ${shownAddress(url)}`,
    );
  return { requests: total, errors: failed };
}

function numberAt(answer: unknown, path: string, url: URL): number | undefined {
  let value = answer;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  if (typeof value !== 'number')
    throw new MeasurementError('not-a-count', `${path} at ${shownAddress(url)} is not a number`);
  return wholeCount(value, `${path} at ${shownAddress(url)}`);
}
