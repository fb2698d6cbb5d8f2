import type { Readable } from 'node:stream';
import { UserError } from '@tidegate/evidence';
import { textOf } from '../metrics-file.ts';
import { eachRow } from './csv-rows.ts';
import { findColumns, positionsOf } from './columns.ts';
import type { AskedColumns, Predictions } from './predictions.ts';
import { RowCollector } from './row-collector.ts';

/**
 * @param select gives the positions of the columns that are wanted, from the names of all
 * @param use gets the CSV text, with a header, and the digest of the file
 */
export type ParquetAsCsv = <T>(
  path: string,
  select: (names: readonly string[]) => readonly number[],
  use: (csv: Readable, digest: string) => Promise<T>,
) => Promise<T>;

/** What reading predictions needs of the world. */
export interface PredictionsWorld {
  /** Opens a file the user named, or rejects as `fs.open` does. */
  readonly openBytes: (path: string) => Promise<Readable>;
  /** Reads columns of a Parquet file as CSV text. Where there is no such reader, Parquet is refused. */
  readonly parquetAsCsv?: ParquetAsCsv;
}

/**
 * Reads a CSV (`.tsv`, also `.gz` or `.zst`) or Parquet file with `id`, `label` and the columns asked, row by row into columns of numbers. Rows come out
 * in an order that the ids decide. Classes are `1`, `1.0` and `1e0` alike, as are `True` and `true`. Throws a UserError for a file that is no such
 * table; whether the ids pair up is told in `faults`.
 */
export async function readPredictions(
  path: string,
  asked: AskedColumns,
  world: PredictionsWorld,
): Promise<Predictions> {
  if (!/\.(parquet|pq)$/i.test(path)) return readDelimited(path, asked, await opened(path, world));
  if (!world.parquetAsCsv) {
    throw new UserError('unsupported', `The predictions file ${path} is a Parquet file, which cannot be read here.`, {
      hint: 'Write it as CSV; `.csv.gz` will do.',
    });
  }
  // Says what stands in the way of a file that is not there, as of any other.
  (await opened(path, world)).destroy();
  // Columns nobody asked for cost as much to write and read as the others.
  const wanted = (names: readonly string[]) => {
    const header = names.map((name) => name.trim());
    return positionsOf(findColumns(path, header, asked));
  };
  return world.parquetAsCsv(path, wanted, async (csv, digest) => ({
    ...(await readDelimited(path, asked, csv)),
    digest,
  }));
}

async function opened(path: string, { openBytes }: PredictionsWorld): Promise<Readable> {
  let bytes: Readable | undefined;
  await textOf('predictions', path, async () => {
    bytes = await openBytes(path);
    return '';
  });
  return bytes!;
}

async function readDelimited(path: string, asked: AskedColumns, bytes: Readable): Promise<Predictions> {
  let rows: RowCollector | undefined;
  const digest = await eachRow(path, bytes, (fields) => {
    if (rows) rows.add(fields);
    else rows = new RowCollector(findColumns(path, fields, asked), asked);
  });
  if (!rows) {
    throw new UserError('unreadable', `The predictions file ${path} is empty.`, {
      hint: 'Write a CSV with the columns id, label, candidate, production before this step.',
    });
  }
  if (rows.count === 0) {
    throw new UserError('unreadable', `The predictions file ${path} has no rows.`, {
      hint: 'Write one row per item of the holdout.',
    });
  }
  return rows.finish(path, digest);
}
