import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { UserError } from '@tidegate/evidence';

/** Work under a lock takes milliseconds; one that is this old belongs to nobody any more. */
const staleMs = 60_000;
const patienceMs = 30_000;

export interface LockClock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** Runs `work` while holding the lock file. The lock of a process that is gone is taken over. Throws a UserError `timeout` when it stays taken. */
export async function withFileLock<T>(path: string, clock: LockClock, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  const mine = JSON.stringify({ id: randomUUID(), pid: process.pid, host: hostname() });
  const until = clock.now() + patienceMs;
  while (!(await acquire(path, mine))) {
    if (clock.now() > until) {
      throw new UserError('timeout', `Another run holds ${path}.`, {
        hint: 'Remove the file if no run is at work.',
      });
    }
    await clock.sleep(5 + Math.random() * 20);
  }
  try {
    return await work();
  } finally {
    if ((await textOf(path)) === mine) await rm(path, { force: true });
  }
}

/** By a link, which makes the lock with its words in it: who dies between the two leaves no lock that nobody owns. */
async function acquire(path: string, mine: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, mine);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const held = await textOf(path);
  if (held !== undefined && (await isStale(path, held))) await remove(path, held);
  return false;
}

async function isStale(path: string, held: string): Promise<boolean> {
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  if (age > staleMs) return true;
  try {
    const { pid, host } = JSON.parse(held) as { pid: number; host: string };
    return host === hostname() && !isAlive(pid);
  } catch {
    return false;
  }
}

/** Of two that see the same stale lock, one moves it away; who moved a fresh one instead puts it back. */
async function remove(path: string, held: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await textOf(aside)) !== held) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
