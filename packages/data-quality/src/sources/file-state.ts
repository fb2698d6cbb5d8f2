import { stat } from 'node:fs/promises';
import { UserError } from '@tidegate/evidence';
import type { DataSource } from '../engine.ts';

/**
 * Remembers how files are now. What comes back throws a UserError when one of them has changed or is gone: checks of a file that changed
 * while it was read are checks of no data set at all.
 */
export async function watchFiles(sources: readonly DataSource[]): Promise<() => Promise<void>> {
  const files = sources.flatMap(({ files, shown }) => files.map((path, i) => ({ path, shown: shown[i]! })));
  const before = await Promise.all(files.map(({ path }) => stateOf(path)));
  return async () => {
    for (const [i, { path, shown }] of files.entries()) {
      const now = await stateOf(path);
      if (now === before[i]) continue;
      throw new UserError('conflict', `${shown} ${now === undefined ? 'vanished' : 'changed'} while it was read.`, {
        hint: 'Let the step that writes it come to its end first, and judge a copy that nothing else touches.',
      });
    }
  };
}

async function stateOf(path: string): Promise<string | undefined> {
  const entry = await stat(path, { bigint: true }).catch(() => undefined);
  return entry && [entry.dev, entry.ino, entry.size, entry.mtimeNs].join(' ');
}
