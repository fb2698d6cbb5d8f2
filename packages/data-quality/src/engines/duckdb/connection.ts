import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type * as api from '@duckdb/node-api';
import { engineMessage } from '../../engine-message.ts';
import type { Cell, ResultRow } from '../../engine.ts';
import { textLiteral } from '../../sql/literal.ts';

export interface DuckDbOptions {
  /** DuckDB's JavaScript interface, loaded on the native package of this machine (see `loadDuckDb`). */
  readonly duckdb: typeof api;
  /** The only files queries may read. */
  readonly files: readonly string[];
  /** Folder for scratch files; one is made in it and removed at the end. */
  readonly temp: string;
  /** Such as `2GB`; the engine's own default (80 % of memory) when left out. */
  readonly memoryLimit?: string;
}

/** A locked-down in-memory DuckDB: it reads the files named, writes its scratch folder, loads nothing and cannot be talked out of it. */
export interface Connection {
  readonly version: string;
  /** Scratch folder, readable and writable by queries. */
  readonly scratch: string;
  readonly query: (sql: string) => Promise<ResultRow[]>;
  readonly close: () => Promise<void>;
}

export async function connect(options: DuckDbOptions): Promise<Connection> {
  await mkdir(options.temp, { recursive: true });
  const scratch = await mkdtemp(join(options.temp, 'tidegate-duckdb-'));
  const instance = await options.duckdb.DuckDBInstance.create(':memory:', {
    temp_directory: join(scratch, 'spill'),
    ...(options.memoryLimit !== undefined && { memory_limit: options.memoryLimit }),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  for (const statement of [
    `SET allowed_paths = [${options.files.map(textLiteral).join(', ')}]`,
    `SET allowed_directories = [${textLiteral(scratch)}]`,
    'SET enable_external_access = false',
    "SET TimeZone = 'UTC'",
    'SET enable_progress_bar = false',
    'SET lock_configuration = true',
  ]) {
    await connection.run(statement);
  }
  const query = (sql: string) => run(connection, sql).catch(tellExhaustion);
  const [about] = await query('SELECT version() AS version');
  return {
    version: String(about!['version']),
    scratch,
    query,
    async close() {
      connection.closeSync();
      instance.closeSync();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

/** Too little memory or disk is no fault of the data, nor of a rule. */
function tellExhaustion(error: unknown): never {
  const message = engineMessage(error);
  if (!/Out of Memory|No space left|max_temp_directory_size/i.test(message)) throw error;
  throw new UserError('tool-failed', `DuckDB has not enough memory or disk for this data: ${message}.`, {
    hint: 'Raise `memory-limit`, or run on a larger runner.',
    cause: error,
  });
}

/** One statement: a second one in the same text is refused by the engine's prepare. */
async function run(connection: api.DuckDBConnection, sql: string): Promise<ResultRow[]> {
  const statement = await connection.prepare(sql);
  try {
    const reader = await statement.runAndReadAll();
    return reader
      .getRowObjectsJS()
      .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)])));
  } finally {
    statement.destroySync();
  }
}

function cell(value: unknown): Cell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
