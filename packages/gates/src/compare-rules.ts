import type { Check } from '@tidegate/evidence';
import { type MetricSet, printable } from '@tidegate/metrics';
import type { Comparison } from './expression/ast.ts';
import { formatComparison, formatMetric } from './expression/format.ts';
import { evaluate } from './evaluate.ts';
import { measure } from './measure.ts';

export interface RuleComparison {
  readonly checks: readonly Check[];
  /** Candidate minus production by metric, for every metric that both have. */
  readonly deltas: ReadonlyMap<string, number>;
}

/** One check per rule, the candidate's metrics against production's. */
export function compareRules(
  rules: readonly Comparison[],
  candidate: MetricSet,
  production?: MetricSet,
): RuleComparison {
  const deltas = new Map<string, number>();
  const checks = rules.map((rule): Check => {
    const { verdict, reason, observed, threshold, production: before, delta } = evaluate(rule, candidate, production);
    if (delta !== undefined) deltas.set(formatMetric(rule.metric), delta);
    return {
      ...heading(rule),
      verdict,
      reason,
      ...(observed !== undefined && { observed }),
      ...(threshold !== undefined && { threshold }),
      method: {
        name: 'comparison in exact decimals',
        parameters: { candidate: candidate.origin, ...(production && { production: production.origin }) },
      },
      ...(before !== undefined && delta !== undefined && { values: { production: before, delta } }),
      ...(before !== undefined && typeof observed === 'number' && { compared: compared(rule, observed, before) }),
    };
  });
  return { checks, deltas };
}

/**
 * The rules while nothing is in production. Those without `production` are held as ever; of the others the candidate must at least have
 * the metric, since it will be production next.
 */
export function checkFirstModel(rules: readonly Comparison[], candidate: MetricSet): readonly Check[] {
  return rules.flatMap((rule): readonly Check[] => {
    if (rule.bound.kind === 'number') return compareRules([rule], candidate).checks;
    const found = measure(rule.metric, candidate);
    return found.value === undefined ? [{ ...heading(rule), verdict: 'fail', reason: `${found.problem}.` }] : [];
  });
}

function compared({ comparator }: Comparison, candidate: number, production: number): Check['compared'] {
  if (comparator === '==') return { candidate, production };
  return { candidate, production, better: comparator.startsWith('>') ? 'higher' : 'lower' };
}

function heading(rule: Comparison): Pick<Check, 'id' | 'title' | 'subject'> {
  const text = printable(formatComparison(rule));
  return { id: text, title: text, subject: printable(formatMetric(rule.metric)) };
}
