import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '@tidegate/evidence';

/**
 * Digest of a model on disk, `sha256:<hex>`.
 *
 * Of a file: SHA-256 of its bytes. Of a folder: SHA-256 of the lines `<hex of file>  <path>\n` of all its files, paths
 * relative with `/`, in byte order; so `sha256sum` of the sorted files, piped into `sha256sum`, gives the same. Names, bytes
 * and nothing else count. Throws a UserError when the path is missing, an empty folder, or holds a link.
 */
export async function digestOf(path: string): Promise<string> {
  const entry = await lstat(path).catch((cause: unknown) => {
    throw new UserError('not-found', `The model ${path} does not exist.`, { hint: 'Check `source`.', cause });
  });
  if (entry.isFile()) return `sha256:${await fileDigest(path)}`;
  if (!entry.isDirectory()) throw linked(path);
  const lines: string[] = [];
  for (const file of await filesUnder(path)) lines.push(`${await fileDigest(join(path, file))}  ${file}\n`);
  if (lines.length === 0) {
    throw new UserError('unreadable', `The model folder ${path} is empty.`, { hint: 'Check `source`.' });
  }
  return `sha256:${createHash('sha256').update(lines.join('')).digest('hex')}`;
}

/** The files of a folder, relative with `/`, in byte order. Throws a UserError on anything that is neither file nor folder. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) return [];
    if (!entry.isFile()) throw linked(path);
    return [relative(folder, path).split(sep).join('/')];
  });
  return files.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function linked(path: string): UserError {
  return new UserError('unsupported', `${path} is neither a file nor a folder, and a model must hold only those.`, {
    hint: 'Replace links by what they point at.',
  });
}
