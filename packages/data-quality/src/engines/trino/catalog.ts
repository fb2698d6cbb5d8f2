import { nearest, UserError } from '@tidegate/evidence';
import type { ResultRow, StoredType } from '../../engine.ts';
import { QueryError } from '../../query-error.ts';
import { identifier } from '../../sql/literal.ts';
import type { CatalogColumn } from '../warehouse/table.ts';
import type { NamePart } from '../warehouse/table-name.ts';
import type { TrinoAddress } from './address.ts';

type Query = (sql: string) => Promise<ResultRow[]>;

export interface Found {
  /** Quoted, with catalog and schema. */
  readonly name: string;
  readonly columns: readonly CatalogColumn[];
}

/** A table or view by its name; catalog and schema left out are those of the address. Trino knows names in lower case alone. */
export async function findTable(
  input: string,
  parts: readonly NamePart[],
  { catalog, schema }: TrinoAddress,
  query: Query,
): Promise<Found> {
  const written = parts.map(({ text }) => text.toLowerCase());
  const name = [...[catalog, schema].slice(0, 3 - written.length), ...written];
  if (name.length < 3 || name.some((part) => part === undefined)) {
    throw new UserError(
      'bad-input',
      `\`${input}\`: ${written.join('.')} lacks its ${name.length < 3 || name[0] === undefined ? 'catalog' : 'schema'}.`,
      {
        hint: 'Write table: catalog.schema.name, or name catalog and schema at the end of `connection`.',
      },
    );
  }
  const whole = name as string[];
  const quoted = whole.map(identifier).join('.');
  const columns = await query(`SHOW COLUMNS FROM ${quoted}`).catch(async (error: unknown) => {
    throw error instanceof QueryError && error.ofStatement ? await noTable(input, whole, query) : error;
  });
  return {
    name: quoted,
    columns: columns.map((row) => catalogColumn(String(row['Column']), String(row['Type']))),
  };
}

function catalogColumn(name: string, storedAs: string): CatalogColumn {
  const sql = identifier(name);
  const as = (stored: StoredType, value = sql): CatalogColumn => ({ name, storedAs, stored, value });
  if (/^(tinyint|smallint|integer|bigint)$/.test(storedAs)) return as('integer');
  if (/^(real|double|decimal\(.*\))$/.test(storedAs)) return as('float');
  if (/^varchar(\(.*\))?$/.test(storedAs)) return as('string');
  // Blanks at the end of a char are padding, not text.
  if (/^char\(.*\)$/.test(storedAs)) return as('string', `rtrim(CAST(${sql} AS VARCHAR))`);
  if (storedAs === 'uuid') return as('string', `CAST(${sql} AS VARCHAR)`);
  if (storedAs === 'boolean' || storedAs === 'date') return as(storedAs);
  if (/^timestamp(\(\d+\))?$/.test(storedAs)) return as('timestamp', `CAST(${sql} AS TIMESTAMP(6))`);
  if (/^timestamp(\(\d+\))? with time zone$/.test(storedAs))
    return as('timestamp', `CAST(${sql} AT TIME ZONE 'UTC' AS TIMESTAMP(6))`);
  if (/^(time|interval|ipaddress)\b/.test(storedAs)) return as('other', `CAST(${sql} AS VARCHAR)`);
  if (/^(array|map|row)\(/.test(storedAs)) return as('other', `json_format(CAST(${sql} AS JSON))`);
  if (storedAs === 'json') return as('other', `json_format(${sql})`);
  return storedAs === 'varbinary' ? as('other', `to_hex(${sql})`) : as('other');
}

async function noTable(input: string, [catalog, schema, table]: readonly string[], query: Query): Promise<UserError> {
  const list = async (sql: string) =>
    query(sql).then(
      (rows) => rows.map((row) => String(Object.values(row)[0])),
      () => undefined,
    );
  const message = `\`${input}\`: Trino has no table or view ${catalog}.${schema}.${table}.`;
  const told = (what: string, wanted: string, known: readonly string[]) => {
    const close = nearest(wanted, known);
    return new UserError('not-found', message, {
      hint: `${what}${close === undefined ? '' : `; the nearest is ${close}`}.`,
    });
  };
  const catalogs = await list('SHOW CATALOGS');
  if (catalogs && !catalogs.includes(catalog!)) return told(`There is no catalog ${catalog}`, catalog!, catalogs);
  const schemas = await list(`SHOW SCHEMAS FROM ${identifier(catalog!)}`);
  if (schemas && !schemas.includes(schema!))
    return told(`The catalog ${catalog} has no schema ${schema}`, schema!, schemas);
  const tables = await list(`SHOW TABLES FROM ${identifier(catalog!)}.${identifier(schema!)}`);
  return told('Check the name, and that the user may see it', table!, tables ?? []);
}
