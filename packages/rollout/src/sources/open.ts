import { UserError } from '@tidegate/evidence';
import { choice, duration, flag, text } from '@tidegate/fields';
import { z } from 'zod';
import { parseMapping } from '../mapping-input.ts';
import { parseSelector, type Selector } from './exposition.ts';
import { httpSource } from './http.ts';
import { metricsTextSource } from './metrics-text.ts';
import { prometheusSource } from './prometheus.ts';
import type { MetricSource } from './source.ts';

const arm = z.strictObject({
  url: text().optional(),
  /** What `{version}` stands for in the queries of this arm. */
  version: z.union([z.string(), z.number()]).transform(String).optional(),
  requests: text().optional(),
  errors: text().optional(),
});

const analysisSchema = z.strictObject({
  source: choice(['prometheus', 'metrics-text', 'http']),
  url: text().optional(),
  interval: duration().prefault('10s'),
  timeout: duration().prefault('10s'),
  'max-age': duration().prefault('1m'),
  'max-outage': duration().prefault('2m'),
  requests: text().optional(),
  errors: text().optional(),
  stable: arm.prefault({}),
  candidate: arm.prefault({}),
  'error-events': choice(['independent', 'clustered']).prefault('independent'),
  'check-split': flag().prefault('true'),
});
type AnalysisInput = z.output<typeof analysisSchema>;
type ArmName = 'stable' | 'candidate';

export interface Analysis {
  readonly source: MetricSource;
  readonly intervalMs: number;
  readonly maxOutageMs: number;
  readonly errors: 'independent' | 'clustered';
  readonly checkSplit: boolean;
}

const hint =
  'For example `{ source: prometheus, url: http://prometheus:9090, stable: { version: "1" }, candidate: { version: "2" } }`.';

/** The source that `analysis` names, and how it is to be watched. */
export function openAnalysis(
  input: unknown,
  tools: { fetch: typeof globalThis.fetch; token: string | undefined },
): Analysis {
  const analysis = parseMapping('analysis', analysisSchema, input, hint);
  if (analysis.interval < 100)
    throw bad(`analysis.interval is ${analysis.interval} ms`, 'Look at most ten times a second: `100ms`.');
  const http = { fetch: tools.fetch, token: tools.token, timeoutMs: analysis.timeout };
  return {
    source: source(analysis, http),
    intervalMs: analysis.interval,
    maxOutageMs: analysis['max-outage'],
    errors: analysis['error-events'],
    checkSplit: analysis['check-split'],
  };
}

function source(
  analysis: AnalysisInput,
  http: { fetch: typeof globalThis.fetch; token: string | undefined; timeoutMs: number },
): MetricSource {
  switch (analysis.source) {
    case 'prometheus': {
      const queries = (name: ArmName) => ({
        requests: query(analysis, name, 'requests', 'sum(requests_total{version="{version}"})'),
        errors: query(analysis, name, 'errors', 'sum(errors_total{version="{version}"})'),
      });
      const both = { stable: queries('stable'), candidate: queries('candidate') };
      refuseSame(both.stable.requests, both.candidate.requests);
      return prometheusSource(address(analysis.url, 'analysis.url'), both, { ...http, maxAgeMs: analysis['max-age'] });
    }
    case 'metrics-text': {
      const read = (name: ArmName) => {
        const labels = analysis[name].version === undefined ? '' : '{version="{version}"}';
        return {
          url: address(analysis[name].url ?? analysis.url, `analysis.${name}.url`),
          requests: selector(query(analysis, name, 'requests', `requests_total${labels}`), `analysis.${name}.requests`),
          errors: selector(query(analysis, name, 'errors', `errors_total${labels}`), `analysis.${name}.errors`),
        };
      };
      const [stable, candidate] = [read('stable'), read('candidate')];
      refuseSame(`${stable.url.href} ${stable.requests.text}`, `${candidate.url.href} ${candidate.requests.text}`);
      return metricsTextSource(stable, candidate, http);
    }
    case 'http': {
      const paths = (name: ArmName) => ({
        requests: analysis[name].requests ?? `${name}.requests`,
        errors: analysis[name].errors ?? `${name}.errors`,
      });
      return httpSource(
        address(analysis.url, 'analysis.url'),
        { stable: paths('stable'), candidate: paths('candidate') },
        http,
      );
    }
  }
}

/** The arm's own query, or the one for both with `{version}` filled in. */
function query(analysis: AnalysisInput, name: ArmName, what: 'requests' | 'errors', otherwise: string): string {
  const template = analysis[name][what] ?? analysis[what] ?? otherwise;
  if (!template.includes('{version}')) return template;
  const { version } = analysis[name];
  if (version === undefined) {
    throw bad(
      `analysis.${name}.version is needed to fill in {version}`,
      `Write \`${name}: { version: "1" }\`, or give \`${name}.${what}\` a query of its own.`,
    );
  }
  // Inside a quoted label value.
  return template.replaceAll('{version}', version.replace(/[\\"]/g, '\\$&'));
}

function selector(text: string, where: string): Selector {
  const parsed = parseSelector(text);
  if (parsed) return parsed;
  throw bad(
    `${where} is "${text}", which is not a series selector`,
    'Write it as `requests_total{version="2"}`; functions need `source: prometheus`.',
  );
}

function address(typed: string | undefined, where: string): URL {
  if (typed === undefined) throw bad(`${where} is missing`, hint);
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

function bad(what: string, hint: string): UserError {
  return new UserError('bad-input', `\`analysis\`: ${what}.`, { hint });
}
