import { UserError } from '@tidegate/evidence';
import type { Encoding } from '../encoding.ts';
import type { ValidateDataInputs } from '../settings.ts';
import type { World } from '../world.ts';
import type { DataSource, SourceFormat } from '../engine.ts';
import { findFiles } from './find-files.ts';
import { partitionColumns, type Partitioning } from './partitions.ts';

const formats: Record<string, SourceFormat> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  parquet: 'parquet',
  pq: 'parquet',
};

export interface ReadingOptions {
  readonly path: (typed: string) => string;
  readonly encoding: Encoding;
  readonly nullValues: readonly string[];
  /** Left out, the file's name says it: a comma, or a tab for .tsv. */
  readonly delimiter?: string | undefined;
  readonly partitions?: Partitioning;
}

/** How files are read, as the inputs say. Data and reference are read the same way. */
export function readingOptions(inputs: ValidateDataInputs, world: Pick<World, 'path'>): ReadingOptions {
  const { encoding, delimiter, partitions } = inputs;
  return {
    path: (typed) => world.path(typed),
    encoding,
    nullValues: inputs['null-values'] ?? [],
    delimiter: delimiter === 'tab' ? '\t' : delimiter,
    partitions,
  };
}

/** The files an input names (see `findFiles`), all of one format, and the columns that their folders make. */
export async function resolveSource(input: string, typed: string, options: ReadingOptions): Promise<DataSource> {
  const { encoding, nullValues, delimiter, partitions = 'hive' } = options;
  const found = await findFiles(input, typed, options.path);
  const shown = found.map((file) => file.shown);
  const formats = new Set(shown.map((name) => formatOf(input, name)));
  if (formats.size > 1) {
    throw new UserError(
      'bad-input',
      `\`${input}\`: ${typed} matches files of several formats (${[...formats].join(', ')}).`,
      {
        hint: 'Name files of one format.',
      },
    );
  }
  const format = [...formats][0]!;
  return {
    files: found.map((file) => file.path),
    shown,
    format,
    partitions: partitions === 'hive' ? partitionColumns(input, typed, shown) : [],
    encoding,
    nullValues,
    delimiter: delimiter ?? (format === 'tsv' ? '\t' : ','),
  };
}

function formatOf(input: string, name: string): SourceFormat {
  const compressed = /\.(gz|zst)$/i.test(name);
  const extension = /\.([^./\\]+)$/.exec(name.replace(/\.(gz|zst)$/i, ''))?.[1]?.toLowerCase() ?? '';
  const format = formats[extension];
  if (format !== undefined && !(compressed && format === 'parquet')) return format;
  throw new UserError('unsupported', `\`${input}\`: ${name} is of no format that can be read here.`, {
    hint: 'It reads .csv, .tsv, .jsonl (each also with .gz or .zst) and .parquet.',
  });
}
