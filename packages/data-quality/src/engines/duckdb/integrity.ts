import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { duckDbVersion, type PlatformPackage } from './platform-packages.ts';

export function isPinned(tarball: Uint8Array, { integrity }: PlatformPackage): boolean {
  return integrityOf(tarball) === integrity;
}

/** Throws unless the tarball is the pinned one. */
export function refuseOther(tarball: Uint8Array, { name, integrity }: PlatformPackage): void {
  const found = integrityOf(tarball);
  if (found === integrity) return;
  throw new UserError(
    'conflict',
    `${name}@${duckDbVersion} is not the package this action was built for: its sha512 is ${found}, not ${integrity}.`,
    {
      hint: 'The registry or a mirror serves something else: find out why before using it.',
    },
  );
}

function integrityOf(tarball: Uint8Array): string {
  return `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
}

/** Throws unless each pinned file is among the unpacked ones, whose sha256 these are. */
export function refuseUnpacked(found: ReadonlyMap<string, string>, { name, files }: PlatformPackage): void {
  for (const [file, expected] of Object.entries(files)) {
    const sha256 = found.get(file);
    if (sha256 === expected) continue;
    throw new UserError(
      'conflict',
      `${file} of ${name}@${duckDbVersion} is not what this action was built for: its sha256 is ${sha256 ?? 'that of no file'}, not ${expected}.`,
      { hint: 'This action was built wrong: use another release of it, and report this one.' },
    );
  }
}

/** Throws unless each native file in `folder` is the pinned one. */
export function refuseChanged(folder: string, { name, files }: PlatformPackage): void {
  for (const [file, expected] of Object.entries(files)) {
    const path = join(folder, file);
    const found = sha256Of(path, (cause) => {
      throw new UserError('conflict', `The tool cache holds ${name}@${duckDbVersion}, but ${path} cannot be read.`, {
        hint: `Remove ${folder}: the next run fetches it again.`,
        cause,
      });
    });
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

/** Hex. Every run waits for this, so it is done in one go: a data file that is read meanwhile would keep it waiting. */
function sha256Of(path: string, unread: (cause: unknown) => never): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1024 * 1024);
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    for (let read = 0; (read = readSync(file, buffer)) > 0;) hash.update(buffer.subarray(0, read));
    return hash.digest('hex');
  } catch (cause) {
    return unread(cause);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
