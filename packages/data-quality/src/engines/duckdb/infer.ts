import type { Column, ResultRow, StoredType } from '../../engine.ts';
import type { KeptForm } from './kept-forms.ts';

/** A column before its type is known. */
export interface RawColumn {
  readonly name: string;
  readonly sql: string;
  readonly stored: StoredType;
  readonly storedAs: string;
  /** Of a text column: what `sql` keeps instead of the text. */
  readonly form?: KeptForm;
}

const wholeNumber = "'\\s*[+-]?\\d+(\\.0*)?\\s*'";

/** One scan over all rows, none sampled: which type do all values of each column have? */
export function inferenceQuery(columns: readonly RawColumn[], from: string): string {
  const counts = columns.flatMap(({ sql, stored, form }, i) => {
    const present = `count(${sql}) AS n${i}`;
    if (form?.whole) return [present, `count(*) FILTER (WHERE ${form.whole(sql)}) AS i${i}`];
    const times = [
      // Trying the cast on what is no date costs five times as much.
      `count(CASE WHEN substr(${sql}, 5, 1) IN ('-', '/') THEN TRY_CAST(${sql} AS TIMESTAMP) END) AS t${i}`,
      `count(*) FILTER (WHERE length(${sql}) = 10) AS d${i}`,
    ];
    if (form?.mayBeTime) return [present, ...times];
    if (form || stored !== 'text') return [present];
    return [
      present,
      `count(*) FILTER (WHERE regexp_full_match(${sql}, ${wholeNumber})) AS i${i}`,
      `count(TRY_CAST(${sql} AS DOUBLE)) AS f${i}`,
      `count(*) FILTER (WHERE lower(${sql}) IN ('true', 'false')) AS b${i}`,
      ...times,
    ];
  });
  return `SELECT count(*) AS rows${counts.map((count) => `, ${count}`).join('')} FROM ${from}`;
}

export function inferredColumns(columns: readonly RawColumn[], row: ResultRow): Column[] {
  return columns.map((column, i) => {
    const { name, sql, stored, storedAs, form } = column;
    return {
      name,
      sql: form ? form.text(sql) : sql,
      stored,
      storedAs,
      inferred: inferred(column, (letter) => Number(row[`${letter}${i}`] ?? 0)),
      ...(form && { kept: { sql, reads: form.reads(sql) } }),
    };
  });
}

function inferred({ stored, form }: RawColumn, count: (letter: string) => number): Column['inferred'] {
  const present = count('n');
  if (present === 0) return 'empty';
  const time = count('d') === present ? 'date' : 'timestamp';
  if (form?.mayBeTime && count('t') === present) return time;
  if (form) return form.whole && count('i') === present ? 'integer' : form.type;
  if (stored !== 'text') return stored;
  if (count('i') === present) return 'integer';
  if (count('f') === present) return 'float';
  if (count('b') === present) return 'boolean';
  if (count('t') === present) return time;
  return 'string';
}
