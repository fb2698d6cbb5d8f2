import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { aptInstall } from './apt.ts';
import { cacheFolder, progress } from './cache.ts';
import { findCommand, runCommand } from './command.ts';
import { makeOnce } from './once.ts';

export interface VenvOptions {
  /** Install exactly the given lines, which then name every package: a lock, so nothing is resolved anew. */
  readonly locked?: boolean;
}

/**
 * The python of a virtual environment that holds `requirements` (pip lines, pinned). It lives in the cache under a name
 * made of these lines and the interpreter's version; a half-made one is never used.
 */
export async function pythonVenv(
  name: string,
  requirements: readonly string[],
  options: VenvOptions = {},
): Promise<string> {
  const base = await basePython();
  const version = (await runCommand(base, ['-c', 'import sys; print(sys.version, sys.prefix)'])).trim();
  const key = createHash('sha256')
    .update(JSON.stringify([version, requirements, options.locked ?? false]))
    .digest('hex');
  const folder = join(cacheFolder(), 'venvs', `${name}-${key.slice(0, 12)}`);
  const python = join(folder, 'bin', 'python');
  await makeOnce(folder, async () => {
    progress(`making the Python environment ${name} (${requirements.length} requirements)`);
    await runCommand(base, ['-m', 'venv', folder]);
    if (requirements.length === 0) return;
    const flags = ['--quiet', '--no-input', '--disable-pip-version-check', ...(options.locked ? ['--no-deps'] : [])];
    await runCommand(python, ['-m', 'pip', 'install', ...flags, ...requirements], {
      doing: `installing ${name} with pip`,
    });
  });
  return python;
}

async function basePython(): Promise<string> {
  const names = ['python3', 'python3.13', 'python3.12', 'python3.11'];
  const probe = 'import sys, ensurepip, venv; sys.exit(0 if sys.version_info >= (3, 11) else 1)';
  const usable = async (): Promise<string | undefined> => {
    for (const name of names) {
      const path = findCommand(name);
      if (path === undefined) continue;
      const works = await runCommand(path, ['-c', probe]).then(
        () => true,
        () => false,
      );
      if (works) return path;
    }
    return undefined;
  };
  const found = await usable();
  if (found !== undefined) return found;
  await aptInstall(['python3', 'python3-venv'], () => true);
  const installed = await usable();
  if (installed === undefined)
    throw new Error('no Python 3.11 or newer with venv was found; install one and run again.');
  return installed;
}
