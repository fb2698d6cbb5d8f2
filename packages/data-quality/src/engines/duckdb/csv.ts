import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { engineMessage } from '../../engine-message.ts';
import type { DataSource } from '../../engine.ts';
import { textLiteral } from '../../sql/literal.ts';
import { emptyFile, readHeader } from '../../sources/csv-header.ts';
import { linesOfRecords } from '../../sources/physical-lines.ts';
import { copyAsPlainText, freeDisk, isCompressed, scanText } from '../../sources/scan-text.ts';
import type { Connection } from './connection.ts';
import { refuseRejects } from './csv-rejects.ts';
import type { GuessForm } from './kept-forms.ts';
import type { Part } from './part.ts';
import { sampleRecords } from './sample-text.ts';
import { stageTyped } from './stage-typed.ts';

/** Reads one delimited file into a scratch Parquet file. Anything it cannot read whole is an error. */
export async function stageCsv(
  connection: Connection,
  source: DataSource,
  index: number,
  formOf: GuessForm,
): Promise<Part> {
  const file = source.files[index]!;
  const stage = (path: string) => stagePlain(connection, source, index, path, formOf);
  // Most files turn out to be plain: they are read while their bytes are looked at.
  const looking = plainText(connection, source, index);
  const early = seemsPlain(source, file) ? settled(stage(file)) : undefined;
  const plain = await looking.catch(async (error: unknown) => {
    await early;
    throw error;
  });
  const staged = await early;
  const read = plain.path === file && staged ? unwrap(staged) : await stage(plain.path);
  return { ...read, digest: plain.digest, warnings: plain.warnings };
}

function seemsPlain({ encoding }: DataSource, file: string): boolean {
  return encoding === 'utf-8' && !isCompressed(file);
}

type Settled<T> = { readonly value: T } | { readonly error: unknown };

function settled<T>(work: Promise<T>): Promise<Settled<T>> {
  return work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

function unwrap<T>(settled: Settled<T>): T {
  if ('error' in settled) throw settled.error;
  return settled.value;
}

/** Reads a file of plain text. */
async function stagePlain(
  connection: Connection,
  source: DataSource,
  index: number,
  path: string,
  formOf: GuessForm,
): Promise<Omit<Part, 'digest' | 'warnings'>> {
  const shown = source.shown[index]!;
  const { delimiter, nullValues } = source;
  const names = await readHeader(path, shown, delimiter);
  const shape = { delimiter, columns: names.length };
  const records = await sampleRecords(path, shape);
  const guessed = names.map((_, i) =>
    formOf(records.map((record) => record[i]!).filter((text) => text !== '' && !nullValues.includes(text))),
  );
  const rejects = `rejects_${crypto.randomUUID().replaceAll('-', '')}`;
  const columns = names.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
  const from = `read_csv(${textLiteral(path)}, auto_detect = false, hive_partitioning = false, header = false, skip = 1, delim = ${textLiteral(delimiter)}, quote = '"', escape = '"', columns = {${columns}}, nullstr = [${['', ...nullValues].map(textLiteral).join(', ')}], strict_mode = true, store_rejects = true, rejects_limit = 1000, rejects_table = '${rejects}', rejects_scan = '${rejects}_scans')`;
  const staged = await stageTyped(connection, from, guessed).catch((cause: unknown) => {
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      'unreadable',
      `${shown} cannot be read as ${source.format.toUpperCase()}: ${engineMessage(cause)}.`,
      {
        hint: 'Mend the file, or write it again with a CSV library.',
        cause,
      },
    );
  });
  await refuseRejects(connection, rejects, { path, shown, columns: names.length });
  return {
    from: `read_parquet(${textLiteral(staged.path)}, file_row_number = true, hive_partitioning = false)`,
    columns: names.map((name, i) => {
      const form = staged.forms[i];
      return { name, sql: `c${i}`, stored: 'text', storedAs: 'text', ...(form && { form }) };
    }),
    lines: (rows) => linesOfRecords(path, rows, shape),
  };
}

/** The file itself when it is plain UTF-8 with one kind of line end, else a plain copy of it. */
export async function plainText(connection: Connection, source: DataSource, index: number) {
  const file = source.files[index]!;
  const shown = source.shown[index]!;
  const { encoding } = source;
  const facts = await scanText(file, shown, isCompressed(file) ? await freeDisk(connection.scratch) : Infinity);
  if (facts.bytes === 0) throw emptyFile(shown);
  if (facts.nulLine !== undefined && encoding !== 'utf-16') {
    throw new UserError('unreadable', `${shown}, line ${facts.nulLine}: there is a NUL byte.`, {
      hint: 'The file is damaged or binary; UTF-16 text needs `encoding: utf-16`.',
    });
  }
  if (facts.nulLine === undefined && encoding === 'utf-16') {
    throw new UserError(
      'unreadable',
      `${shown} is no UTF-16: half of the bytes of such text are NUL bytes, it has none.`,
      {
        hint: 'Leave `encoding` out, or set it to latin-1.',
      },
    );
  }
  const mixed = facts.crlf > 0 && facts.crlf < facts.lf;
  const warnings = mixed
    ? [`${shown} has mixed line ends (${facts.crlf} CRLF, ${facts.lf - facts.crlf} LF); it was read as if all were LF.`]
    : [];
  if (!mixed && encoding === 'utf-8' && !isCompressed(file)) return { path: file, digest: facts.digest, warnings };
  const path = join(connection.scratch, `text-${crypto.randomUUID()}`);
  await copyAsPlainText(file, path, encoding, shown);
  return { path, digest: facts.digest, warnings };
}
