import type { Check } from '@tidegate/evidence';
import { type MetricSet, printable } from '@tidegate/metrics';
import type { Comparison } from './expression/ast.ts';
import { formatComparison, formatMetric } from './expression/format.ts';
import { evaluate } from './evaluate.ts';
import { type Confidence, heldByBound } from './proportion-bound.ts';

/** One check per rule. With `confidence` the bound of a proportion decides, not its point. */
export function checkThresholds(rules: readonly Comparison[], metrics: MetricSet, confidence?: Confidence): Check[] {
  return rules.map((rule) => {
    const outcome = evaluate(rule, metrics);
    const bounded = confidence && outcome.verdict === 'pass' ? heldByBound(rule, outcome, confidence) : undefined;
    const { verdict, reason, observed, threshold } = outcome;
    return {
      id: printable(formatComparison(rule)),
      title: printable(formatComparison(rule)),
      subject: printable(formatMetric(rule.metric)),
      verdict,
      reason,
      ...(observed !== undefined && { observed }),
      ...(threshold !== undefined && { threshold }),
      method: { name: 'comparison in exact decimals', parameters: { source: metrics.origin } },
      ...bounded,
    };
  });
}
