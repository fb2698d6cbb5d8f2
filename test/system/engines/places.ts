import { join } from 'node:path';
import * as duckdb from '@duckdb/node-api';
import { Client } from 'pg';
import { trinoAddress } from '../../../packages/data-quality/src/engines/trino/address.ts';
import { runStatement } from '../../../packages/data-quality/src/engines/trino/statement.ts';
import * as postgres from '../../../scripts/servers/postgres.ts';
import * as trino from '../../../scripts/servers/trino.ts';
import { type Row, tableStatements } from './rows.ts';

/** The servers, and the folder that files are written to. */
export interface Places {
  readonly folder: string;
  readonly postgres: postgres.PostgresServer;
  readonly trino: trino.TrinoServer;
  /** Trino without a password. */
  readonly trinoConnection: string;
  /** As the servers' owner, who may write. */
  readonly runPostgres: (sql: string) => Promise<Record<string, unknown>[]>;
  readonly runTrino: (sql: string) => Promise<Readonly<Record<string, unknown>>[]>;
  readonly stop: () => Promise<void>;
}

export async function startPlaces(folder: string): Promise<Places> {
  const [pg, tr] = await Promise.all([
    postgres.start({ folder: join(folder, 'postgres') }),
    trino.start({ folder: join(folder, 'trino') }),
  ]);
  const client = new Client({ connectionString: pg.connection });
  client.on('error', () => {});
  await client.connect();
  const trinoConnection = `${tr.url.replace('http://', 'http://keeper@')}/memory/default`;
  const address = trinoAddress(trinoConnection);
  return {
    folder,
    postgres: pg,
    trino: tr,
    trinoConnection,
    runPostgres: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    runTrino: async (sql) => (await runStatement(sql, address, { tls: undefined, statementTimeout: 60_000 })).rows,
    async stop() {
      await client.end().catch(() => {});
      await Promise.all([pg.stop(), tr.stop()]);
    },
  };
}

/** Rows enough for numbers to be counted by cells: some spread evenly, some crowd beside one far away. As `spread` leaves them. */
export async function spreadMany(places: Places, name: string): Promise<void> {
  const columns = `CAST(mod(i * 7919, 30011) AS DOUBLE PRECISION) / 8 AS even, CASE WHEN i = 0 THEN CAST('1e9' AS DOUBLE PRECISION) ELSE CAST(i AS DOUBLE PRECISION) / 128 END AS crowded, mod(i, 977) AS few`;
  const table = (from: string) => `CREATE TABLE ${name} AS SELECT ${columns} FROM ${from} AS r(i)`;
  const instance = await duckdb.DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(table('range(30000)'));
  await connection.run(`COPY ${name} TO '${join(places.folder, `${name}.parquet`)}' (FORMAT parquet)`);
  await connection.run(`COPY ${name} TO '${join(places.folder, `${name}.csv`)}' (HEADER)`);
  connection.closeSync();
  instance.closeSync();
  await places.runPostgres(table('generate_series(0, 29999)'));
  // Its sequences end at 10,000.
  const [tens, ones] = ['sequence(0, 29)', 'sequence(0, 999)'].map((sequence) => `UNNEST(${sequence})`);
  await places.runTrino(table(`(SELECT a.i * 1000 + b.i FROM ${tens} AS a(i) CROSS JOIN ${ones} AS b(i))`));
}

/** The same rows as `<name>.parquet`, `<name>.csv` and a table in each database. */
export async function spread(places: Places, name: string, all: readonly Row[]): Promise<void> {
  const instance = await duckdb.DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const sql of ["SET TimeZone = 'UTC'", ...tableStatements('duckdb', name, all)]) await connection.run(sql);
  await connection.run(`COPY ${name} TO '${join(places.folder, `${name}.parquet`)}' (FORMAT parquet)`);
  await connection.run(`COPY ${name} TO '${join(places.folder, `${name}.csv`)}' (HEADER)`);
  connection.closeSync();
  instance.closeSync();
  for (const sql of tableStatements('postgres', name, all)) await places.runPostgres(sql);
  for (const sql of tableStatements('trino', name, all)) await places.runTrino(sql);
}
