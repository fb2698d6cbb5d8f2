import { placeColumns, type Table } from '../engine.ts';
import type { ValueType } from '../rules/value-types.ts';
import { identifier } from './literal.ts';
import { namedColumns } from './named-columns.ts';

/**
 * A FROM item: the table's rows for which the user's condition is true, under the table's own column expressions. The condition sees the
 * users' names and types; the raw columns travel beside them under names no user has.
 */
export function filteredFrom(
  { columns, from, dialect, placed }: Pick<Table, 'columns' | 'from' | 'dialect' | 'placed'>,
  where: string,
  types: ReadonlyMap<string, ValueType>,
): string {
  const raw = (i: number) => identifier(`__raw_column_${i}`);
  const places = placed ? Object.values(placeColumns) : [];
  const inner = [
    ...columns.map(({ sql }, i) => `${sql} AS ${raw(i)}`),
    ...namedColumns(columns, types, dialect),
    ...places,
  ];
  const outer = [...columns.map(({ sql }, i) => `${raw(i)} AS ${sql}`), ...places];
  // A line of its own, so that a comment at its end hides nothing.
  return `(SELECT ${outer.join(', ')} FROM (SELECT ${inner.join(', ')} FROM ${from}) AS named WHERE coalesce((\n${where}\n), false)) AS filtered`;
}
