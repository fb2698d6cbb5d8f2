import type { Check, Evidence, Verdict } from '@tidegate/evidence';
import { parseRules } from '@tidegate/gates';
import { type MetricSet, metricSet } from '@tidegate/metrics';
import { evidence } from '@tidegate/testing';
import { observe } from '../src/observe/observe.ts';
import type { Watched } from '../src/make-row.ts';
import { type Row, runKey } from '../src/row.ts';

export const day = 24 * 60 * 60 * 1000;
export const start = Date.UTC(2026, 0, 1);

/** A quiet row of the model flights, otherwise as given. `at` counts days from the start. */
export function row({ at = 0, model = 'flights', ...given }: Partial<Row> & { at?: number; model?: string } = {}): Row {
  const moment = new Date(start + at * day).toISOString();
  return {
    model_name: model,
    run_key: runKey({ run: `run ${at}`, model, environment: undefined }),
    timestamp: moment,
    created_at: moment,
    run_number: Math.floor(at) + 1,
    environment: null,
    model_version: null,
    prediction_drift: null,
    num_drifted_columns: 0,
    num_compared_columns: 4,
    share_missing_values: 0,
    dataset_drift: false,
    drift_score: 0,
    num_failed_checks: null,
    num_rows: 1000,
    data_digest: null,
    metrics: {},
    signals: { drift: 'quiet' },
    retrain: false,
    cause: null,
    reason: 'No retraining: drift in no run.',
    last_retrain_at: null,
    model_since: new Date(start).toISOString(),
    rows_since_retrain: 0,
    run_url: null,
    evidence_digest: `digest ${at}`,
    ...given,
  };
}

/** Evidence of validate-data: of columns a, b, c ... so many drifted, so many undecided, the rest did not. */
export function driftEvidence(
  {
    drifted = 0,
    columns = 4,
    undecided = 0,
    at = 0,
    rules = [] as readonly Verdict[],
    prediction = undefined as number | undefined,
  },
  given: Partial<Evidence> = {},
): Evidence {
  const names = Array.from({ length: columns }, (_, i) => String.fromCharCode(97 + i));
  const checks = names.map((name, i): Check => {
    const verdict = i < drifted ? 'warn' : i < drifted + undecided ? 'inconclusive' : 'pass';
    return driftCheck(name, verdict, i < drifted ? 0.3 : 0.01);
  });
  const own = rules.map((verdict, i): Check => ({
    id: `columns.${i}.nulls`,
    title: `rule ${i}`,
    verdict,
    reason: `Rule ${i} says ${verdict}.`,
  }));
  return evidence({
    gate: 'validate-data',
    checks: [...own, ...checks, ...(prediction === undefined ? [] : [driftCheck('prediction', 'pass', prediction)])],
    facts: { rows: 1000 },
    columns: names.map((name) => ({ name, type: 'float', nulls: 0.02 })),
    startedAt: new Date(start + at * day).toISOString(),
    finishedAt: new Date(start + at * day).toISOString(),
    ...given,
  });
}

function driftCheck(name: string, verdict: Verdict, observed: number): Check {
  return {
    id: `drift.${name}.value`,
    title: `drift of ${name}`,
    subject: name,
    verdict,
    reason: `${name}: ${observed}.`,
    observed,
    threshold: 0.1,
  };
}

export function look(
  evidences: readonly Evidence[],
  {
    when = 'drift_score > 0.5',
    rules = [] as readonly string[],
    metrics = undefined as Record<string, unknown> | undefined,
    production = undefined as Record<string, unknown> | undefined,
  } = {},
) {
  const set = (values: Record<string, unknown> | undefined, origin: string): MetricSet | undefined =>
    values && metricSet(values, origin);
  return observe(evidences, {
    driftWhen: when,
    predictionColumn: 'prediction',
    performance: parseRules(rules, { input: 'performance', production: true }),
    metrics: set(metrics, 'live.json'),
    production: set(production, 'production.json'),
  });
}

/** A watched model on a day, with as many of four columns drifted as given. */
export function watched({
  at = 0,
  drifted = 0,
  model = 'flights',
  ...given
}: Partial<Watched> & { at?: number; drifted?: number } = {}): Watched {
  return {
    model,
    key: runKey({ run: `run ${at}`, model, environment: undefined }),
    environment: undefined,
    observation: look([driftEvidence({ drifted, at })]),
    policy: { on: ['drift', 'performance'], when: { alarms: 1, runs: 1 }, cooldownMs: day },
    trainedAt: undefined,
    runUrl: undefined,
    evidenceDigest: `digest ${at} ${drifted}`,
    ...given,
  };
}
