import { createHash } from 'node:crypto';
import { type Column, placeColumns, type ResultRow, type RowPlace, type Table } from '../engine.ts';
import { identifier } from '../sql/literal.ts';
import type { FailingRow } from './judge-rows.ts';
import { type ShowValues, valueTeller } from './show-values.ts';

/** How the failing rows of a table are told: by file and number where it has them, and by the key the user named. */
export interface RowMarks {
  /** Select items, with aliases; none when nothing tells one row from another. */
  readonly select: (named: boolean) => string[];
  /** The order in which rows come, of the table's own columns. */
  readonly order: readonly string[];
  /** The same order, of the aliases. */
  readonly orderedBy: readonly string[];
  readonly tell: (rows: readonly ResultRow[]) => Promise<FailingRow[]>;
}

export function rowMarks(table: Table, key: readonly string[], showValues: ShowValues): RowMarks {
  const tellValue = valueTeller(showValues);
  const keys = key.flatMap((name) => table.columns.filter((column) => column.name === name));
  const place = table.placed ? [placeColumns.part, placeColumns.row] : [];
  const places = table.placed ? ['part_no', 'row_no'] : [];
  // The text: a row's key is shown or hashed, and has to be the same on every engine.
  const text = (column: Column, named: boolean) =>
    table.dialect.text(
      named ? identifier(column.name) : column.sql,
      column.stored === 'text' ? 'string' : column.stored,
    );
  return {
    select: (named) => [
      ...place.map((sql, i) => `${sql} AS ${places[i]}`),
      ...keys.map((column, i) => `${text(column, named)} AS key_${i}`),
    ],
    order: [...place, ...keys.map(({ sql }) => sql)],
    orderedBy: [...places, ...keys.map((_, i) => `key_${i}`)],
    async tell(rows) {
      const found = rows.map((row): RowPlace => ({ part: Number(row['part_no']), row: Number(row['row_no']) }));
      const lines = table.placed ? await table.lines(found) : [];
      return rows.map((row, i) => {
        const { part, row: number } = found[i]!;
        const file = table.placed ? table.files[part] : undefined;
        return {
          ...(file !== undefined && { file }),
          ofSeveral: table.files.length > 1,
          ...(lines[i] !== undefined && { line: lines[i] }),
          ...(table.placed && { row: number }),
          ...(keys.length > 0 && {
            key: keys.map(({ name }, k) => `${name}=${shown(row[`key_${k}`], showValues === true)}`).join(', '),
          }),
          ...(row['value'] !== undefined && { value: tellValue(row['value']) }),
        };
      });
    },
  };
}

/** The value, or the first 12 hexadecimal digits of the SHA-256 of its text, by which who has the table finds the row. */
function shown(value: ResultRow[string] | undefined, showValues: boolean): string {
  if (value === null || value === undefined) return 'null';
  return showValues ? String(value) : `#${createHash('sha256').update(String(value)).digest('hex').slice(0, 12)}`;
}
