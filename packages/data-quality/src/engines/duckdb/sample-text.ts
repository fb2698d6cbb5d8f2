import { open } from 'node:fs/promises';
import { parseFirstRecord } from '../../sources/csv-header.ts';

const pieceSize = 64 * 1024;
const linesPerPiece = 400;

/**
 * Records from the start, the middle and the end of a delimited file, for a guess at its columns: lines that happen to have the right number
 * of fields. Nothing is decided by them.
 */
export async function sampleRecords(
  path: string,
  { delimiter, columns }: { delimiter: string; columns: number },
): Promise<{ records: string[][]; unquoted: boolean }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const starts = new Set(
      [0, Math.floor((size - pieceSize) / 2), size - pieceSize].map((start) => Math.max(0, start)),
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
  try {
    return parseFirstRecord(line, delimiter);
  } catch {
    return undefined;
  }
}
