import { glob, open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UserError } from '@tidegate/evidence';

export interface FoundFile {
  readonly path: string;
  /** As the user typed it, or as a match of the pattern typed; with `/` on every system. */
  readonly shown: string;
}

/**
 * The files an input names: one path, or a pattern (`*`, `**`, `?`) taken in the order of their names. Each is a regular file that can be
 * opened. What the user types may lie anywhere; a link in the workspace, which a stranger's commit may hold, leads nowhere outside it.
 */
export async function findFiles(input: string, typed: string, path: (typed: string) => string): Promise<FoundFile[]> {
  const base = resolve(path('.'));
  const absolute = resolve(path(typed));
  const isPattern = /[*?]/.test(typed) && (await kindOf(absolute)) === undefined;
  const found = isPattern ? await matching(typed, base) : [{ path: absolute, shown: typed }];
  if (found.length === 0) {
    throw new UserError('not-found', `\`${input}\`: no file matches ${typed}.`, {
      hint: 'Check the pattern and the step that writes the files.',
    });
  }
  for (const file of found) {
    await refuseUnreadable(input, file);
    await refuseEscape(input, file, base);
  }
  return found;
}

async function matching(typed: string, base: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for await (const match of isAbsolute(typed) ? glob(typed) : glob(typed, { cwd: base })) {
    const path = resolve(base, match);
    // A folder may be named like a file: Spark writes data into `x.parquet/`.
    if ((await kindOf(path)) === 'folder') continue;
    found.push({ path, shown: match.replaceAll(sep, '/') });
  }
  return found.sort((a, b) => (a.shown < b.shown ? -1 : 1));
}

type Kind = 'file' | 'folder' | 'other';

/** What lies there; `undefined` for nothing. */
async function kindOf(path: string): Promise<Kind | undefined> {
  const entry = await stat(path).catch(() => undefined);
  if (entry === undefined) return undefined;
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

async function refuseUnreadable(input: string, { path, shown }: FoundFile): Promise<void> {
  try {
    // Looked at before it is opened: opening a pipe waits for its writer.
    const kind = (await stat(path)).isFile();
    if (kind) return void (await (await open(path, 'r')).close());
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new UserError('not-found', `\`${input}\`: there is no file ${shown}.`, {
        hint: 'Check the path, and that an earlier step checks it out or writes it.',
        cause,
      });
    }
    throw new UserError(
      'unreadable',
      `\`${input}\`: ${shown} cannot be opened (${code ?? (cause as Error).message}).`,
      { hint: 'Check the permissions of the file.', cause },
    );
  }
  throw new UserError('unreadable', `\`${input}\`: ${shown} is not a file.`, {
    hint: 'Name a file, or a pattern such as data/*.csv.',
  });
}

async function refuseEscape(input: string, { path, shown }: FoundFile, base: string): Promise<void> {
  if (!isWithin(path, base)) return;
  const [target, workspace] = await Promise.all([realpath(path), realpath(base)]);
  if (isWithin(target, workspace)) return;
  throw new UserError('bad-input', `\`${input}\`: ${shown} is a link to ${target}, outside the workspace.`, {
    hint: 'If that is the data you mean, name it by that path.',
  });
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way) && join(folder, way) === path;
}
