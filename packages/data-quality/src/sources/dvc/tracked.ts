import { stat } from 'node:fs/promises';
import { dirname, posix, relative, resolve, sep } from 'node:path';
import { type Check, UserError, wholeText } from '@tidegate/evidence';
import type { World } from '../../world.ts';
import { digestOfFile, digestOfFolder, type Found } from './digest.ts';
import { type DvcOutput, readPointer } from './pointer.ts';

export interface TrackedData {
  /** What to read: as typed, else what the pointer tracks. */
  readonly data: string;
  /** Is it what the pointer says? */
  readonly check: Check;
}

/**
 * Holds data against the `.dvc` file that tracks it, by md5 and size, without reading it as data. `typed` may name a file in a tracked
 * folder, or a pattern in it; left out, the one thing that is tracked is meant. Throws a UserError for a pointer that cannot be read, for
 * data it does not track and for data that is not there.
 */
export async function trackedData(
  dvcFile: string,
  typed: string | undefined,
  world: Pick<World, 'path'>,
): Promise<TrackedData> {
  const pointer = resolve(world.path(dvcFile));
  const text = await wholeText(
    pointer,
    dvcFile,
    (cause) =>
      new UserError('not-found', `\`dvc-file\`: ${dvcFile} cannot be read.`, {
        hint: 'Check the path, and that the repository is checked out before this step.',
        cause,
      }),
  );
  const outputs = readPointer(text, dvcFile);
  const at = (output: DvcOutput) => resolve(dirname(pointer), output.path);
  const output = chosen(outputs, at, dvcFile, typed, world);
  const shown = posix.join(dirname(dvcFile).replaceAll(sep, '/'), output.path);
  const found = await look(at(output), output, shown);
  return {
    data:
      output.isFolder && (typed === undefined || resolve(world.path(typed)) === at(output))
        ? `${shown}/**/*`
        : (typed ?? shown),
    check: judgeTracked(shown, dvcFile, output, found),
  };
}

function chosen(
  outputs: readonly DvcOutput[],
  at: (output: DvcOutput) => string,
  dvcFile: string,
  typed: string | undefined,
  world: Pick<World, 'path'>,
): DvcOutput {
  const names = outputs.map(({ path }) => path).join(', ');
  if (typed === undefined) {
    if (outputs.length === 1) return outputs[0]!;
    throw new UserError('bad-input', `\`data\` is missing, and ${dvcFile} tracks more than one: ${names}.`, {
      hint: 'Name the one to judge as `data`.',
    });
  }
  const output = outputs.find((one) => isPartOf(typed, at(one), one.isFolder, world));
  if (output) return output;
  throw new UserError('bad-input', `\`data\`: ${typed} is not tracked by ${dvcFile}, which tracks ${names}.`, {
    hint: 'Name what it tracks, or leave `data` out.',
  });
}

/** Is what a path or a pattern names tracked as `tracked`, or in the folder tracked? */
function isPartOf(typed: string, tracked: string, isFolder: boolean, world: Pick<World, 'path'>): boolean {
  const [before, ...after] = typed.split(/[*?]/);
  if (after.length === 0) {
    const path = resolve(world.path(typed));
    return path === tracked || (isFolder && isIn(path, tracked));
  }
  const folder = dirname(resolve(world.path(`${before}x`)));
  const climbs = after.join('').split(/[/\\]/).includes('..');
  return isFolder && !climbs && (folder === tracked || isIn(folder, tracked));
}

function isIn(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}

async function look(path: string, output: DvcOutput, shown: string): Promise<Found> {
  const entry = await stat(path).catch(() => undefined);
  if (entry === undefined) {
    throw new UserError('not-found', `${shown} is tracked by DVC but is not here.`, {
      hint: 'Run `dvc pull` in a step before this one.',
    });
  }
  if (entry.isDirectory() !== output.isFolder || !(entry.isFile() || entry.isDirectory())) {
    throw new UserError(
      'unreadable',
      `${shown} is tracked by DVC as a ${output.isFolder ? 'folder' : 'file'}, but is none.`,
      {
        hint: 'Run `dvc checkout` or `dvc pull` in a step before this one.',
      },
    );
  }
  return (output.isFolder ? digestOfFolder(path, output.legacy) : digestOfFile(path, output.legacy)).catch(
    (cause: unknown) => {
      throw new UserError('unreadable', `${shown} cannot be read: ${(cause as Error).message}.`, {
        hint: 'Run `dvc checkout` or `dvc pull` in a step before this one.',
        cause,
      });
    },
  );
}

/** Pure: is what was found what the pointer says? */
export function judgeTracked(shown: string, dvcFile: string, output: DvcOutput, found: Found): Check {
  const told = {
    md5: output.md5,
    size: output.size ?? found.size,
    files: output.isFolder ? (output.files ?? found.files) : 1,
  };
  const same = found.md5 === told.md5 && found.size === told.size && found.files === told.files;
  const spoken = ({ md5, size, files }: Found) =>
    `md5 ${md5}, ${size} bytes${output.isFolder ? `, ${files} files` : ''}`;
  return {
    id: `dvc.${output.path}`,
    title: `${shown} is what ${dvcFile} tracks`,
    verdict: same ? 'pass' : 'fail',
    reason: same
      ? `${shown} is what ${dvcFile} tracks (${spoken(found)}).`
      : `${shown} is not what ${dvcFile} tracks: it has ${spoken(found)}, not ${spoken(told)}.`,
    observed: found.md5,
    threshold: told.md5,
    values: { size: found.size, ...(output.isFolder && { files: found.files }) },
  };
}
