import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { UserError } from '@tidegate/evidence';

/** Bytes of tar's header, and what every file is padded to a multiple of. */
const block = 512;

/** Inflated bytes worked on at a time: the next are inflated meanwhile. */
const piece = 1024 * 1024;

/**
 * Writes the files at the top of an npm package into `folder`, which must not exist yet; sha256 of each by its name, hex, as written.
 * Reads the format that npm packs: POSIX.1-1988 ustar, names below 100 bytes, compressed with gzip.
 */
export async function unpack(tarball: Uint8Array, folder: string): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  try {
    await mkdir(folder);
    const inflated = inflate(tarball);
    for (let header = await inflated.whole(block); header; header = await inflated.whole(block)) {
      const [, name] = /^package\/(\w[\w.-]*)$/.exec(text(header, 0, 100)) ?? [];
      const size = parseInt(text(header, 124, 12) || '0', 8);
      if (!(size >= 0)) throw new Error('it is no tar archive');
      const isFile = text(header, 156, 1) === '0';
      if (name !== undefined && isFile) digests.set(name, await write(join(folder, name), inflated, size));
      else await inflated.skip(size);
      await inflated.skip(-size & (block - 1));
    }
    return digests;
  } catch (cause) {
    throw new UserError('tool-failed', `The DuckDB engine cannot be unpacked: ${(cause as Error).message}.`, { cause });
  }
}

async function write(path: string, inflated: Inflated, size: number): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx');
  try {
    for (let left = size; left > 0;) {
      const bytes = await inflated.some(left);
      const written = file.appendFile(bytes);
      hash.update(bytes);
      await written;
      left -= bytes.length;
    }
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

interface Inflated {
  /** Some bytes, `most` of them or fewer; throws at the end. */
  readonly some: (most: number) => Promise<Buffer>;
  /** So many bytes, or undefined at the end. */
  readonly whole: (count: number) => Promise<Buffer | undefined>;
  readonly skip: (count: number) => Promise<void>;
}

function inflate(tarball: Uint8Array): Inflated {
  const gunzip = createGunzip({ chunkSize: piece });
  gunzip.end(tarball);
  const chunks = gunzip[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  let rest: Buffer = Buffer.alloc(0);
  /** Is there more? */
  const fill = async () => {
    while (rest.length === 0) {
      const next = await chunks.next();
      if (next.done === true) return false;
      rest = next.value;
    }
    return true;
  };
  const take = (count: number) => {
    const taken = rest.subarray(0, count);
    rest = rest.subarray(count);
    return taken;
  };
  const some = async (most: number) => {
    if (!(await fill())) throw new Error('it ends too early');
    return take(most);
  };
  return {
    some,
    async whole(count) {
      if (!(await fill())) return undefined;
      const parts: Buffer[] = [];
      for (let left = count; left > 0; left -= parts.at(-1)!.length) parts.push(await some(left));
      return Buffer.concat(parts);
    },
    async skip(count) {
      for (let left = count; left > 0;) left -= (await some(left)).length;
    },
  };
}

function text(header: Buffer, start: number, length: number): string {
  return header
    .subarray(start, start + length)
    .toString('latin1')
    .replace(/\0[^]*$/, '')
    .trim();
}
