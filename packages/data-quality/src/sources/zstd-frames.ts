import { pipeline, Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';

/**
 * Decompresses zstd frame by frame. The frames are measured here (RFC 8878, section 3.1) since Node's decompressor stops silently after the
 * first one, and takes the end of its input for the end of a frame: a file that is cut short would look like a shorter whole one.
 * Throws with the code `ZSTD_cut_short` or one of Node's `ZSTD_` codes.
 */
export async function* unzstd(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const input = new FrameInput(source);
  while (await input.more()) {
    const magic = await input.take(4);
    const number = magic.readUInt32LE();
    if (number >>> 4 === skippable) {
      for await (const _ of input.pass((await input.take(4)).readUInt32LE()));
    } else yield* decompressed(frame(magic, input));
  }
}

const skippable = 0x184d2a5;
const standard = 0xfd2fb528;

/** The bytes of one frame whose magic number has been read, wherever it came from. */
async function* frame(magic: Buffer, input: FrameInput): AsyncGenerator<Buffer> {
  yield magic;
  // The decompressor refuses what is no frame in its own words.
  if (magic.readUInt32LE() !== standard) return;
  const descriptor = await input.take(1);
  yield descriptor;
  const flags = descriptor[0]!;
  const singleSegment = (flags & 0x20) !== 0;
  const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][flags >>> 6]!;
  yield await input.take((singleSegment ? 0 : 1) + [0, 1, 2, 4][flags & 3]! + contentSize);
  for (let last = false; !last;) {
    const header = await input.take(3);
    yield header;
    const block = header.readUIntLE(0, 3);
    last = (block & 1) === 1;
    const repeatsOneByte = ((block >>> 1) & 3) === 1;
    yield* input.pass(repeatsOneByte ? 1 : block >>> 3);
  }
  if ((flags & 4) !== 0) yield await input.take(4);
}

async function* decompressed(compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // What goes wrong in the source ends the step too, and is thrown by the loop.
  yield* pipeline(Readable.from(compressed), createZstdDecompress(), () => {}) as AsyncIterable<Buffer>;
}

/** Bytes taken by number from chunks of any size. */
class FrameInput {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** Is there another byte? */
  async more(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) return false;
      this.#rest = next.value;
    }
    return true;
  }

  async take(length: number): Promise<Buffer> {
    const taken: Buffer[] = [];
    for await (const bytes of this.pass(length)) taken.push(bytes);
    return Buffer.concat(taken);
  }

  async *pass(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0;) {
      if (!(await this.more())) throw Object.assign(new Error('unexpected end of file'), { code: 'ZSTD_cut_short' });
      const bytes = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(bytes.length);
      left -= bytes.length;
      yield bytes;
    }
  }
}
