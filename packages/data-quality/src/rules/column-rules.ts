import type { Column } from '../engine.ts';
import { doubleLiteral, textLiteral } from '../sql/literal.ts';
import type { Dialect } from '../sql/dialect.ts';
import { isNumber, isTime, readAs } from '../sql/typed.ts';
import { moreRowsThan, moreThanShare } from './limit.ts';
import { classRules } from './class-rules.ts';
import type { ConditionRule, PlannedRule } from './plan.ts';
import type { ColumnRule, ValueType } from './schema.ts';

/** The rules of one column. Nulls are the business of `nulls` alone: the other rules look at the values that are there. */
export function columnRules(column: Column, rule: ColumnRule, dialect: Dialect): PlannedRule[] {
  const nan = column.stored === 'float' || column.stored === 'text' ? notANumber(column, dialect) : 'false';
  return [
    ...typeRule(column, rule, dialect),
    ...nullsRule(column, rule, nan, dialect),
    ...boundRule(column, rule, 'min', dialect),
    ...boundRule(column, rule, 'max', dialect),
    ...inRule(column, rule, dialect),
    ...uniqueRule(column, rule, dialect),
    ...textRules(column, rule, dialect),
    ...classRules(column, rule, dialect),
  ];
}

function condition(
  column: Column,
  word: string,
  dialect: Dialect,
  rule: Pick<ConditionRule, 'title' | 'failing' | 'fault' | 'merit'> & Partial<ConditionRule>,
): ConditionRule {
  return {
    kind: 'condition',
    id: `columns.${column.name}.${word}`,
    subject: column.name,
    checked: `${column.sql} IS NOT NULL`,
    counted: `values of ${column.name}`,
    noneChecked: 'inconclusive',
    value: dialect.text(column.sql, column.stored),
    ...(rule.warnIf || rule.errorIf ? {} : { errorIf: moreRowsThan(0) }),
    ...rule,
  };
}

function typeRule(column: Column, { type }: ColumnRule, dialect: Dialect): PlannedRule[] {
  if (!type) return [];
  const { invalid } = readAs(column, type, dialect);
  const stored = invalid !== 'false' && column.stored !== 'text' ? ` (the file keeps ${column.storedAs})` : '';
  return [
    condition(column, 'type', dialect, {
      title: `${column.name} is ${withArticle(type)}`,
      failing: invalid,
      fault: `are not ${withArticle(type)}${stored}`,
      merit: `are ${withArticle(type)}`,
    }),
  ];
}

function nullsRule(column: Column, { nulls }: ColumnRule, nan: string, dialect: Dialect): PlannedRule[] {
  if (!nulls) return [];
  const { max, 'max-share': share, warn } = nulls;
  const errorIf =
    share !== undefined
      ? moreThanShare(share)
      : max !== undefined || warn === undefined
        ? moreRowsThan(max ?? 0)
        : undefined;
  return [
    condition(column, 'nulls', dialect, {
      title: `${column.name} nulls ${errorIf ? `at most ${errorIf.text.slice(2)}` : `warn above ${moreThanShare(warn!).text.slice(2)}`}`,
      checked: 'true',
      failing: nan === 'false' ? `(${column.sql} IS NULL)` : `(${column.sql} IS NULL OR ${nan})`,
      fault: 'are null',
      merit: 'are there',
      noneChecked: 'pass',
      ...(errorIf && { errorIf }),
      ...(warn !== undefined && { warnIf: moreThanShare(warn) }),
    }),
  ];
}

function boundRule(column: Column, rule: ColumnRule, side: 'min' | 'max', dialect: Dialect): PlannedRule[] {
  const bound = rule[side];
  if (bound === undefined) return [];
  const numeric = typeof bound === 'number' || /^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(bound.trim());
  const type = boundType(column, rule.type, numeric);
  const { value } = readAs(column, type, dialect);
  const literal = numeric ? doubleLiteral(Number(bound)) : `CAST(${textLiteral(String(bound))} AS TIMESTAMP(6))`;
  const read = type === 'float' ? `CAST(${value} AS DOUBLE PRECISION)` : value;
  // NaN is larger than everything to the engine, and within no bounds to us.
  const within = `${read} ${side === 'min' ? '>=' : '<='} ${literal}${type === 'float' ? ` AND NOT ${dialect.isNan(read)}` : ''}`;
  const looked =
    rule.type === undefined ? `${column.sql} IS NOT NULL` : `${readAs(column, rule.type, dialect).value} IS NOT NULL`;
  return [
    condition(column, side, dialect, {
      title: `${column.name} ${side === 'min' ? 'at least' : 'at most'} ${bound}`,
      threshold: bound,
      checked: looked,
      failing: `(${looked} AND NOT coalesce(${within}, false))`,
      fault: `are not ${side === 'min' ? 'at least' : 'at most'} ${bound}`,
      merit: `are ${side === 'min' ? 'at least' : 'at most'} ${bound}`,
    }),
  ];
}

function boundType(column: Column, declared: ValueType | undefined, numeric: boolean): ValueType {
  if (numeric) return 'float';
  if (declared !== undefined && isTime(declared)) return declared;
  return column.stored === 'date' ? 'date' : 'timestamp';
}

function inRule(column: Column, { in: allowed, type }: ColumnRule, dialect: Dialect): PlannedRule[] {
  if (!allowed) return [];
  const member = membership(column, allowed, type, dialect);
  return [
    condition(column, 'in', dialect, {
      title: `${column.name} in ${shorten(allowed.map(String).join(', '))}`,
      failing: `(${column.sql} IS NOT NULL AND NOT coalesce(${member}, false))`,
      fault: 'are not among the allowed values',
      merit: 'are among the allowed values',
    }),
  ];
}

/** Numbers are compared as numbers, so that 1 and 1.0 are one value; true and false as booleans; all else as text. */
function membership(
  column: Column,
  allowed: readonly (string | number | boolean)[],
  type: ValueType | undefined,
  dialect: Dialect,
): string {
  if (allowed.every((value) => typeof value === 'number') && type !== 'string') {
    return `CAST(${readAs(column, 'float', dialect).value} AS DOUBLE PRECISION) IN (${allowed.map(doubleLiteral).join(', ')})`;
  }
  if (allowed.every((value) => typeof value === 'boolean') && type !== 'string') {
    return `${readAs(column, 'boolean', dialect).value} IN (${allowed.join(', ')})`;
  }
  return `${dialect.text(column.sql, column.stored)} IN (${allowed.map((value) => textLiteral(String(value))).join(', ')})`;
}

function uniqueRule(column: Column, { unique, type }: ColumnRule, dialect: Dialect): PlannedRule[] {
  if (!unique) return [];
  const value = type !== undefined && isNumber(type) ? readAs(column, type, dialect).value : column.sql;
  return [
    {
      kind: 'repeats',
      id: `columns.${column.name}.unique`,
      title: `${column.name} is unique`,
      subject: column.name,
      columns: [value],
      skipNulls: true,
      counted: `values of ${column.name}`,
      errorIf: moreRowsThan(0),
    },
  ];
}

function textRules(column: Column, { pattern, length }: ColumnRule, dialect: Dialect): PlannedRule[] {
  const text = dialect.text(column.sql, column.stored);
  const failsUnless = (valid: string) => `(${column.sql} IS NOT NULL AND NOT coalesce(${valid}, false))`;
  const bounds = length && [
    ...(length.min === undefined ? [] : [`length(${text}) >= ${length.min}`]),
    ...(length.max === undefined ? [] : [`length(${text}) <= ${length.max}`]),
  ];
  const told =
    length && (length.min === length.max ? `${length.min}` : `${length.min ?? 0} to ${length.max ?? 'any number of'}`);
  return [
    ...(pattern === undefined
      ? []
      : [
          condition(column, 'pattern', dialect, {
            title: `${column.name} matches ${pattern}`,
            threshold: pattern,
            failing: failsUnless(dialect.matches(text, pattern)),
            fault: `do not match ${pattern}`,
            merit: `match ${pattern}`,
          }),
        ]),
    ...(bounds && bounds.length > 0
      ? [
          condition(column, 'length', dialect, {
            title: `${column.name} has ${told} characters`,
            failing: failsUnless(bounds.join(' AND ')),
            fault: `do not have ${told} characters`,
            merit: `have ${told} characters`,
          }),
        ]
      : []),
  ];
}

function notANumber(column: Column, dialect: Dialect): string {
  return column.stored === 'text'
    ? `coalesce(lower(${column.sql}) = 'nan', false)`
    : `coalesce(${dialect.isNan(`CAST(${column.sql} AS DOUBLE PRECISION)`)}, false)`;
}

function withArticle(type: ValueType): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
