import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { engineMessage } from '../../engine-message.ts';
import type { DataSource } from '../../engine.ts';
import { textLiteral } from '../../sql/literal.ts';
import { emptyFile, readHeader } from '../../sources/csv-header.ts';
import { linesOfOffsets, linesOfRecords } from '../../sources/physical-lines.ts';
import { copyAsPlainText, isCompressed, scanText } from '../../sources/scan-text.ts';
import type { Connection } from './connection.ts';
import type { Part } from './part.ts';

/** Reads one delimited file into a scratch Parquet file, every value as text. Anything it cannot read whole is an error. */
export async function stageCsv(connection: Connection, source: DataSource, index: number): Promise<Part> {
  const shown = source.shown[index]!;
  const { delimiter } = source;
  const { path, digest, warnings } = await plainText(connection, source, index);
  const names = await readHeader(path, shown, delimiter);
  const target = join(connection.scratch, `part-${crypto.randomUUID()}.parquet`);
  const rejects = `rejects_${crypto.randomUUID().replaceAll('-', '')}`;
  const columns = names.map((_, i) => `c${i}: 'VARCHAR'`).join(', ');
  const read = `read_csv(${textLiteral(path)}, auto_detect = false, hive_partitioning = false, header = false, skip = 1, delim = ${textLiteral(delimiter)}, quote = '"', escape = '"', columns = {${columns}}, nullstr = [${['', ...source.nullValues].map(textLiteral).join(', ')}], strict_mode = true, store_rejects = true, rejects_limit = 1000, rejects_table = '${rejects}', rejects_scan = '${rejects}_scans')`;
  try {
    // Every column is written, so every value is looked at: a projection would hide faults.
    await connection.query(`COPY (SELECT * FROM ${read}) TO ${textLiteral(target)} (FORMAT parquet)`);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      'unreadable',
      `${shown} cannot be read as ${source.format.toUpperCase()}: ${engineMessage(cause)}.`,
      {
        hint: 'Mend the file, or write it again with a CSV library.',
        cause,
      },
    );
  }
  await refuseRejects(connection, rejects, { path, shown, columns: names.length });
  return {
    from: `read_parquet(${textLiteral(target)}, file_row_number = true, hive_partitioning = false)`,
    columns: names.map((name, i) => ({ name, sql: `c${i}`, stored: 'text' as const, storedAs: 'text' })),
    digest,
    warnings,
    lines: (rows) => linesOfRecords(path, rows, { delimiter, columns: names.length }),
  };
}

/** The file itself when it is plain UTF-8 with one kind of line end, else a plain copy of it. */
export async function plainText(connection: Connection, source: DataSource, index: number) {
  const file = source.files[index]!;
  const shown = source.shown[index]!;
  const { encoding } = source;
  const facts = await scanText(file, shown);
  if (facts.bytes === 0) throw emptyFile(shown);
  if (facts.nulLine !== undefined && encoding !== 'utf-16') {
    throw new UserError('unreadable', `${shown}, line ${facts.nulLine}: there is a NUL byte.`, {
      hint: 'The file is damaged or binary; UTF-16 text needs `encoding: utf-16`.',
    });
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

async function refuseRejects(
  connection: Connection,
  table: string,
  file: { path: string; shown: string; columns: number },
) {
  const rejects = await connection.query(
    `SELECT line_byte_position AS place, line, any_value(error_type) AS type, any_value(error_message) AS message, any_value(column_name) AS name, count(*) OVER () AS total FROM ${table} WHERE scan_id = (SELECT min(scan_id) FROM ${table}) GROUP BY ALL ORDER BY line LIMIT 3`,
  );
  if (rejects.length === 0) return;
  const lines = await linesOfOffsets(
    file.path,
    rejects.map(({ place }) => Number(place ?? 0)),
  );
  const told = rejects.map(
    ({ type, message }, i) => `line ${lines[i]} ${fault(String(type), String(message), file.columns)}`,
  );
  const more = Number(rejects[0]!['total']) - rejects.length;
  const latin = rejects.some(({ type }) => type === 'INVALID ENCODING');
  throw new UserError('unreadable', `${file.shown}: ${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`, {
    hint: latin
      ? 'Save it as UTF-8, or set `encoding: latin-1`.'
      : 'Mend these lines, or write the file again with a CSV library.',
  });
}

function fault(type: string, message: string, columns: number): string {
  const found = /Found: (\d+)/.exec(message)?.[1];
  switch (type) {
    case 'TOO MANY COLUMNS':
    case 'MISSING COLUMNS':
      return `has ${found ?? 'another number of'} ${found === '1' ? 'field' : 'fields'} where the header has ${columns}`;
    case 'UNQUOTED VALUE':
      return 'has a quote that is not closed, or text after a closing quote';
    case 'INVALID ENCODING':
      return 'is not valid UTF-8';
    default:
      return `cannot be read: ${message.split('\n')[0]}`;
  }
}
