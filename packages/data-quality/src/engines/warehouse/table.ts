import type { Scalar } from '@tidegate/evidence';
import type { Column, ResultRow, StoredType, Table } from '../../engine.ts';
import type { Dialect } from '../../sql/dialect.ts';
import { namedColumns } from '../../sql/named-columns.ts';

/** A column as the database's catalog tells it. */
export interface CatalogColumn {
  readonly name: string;
  readonly stored: StoredType;
  /** The database's own name of its type. */
  readonly storedAs: string;
  /** Its value in a type that all engines share: text in byte order, time in UTC to the microsecond. */
  readonly value: string;
}

export interface CatalogTable {
  /** Name and version of the engine. */
  readonly engine: string;
  /** As it goes after FROM, quoted. */
  readonly name: string;
  readonly columns: readonly CatalogColumn[];
  /** For the evidence: where it lies and when it was read. */
  readonly facts: Readonly<Record<string, Scalar>>;
}

/** A table of a database, read where it lies: one scan counts its rows and which columns have any value. */
export async function openCatalogTable(
  { engine, name, columns: kept, facts }: CatalogTable,
  dialect: Dialect,
  query: (sql: string) => Promise<ResultRow[]>,
): Promise<Table> {
  const values = kept.map(({ value }, i) => `${value} AS c${i}`);
  const from = `(SELECT ${values.join(', ')} FROM ${name}) AS tidegate_data`;
  const present = kept.map((_, i) => `, count(c${i}) AS n${i}`);
  const [counts] = await query(`SELECT count(*) AS all_rows${present.join('')} FROM ${from}`);
  const columns = kept.map(({ name: shown, stored, storedAs }, i): Column => ({
    name: shown,
    sql: `c${i}`,
    stored,
    storedAs,
    inferred: Number(counts![`n${i}`]) === 0 ? 'empty' : (stored as Exclude<StoredType, 'text'>),
  }));
  return {
    engine,
    dialect,
    from,
    columns,
    rows: Number(counts!['all_rows']),
    placed: false,
    files: [],
    warnings: [],
    facts,
    lines: async (rows) => rows.map(() => undefined),
    named: async (types) =>
      `(SELECT ${namedColumns(columns, types, dialect).join(', ')} FROM ${from}) AS tidegate_named`,
  };
}
