import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { aptCommands } from './apt.ts';
import { cacheFolder, progress } from './cache.ts';
import { runCommand } from './command.ts';
import { makeOnce } from './once.ts';

/**
 * The files of a minimal Debian or Ubuntu of this machine's release with Python, made by debootstrap once. It stands for the base
 * image python:*-slim where no registry of images can be reached. Needs root.
 */
export async function pythonRootfs(): Promise<string> {
  const release = /^VERSION_CODENAME=(\S+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  if (release === undefined) throw new Error('/etc/os-release names no release that debootstrap could make.');
  const folder = await makeOnce(join(cacheFolder(), 'containers', `python-${release}-1`), async (place) => {
    const { debootstrap } = await aptCommands({ debootstrap: 'debootstrap' });
    progress(`making a ${release} with Python`);
    const rootfs = join(place, 'rootfs');
    const packages = '--include=python3-minimal,libpython3-stdlib';
    await runCommand(debootstrap, ['--variant=minbase', packages, release, rootfs], { doing: 'making a base image' });
    for (const path of ['var/cache/apt', 'var/lib/apt/lists']) rmSync(join(rootfs, path), { recursive: true });
  });
  return join(folder, 'rootfs');
}
