import type { Client, QueryConfig } from 'pg';
import type { Cell, ResultRow } from '../../engine.ts';
import type { WarehouseOptions } from '../warehouse/warehouse.ts';
import { connectPostgres, type PostgresAddress } from './connect.ts';
import { queryTrouble } from './trouble.ts';

/** One read-only transaction: every statement in it sees the rows as they were when it began. */
export interface Session {
  readonly version: string;
  /** When the transaction began, as ISO 8601 text. */
  readonly began: string;
  /** Runs one statement. One that fails leaves the transaction as it was. */
  readonly query: (sql: string) => Promise<ResultRow[]>;
  readonly close: () => Promise<void>;
}

export async function openSession(address: PostgresAddress, options: WarehouseOptions): Promise<Session> {
  const client = await connectPostgres(address, options);
  const run = async (sql: string): Promise<ResultRow[]> => (await client.query<ResultRow>(single(sql))).rows;
  const cancel = () => void cancelStatement(client, address, options);
  options.signal?.addEventListener('abort', cancel);
  const close = async () => {
    options.signal?.removeEventListener('abort', cancel);
    await client.end().catch(() => {});
  };
  const trouble = (error: unknown) => queryTrouble(error, address, options.statementTimeout);
  const query = async (sql: string): Promise<ResultRow[]> => {
    try {
      await run('SAVEPOINT statement');
      return await run(sql);
    } catch (error) {
      await run('ROLLBACK TO SAVEPOINT statement').catch(() => {});
      throw trouble(error);
    }
  };
  try {
    await run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // Of this transaction alone: a pooler may give the next one to somebody else.
    for (const setting of settings(options.statementTimeout)) await run(`SET LOCAL ${setting}`);
    const [about] = await run(
      `SELECT current_setting('server_version') AS version, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS began`,
    );
    return { version: String(about!['version']), began: String(about!['began']), query, close };
  } catch (error) {
    await close();
    throw trouble(error);
  }
}

function settings(statementTimeout: number): string[] {
  return [
    `statement_timeout = ${Math.ceil(statementTimeout)}`,
    "timezone = 'UTC'",
    "DateStyle = 'ISO, YMD'",
    'standard_conforming_strings = on',
    'extra_float_digits = 1',
    // A user who may see a part of the rows alone would judge that part for the whole: an error instead.
    'row_security = off',
  ];
}

/** A closed connection alone does not stop what the server is doing for it. */
async function cancelStatement(client: Client, address: PostgresAddress, options: WarehouseOptions): Promise<void> {
  const { processID } = client as unknown as { readonly processID: number | null };
  if (processID === null) return;
  try {
    const second = await connectPostgres(address, options);
    await second.query(`SELECT pg_cancel_backend(${processID})`);
    await second.end();
  } catch {
    // statement_timeout ends it then.
  }
}

/** The extended protocol takes one statement and no second one behind a semicolon. */
function single(text: string): QueryConfig {
  const config = {
    text,
    queryMode: 'extended',
    types: { getTypeParser: (oid: number) => (value: string) => cell(oid, value) },
  };
  return config;
}

/** PostgreSQL's numbers of its own types: int2, int4, oid, float4, float8; int8, numeric. */
const numbers = new Set([21, 23, 26, 700, 701]);
const wide = new Set([20, 1700]);
const boolean = 16;

function cell(type: number, text: string): Cell {
  if (type === boolean) return text === 't';
  if (numbers.has(type)) return Number(text);
  // Exact, or as text.
  return wide.has(type) && String(Number(text)) === text ? Number(text) : text;
}
