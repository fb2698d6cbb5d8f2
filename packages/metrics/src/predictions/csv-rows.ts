import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { UserError } from '@tidegate/evidence';
import { CsvError, parse } from 'csv-parse';

const hint = 'Write it with a CSV writer, which quotes fields that hold commas, quotes or line breaks.';

/**
 * Reads a delimited text row by row, `.tsv` by tabs, `.gz` and `.zst` unpacked on the way. The first row is the header. Gives the SHA-256 of
 * the bytes as they lie in the file. Throws a UserError that names the line.
 */
export async function eachRow(
  path: string,
  bytes: Readable,
  row: (fields: readonly string[]) => void,
): Promise<string> {
  const hash = createHash('sha256');
  const packed = /\.(gz|zst)$/i.exec(path)?.[1]?.toLowerCase();
  const told = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const parser = parse({
    bom: true,
    trim: true,
    skip_empty_lines: true,
    delimiter: /\.tsv(\.\w+)?$/i.test(path) ? '\t' : ',',
    on_record: (fields: string[]) => {
      row(fields);
      return null;
    },
  });
  const sink = async (records: AsyncIterable<unknown>) => {
    for await (const _ of records) throw new Error('every record is taken by on_record');
  };
  try {
    if (packed === 'gz') await pipeline(bytes, told, createGunzip(), parser, sink);
    else if (packed === 'zst') await pipeline(bytes, told, createZstdDecompress(), parser, sink);
    else await pipeline(bytes, told, parser, sink);
  } catch (error) {
    throw complaintOf(path, error);
  }
  return `sha256:${hash.digest('hex')}`;
}

function complaintOf(path: string, error: unknown): unknown {
  if (error instanceof UserError) return error;
  if (error instanceof CsvError) {
    const line = typeof error['lines'] === 'number' ? `line ${error['lines']}` : 'a line';
    const what =
      error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH'
        ? 'has another number of fields than the header'
        : `cannot be read (${error.code})`;
    return new UserError('unreadable', `The predictions file ${path}: ${line} ${what}.`, { hint, cause: error });
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code?.startsWith('Z_') || code?.startsWith('ZSTD') || code?.startsWith('ERR_ZSTD')) {
    return new UserError('unreadable', `The predictions file ${path} cannot be unpacked (${code}).`, {
      hint: 'The file is damaged, cut short or of another format: write it again.',
      cause: error,
    });
  }
  return error;
}
