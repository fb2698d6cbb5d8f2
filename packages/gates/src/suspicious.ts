import type { Check } from '@tidegate/evidence';
import { type MetricSet, printable } from '@tidegate/metrics';
import type { Comparison } from './expression/ast.ts';
import { formatComparison, formatMetric } from './expression/format.ts';
import { evaluate } from './evaluate.ts';

/** One check per rule that is too good to be true: one that holds makes it `inconclusive`. A metric that is missing fails, as everywhere. */
export function checkSuspicious(
  rules: readonly Comparison[],
  candidate: MetricSet,
  production: MetricSet | undefined,
): Check[] {
  return rules.map((rule) => {
    const { verdict, reason, observed, threshold, production: before, delta } = evaluate(rule, candidate, production);
    const text = printable(formatComparison(rule));
    const measured = threshold !== undefined && observed !== undefined && Number.isFinite(observed);
    const holds = verdict === 'pass';
    return {
      id: `suspicious ${text}`,
      title: `not too good to be true: ${text}`,
      subject: printable(formatMetric(rule.metric)),
      verdict: holds ? 'inconclusive' : measured && verdict === 'fail' ? 'pass' : verdict,
      reason: holds
        ? `${reason.replace(/\.$/, '')}: too good to be true, look for a label that leaked into the features or rows that were trained on.`
        : reason,
      ...(observed !== undefined && { observed }),
      ...(threshold !== undefined && { threshold }),
      method: { name: 'comparison in exact decimals', parameters: { candidate: candidate.origin } },
      ...(before !== undefined && delta !== undefined && { values: { production: before, delta } }),
    };
  });
}
