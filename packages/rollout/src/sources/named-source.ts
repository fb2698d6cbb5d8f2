import { type ArmName, bad, queriesOf, type Queries } from './analysis-queries.ts';
import type { AnalysisInput } from './analysis-settings.ts';
import { parseSelector, type Selector } from './exposition.ts';
import type { HttpOptions } from './fetch-text.ts';
import { fileSource } from './file.ts';
import { httpSource } from './http.ts';
import type { JsonPlan } from './json-answer.ts';
import { metricsTextSource } from './metrics-text.ts';
import { prometheusSource } from './prometheus.ts';
import type { MetricSource } from './source.ts';

interface Named {
  readonly source: MetricSource;
  /** What is asked for what, for evidence. */
  readonly queries: Readonly<Record<string, string>>;
}

/** The source by its name. Adding one is a file of its own and a case here. */
export function namedSource(analysis: AnalysisInput, http: HttpOptions, path: (typed: string) => string): Named {
  const asked: Record<string, string> = {};
  const known = queriesOf(analysis);
  const queries: Queries = {
    unit: known.unit,
    of: (name, what, usual) => (asked[`${name} ${what}`] = known.of(name, what, usual)),
  };
  return { source: sourceOf(analysis, queries, { http, path }), queries: asked };
}

function sourceOf(
  analysis: AnalysisInput,
  queries: Queries,
  { http, path }: { http: HttpOptions; path: (typed: string) => string },
): MetricSource {
  switch (analysis.source) {
    case 'prometheus':
      return prometheus(analysis, queries, http);
    case 'metrics-text':
      return metricsText(analysis, queries, http);
    case 'http':
      return httpSource(address(analysis.url, 'analysis.url'), jsonPlan(analysis, queries), http);
    case 'file': {
      if (analysis.path === undefined) throw bad('path is missing', 'Write the file: `path: metrics.json`.');
      return fileSource(path(analysis.path), analysis.path, jsonPlan(analysis, queries), analysis['max-age']);
    }
  }
}

function prometheus(analysis: AnalysisInput, queries: Queries, http: HttpOptions): MetricSource {
  const { latency, classes, shadow } = analysis;
  const arm = (name: ArmName) => ({
    requests: queries.of(name, 'requests', 'sum(requests_total{version="{version}"})'),
    errors: queries.of(name, 'errors', 'sum(errors_total{version="{version}"})'),
    ...(latency && {
      latency: {
        query: queries.of(name, 'latency', 'sum by (le) (request_duration_seconds_bucket{version="{version}"})'),
        unit: queries.unit,
      },
    }),
    ...(classes && {
      classes: {
        query: queries.of(name, 'classes', `sum by (${classes.label}) (predictions_total{version="{version}"})`),
        label: classes.label,
      },
    }),
    ...nanQuery(analysis, queries, name),
  });
  const plan = { stable: arm('stable'), candidate: arm('candidate') };
  refuseSame(plan.stable.requests, plan.candidate.requests);
  const mirror = shadow && {
    compared: shadow.compared ?? 'sum(shadow_compared_total)',
    disagreed: shadow.disagreed ?? 'sum(shadow_disagreed_total)',
  };
  return prometheusSource(
    address(analysis.url, 'analysis.url'),
    { ...plan, ...(mirror && { shadow: mirror }) },
    { ...http, maxAgeMs: analysis['max-age'] },
  );
}

function metricsText(analysis: AnalysisInput, queries: Queries, http: HttpOptions): MetricSource {
  const { latency, classes, shadow } = analysis;
  if (shadow) throw bad('shadow needs `source: prometheus`, `http` or `file`', 'Read both models and the mirror from one place.'); // prettier-ignore
  const arm = (name: ArmName) => {
    const labels = analysis[name].version === undefined ? '' : '{version="{version}"}';
    const select = (what: Parameters<Queries['of']>[1], metric: string) =>
      selector(queries.of(name, what, `${metric}${labels}`), `analysis.${name}.${what}`);
    const nan = nanQuery(analysis, queries, name).nan;
    return {
      url: address(analysis[name].url ?? analysis.url, `analysis.${name}.url`),
      requests: select('requests', 'requests_total'),
      errors: select('errors', 'errors_total'),
      ...(latency && {
        latency: { selector: select('latency', 'request_duration_seconds_bucket'), unit: queries.unit },
      }),
      ...(classes && { classes: { selector: select('classes', 'predictions_total'), label: classes.label } }),
      ...(nan !== undefined && { nan: selector(nan, `analysis.${name}.nan-predictions`) }),
    };
  };
  const [stable, candidate] = [arm('stable'), arm('candidate')];
  refuseSame(`${stable.url.href} ${stable.requests.text}`, `${candidate.url.href} ${candidate.requests.text}`);
  return metricsTextSource(stable, candidate, http);
}

function jsonPlan(analysis: AnalysisInput, queries: Queries): JsonPlan {
  const { latency, classes, shadow } = analysis;
  const arm = (name: ArmName) => ({
    requests: queries.of(name, 'requests', `${name}.requests`),
    errors: queries.of(name, 'errors', `${name}.errors`),
    ...(latency && { latency: queries.of(name, 'latency', `${name}.latency`) }),
    ...(classes && { classes: queries.of(name, 'classes', `${name}.classes`) }),
    ...nanQuery(analysis, queries, name),
  });
  return {
    stable: arm('stable'),
    candidate: arm('candidate'),
    ...(shadow && {
      shadow: {
        compared: shadow.compared ?? 'shadow.compared',
        disagreed: shadow.disagreed ?? 'shadow.disagreed',
      },
    }),
  };
}

function nanQuery(analysis: AnalysisInput, queries: Queries, name: ArmName): { nan?: string } {
  if (analysis['nan-predictions'] === undefined && analysis[name]['nan-predictions'] === undefined) return {};
  return { nan: queries.of(name, 'nan-predictions', undefined) };
}

function selector(text: string, where: string): Selector {
  const parsed = parseSelector(text);
  if (parsed) return parsed;
  throw bad(
    `${where} is "${text}", which is not a series selector`,
    'Write it as `requests_total{version="2"}`; functions need `source: prometheus`.',
  );
}

export function address(typed: string | undefined, where: string): URL {
  if (typed === undefined) {
    throw bad(
      `${where} is missing`,
      'For example `{ source: prometheus, url: http://prometheus:9090, stable: { version: "1" }, candidate: { version: "2" } }`.',
    );
  }
  const url = URL.parse(typed);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw bad(`${where} is not an http(s) address`, 'Write it in full: `http://127.0.0.1:9090`.');
}

/** Two arms read from the same series would always look alike. */
function refuseSame(stable: string, candidate: string): void {
  if (stable !== candidate) return;
  throw bad(
    'stable and candidate read the same series',
    'Tell them apart by `url`, `version`, `requests` or `errors` of each arm.',
  );
}
