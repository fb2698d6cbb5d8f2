import type { Check } from '@tidegate/evidence';
import { parseShare } from '@tidegate/fields';
import type { Column, Table } from '../engine.ts';
import type { Bounds } from './aggregate-schema.ts';
import { scopeOf } from './handling.ts';
import { type NumericReading, numeric } from './numeric.ts';
import type { Named } from './plan.ts';
import type { ValueType } from './schema.ts';
import type { ColumnContext } from './value-conditions.ts';

/** Bounds on one statistic of a column. */
export interface AggregateRule extends Named {
  readonly kind: 'aggregate';
  readonly statistic: Statistic;
  /** The probability of a quantile. */
  readonly probability?: number;
  readonly bounds: Bounds;
  readonly measured: Measured;
  /** The same column of the reference, or why it cannot be compared with. */
  readonly reference?: { readonly measured: Measured; readonly from: string } | { readonly missing: string };
}

export type Statistic = 'min' | 'max' | 'mean' | 'stddev' | 'sum' | 'quantile' | 'distinct';

/** What statistics are computed of. */
export interface Measured {
  readonly reading: NumericReading;
  /** What distinct values are told apart by. */
  readonly text: string;
}

/** The table a `change` compares with. */
export interface ReferenceFacts {
  readonly rows: number;
  /** Absent when the reference is a profile. */
  readonly table?: Table;
}

export function aggregateRules(
  context: ColumnContext,
  reference: ReferenceFacts | undefined,
  typeOf: (name: string) => ValueType | undefined,
): AggregateRule[] {
  const { column, rule, table } = context;
  const { dialect } = table;
  if (!rule.aggregates) return [];
  const { median, quantiles, ...others } = rule.aggregates;
  const asked: { word: string; statistic: Statistic; probability?: number; bounds: Bounds | undefined }[] = [
    ...Object.entries(others).map(([word, bounds]) => ({ word, statistic: word as Statistic, bounds })),
    { word: 'median', statistic: 'quantile', probability: 0.5, bounds: median },
    ...Object.entries(quantiles ?? {}).map(([key, bounds]) => ({
      word: `quantiles.${key}`,
      statistic: 'quantile' as const,
      probability: parseShare(key)!,
      bounds,
    })),
  ];
  const measure = (of: Column) => {
    const type = typeOf(of.name);
    return { reading: numeric(of, type, dialect), text: distinctBy(of, type, context) };
  };
  return asked.flatMap(({ word, statistic, probability, bounds }) =>
    bounds === undefined
      ? []
      : [
          {
            kind: 'aggregate' as const,
            id: `columns.${column.name}.aggregates.${word}`,
            title: `${nameOf(statistic, probability)} of ${column.name} ${toldBounds(bounds)}`,
            subject: column.name,
            statistic,
            bounds,
            measured: measure(column),
            ...(probability !== undefined && { probability }),
            ...(bounds.change && { reference: referenceColumn(column.name, reference, measure) }),
            ...scopeOf(bounds, rule),
          },
        ],
  );
}

function referenceColumn(
  name: string,
  reference: ReferenceFacts | undefined,
  measure: (column: Column) => Measured,
): NonNullable<AggregateRule['reference']> {
  if (!reference) return { missing: 'there is no `reference` to compare with' };
  if (!reference.table)
    return { missing: 'the reference is a profile, which does not hold it; name the data as `reference`' };
  const column = reference.table.columns.find((other) => other.name === name);
  return column
    ? { measured: measure(column), from: reference.table.from }
    : { missing: `the reference has no column ${name}` };
}

/** Numbers are told apart as numbers, so that 1 and 1.0 are one value. */
function distinctBy(column: Column, declared: ValueType | undefined, { table: { dialect } }: ColumnContext): string {
  const type = declared ?? column.inferred;
  return type === 'integer' || type === 'float'
    ? numeric(column, declared, dialect).value
    : dialect.text(column.sql, column.stored);
}

export function nameOf(statistic: Statistic, probability: number | undefined): string {
  switch (statistic) {
    case 'min':
      return 'smallest value';
    case 'max':
      return 'largest value';
    case 'stddev':
      return 'sample standard deviation';
    case 'quantile':
      return probability === 0.5 ? 'median' : `${probability}-quantile`;
    case 'distinct':
      return 'number of distinct values';
    case 'mean':
    case 'sum':
      return statistic;
  }
}

function toldBounds({ min, max, change }: Bounds): string {
  return [
    min !== undefined && min === max ? `exactly ${min}` : undefined,
    min !== undefined && min !== max ? `at least ${min}` : undefined,
    max !== undefined && min !== max ? `at most ${max}` : undefined,
    change && 'near that of the reference',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Is a number within its bounds, and near that of the reference? */
export function judgeBounds(
  check: Pick<Check, 'id' | 'title' | 'subject'>,
  what: string,
  bounds: Bounds,
  observed: number,
  reference: { readonly value: number } | { readonly missing: string } | undefined,
): Pick<Check, 'verdict' | 'reason' | 'observed' | 'threshold' | 'values'> {
  const { min, max, change } = bounds;
  const told = (value: number) => Number(value.toPrecision(12));
  const found = { observed, threshold: null };
  const subject = check.subject === undefined ? what : `The ${what} of ${check.subject}`;
  const sentence = (verdict: Check['verdict'], text: string, more: Partial<Check> = {}) => ({
    ...found,
    ...more,
    verdict,
    reason: `${subject} is ${told(observed)}${text}.`,
  });
  if (min !== undefined && observed < min) return sentence('fail', `, below ${min}`, { threshold: `≥ ${min}` });
  if (max !== undefined && observed > max) return sentence('fail', `, above ${max}`, { threshold: `≤ ${max}` });
  const within = [min !== undefined && `≥ ${min}`, max !== undefined && `≤ ${max}`].filter(Boolean).join(', ') || null;
  if (!change) return sentence('pass', '', { threshold: within });
  if (reference === undefined || 'missing' in reference)
    return sentence('inconclusive', `, and ${reference?.missing ?? 'there is no `reference` to compare with'}`);
  const values = { reference: reference.value };
  if (observed === reference.value) return sentence('pass', ', as in the reference', { values, threshold: within });
  if (reference.value === 0)
    return sentence('inconclusive', ', and 0 in the reference, of which there is no share', { values });
  const relative = (observed - reference.value) / Math.abs(reference.value);
  const { 'max-decrease': decrease, 'max-increase': increase } = change;
  const percent = (share: number) => `${Number((share * 100).toPrecision(4))}%`;
  const difference = `, ${percent(Math.abs(relative))} ${relative < 0 ? 'less' : 'more'} than the reference's ${told(reference.value)}`;
  const allowed = [
    decrease !== undefined && `≥ -${percent(decrease)}`,
    increase !== undefined && `≤ +${percent(increase)}`,
  ].filter(Boolean);
  const outside = (decrease !== undefined && relative < -decrease) || (increase !== undefined && relative > increase);
  return sentence(outside ? 'fail' : 'pass', difference, {
    values: { ...values, change: relative },
    threshold: allowed.join(', '),
  });
}
