import { glob, open, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type { Encoding } from '../encoding.ts';
import type { ValidateDataInputs } from '../settings.ts';
import type { World } from '../world.ts';
import type { DataSource, SourceFormat } from '../engine.ts';

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
}

/** How files are read, as the inputs say. Data and reference are read the same way. */
export function readingOptions(inputs: ValidateDataInputs, world: Pick<World, 'path'>): ReadingOptions {
  const { encoding, delimiter } = inputs;
  return {
    path: (typed) => world.path(typed),
    encoding,
    nullValues: inputs['null-values'] ?? [],
    delimiter: delimiter === 'tab' ? '\t' : delimiter,
  };
}

/** The files an input names: one path, or a pattern (`*`, `**`, `?`) taken in the order of their names. Each can be opened for reading. */
export async function resolveSource(
  input: string,
  typed: string,
  { path, encoding, nullValues, delimiter }: ReadingOptions,
): Promise<DataSource> {
  const base = path('.');
  const absolute = resolve(path(typed));
  const files = (await exists(absolute)) || !/[*?]/.test(typed) ? [absolute] : await matching(absolute);
  if (files.length === 0) {
    throw new UserError('not-found', `\`${input}\`: no file matches ${typed}.`, {
      hint: 'Check the pattern and the step that writes the files.',
    });
  }
  const shown =
    files.length === 1 && files[0] === absolute
      ? [typed]
      : files.map((file) => (isAbsolute(typed) ? file : relative(base, file)));
  for (const [i, file] of files.entries()) await readable(input, file, shown[i]!);
  const found = new Set(shown.map((name) => formatOf(input, name)));
  if (found.size > 1) {
    throw new UserError(
      'bad-input',
      `\`${input}\`: ${typed} matches files of several formats (${[...found].join(', ')}).`,
      {
        hint: 'Name files of one format.',
      },
    );
  }
  const format = [...found][0]!;
  return { files, shown, format, encoding, nullValues, delimiter: delimiter ?? (format === 'tsv' ? '\t' : ',') };
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

async function matching(pattern: string): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob(pattern)) found.push(file);
  return found.sort();
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function readable(input: string, file: string, shown: string): Promise<void> {
  try {
    const handle = await open(file, 'r');
    const isFile = (await handle.stat()).isFile();
    await handle.close();
    if (isFile) return;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new UserError('not-found', `\`${input}\`: there is no file ${shown}.`, {
        hint: 'Check the path, and that an earlier step checks it out or writes it.',
        cause,
      });
    }
    if (code !== 'EISDIR') {
      throw new UserError(
        'unreadable',
        `\`${input}\`: ${shown} cannot be opened (${code ?? (cause as Error).message}).`,
        {
          hint: 'Check the permissions of the file.',
          cause,
        },
      );
    }
  }
  throw new UserError('unreadable', `\`${input}\`: ${shown} is not a file.`, {
    hint: 'Name a file, or a pattern such as data/*.csv.',
  });
}
