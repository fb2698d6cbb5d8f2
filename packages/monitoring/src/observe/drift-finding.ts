import { evaluateWhen } from '@tidegate/gates';
import { metricSet } from '@tidegate/metrics';
import type { DriftFacts } from './drift.ts';
import type { Finding } from './finding.ts';

/** Undecided columns are taken once as drifted and once as not: where that makes a difference, nothing can be told. */
export function driftFinding(drift: DriftFacts, missing: number | null, when: string): Finding {
  const { drifted, undecided, compared } = drift;
  const judge = (columns: number) => {
    const measures = {
      drift_score: scoreOf(columns, compared),
      prediction_drift: drift.prediction,
      num_drifted_columns: compared === 0 ? null : columns,
      share_missing_values: missing,
    };
    const known = Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== null));
    return evaluateWhen(when, metricSet(known, 'the evidence'), { input: 'drift-when' });
  };
  const least = judge(drifted.length);
  const most = judge(drifted.length + undecided.length);
  const unmeasured = least.comparisons.filter(({ outcome }) => outcome.observed === undefined);
  const first =
    least.comparisons.find(({ outcome }) => (outcome.verdict === 'pass') === least.holds) ?? least.comparisons[0];
  const open =
    undecided.length > 0
      ? ` ${undecided.length} ${undecided.length === 1 ? 'column' : 'columns'} could not be decided.`
      : '';
  const sure = most.holds === least.holds && compared > 0 && undecided.length < compared;
  const signal = !sure ? 'unknown' : least.holds ? 'alarm' : unmeasured.length > 0 ? 'unknown' : 'quiet';
  return {
    signal,
    reason:
      signal === 'unknown' && unmeasured.length === 0
        ? `Drift could not be told: ${least.reason}${open}`
        : `${least.reason}${open}`,
    ...(typeof first?.outcome.observed === 'number' && { score: first.outcome.observed }),
    ...(first?.outcome.threshold !== undefined && { threshold: first.outcome.threshold }),
    details: drifted,
  };
}

/** A share of columns, in twelve digits: 0.63 - 0.6 must be 0.03. Null of none. */
export function scoreOf(drifted: number, compared: number): number | null {
  return compared === 0 ? null : Number((drifted / compared).toPrecision(12));
}
