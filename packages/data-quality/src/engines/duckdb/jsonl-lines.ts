import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { UserError } from '@tidegate/evidence';

const hint = 'Write one JSON object per line.';

/** The error for a file the engine refused, with the first line at fault where one is found. */
export async function badLine(path: string, shown: string, reason: string, cause?: unknown): Promise<UserError> {
  for await (const [number, line] of linesOf(path)) {
    if (!isUtf8(line)) {
      return new UserError('unreadable', `${shown}, line ${number}: it is not valid UTF-8.`, {
        hint: 'Save it as UTF-8, or set `encoding: latin-1`.',
        cause,
      });
    }
    const problem = problemOf(line.toString());
    if (problem !== undefined)
      return new UserError('unreadable', `${shown}, line ${number}: ${problem}.`, { hint, cause });
  }
  return new UserError('unreadable', `${shown} cannot be read as JSON Lines: ${reason}.`, { hint, cause });
}

function problemOf(line: string): string | undefined {
  if (line.trim() === '') return undefined;
  let value: unknown;
  let broken = false;
  try {
    value = JSON.parse(line, (key, inner: unknown) => {
      broken ||= !key.isWellFormed() || (typeof inner === 'string' && !inner.isWellFormed());
      return inner;
    });
  } catch {
    return 'it is not valid JSON';
  }
  if (broken) return 'it has half of a surrogate pair';
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? undefined : 'it is JSON but no object';
}

/** Physical lines (1-based) of rows; blank lines are no rows. */
export async function linesOfObjects(path: string, rows: readonly number[]): Promise<(number | undefined)[]> {
  const wanted = new Set(rows);
  const found = new Map<number, number>();
  let row = 0;
  for await (const [number, line] of linesOf(path)) {
    if (line.toString('latin1').trim() !== '' && wanted.has(++row)) found.set(row, number);
    if (found.size === wanted.size) break;
  }
  return rows.map((wantedRow) => found.get(wantedRow));
}

/** Numbered from 1. Read as bytes: decoded, readline would take U+2028 within a text for the end of a line. */
async function* linesOf(path: string): AsyncGenerator<[number, Buffer]> {
  let number = 0;
  const input = createReadStream(path, 'latin1');
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    yield [++number, Buffer.from(line, 'latin1')];
  }
}
