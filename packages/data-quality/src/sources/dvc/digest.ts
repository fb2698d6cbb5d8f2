import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** What lies on disk, in DVC's terms. */
export interface Found {
  /** Hex. */
  readonly md5: string;
  readonly size: number;
  readonly files: number;
}

/** DVC looks at files in such pieces. */
const piece = 2 ** 20;

/**
 * The digest DVC gives a file: its md5. `legacy` is that of DVC before 3: in each piece that looks like text, CRLF counts as LF, but not one
 * that two pieces share (`dos2unix` of dvc-data).
 */
export async function digestOfFile(path: string, legacy: boolean): Promise<Found> {
  const hash = createHash('md5');
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: piece }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    hash.update(legacy && looksLikeText(chunk.subarray(0, 512)) ? withUnixLines(chunk) : chunk);
  }
  return { md5: hash.digest('hex'), size, files: 1 };
}

function withUnixLines(chunk: Buffer): Buffer {
  return Buffer.from(chunk.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

/** The digest of a folder: that of its listing, a JSON list of the md5 and path of every file in the order of the paths. */
export async function digestOfFolder(path: string, legacy: boolean): Promise<Found> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const listing: { md5: string; relpath: string }[] = [];
  let size = 0;
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || !(await stat(file)).isFile()) continue;
    const found = await digestOfFile(file, legacy);
    size += found.size;
    listing.push({ md5: found.md5, relpath: relative(path, file).replaceAll(sep, '/') });
  }
  listing.sort((a, b) => compareCodePoints(a.relpath, b.relpath));
  const json = `[${listing.map(({ md5, relpath }) => `{"md5": "${md5}", "relpath": ${pythonText(relpath)}}`).join(', ')}]`;
  return { md5: createHash('md5').update(json).digest('hex'), size, files: listing.length };
}

/** Python sorts texts by code point, JavaScript by UTF-16 unit. */
function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** A text as Python's json writes it: ASCII alone. */
function pythonText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const textBytes = new Set([8, 9, 10, 12, 13, ...Array.from({ length: 95 }, (_, i) => i + 32)]);

/** At most three in ten bytes are no text, and none is NUL. */
function looksLikeText(start: Buffer): boolean {
  return !start.includes(0) && start.filter((byte) => !textBytes.has(byte)).length / start.length <= 0.3;
}
