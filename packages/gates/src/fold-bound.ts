import type { Check } from '@tidegate/evidence';
import { printable } from '@tidegate/metrics';
import { foldMeans, studentUpperQuantile } from '@tidegate/statistics';
import { exact } from './decimal.ts';
import type { Comparison } from './expression/ast.ts';
import { formatMetric } from './expression/format.ts';
import { compares, type Outcome, words } from './evaluate.ts';

/** How sure a mean over folds must be. */
export interface FoldConfidence {
  /** One-sided, in (0.5, 1). */
  readonly level: number;
  /** Share of the rows that each fold tests on, in (0, 1): 0.2 for five folds. */
  readonly testShare: number;
}

/**
 * For a rule on `mean(...)` whose mean holds: whether its one-sided bound holds too (t with the variance of Nadeau & Bengio 2003, since folds share
 * training rows). If it does not, the rule is not shown and the verdict is `inconclusive`. Undefined for any other rule.
 */
export function heldByFolds(
  { metric, comparator }: Comparison,
  { observed, threshold, folds }: Outcome,
  { level, testShare }: FoldConfidence,
): Pick<Check, 'verdict' | 'reason' | 'sizes' | 'method' | 'values' | 'interval'> | undefined {
  if (metric.summary !== 'mean' || comparator === '==') return undefined;
  if (!folds || typeof observed !== 'number' || threshold === undefined) return undefined;
  const shown = printable(formatMetric(metric));
  const common = {
    sizes: { folds: folds.length },
    method: {
      name: 'bound of a mean over folds, one-sided (Nadeau & Bengio)',
      parameters: { confidence: level, 'test-share': testShare },
    },
  };
  const spread = foldMeans(folds, new Float64Array(folds.length), { test: testShare, train: 1 - testShare });
  if (!spread.defined) {
    const reason = `${shown} is ${observed} in each of ${folds.length} folds, which shows no spread to tell its confidence from.`;
    return { verdict: 'inconclusive', reason, ...common };
  }
  const half = studentUpperQuantile(1 - level, spread.df) * spread.se;
  const upward = comparator.startsWith('>');
  const bound = upward ? observed - half : observed + half;
  const holds = compares(exact(bound), comparator, exact(threshold));
  const percent = exact(level).times(exact(100)).toString();
  const sure = `with ${percent} % confidence ${upward ? 'at least' : 'at most'} ${Number(bound.toPrecision(4))}`;
  return {
    verdict: holds ? 'pass' : 'inconclusive',
    reason: holds
      ? `${shown} is ${observed} over ${folds.length} folds, ${sure}, which is ${words[comparator]} ${threshold}.`
      : `${shown} is ${observed} over ${folds.length} folds, but only ${sure}, not ${words[comparator]} ${threshold}.`,
    ...common,
    values: { bound, se: spread.se },
    interval: { of: 'value', ...(upward ? { low: bound } : { high: bound }), confidence: level },
  };
}
