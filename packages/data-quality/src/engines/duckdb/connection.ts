import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type * as api from '@duckdb/node-api';
import type { ResultRow } from '../../engine.ts';
import { rowsOf } from './answer.ts';
import { openInstance, type Vector } from './instance.ts';
import { loadDuckDb } from './load.ts';

export interface ConnectionOptions {
  /** The only files queries may read. */
  readonly files: readonly string[];
  /** Folder for scratch files; one is made in it and removed at the end. */
  readonly temp: string;
  /** Such as `2GB`; the engine's own default (80 % of memory) when left out. What does not fit goes to disk. */
  readonly memoryLimit?: string;
}

/** A locked-down in-memory DuckDB: it reads the files named, writes its scratch folder, loads nothing and cannot be talked out of it. */
export interface Connection {
  readonly version: string;
  /** Scratch folder, readable and writable by queries. */
  readonly scratch: string;
  readonly query: (sql: string) => Promise<ResultRow[]>;
  /**
   * Hands over the rows of a query in their order, a stretch of all columns at a time. Columns are VARCHAR, DOUBLE, UTINYINT or USMALLINT,
   * and none has a null.
   */
  readonly stream: (sql: string, take: (vectors: readonly Vector[]) => void) => Promise<void>;
  /** Says what the next queries are for, such as `reading d.csv`, for whoever has to tell that the engine died of one. */
  readonly doing: (work: string) => void;
  readonly close: () => Promise<void>;
}

/** A connection, or one that is being opened. */
export type Connecting = Connection | Promise<Connection>;

/** Opens DuckDB on the native package at `binding` (path of `duckdb.node`), which may still be on its way. */
export type Connect = (binding: string | Promise<string>, options: ConnectionOptions) => Promise<Connection>;

/** DuckDB in this process, which a native fault of it takes along: for tests and trusted data. */
export const connectHere: Connect = async (binding, options) => connect(await loadDuckDb(await binding), options);

export async function connect(
  duckdb: typeof api,
  { files, temp, memoryLimit }: ConnectionOptions,
): Promise<Connection> {
  const scratch = await makeScratch(temp);
  const instance = await openInstance(duckdb, { files, scratch, memoryLimit });
  return {
    version: instance.version,
    scratch,
    query: async (sql) => rowsOf(await instance.query(sql)),
    stream: instance.stream,
    doing: () => {},
    async close() {
      instance.close();
      await removeScratch(scratch);
    },
  };
}

export async function makeScratch(temp: string): Promise<string> {
  await mkdir(temp, { recursive: true });
  return mkdtemp(join(temp, 'tidegate-duckdb-'));
}

export async function removeScratch(scratch: string): Promise<void> {
  await rm(scratch, { recursive: true, force: true });
}
