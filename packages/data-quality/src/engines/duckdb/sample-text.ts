import { open } from 'node:fs/promises';
import { parseFirstRecord } from '../../sources/csv-header.ts';

const pieceSize = 64 * 1024;
const linesPerPiece = 400;
/** Pieces of a file, and of one that takes long to read. */
const pieces = { usual: 3, many: 16, manyFrom: 16 * 1024 * 1024 };

/**
 * Records from the start of a delimited file to its end, for a guess at its columns: lines that happen to have the right number of fields.
 * Nothing is decided by them.
 */
export async function sampleRecords(
  path: string,
  { delimiter, columns }: { delimiter: string; columns: number },
): Promise<{ records: string[][]; unquoted: boolean }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const last = (size < pieces.manyFrom ? pieces.usual : pieces.many) - 1;
    const starts = new Set(
      Array.from({ length: last + 1 }, (_, i) => Math.max(0, Math.floor(((size - pieceSize) * i) / last))),
    );
    const records: string[][] = [];
    let unquoted = true;
    for (const start of starts) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(pieceSize), 0, pieceSize, start);
      // The first line is the header, or was begun before; the last may go on.
      unquoted &&= !buffer.subarray(0, bytesRead).includes('"');
      const lines = buffer.toString('utf8', 0, bytesRead).split(/\r?\n/).slice(1);
      if (start + bytesRead < size) lines.pop();
      for (const line of lines.slice(0, linesPerPiece)) {
        const fields = fieldsOf(line, delimiter);
        if (fields?.length === columns) records.push(fields);
      }
    }
    return { records, unquoted };
  } finally {
    await file.close();
  }
}

function fieldsOf(line: string, delimiter: string): string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter);
  try {
    return parseFirstRecord(line, delimiter);
  } catch {
    return undefined;
  }
}
