import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { parseRow, type Row, rowLine } from './row.ts';

/** Rows that the history could not take yet, in a file of one row a line. */
export interface Spool {
  readonly location: string;
  read(): Promise<Row[]>;
  add(rows: readonly Row[]): Promise<void>;
  clear(): Promise<void>;
}

export function spoolFile(path: string, shown: string): Spool {
  const read = async (): Promise<Row[]> => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw unusable(shown, error);
    });
    return text.split('\n').flatMap((line) => (line === '' ? [] : [parseRow(line, shown)]));
  };
  return {
    location: shown,
    read,
    async add(rows) {
      const text = [...(await read()), ...rows].map(rowLine).join('');
      try {
        await mkdir(dirname(path), { recursive: true });
        // In one step, so that a run that is killed leaves the file as it was or as it should be.
        await writeFile(`${path}.draft`, text, { flush: true });
        await rename(`${path}.draft`, path);
      } catch (error) {
        throw unusable(shown, error as Error);
      }
    },
    clear: () => rm(path, { force: true }),
  };
}

function unusable(shown: string, cause: Error): UserError {
  return new UserError('unreadable', `The rows kept aside in ${shown} cannot be used: ${cause.message}.`, {
    hint: 'Point `spool` at a file this job may read and write.',
    cause,
  });
}
