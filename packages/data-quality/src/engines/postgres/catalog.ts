import { nearest, UserError } from '@tidegate/evidence';
import type { ResultRow, StoredType } from '../../engine.ts';
import { identifier, textLiteral } from '../../sql/literal.ts';
import type { CatalogColumn } from '../warehouse/table.ts';
import type { NamePart } from '../warehouse/table-name.ts';

type Query = (sql: string) => Promise<ResultRow[]>;

export interface Found {
  /** Quoted, with its schema. */
  readonly name: string;
  readonly columns: readonly CatalogColumn[];
}

/** A table, view, materialized view, partitioned or foreign table by its name; without a schema, on the search path. */
export async function findTable(input: string, parts: readonly NamePart[], query: Query): Promise<Found> {
  const name = parts.map(folded);
  const written = name.map(identifier).join('.');
  const [found] = await query(
    `SELECT c.oid AS id, n.nspname AS schema, c.relname AS name, c.relkind AS kind FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE c.oid = pg_catalog.to_regclass(${textLiteral(written)})`,
  );
  if (!found || !['r', 'v', 'm', 'p', 'f'].includes(String(found['kind']))) throw await noTable(input, name, query);
  const columns = await query(
    `SELECT a.attname AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, pg_catalog.format_type(CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE a.atttypid END, NULL) AS base, coalesce(d.typtype, t.typtype) AS kind FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid LEFT JOIN pg_catalog.pg_type AS d ON d.oid = t.typbasetype WHERE a.attrelid = ${Number(found['id'])} AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
  );
  return {
    name: `${identifier(String(found['schema']))}.${identifier(String(found['name']))}`,
    columns: columns.map(({ name: column, type, base, kind }) =>
      catalogColumn(String(column), String(type), kind === 'e' ? 'enum' : String(base)),
    ),
  };
}

/** PostgreSQL folds what is not quoted to lower case. */
function folded({ text, quoted }: NamePart): string {
  return quoted ? text : text.toLowerCase();
}

const integers = new Set(['smallint', 'integer', 'bigint', 'oid']);
const floats = new Set(['real', 'double precision', 'numeric']);
const texts = new Set(['text', 'character varying', 'character', 'bpchar', 'name', 'uuid', 'enum', 'citext', '"char"']);

function catalogColumn(name: string, storedAs: string, base: string): CatalogColumn {
  const sql = identifier(name);
  const as = (stored: StoredType, value: string): CatalogColumn => ({ name, storedAs, stored, value });
  if (integers.has(base)) return as('integer', base === 'oid' ? `CAST(${sql} AS BIGINT)` : sql);
  if (floats.has(base)) return as('float', sql);
  if (texts.has(base)) return as('string', `CAST(${sql} AS VARCHAR) COLLATE "C"`);
  if (base === 'boolean') return as('boolean', sql);
  if (base === 'date') return as('date', sql);
  if (base === 'timestamp without time zone') return as('timestamp', sql);
  if (base === 'timestamp with time zone') return as('timestamp', `(${sql} AT TIME ZONE 'UTC')`);
  return as('other', `CAST(${sql} AS VARCHAR) COLLATE "C"`);
}

async function noTable(input: string, name: readonly string[], query: Query): Promise<UserError> {
  const written = name.join('.');
  const rows = await query(
    `SELECT schemaname || '.' || tablename AS name, tablename AS short FROM (SELECT schemaname, tablename FROM pg_catalog.pg_tables UNION ALL SELECT schemaname, viewname FROM pg_catalog.pg_views UNION ALL SELECT schemaname, matviewname FROM pg_catalog.pg_matviews) AS t WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1 LIMIT 5000`,
  );
  const known = rows.map((row) => String(row['name']));
  const short = nearest(
    name.at(-1)!,
    rows.map((row) => String(row['short'])),
  );
  const close = nearest(written, known) ?? known[rows.findIndex((row) => row['short'] === short)];
  return new UserError('not-found', `\`${input}\`: the database has no table or view ${written}.`, {
    hint:
      close === undefined
        ? 'Check the name, its schema and the database in `connection`; letters in upper case need double quotes.'
        : `The nearest is ${close}; letters in upper case need double quotes.`,
  });
}
