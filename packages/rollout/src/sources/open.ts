import { type Guardrails, type LatencyRule } from '../judgement/guardrails.ts';
import { parseMapping } from '../mapping-input.ts';
import { bad } from './analysis-queries.ts';
import { type AnalysisInput, analysisSchema } from './analysis-settings.ts';
import { address, namedSource } from './named-source.ts';
import type { MetricSource } from './source.ts';
import { demanding, withHealth } from './watched.ts';

export interface Analysis {
  readonly source: MetricSource;
  readonly intervalMs: number;
  readonly maxOutageMs: number;
  readonly errors: 'measured' | 'independent' | 'clustered';
  readonly checkSplit: boolean;
  readonly guardrails: Guardrails;
}

export interface AnalysisTools {
  readonly fetch: typeof globalThis.fetch;
  readonly token: string | undefined;
  /** Absolute path of a path the user typed. */
  readonly path?: (typed: string) => string;
}

const hint =
  'For example `{ source: prometheus, url: http://prometheus:9090, stable: { version: "1" }, candidate: { version: "2" } }`.';

/** The source that `analysis` names, and how it is to be watched. */
export function openAnalysis(input: unknown, tools: AnalysisTools): Analysis {
  const analysis = parseMapping('analysis', analysisSchema, input, hint);
  if (analysis.interval < 100)
    throw bad(`analysis.interval is ${analysis.interval} ms`, 'Look at most ten times a second: `100ms`.');
  const http = { fetch: tools.fetch, token: tools.token, timeoutMs: analysis.timeout };
  const { source, queries } = namedSource(analysis, http, tools.path ?? ((typed) => typed));
  const guardrails = watched(analysis, queries);
  const measured = demanding(source, guardrails);
  return {
    // The token is the metrics server's, and no business of the model's.
    source: analysis.health === undefined ? measured : withHealth(measured, address(analysis.health, 'analysis.health'), { ...http, token: undefined }), // prettier-ignore
    intervalMs: analysis.interval,
    maxOutageMs: analysis['max-outage'],
    errors: analysis['error-events'],
    checkSplit: analysis['check-split'],
    guardrails,
  };
}

function watched(analysis: AnalysisInput, queries: Readonly<Record<string, string>>): Guardrails {
  const { latency, classes, shadow, strict, boost, block } = analysis;
  const most = shadow?.['max-disagreement'];
  if (most !== undefined && !(most > 0 && most < 1))
    throw bad(`shadow.max-disagreement is ${most}`, 'Use a share above 0 and below 1, such as 2%.');
  return {
    strict,
    boost,
    blockMs: block,
    latency: latency && { tolerated: latency.tolerated, bound: bound(latency) },
    classes: classes && { tolerated: classes.tolerated },
    shadow: most === undefined ? undefined : { maxDisagreement: most },
    queries,
  };
}

function bound(latency: NonNullable<AnalysisInput['latency']>): LatencyRule['bound'] {
  const given = (['p50', 'p90', 'p95', 'p99'] as const).filter((name) => latency[name] !== undefined);
  if (given.length > 1) throw bad(`latency has ${given.join(' and ')}`, 'Give one bound, such as `p99: 500ms`.');
  const name = given[0];
  return name === undefined ? undefined : { quantile: Number(name.slice(1)) / 100, seconds: latency[name]! / 1000 };
}
