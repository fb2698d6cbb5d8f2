import type { Check } from '@tidegate/evidence';
import { type MetricSet, printable } from '@tidegate/metrics';
import type { Comparison } from './expression/ast.ts';
import { formatComparison, formatMetric } from './expression/format.ts';
import { evaluate } from './evaluate.ts';
import { type FoldConfidence, heldByFolds } from './fold-bound.ts';
import { type Confidence, heldByBound } from './proportion-bound.ts';

/** What must hold beside the value itself: the bound of a share, the bound of a mean over folds. */
export interface Confidences {
  readonly shares?: Confidence;
  readonly folds?: FoldConfidence;
}

/** One check per rule. Where there is a confidence for its kind of metric, the bound decides and not the point. */
export function checkThresholds(
  rules: readonly Comparison[],
  metrics: MetricSet,
  { shares, folds }: Confidences = {},
): Check[] {
  return rules.map((rule) => {
    const outcome = evaluate(rule, metrics);
    const passed = outcome.verdict === 'pass';
    const bounded =
      (passed && shares && heldByBound(rule, outcome, shares)) ||
      (passed && folds && heldByFolds(rule, outcome, folds));
    const { verdict, reason, observed, threshold } = outcome;
    return {
      id: printable(formatComparison(rule)),
      title: printable(formatComparison(rule)),
      subject: printable(formatMetric(rule.metric)),
      verdict,
      reason,
      ...(observed !== undefined && { observed }),
      ...(threshold !== undefined && { threshold }),
      ...(outcome.folds && { sizes: { folds: outcome.folds.length } }),
      method: { name: 'comparison in exact decimals', parameters: { source: metrics.origin } },
      ...(bounded || undefined),
    };
  });
}
