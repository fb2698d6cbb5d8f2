import type { Column, Table } from '../engine.ts';
import type { Dialect } from '../sql/dialect.ts';
import { present, readAs } from '../sql/typed.ts';
import { limitsOf, scopeOf } from './handling.ts';
import type { RowsRule } from './plan.ts';
import type { ValueType } from './schema.ts';
import { ordered } from './ordered.ts';
import type { ColumnContext } from './value-conditions.ts';

/** What a `references` rule names: the data it looks into, as typed. */
export function referencedData(rule: { file?: string | undefined; table?: string | undefined }): string {
  return rule.file ?? `table:${rule.table}`;
}

/** Every value is found in a column of another table. Two columns of numbers are compared as numbers, of times as times, all else as text. */
export function referenceRule(
  { column, rule, table: { dialect } }: ColumnContext,
  other: { table: Table; column: Column },
): RowsRule[] {
  const written = rule.references;
  if (!written) return [];
  const declared = rule.type?.value;
  const type = comparedAs(declared ?? column.inferred, other.column.inferred);
  const there = present(column);
  const key = keyOf(column, type, dialect);
  const known = keyOf(other.column, type, other.table.dialect);
  const shown = referencedData(written);
  const unmatched = (from: string, list: string) =>
    `FROM (SELECT ${list}, ${key} AS k FROM ${from} WHERE ${there}) AS t LEFT JOIN (SELECT ${known} AS known FROM ${other.table.from} WHERE ${known} IS NOT NULL GROUP BY 1) AS o ON t.k = o.known`;
  return [
    {
      kind: 'rows',
      id: `columns.${column.name}.references`,
      title: `${column.name} is in ${written.column} of ${shown}`,
      subject: column.name,
      counted: `values of ${column.name}`,
      fault: `are not in ${written.column} of ${shown}`,
      merit: `are in ${written.column} of ${shown}`,
      noneChecked: 'inconclusive',
      method: {
        name: 'values without a match',
        parameters: { data: shown, column: written.column, 'compared as': type },
      },
      ...limitsOf(written),
      ...scopeOf(written, rule),
      count: (from) =>
        `SELECT count(*) AS checked, count(*) FILTER (WHERE known IS NULL) AS failing ${unmatched(from, '1 AS one')}`,
      value: dialect.text(column.sql, column.stored),
      failing: (from, list) => `SELECT * ${unmatched(from, list)} WHERE known IS NULL`,
    },
  ];
}

type Compared = 'integer' | 'float' | 'timestamp' | 'string';

function comparedAs(left: Column['inferred'], right: Column['inferred']): Compared {
  const family = (type: Column['inferred']) =>
    type === 'integer' || type === 'float' ? 'number' : type === 'date' || type === 'timestamp' ? 'time' : 'text';
  if (family(left) !== family(right) || family(left) === 'text') return 'string';
  if (family(left) === 'time') return 'timestamp';
  return left === 'integer' && right === 'integer' ? 'integer' : 'float';
}

function keyOf(column: Column, type: Compared, dialect: Dialect): string {
  if (type === 'string') return dialect.text(column.sql, column.stored);
  const read: ValueType = type === 'timestamp' && column.stored === 'date' ? 'date' : type;
  if (type === 'integer') return `CAST(${readAs(column, 'integer', dialect).value} AS DECIMAL(38,0))`;
  return ordered(column, read, dialect);
}
