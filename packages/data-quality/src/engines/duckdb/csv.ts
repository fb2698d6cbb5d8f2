import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { engineMessage, unreadColumn } from '../../engine-message.ts';
import type { DataSource } from '../../engine.ts';
import { textLiteral } from '../../sql/literal.ts';
import { emptyFile, readHeader } from '../../sources/csv-header.ts';
import { firstLineOver, linesOfRecords } from '../../sources/physical-lines.ts';
import { checkRecords } from '../../sources/record-check.ts';
import { copyAsPlainText, freeDisk, isCompressed, longestLine, scanText } from '../../sources/scan-text.ts';
import type { Connecting } from './connection.ts';
import { tellRejects } from './csv-rejects.ts';
import { fewTexts } from './few-texts.ts';
import type { Intake, KeptForm } from './kept-forms.ts';
import type { Part } from './part.ts';
import { codes, presenceAlone, type Reading } from './readings.ts';
import { narrowed } from './rounded-forms.ts';
import { sampleRecords } from './sample-text.ts';
import { stageTyped } from './stage-typed.ts';

/** Reads one delimited file into a scratch Parquet file. Anything it cannot read whole is an error. */
export async function stageCsv(
  connecting: Connecting,
  source: DataSource,
  index: number,
  intake: Intake,
): Promise<Part> {
  const file = source.files[index]!;
  // Most files turn out to be plain: they are read while their bytes are looked at.
  const early = seemsPlain(source, file) ? await lookAhead(source, index, intake) : undefined;
  const looking = plainText(connecting, source, index, early?.check?.look);
  const reading = early && settled(stageTrusting(connecting, source, index, early));
  const plain = await looking.catch(async (error: unknown) => {
    await reading;
    throw error;
  });
  const read = await reading;
  // A copy has lines of other lengths.
  if (plain.overlong || plain.path !== file) await refuseLongLine(plain.path, source.shown[index]!);
  const about = { digest: plain.digest, warnings: plain.warnings };
  if (!early || !read || plain.path !== file) {
    const layout = await layoutOf(source, index, plain.path, intake);
    return { ...(await stagePlain(connecting, source, index, layout, [])), ...about };
  }
  const written = early.check?.result() ?? [];
  if (early.trusted.every((trusted, i) => !trusted || written[i])) {
    if ('value' in read) return { ...read.value, ...about };
    if (!early.trusted.some(Boolean)) throw read.error;
  }
  // What was trusted for nothing is read again and compared.
  const trusted = 'value' in read ? written : [];
  const guessed = early.layout.guessed.map((form, i) =>
    early.trusted[i] && !written[i] ? (form?.wider ?? form) : form,
  );
  return { ...(await stagePlain(connecting, source, index, { ...early.layout, guessed }, trusted)), ...about };
}

/** What is known of a delimited file by its header and a few of its records. */
interface Layout {
  readonly path: string;
  readonly names: readonly string[];
  readonly guessed: readonly (KeptForm | undefined)[];
  /** Of columns of text: its texts, where there seem to be few. */
  readonly few: readonly (readonly string[] | undefined)[];
  /** None of the records looked at has a quote. */
  readonly unquoted: boolean;
}

async function layoutOf(source: DataSource, index: number, path: string, { formOf }: Intake): Promise<Layout> {
  const { delimiter, nullValues } = source;
  const names = await readHeader(path, source.shown[index]!, delimiter);
  const { records, unquoted } = await sampleRecords(path, { delimiter, columns: names.length });
  const texts = names.map((_, i) =>
    records.map((record) => record[i]!).filter((text) => text !== '' && !nullValues.includes(text)),
  );
  // Files of one table are to share their forms.
  const alone = source.files.length === 1;
  const guessed = texts.map((sample) => (alone ? narrowed(formOf(sample), sample) : formOf(sample)));
  const few = texts.map((sample, i) => (guessed[i] ? undefined : fewTexts(sample)));
  return { path, names, guessed, few, unquoted };
}

/** Most columns whose writing is looked at: the table for it grows with them. */
const mostChecked = 100;

/** The layout of a file that seems plain; of a large one without quotes also a check of how its fields are written, on which they are trusted. */
async function lookAhead(source: DataSource, index: number, intake: Intake) {
  const path = source.files[index]!;
  const layout = await layoutOf(source, index, path, intake);
  const { size } = await stat(path);
  if (size < intake.checkedFrom || !layout.unquoted || layout.names.length > mostChecked)
    return { layout, trusted: [] };
  const trusted = layout.guessed.map((form) => form?.readAs !== undefined);
  const check = checkRecords(
    layout.guessed.map((form) => form?.written),
    source,
  );
  return { layout, trusted, check };
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

/**
 * Reads a file of plain text as it is trusted to be, and text of few values as codes of them, which cost half as much to write: any other
 * value is an error, and then it is read as text.
 */
async function stageTrusting(
  connecting: Connecting,
  source: DataSource,
  index: number,
  { layout, trusted }: { readonly layout: Layout; readonly trusted: readonly boolean[] },
): Promise<Omit<Part, 'digest' | 'warnings'>> {
  const coded = trusted.some(Boolean) ? layout.few : [];
  try {
    return await stagePlain(connecting, source, index, layout, trusted, coded);
  } catch (error) {
    const column = unreadColumn((error as Error).cause);
    if (column === undefined || coded[column] === undefined) throw error;
    return stagePlain(connecting, source, index, layout, trusted);
  }
}

/** Bytes of a buffer of the reader, no fewer than its longest line may have: of its own, of 32 MB, it holds many. */
const bytesAtOnce = 2_500_000;

/** Reads a file of plain text. */
async function stagePlain(
  connecting: Connecting,
  source: DataSource,
  index: number,
  { path, names, guessed }: Layout,
  trusted: readonly boolean[],
  coded: Layout['few'] = [],
): Promise<Omit<Part, 'digest' | 'warnings'>> {
  const connection = await connecting;
  const shown = source.shown[index]!;
  const { delimiter, nullValues } = source;
  const columns = (types: readonly string[]) => types.map((type, i) => `c${i}: ${textLiteral(type)}`).join(', ');
  const from = (types: readonly string[], options: string) =>
    `read_csv(${textLiteral(path)}, auto_detect = false, hive_partitioning = false, header = false, skip = 1, delim = ${textLiteral(delimiter)}, quote = '"', escape = '"', columns = {${columns(types)}}, nullstr = [${['', ...nullValues].map(textLiteral).join(', ')}], strict_mode = true, ${options})`;
  const unread = guessed.map(
    (form, i) => trusted[i] === true && source.files.length === 1 && source.unasked?.(names[i]!, form!.type) === true,
  );
  const readAs = guessed.map((form, i): Reading | undefined => {
    if (unread[i]) return presenceAlone;
    if (trusted[i]) return { type: form!.readAs! };
    return coded[i] && codes(coded[i]);
  });
  const reading = (types: readonly string[]) => from(types, `buffer_size = ${bytesAtOnce}`);
  const staged = await stageTyped(connection, reading, guessed, readAs).catch(async (cause: unknown) => {
    if (cause instanceof UserError) throw cause;
    // What is trusted is read again without trust before a fault of it is told.
    if (!trusted.some(Boolean)) {
      const text = names.map(() => 'VARCHAR');
      await tellRejects(connection, (options) => from(text, options), { path, shown, columns: names.length });
    }
    throw new UserError(
      'unreadable',
      `${shown} cannot be read as ${source.format.toUpperCase()}: ${engineMessage(cause)}.`,
      {
        hint: 'Mend the file, or write it again with a CSV library.',
        cause,
      },
    );
  });
  return {
    from: `read_parquet(${textLiteral(staged.path)}, file_row_number = true, hive_partitioning = false)`,
    columns: names.map((name, i) => {
      const [form, found] = [staged.forms[i], staged.facts[i]];
      // The ends of what is kept instead of values say nothing.
      const facts = found && unread[i] ? { present: found.present } : found;
      return {
        name,
        sql: `c${i}`,
        stored: 'text',
        storedAs: 'text',
        ...(form && { form }),
        ...(facts && { facts }),
        ...(unread[i] && { unread: true }),
      };
    }),
    lines: (rows) => linesOfRecords(path, rows, { delimiter, columns: names.length }),
  };
}

/** Throws a UserError when a line is longer than the reader takes. */
async function refuseLongLine(path: string, shown: string): Promise<void> {
  const line = await firstLineOver(path, longestLine);
  if (line === undefined) return;
  throw new UserError('unreadable', `${shown}: line ${line} cannot be read: it has more than ${longestLine} bytes.`, {
    hint: 'Mend this line, or write the file again with a CSV library.',
  });
}

/** The file itself when it is plain UTF-8 with one kind of line end, else a plain copy of it. */
export async function plainText(
  connecting: Connecting,
  source: DataSource,
  index: number,
  look?: (bytes: Buffer) => void,
) {
  const file = source.files[index]!;
  const shown = source.shown[index]!;
  const { encoding } = source;
  const facts = await scanText(
    file,
    shown,
    isCompressed(file) ? await freeDisk((await connecting).scratch) : Infinity,
    look,
  );
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
  const { digest, overlong } = facts;
  if (!mixed && encoding === 'utf-8' && !isCompressed(file)) return { path: file, digest, warnings, overlong };
  const path = join((await connecting).scratch, `text-${crypto.randomUUID()}`);
  await copyAsPlainText(file, path, encoding, shown);
  return { path, digest, warnings, overlong };
}
