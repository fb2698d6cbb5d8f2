import type { Readable } from 'node:stream';
import { UserError } from '@tidegate/evidence';
import { textOf } from '../metrics-file.ts';
import { eachRow } from './csv-rows.ts';
import { Collector } from './collector.ts';
import type { ColumnPiece, WantedColumn } from './column-piece.ts';
import { findColumns } from './columns.ts';
import type { AskedColumns, Predictions } from './predictions.ts';

/**
 * Hands the columns that `select` wants, given the names of all, to `take`: a stretch of rows at a time and in their order, pieces in the order of
 * what is wanted. Gives the digest of the file.
 */
export type ParquetColumns = (
  path: string,
  select: (names: readonly string[]) => readonly WantedColumn[],
  take: (pieces: readonly ColumnPiece[]) => void,
) => Promise<string>;

/** What reading predictions needs of the world. */
export interface PredictionsWorld {
  /** Opens a file the user named, or rejects as `fs.open` does. */
  readonly openBytes: (path: string) => Promise<Readable>;
  /** Reads columns of a Parquet file. Where there is no such reader, Parquet is refused. */
  readonly parquetColumns?: ParquetColumns;
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
  const parquet = /\.(parquet|pq)$/i.test(path);
  if (parquet && !world.parquetColumns) {
    throw new UserError('unsupported', `The predictions file ${path} is a Parquet file, which cannot be read here.`, {
      hint: 'Write it as CSV; `.csv.gz` will do.',
    });
  }
  // Says what stands in the way of a file that is not there, Parquet as any other.
  const bytes = await opened(path, world);
  const read = parquet ? typed(path, asked, world.parquetColumns!, bytes) : delimited(path, asked, bytes);
  const { rows, digest } = await read;
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

async function opened(path: string, { openBytes }: PredictionsWorld): Promise<Readable> {
  let bytes: Readable | undefined;
  await textOf('predictions', path, async () => {
    bytes = await openBytes(path);
    return '';
  });
  return bytes!;
}

interface Collected {
  /** None where there is not even a header. */
  readonly rows: Collector | undefined;
  readonly digest: string;
}

async function delimited(path: string, asked: AskedColumns, bytes: Readable): Promise<Collected> {
  let rows: Collector | undefined;
  const digest = await eachRow(path, bytes, (fields) => {
    if (rows) rows.add(fields);
    else rows = new Collector(findColumns(path, fields, asked), asked);
  });
  return { rows, digest };
}

async function typed(path: string, asked: AskedColumns, columns: ParquetColumns, bytes: Readable): Promise<Collected> {
  bytes.destroy();
  let rows: Collector | undefined;
  let wanted: readonly WantedColumn[] = [];
  // Columns nobody asked for cost as much to read as the others.
  const select = (names: readonly string[]) => {
    const header = names.map((name) => name.trim());
    rows = new Collector(findColumns(path, header, asked), asked);
    return (wanted = rows.wanted);
  };
  const digest = await columns(path, select, (pieces) =>
    rows!.addPieces(new Map(wanted.map(({ at }, i) => [at, pieces[i]!]))),
  );
  return { rows, digest };
}
