import type { Check } from '@tidegate/evidence';
import { doubleLiteral } from '../sql/literal.ts';
import { orderStatistics, orderStatisticsQuery } from '../sql/order-statistics.ts';
import type { ResultRow } from '../engine.ts';
import { limitsOf, scopeOf, tolerated } from './handling.ts';
import { about } from './judge-rows.ts';
import { type NumericReading, numeric } from './numeric.ts';
import type { ConditionRule, CountingRule } from './plan.ts';
import type { ColumnContext } from './value-conditions.ts';

/** Counts values far from the middle of their own column. The fences are computed first, then it is a condition like others. */
export interface OutlierRule extends CountingRule {
  readonly kind: 'outliers';
  readonly reading: NumericReading;
  readonly measure: 'iqr' | 'mad';
  readonly factor: number;
  /** Text of a failing row's value. */
  readonly value: string;
}

/** What makes a modified z-score of a deviation measured in MADs (Iglewicz and Hoaglin 1993). */
const normalConsistency = 0.6745;

export function outlierRule({ column, rule, table: { dialect } }: ColumnContext): OutlierRule[] {
  const written = rule.outliers;
  if (!written) return [];
  const measure = written.method ?? 'iqr';
  const factor = written.factor ?? (measure === 'iqr' ? 1.5 : 3.5);
  const limits = limitsOf(tolerated(written));
  return [
    {
      kind: 'outliers',
      id: `columns.${column.name}.outliers`,
      title: `${column.name}: outliers by ${measure} × ${factor}`,
      subject: column.name,
      counted: `values of ${column.name}`,
      fault: 'are outliers',
      merit: 'are no outliers',
      noneChecked: 'inconclusive',
      reading: numeric(column, rule.type?.value, dialect),
      measure,
      factor,
      value: dialect.text(column.sql, column.stored),
      ...limits,
      ...scopeOf(written, rule),
    },
  ];
}

/** The condition the fences make, or the check when there are none. */
export async function fenced(
  rule: OutlierRule,
  from: string,
  query: (sql: string) => Promise<ResultRow[]>,
): Promise<ConditionRule | Check> {
  const { value, finite, there } = rule.reading;
  const statistics = async (of: string, probabilities: readonly number[]) => {
    const [row] = await query(orderStatisticsQuery(of, finite, from, probabilities));
    return orderStatistics(row!, probabilities);
  };
  const parameters: Record<string, number | string> = { factor: rule.factor };
  let fences: readonly [number, number];
  if (rule.measure === 'iqr') {
    const { n, quantiles, least, greatest } = await statistics(value, [0.25, 0.75]);
    if (n === 0) return none(rule);
    const [first, third] = quantiles as [number, number];
    if (first === third && least !== greatest) return flat(rule, 'The middle half of the values is one value', n);
    const reach = rule.factor * (third - first);
    fences = [first - reach, third + reach];
    Object.assign(parameters, { 'first quartile': first, 'third quartile': third });
  } else {
    const { n, quantiles, least, greatest } = await statistics(value, [0.5]);
    if (n === 0) return none(rule);
    const median = quantiles[0]!;
    const deviation = (await statistics(`abs(${value} - ${doubleLiteral(median)})`, [0.5])).quantiles[0]!;
    if (deviation === 0 && least !== greatest) return flat(rule, 'More than half of the values are one value', n);
    const reach = (rule.factor * deviation) / normalConsistency;
    fences = [median - reach, median + reach];
    Object.assign(parameters, { median, 'median absolute deviation': deviation });
  }
  const inside = `${finite} AND ${value} >= ${doubleLiteral(fences[0])} AND ${value} <= ${doubleLiteral(fences[1])}`;
  const { reading: _, measure, factor: __, ...counting } = rule;
  return {
    ...counting,
    kind: 'condition',
    checked: there,
    // What is no finite number lies within no fences.
    failing: `(${there} AND NOT coalesce(${inside}, false))`,
    fault: `are outliers (outside ${short(fences[0])} to ${short(fences[1])})`,
    merit: `lie within ${short(fences[0])} to ${short(fences[1])}`,
    method: {
      name: measure === 'iqr' ? 'quartiles and interquartile range' : 'modified z-score',
      parameters: { ...parameters, from: finiteOr(fences[0]), to: finiteOr(fences[1]) },
    },
  };
}

function none(rule: OutlierRule): Check {
  return {
    ...about(rule),
    verdict: 'inconclusive',
    reason: `${rule.subject} has no numbers, so there are no outliers to count.`,
  };
}

function flat(rule: OutlierRule, what: string, n: number): Check {
  return {
    ...about(rule),
    verdict: 'inconclusive',
    sizes: { values: n },
    method: { name: rule.measure, parameters: { factor: rule.factor } },
    reason: `${what}, so ${rule.measure} tells no outliers of ${rule.subject} apart; use min and max, or another method.`,
  };
}

function short(value: number): number {
  return Number(value.toPrecision(6));
}

/** Fences of huge values may overflow; evidence holds finite numbers. */
function finiteOr(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
