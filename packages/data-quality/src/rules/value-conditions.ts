import type { Column, Table } from '../engine.ts';
import { doubleLiteral, textLiteral } from '../sql/literal.ts';
import { isTime, present, readable, readAs, sqlTypes } from '../sql/typed.ts';
import type { Bound } from './bound.ts';
import { type Handling, limitsOf, scopeOf } from './handling.ts';
import type { ConditionRule } from './plan.ts';
import type { ColumnRule, ValueType } from './schema.ts';

/** What every rule of one column is compiled from. */
export interface ColumnContext {
  readonly column: Column;
  readonly rule: ColumnRule;
  readonly table: Pick<Table, 'dialect' | 'placed' | 'rows'>;
}

type Told = Pick<ConditionRule, 'title' | 'failing' | 'fault' | 'merit'> &
  Partial<ConditionRule> & {
    /** How many of all values fail, where the column's facts say it. */
    readonly failingRows?: number | undefined;
  };

/** A condition on the values that are there, unless `told` says otherwise. */
export function condition(
  { column, rule, table: { dialect, rows } }: ColumnContext,
  word: string,
  handling: Handling,
  { failingRows, ...told }: Told,
): ConditionRule {
  const there = present(column);
  const { checked = there } = told;
  const checkedRows = checked === 'true' ? rows : checked === there ? column.facts?.present : undefined;
  return {
    kind: 'condition',
    id: `columns.${column.name}.${word}`,
    subject: column.name,
    checked,
    ...(checkedRows !== undefined &&
      failingRows !== undefined && { known: { checked: checkedRows, failing: failingRows } }),
    ...(column.counted !== undefined && { perValue: column.counted }),
    counted: `values of ${column.name}`,
    noneChecked: 'inconclusive',
    value: dialect.text(column.sql, column.stored),
    ...limitsOf(handling),
    ...scopeOf(handling, rule),
    ...told,
  };
}

export function typeRule(context: ColumnContext): ConditionRule[] {
  const { column, rule, table } = context;
  const { dialect } = table;
  if (!rule.type) return [];
  const type = rule.type.value;
  const { invalid } = readAs(column, type, dialect);
  const stored =
    invalid !== 'false' && column.stored !== 'text'
      ? ` (the ${table.placed ? 'file' : 'table'} keeps ${column.storedAs})`
      : '';
  return [
    condition(context, 'type', rule.type, {
      title: `${column.name} is ${withArticle(type)}`,
      failing: invalid,
      failingRows: invalid === 'false' ? 0 : undefined,
      fault: `are not ${type}s${stored}`,
      merit: `are ${type}s`,
    }),
  ];
}

const sides = {
  min: { operator: '>=', words: 'at least' },
  max: { operator: '<=', words: 'at most' },
  'exclusive-min': { operator: '>', words: 'above' },
  'exclusive-max': { operator: '<', words: 'below' },
} as const;

export function boundRules(context: ColumnContext): ConditionRule[] {
  const { column, rule, table } = context;
  const { dialect } = table;
  return (Object.keys(sides) as (keyof typeof sides)[]).flatMap((side) => {
    const written = rule[side];
    if (!written) return [];
    const { operator, words } = sides[side];
    const type = rule.type?.value;
    const looked = type === undefined ? present(column) : readable(column, type, dialect);
    const told = `${words} ${written.value.text}`;
    return [
      condition(context, side, written, {
        title: `${column.name} ${told}`,
        threshold: written.value.kind === 'number' ? written.value.value : written.value.text,
        checked: looked,
        failing: `(${looked} AND NOT coalesce(${within(context, operator, written.value)}, false))`,
        failingRows: holdsForAll(column, side, written.value) ? 0 : undefined,
        fault: `are not ${told}`,
        merit: `are ${told}`,
      }),
    ];
  });
}

/** Do the ends of a column's range say that a bound holds for each of its values? */
function holdsForAll({ kept, facts }: Column, side: keyof typeof sides, bound: Bound): boolean {
  if (!kept?.reads.float || !facts?.range || bound.kind !== 'number') return false;
  const { least, most } = facts.range;
  switch (side) {
    case 'min':
      return least >= bound.value;
    case 'max':
      return most <= bound.value;
    case 'exclusive-min':
      return least > bound.value;
    case 'exclusive-max':
      return most < bound.value;
  }
}

function within({ column, rule, table: { dialect } }: ColumnContext, operator: string, bound: Bound): string {
  const declared = rule.type?.value;
  if (bound.kind === 'time') {
    const type =
      declared !== undefined && isTime(declared) ? declared : column.stored === 'date' ? 'date' : 'timestamp';
    const value = readAs(column, type, dialect).value;
    return `CAST(${value} AS TIMESTAMP(6)) ${operator} CAST(${textLiteral(bound.text)} AS TIMESTAMP(6))`;
  }
  // Beyond 2^53 two integers are one double.
  if ((declared ?? column.stored) === 'integer' && Number.isSafeInteger(bound.value)) {
    if (column.kept?.step === 1) return `${column.kept.sql} ${operator} ${bound.value}`;
    return `${readAs(column, 'integer', dialect).value} ${operator} CAST(${textLiteral(bound.text)} AS ${sqlTypes.integer})`;
  }
  const float = column.kept?.reads.float;
  if (float) return `${float.value} ${operator} ${doubleLiteral(bound.value)}`;
  const value = `CAST(${readAs(column, 'float', dialect).value} AS DOUBLE PRECISION)`;
  // NaN is larger than everything to the engine, and within no bounds to us.
  return `${value} ${operator} ${doubleLiteral(bound.value)} AND NOT ${dialect.isNan(value)}`;
}

export function allowedRule(context: ColumnContext): ConditionRule[] {
  const allowed = context.rule.in;
  if (!allowed) return [];
  const member = membership(context, allowed.value);
  return [
    condition(context, 'in', allowed, {
      title: `${context.column.name} in ${listed(allowed.value)}`,
      failing: `(${present(context.column)} AND NOT coalesce(${member}, false))`,
      fault: 'are not among the allowed values',
      merit: 'are among the allowed values',
    }),
  ];
}

export function forbiddenRule(context: ColumnContext): ConditionRule[] {
  const { column, rule, table } = context;
  const { dialect } = table;
  const forbidden = rule['not-in'];
  if (!forbidden) return [];
  const member = membership(context, forbidden.value);
  // NaN is equal to nothing, so it would be no forbidden number.
  const read = `CAST(${readAs(column, 'float', dialect).value} AS DOUBLE PRECISION)`;
  const nan = areNumbers(forbidden.value, rule) ? ` OR coalesce(${dialect.isNan(read)}, false)` : '';
  return [
    condition(context, 'not-in', forbidden, {
      title: `${column.name} not in ${listed(forbidden.value)}`,
      failing: `(${present(column)} AND (coalesce(${member}, false)${nan}))`,
      fault: 'are forbidden values',
      merit: 'are no forbidden values',
    }),
  ];
}

type Scalars = readonly (string | number | boolean)[];

function areNumbers(values: Scalars, rule: ColumnRule): boolean {
  return values.every((value) => typeof value === 'number') && rule.type?.value !== 'string';
}

/** Numbers are compared as numbers, so that 1 and 1.0 are one value; true and false as booleans; all else as text. */
function membership({ column, rule, table: { dialect } }: ColumnContext, values: Scalars): string {
  if (areNumbers(values, rule)) {
    return `CAST(${readAs(column, 'float', dialect).value} AS DOUBLE PRECISION) IN (${values.map((value) => doubleLiteral(Number(value))).join(', ')})`;
  }
  if (values.every((value) => typeof value === 'boolean') && rule.type?.value !== 'string') {
    return `${readAs(column, 'boolean', dialect).value} IN (${values.join(', ')})`;
  }
  return `${dialect.text(column.sql, column.stored)} IN (${values.map((value) => textLiteral(String(value))).join(', ')})`;
}

function withArticle(type: ValueType): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function listed(values: Scalars): string {
  const text = values.map(String).join(', ');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
