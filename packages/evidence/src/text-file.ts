import { type Stats, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { UserError } from './user-error.ts';

/** A larger text does not fit one string. */
const largest = 500 * 1024 * 1024;

/**
 * The whole text of a file the user named; `shown` is its path as typed. A pipe or device, whose reading might never end, and a file above
 * 500 MB are UserErrors; anything else, such as a file that is not there, rejects as `fs.readFile` does, or with what `otherwise` makes of it.
 */
export async function wholeText(
  path: string,
  shown: string,
  otherwise?: (cause: unknown) => UserError,
): Promise<string> {
  try {
    const { size } = refuseEndless(path, shown);
    if (size > largest) {
      throw new UserError('unreadable', `The file ${shown} has ${Math.round(size / 1024 / 1024)} MB, more than 500.`, {
        hint: 'Write fewer rows or columns to it.',
      });
    }
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw cause instanceof UserError || otherwise === undefined ? cause : otherwise(cause);
  }
}

/** Stats of what is at the path. Throws a UserError for a pipe or a device; a folder is told by its reading. */
export function refuseEndless(path: string, shown: string): Stats {
  const entry = statSync(path);
  if (entry.isFile() || entry.isDirectory()) return entry;
  throw new UserError('unreadable', `The file ${shown} is not a regular file.`, {
    hint: 'Name a file that a step before this one wrote.',
  });
}
