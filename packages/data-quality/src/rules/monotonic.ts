import { UserError } from '@tidegate/evidence';
import { type Column, placeColumns } from '../engine.ts';
import { limitsOf, scopeOf } from './handling.ts';
import { ordered } from './ordered.ts';
import type { RowsRule } from './plan.ts';
import type { ValueType } from './schema.ts';
import type { ColumnContext } from './value-conditions.ts';
import { present } from '../sql/typed.ts';

/** `by` orders the rows (their order in the file when left out), `group` keeps groups of rows apart. */
export function monotonicRule(
  { column, rule, table }: ColumnContext,
  {
    by,
    group,
    typeOf,
  }: { by?: Column | undefined; group: readonly Column[]; typeOf: (name: string) => ValueType | undefined },
): RowsRule[] {
  const written = rule.monotonic;
  if (!written) return [];
  const { dialect } = table;
  if (!by && !table.placed)
    throw new UserError('bad-input', 'The rows of a table have no order of their own.', {
      hint: 'Name the column that orders them with `by`',
    });
  const strict = written.strict === true;
  const operator = `${written.direction === 'increasing' ? '>' : '<'}${strict ? '' : '='}`;
  const value = ordered(column, rule.type?.value, dialect);
  const order = by && ordered(by, typeOf(by.name), dialect);
  const there = present(column);
  // A value that is none, or a row that has no place in the order, is in no order.
  const placed = `coalesce(${[value, order]
    .filter((sql) => sql !== undefined)
    .map((sql) => `${sql} IS NOT NULL`)
    .join(' AND ')}, false)`;
  const partition = [...group.map(({ sql }) => sql), placed].join(', ');
  const sorting = [
    // Rows of the same place may come either way: as they hold best, so that every engine counts the same.
    ...(order === undefined ? [] : [order, `${value} ${written.direction === 'increasing' ? 'ASC' : 'DESC'}`]),
    ...(table.placed ? [placeColumns.part, placeColumns.row] : []),
  ].join(', ');
  const lagged = (from: string, list: string) =>
    `(SELECT ${list}, ${placed} AS placed, ${value} AS v, lag(${value}) OVER (PARTITION BY ${partition} ORDER BY ${sorting}) AS v_before FROM ${from} WHERE ${there}) AS o`;
  const breaks = `(NOT placed OR (v_before IS NOT NULL AND NOT (v ${operator} v_before)))`;
  const words = `${strict ? 'strictly ' : ''}${written.direction}`;
  return [
    {
      kind: 'rows',
      id: `columns.${column.name}.monotonic`,
      title: `${column.name} is ${words}${by ? ` by ${by.name}` : ''}`,
      subject: column.name,
      counted: `values of ${column.name}`,
      fault: `break the ${words} order`,
      merit: `are ${words}`,
      noneChecked: 'inconclusive',
      method: {
        name: 'each value against the one before',
        parameters: {
          direction: written.direction,
          strict,
          by: by?.name ?? 'order in the file',
          ...(group.length > 0 && { group: group.map(({ name }) => name).join(', ') }),
        },
      },
      ...limitsOf(written),
      ...scopeOf(written, rule),
      value: dialect.text(column.sql, column.stored),
      count: (from) =>
        `SELECT count(*) AS checked, count(*) FILTER (WHERE ${breaks}) AS failing FROM ${lagged(from, '1 AS one')}`,
      failing: (from, list) => `SELECT * FROM ${lagged(from, list)} WHERE ${breaks}`,
    },
  ];
}
