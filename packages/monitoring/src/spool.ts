import { mkdir, open, readFile, rm } from 'node:fs/promises';
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
  return {
    location: shown,
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw unusable(shown, error);
      });
      const lines = text.split('\n');
      // What stands behind the last line break was being written when its run was killed.
      return lines.slice(0, -1).flatMap((line) => (line === '' ? [] : [parseRow(line, shown)]));
    },
    async add(rows) {
      try {
        await mkdir(dirname(path), { recursive: true });
        const file = await open(path, 'a');
        try {
          // The break before ends what a killed run may have left.
          await file.appendFile(`\n${rows.map(rowLine).join('')}`);
          await file.sync();
        } finally {
          await file.close();
        }
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
