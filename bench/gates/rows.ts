import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { cacheFolder, progress } from '../../scripts/tools/cache.ts';

/** A number in [0, 1) made of the row's number and nothing else. */
const uniform = (salt: number) => `((hash(i * 64 + ${salt}) >> 11) / 9007199254740992.0)`;

const label = `(${uniform(1)} < 0.2)::INTEGER`;
/** One row in ten is hard for both models, and a few for one of them alone. */
const says = (salt: number) => `abs(${label} - (${uniform(2)} < 0.09 OR ${uniform(salt)} < 0.012)::INTEGER)`;
const score = (salt: number) => `0.3 * ${label} + 0.5 * ${uniform(2)} + 0.2 * ${uniform(salt)}`;

const files = {
  classes: `'row-' || i AS id, ${label} AS label, ${says(3)} AS candidate, ${says(4)} AS production, ${score(5)} AS candidate_score, ${score(6)} AS production_score`,
  numbers: `'row-' || i AS id, 10 + 5 * ${uniform(1)} AS label, 10 + 5 * ${uniform(1)} + ${uniform(2)} - 0.5 + 0.1 * ${uniform(3)} AS candidate,
    10 + 5 * ${uniform(1)} + ${uniform(2)} - 0.5 + 0.1 * ${uniform(4)} AS production`,
} as const;
export type PredictionsFile = keyof typeof files;

/** A Parquet file of predictions, kept from run to run. */
export async function predictionsFile(kind: PredictionsFile, rows: number): Promise<string> {
  const folder = join(cacheFolder(), 'bench-data');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `predictions-${kind}-${rows}.parquet`);
  if (existsSync(path)) return path;
  progress(`writing ${kind}, ${rows} rows`);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (SELECT ${files[kind]} FROM range(${rows}) AS r(i)) TO '${path}.part' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  renameSync(`${path}.part`, path);
  return path;
}
