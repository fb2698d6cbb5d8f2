import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '@tidegate/evidence';
import { duckDbVersion, type PlatformPackage } from './platform-packages.ts';

/** Throws unless the tarball is the pinned one. */
export async function refuseOther(tarball: string, { name, integrity }: PlatformPackage): Promise<void> {
  const found = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`;
  if (found === integrity) return;
  throw new UserError(
    'conflict',
    `${name}@${duckDbVersion} is not the package this action was built for: its sha512 is ${found}, not ${integrity}.`,
    {
      hint: 'The registry or a mirror serves something else: find out why before using it.',
    },
  );
}

/** Throws unless each native file in `folder` is the pinned one. */
export async function refuseChanged(folder: string, { name, files }: PlatformPackage): Promise<void> {
  for (const [file, expected] of Object.entries(files)) {
    const path = join(folder, file);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash).catch((cause: unknown) => {
      throw new UserError('conflict', `The tool cache holds ${name}@${duckDbVersion}, but ${path} cannot be read.`, {
        hint: `Remove ${folder}: the next run fetches it again.`,
        cause,
      });
    });
    const found = hash.digest('hex');
    if (found === expected) continue;
    throw new UserError(
      'conflict',
      `${path} is not what this action was built for: its sha256 is ${found}, not ${expected}.`,
      {
        hint: `Find out who changed the tool cache, then remove ${folder}: the next run fetches it again.`,
      },
    );
  }
}
