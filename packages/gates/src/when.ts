import type { MetricSet } from '@tidegate/metrics';
import type { Comparison, Condition } from './expression/ast.ts';
import { parseCondition } from './expression/parse.ts';
import { evaluate, type Outcome } from './evaluate.ts';

/** Whether a condition holds, and why. */
export interface WhenOutcome {
  readonly holds: boolean;
  readonly reason: string;
  readonly comparisons: readonly { readonly comparison: Comparison; readonly outcome: Outcome }[];
}

/**
 * Decides a condition such as `accuracy > 0.90 and rmse < 5`. A metric that is missing or not a finite number makes its comparison
 * false, never true. Throws a UserError that points at the column when the expression cannot be read.
 *
 * @param input name of the input the expression was typed into, for messages
 */
export function evaluateWhen(
  expression: string,
  metrics: MetricSet,
  options: { production?: MetricSet; input?: string } = {},
): WhenOutcome {
  const condition = parseCondition(expression, {
    input: options.input ?? 'when',
    production: options.production !== undefined,
  });
  const comparisons: { comparison: Comparison; outcome: Outcome }[] = [];
  const holds = (term: Condition): boolean => {
    if (term.kind === 'comparison') {
      const outcome = evaluate(term, metrics, options.production);
      comparisons.push({ comparison: term, outcome });
      return outcome.verdict === 'pass';
    }
    // Every term is evaluated, so that the reason tells all of them.
    const results = term.terms.map(holds);
    return term.kind === 'and' ? results.every(Boolean) : results.some(Boolean);
  };
  const result = holds(condition);
  const deciding = comparisons.filter(({ outcome }) => (outcome.verdict === 'pass') === result);
  return { holds: result, reason: deciding.map(({ outcome }) => outcome.reason).join(' '), comparisons };
}
