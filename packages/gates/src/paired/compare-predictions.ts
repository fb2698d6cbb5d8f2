import { type Check, type Verdict, worst } from '@tidegate/evidence';
import { type MetricSet, metricSet, type ModelAnswers, type Predictions } from '@tidegate/metrics';
import { formatMetric } from '../expression/format.ts';
import { pairingFaults, probabilityFaults } from './faults.ts';
import { judgePair, type PairedOutcome } from './judge.ts';
import { measurePair } from './measure.ts';
import type { Pair } from './pair.ts';
import { positiveClass } from './positive-class.ts';
import { ranking } from './ranking.ts';
import { type PairedRule, shownMetric } from './rule.ts';
import { checkSlices, within } from './slices.ts';

export interface PairedPlan {
  /** One-sided level: probability of passing a candidate that is worse by the margin. Divided by the number of candidates. */
  readonly alpha: number;
  readonly rules: readonly PairedRule[];
  /** Columns in none of whose values the candidate may be significantly worse. */
  readonly slices: readonly string[];
  readonly positiveClass?: string | undefined;
  /** Stands for production's answers where the file has none. */
  readonly baseline?: ModelAnswers;
}

export interface PredictionsComparison {
  readonly checks: readonly Check[];
  /** Candidate minus production by score, `predictions.accuracy`. */
  readonly deltas: ReadonlyMap<string, number>;
  /** What was measured of the candidate and of production, by the metrics' names. */
  readonly candidate: MetricSet;
  readonly production: MetricSet;
  /** Of several candidates the one that the checks are about. */
  readonly best?: string;
}

/** One candidate's answers to all rules. */
export interface CandidateOutcome {
  readonly name: string;
  readonly checks: readonly Check[];
  readonly verdict: Verdict;
  readonly outcomes: readonly PairedOutcome[];
}

/**
 * All checks on predictions: that they pair up, each rule, each slice column. Of several candidates, each is tested at alpha divided by their number, and
 * the best of those that pass is the one.
 */
export function comparePredictions(predictions: Predictions, plan: PairedPlan): PredictionsComparison {
  const none = (checks: readonly Check[]): PredictionsComparison => {
    const empty = metricSet({}, predictions.path);
    return { checks, deltas: new Map(), candidate: empty, production: empty };
  };
  const faults = pairingFaults(predictions);
  if (faults.length > 0) return none(faults);
  const outside = probabilityFaults(predictions, plan.rules);
  if (outside.length > 0) return none(outside);
  const { path, labels, candidates } = predictions;
  const positive = labels.classes && positiveClass(path, labels.classes, plan.rules, plan.positiveClass);
  const production = predictions.production ?? plan.baseline;
  if (!production) throw new Error('there is neither production nor a baseline to compare with');
  const alpha = plan.alpha / candidates.size;
  const all = [...candidates].map(([name, candidate]) =>
    judgeCandidate(
      name,
      { predictions, candidate, production, ...(positive !== undefined && { positive }) },
      plan,
      alpha,
    ),
  );
  const { chosen, check } = ranking(all, plan.rules[0]!);
  const measured = (side: 'candidate' | 'production') =>
    metricSet(
      Object.fromEntries(
        chosen.outcomes.map((outcome, i) => [formatMetric(plan.rules[i]!.metric), outcome[side] ?? NaN]),
      ),
      path,
    );
  return {
    checks: [...(check ? [check] : []), ...chosen.checks],
    deltas: new Map(
      chosen.outcomes.flatMap(({ check: { observed } }, i) =>
        typeof observed === 'number' ? [[`predictions.${formatMetric(plan.rules[i]!.metric)}`, observed]] : [],
      ),
    ),
    candidate: measured('candidate'),
    production: measured('production'),
    ...(check && { best: chosen.name }),
  };
}

function judgeCandidate(name: string, pair: Pair, plan: PairedPlan, alpha: number): CandidateOutcome {
  const outcomes = plan.rules.map((rule): PairedOutcome => {
    const rows = rowsOfSlice(pair.predictions, rule);
    if (rows === undefined) return judgePair(rule, measurePair(rule, pair, alpha), alpha);
    if (rows.length === 0) return { check: missingSlice(rule, pair.predictions), finding: 'cannot-compare' };
    return judgePair(rule, measurePair(rule, within(pair, rows), alpha), alpha);
  });
  const slices = plan.slices.length > 0 ? checkSlices(pair, plan.slices, plan.alpha) : [];
  const checks = [...outcomes.map(({ check }) => check), ...slices];
  return { name, checks, outcomes, verdict: worst(checks.map(({ verdict }) => verdict)) };
}

/** Columns that rules name, as in `recall[region=EU]`. */
export function columnsOfRules(rules: readonly PairedRule[]): string[] {
  return [...new Set(rules.flatMap(({ metric }) => metric.slice.map(([column]) => column)))];
}

/** Rows of the slice a rule is about; undefined when it is about all. */
function rowsOfSlice({ slices, rows }: Predictions, { metric }: PairedRule): Uint32Array | undefined {
  if (metric.slice.length === 0) return undefined;
  const codes = metric.slice.map(([column, value]) => {
    const { values, codes: of } = slices.get(column)!;
    return { of, code: values.indexOf(value) };
  });
  return Uint32Array.from({ length: rows }, (_, row) => row).filter((row) =>
    codes.every(({ of, code }) => of[row] === code),
  );
}

function missingSlice(rule: PairedRule, { path }: Predictions): Check {
  const subject = shownMetric(rule);
  const reason = `${subject} could not be measured: ${path} has no row of this slice.`;
  return { id: rule.id, title: rule.title, subject, verdict: 'fail', reason };
}
