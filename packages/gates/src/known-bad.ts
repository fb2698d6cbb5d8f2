import { type MetricSet, printable } from '@tidegate/metrics';
import type { Comparison } from './expression/ast.ts';
import { formatComparison, formatMetric } from './expression/format.ts';
import { measure, spellings } from './measure.ts';

/** Metrics in which one rule must not hold. */
export interface BadMetrics {
  /** What they are, in words that follow "with". */
  readonly name: string;
  /** Id of the check that must be red; without it, any. */
  readonly rule?: string;
  readonly metrics: MetricSet;
}

/** Names of metrics that are shares, from 0 to 1. */
const shareLike =
  /accuracy|(?:^|[_\W])acc(?:$|[_\W])|precision|recall|sensitivity|specificity|f1|f_?beta|auc|roc|rate|share|ratio|jaccard|iou/i;

/**
 * Metrics of models that nobody would want, made of real ones: none at all, NaN, and for each rule its metric alone as bad as it gets: a share
 * at 0 (or 1, where low is good), any other number a thousand times worse than measured. A threshold that holds even then guards nothing.
 */
export function knownBadMetrics(rules: readonly Comparison[], real: MetricSet): BadMetrics[] {
  const all = rules.reduce((set, rule) => withMetric(set, rule, NaN), real);
  return [
    { name: 'no metrics at all', metrics: { origin: real.origin, values: new Map() } },
    { name: 'every metric NaN', metrics: all },
    ...rules.map((rule): BadMetrics => {
      const value = badValue(rule, real);
      const shown = printable(formatMetric(rule.metric));
      return {
        name: `${shown} at ${value}`,
        rule: printable(formatComparison(rule)),
        metrics: withMetric(real, rule, value),
      };
    }),
  ];
}

function badValue({ metric, comparator, bound }: Comparison, real: MetricSet): number {
  const upward = comparator.startsWith('>');
  const { value } = measure(metric, real, upward);
  const near = value ?? (bound.kind === 'number' ? Number(bound.value) : 0);
  if (comparator === '==') return near + 1;
  const share = shareLike.test(metric.name) && near >= 0 && near <= 1;
  if (share) return upward ? 0 : 1;
  const far = 1000 * Math.max(1, Math.abs(near));
  return upward ? -far : far;
}

/** The metric under one name alone, so that no other spelling of it tells otherwise; what was a list stays one. */
function withMetric({ origin, values }: MetricSet, { metric }: Comparison, value: number): MetricSet {
  const names = new Set(spellings(metric));
  const others = [...values].filter(([name]) => !names.has(name));
  const length = metric.summary === undefined ? undefined : listLength([...names].map((name) => values.get(name)));
  const bad = length === undefined ? value : new Array<number>(length).fill(value);
  return { origin, values: new Map([...others, [spellings(metric)[0]!, bad]]) };
}

function listLength(values: readonly unknown[]): number {
  return values.find((value) => Array.isArray(value))?.length ?? 2;
}
