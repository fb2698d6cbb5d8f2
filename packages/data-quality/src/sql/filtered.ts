import { placeColumns, type Table } from '../engine.ts';
import type { ValueType } from '../rules/value-types.ts';
import { identifier } from './literal.ts';
import { namedColumns } from './named-columns.ts';

/**
 * A FROM item: the table's rows for which the user's condition is true, as the table itself has them. The condition sees the users' names
 * and types; the table's own columns (c0, c1, ...) travel beside them under names no user has.
 */
export function filteredFrom(
  { columns, from, dialect, placed }: Pick<Table, 'columns' | 'from' | 'dialect' | 'placed'>,
  where: string,
  types: ReadonlyMap<string, ValueType>,
): string {
  const raw = (i: number) => identifier(`__raw_column_${i}`);
  const places = placed ? Object.values(placeColumns) : [];
  const inner = [...columns.map((_, i) => `c${i} AS ${raw(i)}`), ...namedColumns(columns, types, dialect), ...places];
  const outer = [...columns.map((_, i) => `${raw(i)} AS c${i}`), ...places];
  // A line of its own, so that a comment at its end hides nothing.
  return `(SELECT ${outer.join(', ')} FROM (SELECT ${inner.join(', ')} FROM ${from}) AS named WHERE coalesce((\n${where}\n), false)) AS filtered`;
}
