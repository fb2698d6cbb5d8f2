import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, statfs } from 'node:fs/promises';
import { pipeline as chained } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { UserError } from '@tidegate/evidence';
import type { Encoding } from '../encoding.ts';
import { unzstd } from './zstd-frames.ts';

/** Larger than usual: a file is hashed in half the time. */
const pieceSize = 1024 * 1024;

/** What one pass over a text file tells. */
export interface TextFacts {
  /** sha256 of the file as it lies on disk, hex. */
  readonly digest: string;
  /** Bytes after decompression. */
  readonly bytes: number;
  /** Line feeds; 0 in a file that has neither a carriage return nor a NUL byte, where nobody asks. */
  readonly lf: number;
  readonly crlf: number;
  /** Physical line of the first NUL byte. */
  readonly nulLine: number | undefined;
  /** Some line has more bytes than `longestLine`. */
  readonly overlong: boolean;
}

/** Bytes of the longest line that a reader of delimited text takes. DuckDB's leaves out longer ones at the end of a file and says nothing. */
export const longestLine = 2_000_000;

/**
 * Reads a file from end to end once. `shown` is its name in messages. Throws a UserError when it cannot be read whole, or holds more than
 * `most` bytes: a small compressed file can expand without end. `look` is handed its text, piece by piece, to keep none.
 */
export async function scanText(
  path: string,
  shown: string,
  most = Infinity,
  look?: (bytes: Buffer) => void,
): Promise<TextFacts> {
  const hash = createHash('sha256');
  const facts = { bytes: 0, lf: 0, crlf: 0, nulLine: undefined as number | undefined, overlong: false };
  const lines = lineLengths();
  let last = 0;
  let counting = false;
  const tap = (onDisk: Buffer) => void hash.update(onDisk);
  await reading(shown, async () => {
    for await (const chunk of isCompressed(path) ? textBytes(path, tap) : tapped(passingPieces(path), tap)) {
      const nul = facts.nulLine === undefined ? chunk.indexOf(0) : -1;
      if (!counting && (nul >= 0 || chunk.includes(13))) {
        counting = true;
        facts.lf = await linesBefore(path, facts.bytes);
      }
      if (nul >= 0) facts.nulLine = 1 + facts.lf + countLines(chunk, nul);
      for (let at = counting ? chunk.indexOf(10) : -1; at >= 0; at = chunk.indexOf(10, at + 1)) {
        facts.lf++;
        if ((at > 0 ? chunk[at - 1] : last) === 13) facts.crlf++;
      }
      facts.overlong ||= lines.isOverlong(chunk);
      look?.(chunk);
      last = chunk[chunk.length - 1]!;
      facts.bytes += chunk.length;
      if (facts.bytes > most) {
        throw new UserError(
          'tool-failed',
          `${shown} expands to more than the ${Math.floor(most / 1e6)} MB of disk there are for it.`,
          { hint: 'Check that the file is what it should be, or run on a runner with more disk.' },
        );
      }
    }
  });
  return { digest: hash.digest('hex'), ...facts };
}

/** Tells of pieces of a file, in their order, whether a line that ends or goes on in one is longer than `longestLine`. */
function lineLengths() {
  let begun = 0;
  return {
    isOverlong(piece: Buffer): boolean {
      let longest = 0;
      let from = 0;
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
        longest = Math.max(longest, begun + at - from);
        [begun, from] = [0, at + 1];
        // In a piece no longer than a line may be, only its first and its last line can be too long.
        if (piece.length <= longestLine) from = piece.lastIndexOf(10) + 1;
      }
      begun += piece.length - from;
      return Math.max(longest, begun) > longestLine;
    },
  };
}

/** Writes the text of a file as plain UTF-8 with LF line ends to `target`. Lines keep their numbers. */
export async function copyAsPlainText(path: string, target: string, encoding: Encoding, shown: string): Promise<void> {
  await reading(shown, () =>
    pipeline(withoutCarriageReturns(decoded(textBytes(path), encoding)), createWriteStream(target)),
  );
}

/** The bytes of a file, decompressed as its name says. `onDisk` sees them as they lie on disk. */
export async function* textBytes(path: string, onDisk?: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const source = tapped(createReadStream(path, { highWaterMark: pieceSize }), onDisk);
  if (/\.zst$/i.test(path)) yield* unzstd(source);
  // What goes wrong in the source ends the step too, and is thrown by the loop.
  else if (/\.gz$/i.test(path)) yield* chained(source, createGunzip(), () => {}) as AsyncIterable<Buffer>;
  else yield* source;
}

/** The bytes of a file in two buffers that take turns, at a third less than in new ones: a piece is gone once the next is asked for. */
async function* passingPieces(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const buffers = [Buffer.allocUnsafeSlow(pieceSize), Buffer.allocUnsafeSlow(pieceSize)] as const;
    const fill = (turn: 0 | 1) => {
      const filling = file.read(buffers[turn], 0, pieceSize);
      // It is awaited when its turn comes, if it comes.
      filling.catch(() => {});
      return filling;
    };
    let next = fill(0);
    for (let turn: 0 | 1 = 0; ; turn = turn === 0 ? 1 : 0) {
      const { bytesRead } = await next;
      if (bytesRead === 0) return;
      next = fill(turn === 0 ? 1 : 0);
      yield buffers[turn].subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function* tapped(source: AsyncIterable<Buffer>, tap?: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    tap?.(chunk);
    yield chunk;
  }
}

/** Bytes that may still be written to the disk of `folder`. */
export async function freeDisk(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

export function isCompressed(path: string): boolean {
  return /\.(gz|zst)$/i.test(path);
}

async function* decoded(source: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8') {
    yield* source;
    return;
  }
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    // Two bytes tell the order of UTF-16.
    if (held.length < 2) continue;
    decoder ??= new TextDecoder(labelOf(encoding, held), { fatal: true });
    yield Buffer.from(decoder.decode(held, { stream: true }));
    held = Buffer.alloc(0);
  }
  decoder ??= new TextDecoder(labelOf(encoding, held), { fatal: true });
  yield Buffer.from(decoder.decode(held));
}

function labelOf(encoding: Encoding, start: Buffer): string {
  if (encoding === 'latin-1') return 'latin1';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-16le';
}

async function* withoutCarriageReturns(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = false;
  for await (const chunk of source) {
    const kept = Buffer.allocUnsafe(chunk.length + 1);
    let length = 0;
    if (held && chunk[0] !== 10) kept[length++] = 13;
    held = false;
    for (let i = 0; i < chunk.length; i++) {
      if (chunk[i] === 13 && i + 1 === chunk.length) held = true;
      else if (chunk[i] !== 13 || chunk[i + 1] !== 10) kept[length++] = chunk[i]!;
    }
    yield kept.subarray(0, length);
  }
  if (held) yield Buffer.from('\r');
}

/** Line feeds among the first bytes: they are counted late, as most files never need it. */
async function linesBefore(path: string, bytes: number): Promise<number> {
  let [lines, seen] = [0, 0];
  if (bytes === 0) return 0;
  for await (const chunk of textBytes(path)) {
    lines += countLines(chunk, Math.min(chunk.length, bytes - seen));
    seen += chunk.length;
    if (seen >= bytes) break;
  }
  return lines;
}

function countLines(chunk: Buffer, end: number): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0 && at < end; at = chunk.indexOf(10, at + 1)) lines++;
  return lines;
}

/** Turns trouble with a file into an error that names it. */
async function reading(shown: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('Z_') || code.startsWith('ZSTD_') || code === 'ERR_STREAM_PREMATURE_CLOSE') {
      throw new UserError('unreadable', `${shown} cannot be decompressed: ${(cause as Error).message}.`, {
        hint: 'The file is damaged or cut short, or its name does not tell its compression: write it again.',
        cause,
      });
    }
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new UserError('unreadable', `${shown} is not text in the given encoding.`, {
        hint: 'Check the `encoding` input.',
        cause,
      });
    }
    if (code === 'ENOSPC') {
      throw new UserError('tool-failed', `There is not enough disk for a plain copy of ${shown}.`, {
        hint: 'Run on a runner with more disk.',
        cause,
      });
    }
    if (/^E[A-Z]+$/.test(code)) {
      throw new UserError('unreadable', `${shown} cannot be read to its end (${code}).`, {
        hint: 'Check that no other step moves or removes it meanwhile, and the disk it lies on.',
        cause,
      });
    }
    throw cause;
  }
}
