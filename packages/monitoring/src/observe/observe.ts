import type { Evidence } from '@tidegate/evidence';
import type { MetricSet } from '@tidegate/metrics';
import type { Rule } from '../row.ts';
import { dataFacts } from './data.ts';
import { type DriftFacts, driftFacts } from './drift.ts';
import { driftFinding, scoreOf } from './drift-finding.ts';
import { type Finding, findingOf } from './finding.ts';
import { metricsOf, numbersOf, performanceFinding, type PerformanceRules } from './performance.ts';

/** Everything one run says of one model. */
export interface Observation {
  /** Milliseconds since the epoch: when the newest evidence was finished. */
  readonly at: number;
  readonly version: string | null;
  readonly drift: DriftFacts | undefined;
  readonly driftScore: number | null;
  readonly missing: number | null;
  readonly failedChecks: number | null;
  readonly rows: number | null;
  readonly dataDigest: string | null;
  readonly metrics: Readonly<Record<string, number>>;
  readonly findings: Readonly<Partial<Record<Rule, Finding>>>;
}

export interface Looking extends PerformanceRules {
  /** Condition over drift_score, prediction_drift, num_drifted_columns, share_missing_values. */
  readonly driftWhen: string;
  readonly predictionColumn: string;
  /** Metrics measured of late; undefined: those the evidence has. */
  readonly metrics: MetricSet | undefined;
}

/** Reads the evidence of one model. Pure. */
export function observe(evidences: readonly Evidence[], looking: Looking): Observation {
  const data = evidences.filter(({ gate }) => gate === 'validate-data');
  const judged = evidences.filter(({ gate }) => gate === 'check-model-threshold' || gate === 'compare-with-production');
  const drift = driftFacts(data, looking.predictionColumn);
  const facts = dataFacts(data);
  const metrics = looking.metrics ?? metricsOf(judged);
  const performance = performanceFinding(judged, metrics, looking);
  const findings: Partial<Record<Rule, Finding>> = {
    ...(drift && { drift: driftFinding(drift, facts.missing, looking.driftWhen) }),
    ...(facts.checks.length > 0 && {
      quality: findingOf(
        facts.checks.map(({ verdict, reason, title }) => ({ verdict, reason, title })),
        'rules of the data',
      ),
    }),
    ...(performance && { performance }),
  };
  return {
    at: Math.max(...evidences.map(({ finishedAt }) => Date.parse(finishedAt))),
    version: evidences.find(({ subject }) => subject.version !== undefined)?.subject.version ?? null,
    drift,
    driftScore: drift && drift.undecided.length < drift.compared ? scoreOf(drift.drifted.length, drift.compared) : null,
    missing: facts.missing,
    failedChecks: findings.quality ? facts.checks.filter(({ verdict }) => verdict === 'fail').length : null,
    rows: facts.rows,
    dataDigest: facts.digest,
    metrics: numbersOf(metrics),
    findings,
  };
}
