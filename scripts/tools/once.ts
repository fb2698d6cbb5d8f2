// A folder in the cache is made by one process, once, and is used only when it was made to its end.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { progress } from './cache.ts';

const STAMP = '.tidegate-complete';

/** Makes `folder` with `make` unless it is complete; other processes wait. What a killed run left half-made is made again. */
export async function makeOnce(folder: string, make: (folder: string) => Promise<void>): Promise<string> {
  const complete = (): boolean => existsSync(join(folder, STAMP));
  if (complete()) return folder;
  await withLock(`${folder}.lock`, async () => {
    if (complete()) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await make(folder);
    writeFileSync(join(folder, STAMP), '');
  });
  return folder;
}

/** Runs `work` while holding a lock file; a lock whose process is gone is taken over. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  for (let waited = 0; !acquire(path); waited++) {
    if (waited % 60 === 0) progress(`waiting for another process that holds ${path}`);
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function acquire(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    if (holder > 0 && !isAlive(holder)) {
      // Of two waiters one rename succeeds, and both sleep before they try for the lock again.
      renameSync(path, `${path}.${process.pid}`);
      rmSync(`${path}.${process.pid}`, { force: true });
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return false;
}

/** Whether a process of this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
