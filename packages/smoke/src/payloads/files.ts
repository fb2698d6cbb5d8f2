import { glob, readFile, stat } from 'node:fs/promises';
import { isAbsolute, resolve, sep } from 'node:path';
import { UserError } from '@tidegate/evidence';

export interface TextFile {
  /** As the user typed it, or as it matches what was typed; with `/` on every system. */
  readonly name: string;
  readonly text: string;
}

const largestFile = 50 * 1024 * 1024;

/** Reads every file an input names by path or pattern, in the order of the lines and then of the names. */
export async function readFiles(
  input: string,
  typed: readonly string[],
  path: (typed: string) => string,
): Promise<TextFile[]> {
  const names = new Set<string>();
  for (const entry of typed) for (const name of await matches(input, entry, path)) names.add(name);
  return Promise.all([...names].map(async (name) => ({ name, text: await readText(input, name, path) })));
}

async function matches(input: string, typed: string, path: (typed: string) => string): Promise<string[]> {
  if (!/[*?]/.test(typed)) return [typed];
  const found: string[] = [];
  const base = resolve(path('.'));
  for await (const match of isAbsolute(typed) ? glob(typed) : glob(typed, { cwd: base })) {
    if ((await stat(resolve(base, match))).isFile()) found.push(match.replaceAll(sep, '/'));
  }
  if (found.length > 0) return found.sort();
  throw new UserError('not-found', `\`${input}\`: no file matches ${typed}.`, {
    hint: 'Check the pattern, and that the repository is checked out before this step.',
  });
}

/** The text of one file. Throws a UserError that names the input. */
export async function readText(input: string, typed: string, path: (typed: string) => string): Promise<string> {
  try {
    const file = await stat(path(typed));
    if (!file.isFile()) throw new UserError('unreadable', `\`${input}\`: ${typed} is not a file.`);
    if (file.size > largestFile) throw new UserError('unreadable', `\`${input}\`: ${typed} is larger than 50 MB.`);
    return await readFile(path(typed), 'utf8');
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const absent = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const what = absent ? `there is no file ${typed}` : `${typed} cannot be read`;
    throw new UserError(absent ? 'not-found' : 'unreadable', `\`${input}\`: ${what}.`, {
      hint: 'Check the path, and that an earlier step checks it out or writes it.',
      cause,
    });
  }
}
