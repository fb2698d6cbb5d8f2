import { randomUUID } from 'node:crypto';
import { cp, mkdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { digestOf } from '../digest.ts';
import type { ModelVersion } from '../model-registry.ts';
import type { RegistryIo } from '../registry-io.ts';
import type { TagRepository } from './repository.ts';

/**
 * Puts the files of a version into the folder and returns their path there: from the commit its tag points at when git tracks
 * the source, else from the same path on disk. Only bytes with the recorded digest are given out.
 */
export async function fetchModel(
  version: ModelVersion,
  folder: string,
  repository: TagRepository,
  io: RegistryIo,
): Promise<string> {
  const { name, version: number, source, digest } = version;
  const tag = `${name}@${number}`;
  if (source === undefined || digest === undefined) {
    throw new UserError('unsupported', `Tag ${tag} does not say where the model is or what its digest is.`, {
      hint: 'Register the model with promote-model; tags made by hand or by GTO carry no files.',
    });
  }
  const origin = io.path(source);
  const target = join(io.path(folder), basename(origin));
  const wrong: string[] = [];
  const tracked = await trackedAt(tag, origin, repository);
  if (tracked !== undefined) {
    await extract(tracked.commit, tracked.path, target, repository, io);
    if ((await digestOf(target)) === digest) return target;
    await rm(target, { recursive: true, force: true });
    wrong.push(`in commit ${tracked.commit.slice(0, 12)}`);
  }
  if (await exists(origin)) {
    if ((await digestOf(origin)) === digest) {
      if ((await exists(target)) && (await realpath(target)) === (await realpath(origin))) return target;
      await rm(target, { recursive: true, force: true });
      await mkdir(dirname(target), { recursive: true });
      await cp(origin, target, { recursive: true });
      return target;
    }
    wrong.push('on disk');
  }
  if (wrong.length > 0) {
    throw new UserError(
      'conflict',
      `${source} ${wrong.join(' and ')} is not what was registered as ${tag} (${digest}).`,
      {
        hint: 'Restore the file that was registered, for example from the artifact of the run that trained it.',
      },
    );
  }
  throw new UserError('not-found', `${source} of ${tag} is neither tracked by git nor on disk.`, {
    hint: 'Track it in git (LFS, for large files), or download the artifact of the run that trained it to this path first.',
  });
}

async function trackedAt(tag: string, origin: string, repository: TagRepository) {
  if (repository.top === undefined) return undefined;
  const found = (await repository.tags(tag.slice(0, tag.indexOf('@')))).find((one) => one.name === tag);
  if (!found) return undefined;
  const root = await realpath(repository.top);
  const parent = await realpath(dirname(origin)).catch(() => dirname(origin));
  const path = relative(root, join(parent, basename(origin)));
  if (path === '' || path.startsWith('..') || isAbsolute(path)) return undefined;
  const posix = path.split(sep).join('/');
  const listed = await repository.git(`The files of ${tag} cannot be listed`, [
    ...['ls-tree', '--full-tree', '--name-only', found.commit, '--', posix],
  ]);
  return listed.trim() === '' ? undefined : { commit: found.commit, path: posix };
}

/** Writes a tracked file or folder as a checkout would, LFS filters included, without touching the user's index. */
async function extract(commit: string, path: string, target: string, repository: TagRepository, io: RegistryIo) {
  const scratch = join(io.run.temp, `tidegate-${randomUUID()}`);
  await mkdir(scratch, { recursive: true });
  try {
    const env = { GIT_INDEX_FILE: join(scratch, 'index') };
    const what = `${path} of commit ${commit.slice(0, 12)} cannot be checked out`;
    const at = ['-C', repository.top ?? '.'];
    await repository.git(what, [...at, 'read-tree', commit], { env });
    const listed = await repository.git(what, [...at, 'ls-files', '-z', '--', `:(top,literal)${path}`], { env });
    const prefix = `--prefix=${join(scratch, 'files')}/`;
    await repository.git(what, [...at, 'checkout-index', '--quiet', '-z', '--stdin', prefix], { env, input: listed });
    await rm(target, { recursive: true, force: true });
    await mkdir(dirname(target), { recursive: true });
    await cp(join(scratch, 'files', path), target, { recursive: true });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
