import type { Cell, Column, DataEngine, Table } from '../engine.ts';
import { countWhere, selectMany } from '../sql/select-many.ts';
import { isNumber, isTime, keyOf, present, readAs } from '../sql/typed.ts';
import { numeric } from '../rules/numeric.ts';
import type { ValueType } from '../rules/schema.ts';

/** What rules for a column can be made of. */
export interface ColumnFacts {
  readonly name: string;
  /** The type all its values have, when there is one. */
  readonly type: ValueType | undefined;
  readonly rows: number;
  /** Rows without a value; NaN is none. */
  readonly nulls: number;
  /** Least and greatest: of numbers when all are finite, of times in milliseconds since the epoch. */
  readonly least: number | undefined;
  readonly greatest: number | undefined;
  /** Fewest and most characters of text. */
  readonly shortest: number | undefined;
  readonly longest: number | undefined;
  readonly distinct: number;
  /** Rows per value, when they are few. */
  readonly categories: readonly (readonly [value: string, rows: number])[] | undefined;
}

/** Most values that are taken for a closed set. */
export const mostCategories = 20;

/** Facts of all columns: a few scans for all, then one grouping for each. */
export async function factsOf(table: Table, query: DataEngine['query']): Promise<ColumnFacts[]> {
  const scanned = await selectMany(
    table.columns.map((column) => scanOf(column, table)),
    table.from,
    query,
  );
  const facts: ColumnFacts[] = [];
  for (const [i, column] of table.columns.entries()) {
    const found = scanned[i]!;
    facts.push(await columnFacts(column, 'cells' in found ? found.cells : [], table, query));
  }
  return facts;
}

function typeOf({ inferred }: Column): ValueType | undefined {
  return inferred === 'empty' || inferred === 'other' ? undefined : inferred;
}

/** Values, values of another type than inferred, values that are no finite numbers, least, greatest. */
function scanOf(column: Column, { dialect }: Table): string[] {
  const type = typeOf(column);
  const counts = [countWhere(present(column))];
  if (type === undefined) return counts;
  counts.push(countWhere(readAs(column, type, dialect).invalid));
  if (isNumber(type)) {
    const { value, there, finite } = numeric(column, type, dialect);
    return [...counts, countWhere(`${there} AND NOT ${finite}`), `min(${value})`, `max(${value})`];
  }
  if (isTime(type)) {
    const instant = dialect.epochMilliseconds(`CAST(${readAs(column, type, dialect).value} AS TIMESTAMP(6))`);
    return [...counts, countWhere('false'), `min(${instant})`, `max(${instant})`];
  }
  const length = `length(${dialect.text(column.sql, column.stored)})`;
  return [...counts, countWhere('false'), `min(${length})`, `max(${length})`];
}

async function columnFacts(
  column: Column,
  [values, invalid, strange, least, greatest]: readonly Cell[],
  table: Table,
  query: DataEngine['query'],
): Promise<ColumnFacts> {
  const inferred = typeOf(column);
  const type = Number(invalid ?? 0) === 0 ? inferred : undefined;
  const bounded = type !== undefined && Number(strange) === 0 && least !== null && least !== undefined;
  const ends = bounded ? { least: Number(least), greatest: Number(greatest) } : undefined;
  const text = type === 'string';
  // Whole numbers are compared as numbers: 1 and 1.0 are one value.
  const key = type === 'integer' ? readAs(column, type, table.dialect).value : keyOf(column);
  const [counted] = await query(
    `SELECT count(*) AS n FROM (SELECT ${key} AS k FROM ${table.from} WHERE ${key} IS NOT NULL GROUP BY 1) AS d`,
  );
  const distinct = Number(counted!['n']);
  const few = distinct <= mostCategories && (text || type === 'integer');
  const shown = table.dialect.text(column.sql, column.stored);
  const groups = few
    ? await query(
        `SELECT ${shown} AS v, count(*) AS n FROM ${table.from} WHERE ${present(column)} GROUP BY 1 ORDER BY 1`,
      )
    : undefined;
  const nulls = await nullsOf(column, Number(values ?? 0), table, query);
  return {
    name: column.name,
    type,
    rows: table.rows,
    nulls,
    least: text ? undefined : ends?.least,
    greatest: text ? undefined : ends?.greatest,
    shortest: text ? ends?.least : undefined,
    longest: text ? ends?.greatest : undefined,
    distinct,
    categories: groups?.map(({ v, n }) => [String(v), Number(n)] as const),
  };
}

/** As the rule counts them: NaN, in text too, is null. */
async function nullsOf(column: Column, values: number, table: Table, query: DataEngine['query']): Promise<number> {
  const { dialect, from, rows } = table;
  if (column.kept || (column.stored !== 'text' && column.stored !== 'float')) return rows - values;
  const nan =
    column.stored === 'text'
      ? `lower(${column.sql}) = 'nan'`
      : `${column.sql} IS NOT NULL AND ${dialect.isNan(`CAST(${column.sql} AS DOUBLE PRECISION)`)}`;
  const [row] = await query(`SELECT ${countWhere(nan)} AS n FROM ${from}`);
  return rows - values + Number(row!['n']);
}
