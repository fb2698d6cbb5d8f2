import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type { RolloutState } from '../state.ts';
import { parseState } from './parse-state.ts';
import type { StateStore } from './store.ts';

const versionName = /^state-(\d{10})\.json$/;

/**
 * State in a folder of one host, one file for each version: `state-0000000012.json`. A version comes into being by `link`, which fails
 * when it is there already: that is the compare-and-set, and needs no lock that a killed process could leave behind.
 */
export function fileStore(folder: string): StateStore {
  return {
    location: folder,
    hostOnly: true,
    load: () => loadNewest(folder),
    async save(state) {
      try {
        await saveVersion(folder, state);
      } catch (cause) {
        if (cause instanceof UserError) throw cause;
        throw new UserError(
          'unreadable',
          `The rollout state cannot be written to ${folder}: ${(cause as Error).message}.`,
          {
            hint: 'Point `state` at a folder this runner may write to.',
            cause,
          },
        );
      }
    },
  };
}

async function loadNewest(folder: string): Promise<RolloutState | undefined> {
  // A version found by listing may be pruned before it is read; there is a newer one then.
  for (let attempt = 0; attempt < 5; attempt++) {
    const newest = Math.max(-1, ...(await versions(folder)));
    if (newest < 0) return undefined;
    const text = await readFile(join(folder, fileName(newest)), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text !== undefined) return parseState(text, join(folder, fileName(newest)));
  }
  throw new UserError('conflict', `The rollout state in ${folder} changes faster than it can be read.`, {
    hint: 'Let one run at a time work on a rollout.',
  });
}

async function saveVersion(folder: string, state: RolloutState): Promise<void> {
  await mkdir(folder, { recursive: true });
  const before = await versions(folder);
  if (Math.max(-1, ...before) !== state.sequence - 1) throw overtaken(folder);
  const draft = join(folder, `draft-${randomUUID()}`);
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(state)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, join(folder, fileName(state.sequence))).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? overtaken(folder) : error;
    });
    await syncFolder(folder);
  } finally {
    await rm(draft, { force: true });
  }
  // A slow writer may have re-created a version that was pruned meanwhile: a newer one shows it.
  const after = await versions(folder);
  if (Math.max(...after) !== state.sequence) {
    await rm(join(folder, fileName(state.sequence)), { force: true });
    throw overtaken(folder);
  }
  const old = after.filter((version) => version < state.sequence - 1);
  await Promise.all(old.map((version) => rm(join(folder, fileName(version)), { force: true })));
}

function overtaken(folder: string): UserError {
  return new UserError('conflict', `Another run has written the rollout state in ${folder} meanwhile.`, {
    hint: 'Let one run at a time work on a rollout.',
  });
}

async function versions(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new UserError('unreadable', `The rollout state in ${folder} cannot be read: ${error.message}.`, {
      hint: 'Point `state` at a folder this runner may read and write.',
      cause: error,
    });
  });
  return names.flatMap((name) => versionName.exec(name)?.[1] ?? []).map(Number);
}

const fileName = (sequence: number) => `state-${String(sequence).padStart(10, '0')}.json`;

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
