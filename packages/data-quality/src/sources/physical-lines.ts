import { createReadStream } from 'node:fs';

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Physical line (1-based) that holds the byte at each offset, of a file with LF or CRLF line ends. */
export async function linesOfOffsets(path: string, offsets: readonly number[]): Promise<number[]> {
  const wanted = offsets.map((offset, i) => ({ offset, i })).sort((a, b) => a.offset - b.offset);
  const found = new Array<number>(offsets.length).fill(1);
  let line = 1;
  let start = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let at = -1;
    while (wanted.length > 0 && wanted[0]!.offset < start + chunk.length) {
      const { offset, i } = wanted.shift()!;
      for (let next = chunk.indexOf(LF, at + 1); next >= 0 && next < offset - start; next = chunk.indexOf(LF, at + 1)) {
        line++;
        at = next;
      }
      found[i] = line;
    }
    if (wanted.length === 0) return found;
    for (let next = chunk.indexOf(LF, at + 1); next >= 0; next = chunk.indexOf(LF, next + 1)) line++;
    start += chunk.length;
  }
  for (const { i } of wanted) found[i] = line;
  return found;
}

/**
 * Physical line (1-based) on which each record of a delimited file starts. Records are numbered from 1 after the header. Blank lines are no
 * records when there is more than one column. `undefined` for a record past the end.
 */
export async function linesOfRecords(
  path: string,
  records: readonly number[],
  { delimiter, columns }: { delimiter: string; columns: number },
): Promise<(number | undefined)[]> {
  const found = new Map<number, number>();
  const wanted = new Set(records);
  const separator = delimiter.charCodeAt(0);
  let record = 0;
  let line = 1;
  let startLine = 1;
  let blank = true;
  let fieldStart = true;
  let quoted = false;
  let left = wanted.size;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let i = 0; i < chunk.length && left > 0; i++) {
      const byte = chunk[i]!;
      if (quoted) {
        // A doubled quote closes and opens again: the state comes out right.
        if (byte === QUOTE) quoted = false;
        else if (byte === LF) line++;
        fieldStart = byte === QUOTE;
      } else if (byte === LF) {
        line++;
        if (!blank || columns === 1) {
          if (wanted.has(record)) {
            found.set(record, startLine);
            left--;
          }
          record++;
        }
        startLine = line;
        blank = fieldStart = true;
      } else if (byte !== CR) {
        blank = false;
        if (byte === QUOTE && fieldStart) quoted = true;
        fieldStart = byte === separator;
      }
    }
    if (left === 0) break;
  }
  // The last record may end without a line end.
  if (left > 0 && !blank && wanted.has(record)) found.set(record, startLine);
  return records.map((number) => found.get(number));
}

/** The first physical line (1-based) of more than `most` bytes. */
export async function firstLineOver(path: string, most: number): Promise<number | undefined> {
  let line = 1;
  let length = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      if (length + at - from > most) return line;
      [line, length, from] = [line + 1, 0, at + 1];
    }
    length += chunk.length - from;
    if (length > most) return line;
  }
  return undefined;
}
