import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type * as api from '@duckdb/node-api';
import { engineMessage } from '../../engine-message.ts';
import type { Cell } from '../../engine.ts';
import { textLiteral } from '../../sql/literal.ts';
import type { Answer } from './answer.ts';

export interface InstanceOptions {
  readonly files: readonly string[];
  readonly scratch: string;
  readonly memoryLimit: string | undefined;
}

export interface Instance {
  readonly version: string;
  readonly query: (sql: string) => Promise<Answer>;
  readonly stream: (sql: string, take: (vectors: readonly Vector[]) => Promise<void> | void) => Promise<void>;
  readonly close: () => void;
}

/** A stretch of a column of a result: texts, or numbers as wide as SQL has them. */
export type Vector = readonly string[] | Float64Array | Uint8Array | Uint16Array;

/**
 * Optimizers that believe the statistics in a Parquet file's footer. One that says `max: 50` over greater values would hide them from
 * every `WHERE`, while whoever trains on the file reads them.
 */
const believers = ['statistics_propagation', 'filter_pushdown', 'join_filter_pushdown'];

/** One that reads the few rows of a LIMIT again, in a second scan: where no filter is pushed into that scan, it is one of the whole file. */
const rereader = 'late_materialization';

/** Statements that are answered at once: the threads that one leaves idle at its end work for the next. */
export const atOnce = 2;

/** Each thread holds rows of its own while it writes them: many would need more memory than they save time. */
const mostThreads = 8;

/** An in-memory DuckDB with its doors shut before the first query: only `files` and `scratch` can be opened. */
export async function openInstance(
  duckdb: typeof api,
  { files, scratch, memoryLimit }: InstanceOptions,
): Promise<Instance> {
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    temp_directory: join(scratch, 'spill'),
    threads: String(Math.min(availableParallelism(), mostThreads)),
    ...(memoryLimit !== undefined && { memory_limit: memoryLimit }),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const lanes = await Promise.all(
    Array.from({ length: atOnce }, async () => ({ connection: await instance.connect(), underWay: 0 })),
  );
  const doorsAndLimits = [
    `SET allowed_paths = [${files.map(textLiteral).join(', ')}]`,
    `SET allowed_directories = [${textLiteral(scratch)}]`,
    'SET enable_external_access = false',
    // The system caches files already, in memory that it can take back.
    'SET enable_external_file_cache = false',
    `SET disabled_optimizers = '${[...believers, rereader].join(',')}'`,
  ];
  const ofEachConnection = [
    "SET TimeZone = 'UTC'",
    'SET enable_progress_bar = false',
    // A quotient by zero is unknown, so a condition on it does not hold; infinity would be above every bound.
    'SET ieee_floating_point_ops = false',
    // Bits of a group's number for which a table of all groups is made instead of hashing: 16, and one for null.
    'SET perfect_ht_threshold = 17',
    // Footers of wide files take longer to read than a column of them.
    'SET parquet_metadata_cache = true',
  ];
  for (const statement of doorsAndLimits) await lanes[0]!.connection.run(statement);
  for (const { connection } of lanes) for (const statement of ofEachConnection) await connection.run(statement);
  await lanes[0]!.connection.run('SET lock_configuration = true');
  /** In the lane with the least to do: what no other work goes beside is always in the first, and finds the temporary tables made there. */
  const inLane = async <T>(work: (connection: api.DuckDBConnection) => Promise<T>): Promise<T> => {
    const lane = lanes.reduce((least, other) => (other.underWay < least.underWay ? other : least));
    lane.underWay++;
    try {
      return await work(lane.connection);
    } catch (error) {
      return tellExhaustion(error);
    } finally {
      lane.underWay--;
    }
  };
  const query = (sql: string) => inLane((lane) => run(lane, sql));
  const about = await query('SELECT version() AS version');
  return {
    version: String(about.columns[0]![0]),
    query,
    stream: (sql, take) => inLane((lane) => stream(lane, sql, take)),
    close() {
      for (const lane of lanes) lane.connection.closeSync();
      instance.closeSync();
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
async function run(connection: api.DuckDBConnection, sql: string): Promise<Answer> {
  const statement = await connection.prepare(sql);
  try {
    const reader = await statement.runAndReadAll();
    return {
      names: reader.deduplicatedColumnNames(),
      columns: reader.getColumnsJS().map((column) => column.map(cell)),
    };
  } finally {
    statement.destroySync();
  }
}

async function stream(
  connection: api.DuckDBConnection,
  sql: string,
  take: Parameters<Instance['stream']>[1],
): Promise<void> {
  const statement = await connection.prepare(sql);
  try {
    const result = await statement.stream();
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      await take(Array.from({ length: chunk.columnCount }, (_, i) => vectorOf(chunk.getColumnVector(i))));
    }
  } finally {
    statement.destroySync();
  }
}

function vectorOf(column: api.DuckDBVector): Vector {
  // Read one by one, numbers would take ten times as long.
  if ('items' in column) return column.items as Exclude<Vector, readonly string[]>;
  return Array.from({ length: column.itemCount }, (_, i) => column.getItem(i) as string);
}

function cell(value: unknown): Cell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
