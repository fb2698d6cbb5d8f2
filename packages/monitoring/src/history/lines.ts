import type { FileHandle } from 'node:fs/promises';
import { parseRow, type Row } from '../row.ts';
import { mostRows, type Reach } from './history.ts';

const newline = 10;
const chunkBytes = 256 * 1024;

/** The lines of a file from its end to its beginning, without reading more of it than is asked for. Blank lines are left out. */
export async function* linesFromEnd(file: FileHandle, size: number): AsyncGenerator<Buffer> {
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  for (let at = size; at > 0;) {
    const length = Math.min(chunkBytes, at);
    at -= length;
    const chunk = Buffer.allocUnsafe(length);
    await file.read(chunk, 0, length, at);
    const text: Buffer<ArrayBufferLike> = rest.length === 0 ? chunk : Buffer.concat([chunk, rest]);
    let end = text.length;
    for (let cut = text.lastIndexOf(newline); cut >= 0; cut = cut === 0 ? -1 : text.lastIndexOf(newline, cut - 1)) {
      if (cut + 1 < end) yield text.subarray(cut + 1, end);
      end = cut;
    }
    rest = text.subarray(0, end);
  }
  if (rest.length > 0) yield rest;
}

/** Collects rows of one model from lines, newest line first, until the reach is satisfied. */
export class RowCollector {
  readonly #model: string;
  readonly #quoted: Buffer;
  readonly #reach: Reach;
  readonly #where: string;
  readonly rows: Row[] = [];

  constructor(model: string, reach: Reach, where: string) {
    this.#model = model;
    // Most lines of a file that several models share are put aside by this alone.
    this.#quoted = Buffer.from(JSON.stringify(model));
    this.#reach = reach;
    this.#where = where;
  }

  /** Takes a line and says whether older ones are wanted. */
  take(line: Buffer): boolean {
    if (!line.includes(this.#quoted)) return true;
    const row = parseRow(line.toString('utf8'), this.#where);
    if (row.model_name !== this.#model) return true;
    this.rows.push(row);
    const { rows, since } = this.#reach;
    return this.rows.length < mostRows && (this.rows.length < rows || Date.parse(row.timestamp) >= since);
  }
}
