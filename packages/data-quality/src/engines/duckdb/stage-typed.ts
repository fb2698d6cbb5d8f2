import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { textLiteral } from '../../sql/literal.ts';
import type { Connection } from './connection.ts';
import { type CopiedFacts, copiedFacts } from './copied-facts.ts';
import type { KeptForm } from './kept-forms.ts';
import type { Reading } from './readings.ts';

/** Values a thread holds before it writes them: wide tables get shorter row groups. */
const valuesPerGroup = 2_000_000;

/** Bytes for the dictionaries of all text columns of a row group: the writer takes them at once, whatever it needs of them. */
const dictionaryBytes = 64 * 1024 * 1024;

function format(columns: number): string {
  const rows = Math.min(122_880, Math.max(2048, Math.floor(valuesPerGroup / columns / 2048) * 2048));
  const bytes = Math.min(1024 * 1024, Math.floor(dictionaryBytes / columns));
  // Delta encodings are quicker than a general compression, and a dictionary pays for few values only.
  const dictionary = `DICTIONARY_SIZE_LIMIT ${Math.min(6000, Math.floor(rows / 5))}, STRING_DICTIONARY_PAGE_SIZE_LIMIT ${bytes}`;
  return `(FORMAT parquet, PARQUET_VERSION v2, COMPRESSION uncompressed, ${dictionary}, ROW_GROUP_SIZE ${rows}, WRITE_BLOOM_FILTER false, RETURN_STATS)`;
}

/** Columns whose misfits one number can mark: as many bits as JavaScript keeps exactly. */
const perMark = 50;

export interface Staged {
  readonly path: string;
  readonly forms: readonly (KeptForm | undefined)[];
  readonly facts: readonly (CopiedFacts | undefined)[];
}

/**
 * Writes text columns c0, c1, ... to a scratch Parquet file, in the given forms, or wider ones, where every text is made again from its value,
 * as text elsewhere. Columns in `readAs` are read so by the engine itself: they are trusted to be written as their form asks, or are text of few
 * values. `from` gives the FROM item that reads them as types; it is read once more when a form was guessed wrong.
 */
export async function stageTyped(
  connection: Connection,
  from: (types: readonly string[]) => string,
  guessed: readonly (KeptForm | undefined)[],
  readAs: readonly (Reading | undefined)[],
): Promise<Staged> {
  const path = join(connection.scratch, `part-${crypto.randomUUID()}.parquet`);
  const types = guessed.map((_, i) => readAs[i]?.type ?? 'VARCHAR');
  const typed = guessed.flatMap((form, i) => (form && readAs[i] === undefined ? [{ form, i }] : []));
  const marks = Array.from({ length: Math.ceil(typed.length / perMark) }, (_, k) =>
    typed.slice(k * perMark, (k + 1) * perMark),
  );
  const inner = typed.map(({ form, i }) => `, ${form.parse(`c${i}`)} AS v${i}`).join('');
  const values = guessed.map((form, i) => {
    const reading = readAs[i];
    if (form && !reading) return `v${i} AS c${i}`;
    return reading?.kept ? `${reading.kept(`c${i}`)} AS c${i}` : `c${i}`;
  });
  const misfits = marks.map((columns, k) => {
    const bits = columns.map(
      ({ form, i }, bit) => `CASE WHEN ${misfit(form, `v${i}`, `c${i}`)} THEN ${2 ** bit} ELSE 0 END`,
    );
    return `${bits.join(' + ')} AS m${k}`;
  });
  // Every column is written, so every value is looked at: a projection would hide faults.
  const [written] = await connection.query(
    `COPY (SELECT ${[...values, ...misfits].join(', ')} FROM (SELECT *${inner} FROM ${from(types)})) TO ${textLiteral(path)} ${format(guessed.length)}`,
  );
  const facts = copiedFacts(written!['column_statistics']!, Number(written!['count']), guessed);
  if (typed.length === 0) return { path, forms: guessed, facts };
  const [found] = await connection.query(
    `SELECT ${[
      ...marks.map((_, k) => `CAST(coalesce(bit_or(CAST(m${k} AS BIGINT)), 0) AS BIGINT) AS m${k}`),
      ...typed.flatMap(({ form, i }) =>
        form.within ? [`coalesce(bool_and(${form.within(`c${i}`)}), true) AS w${i}`] : [],
      ),
    ].join(', ')} FROM read_parquet(${textLiteral(path)}, hive_partitioning = false)`,
  );
  const wrong = new Set(
    marks.flatMap((columns, k) =>
      columns
        .filter(({ i }, bit) => Math.floor(Number(found![`m${k}`]) / 2 ** bit) % 2 === 1 || found![`w${i}`] === false)
        .map(({ i }) => i),
    ),
  );
  if (wrong.size === 0) return { path, forms: guessed, facts };
  await rm(path, { force: true });
  return stageTyped(
    connection,
    from,
    guessed.map((form, i) => (wrong.has(i) ? form!.wider : form)),
    readAs,
  );
}

/** SQL: is the text lost in the value? */
function misfit({ text, oneText }: KeptForm, value: string, original: string): string {
  return oneText ? `${value} IS NULL AND ${original} IS NOT NULL` : `${text(value)} IS DISTINCT FROM ${original}`;
}
