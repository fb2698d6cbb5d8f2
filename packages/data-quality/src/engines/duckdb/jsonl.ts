import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { UserError } from '@tidegate/evidence';
import { engineMessage } from '../../engine-message.ts';
import type { DataSource } from '../../engine.ts';
import { textLiteral } from '../../sql/literal.ts';
import type { Connection } from './connection.ts';
import { plainText } from './csv.ts';
import type { Part } from './part.ts';

/** Reads one JSON Lines file into a scratch Parquet file: one column per key found anywhere, values as text, objects and lists as JSON. */
export async function stageJsonl(connection: Connection, source: DataSource, index: number): Promise<Part> {
  const shown = source.shown[index]!;
  const { path, digest, warnings } = await plainText(connection, source, index);
  const objects = `read_json_objects(${textLiteral(path)}, format = 'newline_delimited', hive_partitioning = false)`;
  const target = join(connection.scratch, `part-${crypto.randomUUID()}.parquet`);
  try {
    const keys = await connection.query(
      `SELECT key, min(row * 1000000 + place) AS first FROM (SELECT unnest(keys) AS key, generate_subscripts(keys, 1) AS place, row FROM (SELECT json_keys(json) AS keys, row_number() OVER () AS row FROM ${objects})) GROUP BY key ORDER BY first`,
    );
    const names = keys.map(({ key }) => String(key));
    if (names.length === 0) throw await badLine(path, shown, 'there is no key in any line');
    const paths = names.map((name) => textLiteral(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`));
    const others = await connection.query(`SELECT count(*) AS n FROM ${objects} WHERE json_type(json) <> 'OBJECT'`);
    if (Number(others[0]!['n']) > 0) throw await badLine(path, shown, 'a line is no object');
    await connection.query(
      `COPY (SELECT ${names.map((_, i) => `v[${i + 1}] AS c${i}`).join(', ')} FROM (SELECT json_extract_string(json, [${paths.join(', ')}]) AS v FROM ${objects})) TO ${textLiteral(target)} (FORMAT parquet)`,
    );
    return {
      from: `read_parquet(${textLiteral(target)}, file_row_number = true, hive_partitioning = false)`,
      columns: names.map((name, i) => ({ name, sql: `c${i}`, stored: 'text' as const, storedAs: 'text' })),
      digest,
      warnings,
      lines: (rows) => linesOfObjects(path, rows),
    };
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw await badLine(path, shown, engineMessage(cause), cause);
  }
}

/** The error for a file the engine refused, with the first line that is no JSON object. */
async function badLine(path: string, shown: string, reason: string, cause?: unknown): Promise<UserError> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const problem = objectProblem(line);
    if (problem !== undefined) {
      return new UserError('unreadable', `${shown}, line ${number}: ${problem}.`, {
        hint: 'Write one JSON object per line.',
        cause,
      });
    }
  }
  return new UserError('unreadable', `${shown} cannot be read as JSON Lines: ${reason}.`, {
    hint: 'Write one JSON object per line.',
    cause,
  });
}

function objectProblem(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? undefined
      : 'it is JSON but no object';
  } catch {
    return 'it is not valid JSON';
  }
}

async function linesOfObjects(path: string, rows: readonly number[]): Promise<(number | undefined)[]> {
  const wanted = new Set(rows);
  const found = new Map<number, number>();
  let number = 0;
  let row = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number++;
    if (line.trim() !== '' && wanted.has(++row)) found.set(row, number);
    if (found.size === wanted.size) break;
  }
  return rows.map((wantedRow) => found.get(wantedRow));
}
