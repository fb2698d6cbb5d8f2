import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { cacheFolder, progress } from '../../scripts/tools/cache.ts';

/** A number in [0, 1) made of the row's number and nothing else. */
const uniform = (salt: number) => `((hash(i * 64 + ${salt}) >> 11) / 9007199254740992.0)`;
const normal = (salt: number) =>
  `(sqrt(-2 * ln(${uniform(salt)} + 1e-12)) * cos(6.283185307179586 * ${uniform(salt + 1)}))`;
const oneOf = (salt: number, values: readonly string[]) =>
  `[${values.map((value) => `'${value}'`).join(', ')}][1 + CAST(floor(${uniform(salt)} * ${values.length}) AS INTEGER)]`;

/** Bookings: 84 bytes a row. Almost every score is another, amounts crowd near zero, merchants and items are missing at times. */
const bookings = `SELECT i AS tx_id,
  strftime(TIMESTAMP '2026-01-01' + INTERVAL (i // 5) SECOND, '%Y-%m-%d %H:%M:%S') AS booked_at,
  CAST(exp(3 + 1.5 * ${normal(1)}) AS DECIMAL(12,2)) AS amount,
  CAST(${uniform(3)} * 90000 AS DECIMAL(12,2)) AS balance,
  round(${uniform(4)}, 8) AS score,
  CAST(18 + ${uniform(5)} * 70 AS INTEGER) AS age,
  CAST(${uniform(6)} * 200000 AS INTEGER) AS customer,
  ${oneOf(7, ['DE', 'FR', 'PL', 'ES', 'IT', 'NL'])} AS country,
  ${oneOf(8, ['web', 'app', 'pos'])} AS channel,
  CASE WHEN ${uniform(9)} >= 0.03 THEN 'm' || CAST(${uniform(10)} * 5000 AS INTEGER) END AS merchant,
  CASE WHEN ${uniform(11)} >= 0.01 THEN CAST(${uniform(12)} * 12 AS INTEGER) END AS items,
  ${uniform(13)} < 0.01 AS is_fraud`;

/** Eight numbers, none of them like another: 80 bytes a row. `from` leads to other rows of the same law. */
const numbers = (from: number) =>
  `SELECT ${[
    `round(${normal(1)}, 8)`,
    `round(${uniform(3)}, 8)`,
    `CAST(exp(3 + 1.5 * ${normal(5)}) AS DECIMAL(12,2))`,
    `CAST(${uniform(7)} * 1e9 AS BIGINT)`,
    `CAST(${uniform(9)} * 100 AS INTEGER)`,
    `round(1 / (${uniform(11)} + 1e-6), 6)`,
    `CASE WHEN ${uniform(13)} >= 0.5 THEN round(${uniform(15)} * 100, 6) ELSE 0 END`,
    `CAST(50 + 10 * ${normal(17)} AS DECIMAL(12,4))`,
  ]
    .map((sql, k) => `${sql.replaceAll('(i *', `((i + ${from}) *`)} AS n${k}`)
    .join(', ')}`;

export const bookingsFile = (rows: number) => made(`bookings-${rows}.csv`, bookings, rows);
export const numbersFile = (rows: number, from: number) => made(`numbers-${rows}-${from}.csv`, numbers(from), rows);

/** Folder of the data, kept from run to run. */
export function dataFolder(): string {
  const folder = join(cacheFolder(), 'bench-data');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Removes the tables made here; others keep theirs in the same folder. */
export function dropData(): void {
  for (const name of readdirSync(dataFolder()))
    if (/^(bookings|numbers)-.*\.csv(\.part)?$/.test(name)) rmSync(join(dataFolder(), name));
}

async function made(name: string, select: string, rows: number): Promise<string> {
  const path = join(dataFolder(), name);
  if (existsSync(path)) return path;
  progress(`writing ${name}`);
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB' });
  const connection = await instance.connect();
  await connection.run(`COPY (${select} FROM range(${rows}) AS r(i)) TO '${path}.part' (FORMAT csv, HEADER true)`);
  connection.closeSync();
  instance.closeSync();
  renameSync(`${path}.part`, path);
  return path;
}
