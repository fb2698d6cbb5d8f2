import { type FileHandle, mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { inOrder, parseRow, type Row, rowLine } from '../row.ts';
import { decideEntry, type History, type Reach, type Recorded } from './history.ts';
import { linesFromEnd, RowCollector } from './lines.ts';
import { type LockClock, withFileLock } from './lock.ts';

/** A file of one row a line, for all models. Rows are appended under a lock, each write in one piece and flushed to the disk. */
export function fileHistory(path: string, shown: string, clock: LockClock): History {
  const read = async (model: string, reach: Reach): Promise<Row[]> => {
    const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!file) return [];
    try {
      const collector = new RowCollector(model, reach, shown);
      for await (const line of linesFromEnd(file, (await file.stat()).size)) if (!collector.take(line)) break;
      return inOrder(collector.rows);
    } finally {
      await file.close();
    }
  };
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof UserError) throw cause;
      throw new UserError('unreadable', `The history ${shown} cannot be used: ${(cause as Error).message}.`, {
        hint: 'Point `history` at a file this job may read and write.',
        cause,
      });
    }
  };
  return {
    location: shown,
    read: (model, reach) => told(() => read(model, reach)),
    close: async () => {},
    record: (entries, reach) =>
      told(() =>
        withFileLock(`${path}.lock`, clock, async () => {
          await mkdir(dirname(path), { recursive: true });
          await mendEnd(path, shown);
          const recorded: Recorded[] = [];
          for (const entry of entries) {
            const one = decideEntry(entry, await read(entry.model, reach));
            if (one.change === 'added') await append(path, rowLine(one.row));
            if (one.change === 'replaced') await replace(path, one.row, shown);
            recorded.push(one);
          }
          return recorded;
        }),
      ),
  };
}

async function append(path: string, text: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    await file.appendFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A run that was killed while it wrote left half a line, which nobody counts as recorded: it goes. */
async function mendEnd(path: string, shown: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return;
  const file = await open(path, 'r+');
  try {
    const last = Buffer.alloc(1);
    await file.read(last, 0, 1, size - 1);
    if (last.toString() === '\n') return;
    const line = await lastLine(file, size);
    try {
      parseRow(line.toString('utf8'), shown);
      await file.write('\n', size);
    } catch {
      await file.truncate(size - line.length);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function lastLine(file: FileHandle, size: number): Promise<Buffer> {
  for await (const line of linesFromEnd(file, size)) return line;
  return Buffer.alloc(0);
}

/** The rare case, a run repeated with other evidence: the file is written anew and takes the old one's place in one step. */
async function replace(path: string, row: Row, shown: string): Promise<void> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  const kept = lines.map((line) =>
    line.includes(row.run_key) && parseRow(line, shown).run_key === row.run_key ? rowLine(row).trimEnd() : line,
  );
  const draft = `${path}.draft`;
  await writeFile(draft, `${kept.join('\n')}\n`, { flush: true });
  await rename(draft, path);
}
