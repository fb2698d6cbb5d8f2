import { randomUUID } from 'node:crypto';
import { cp, mkdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { digestOf } from '../digest.ts';
import { alreadyAt } from '../downloaded.ts';
import type { ModelVersion } from '../model-registry.ts';
import type { RegistryIo } from '../registry-io.ts';
import type { TagRepository } from './repository.ts';
import { storedFiles } from './stored-files.ts';

/**
 * Puts the files of a version into the folder and returns their path there: from the commit its tag points at when git tracks
 * the source, else from the files kept beside the tags, else from the same path on disk. Only bytes with the recorded digest are
 * given out.
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
  if (await alreadyAt(target, digest)) return target;
  const scratch = join(io.run.temp, `tidegate-${randomUUID()}`);
  await mkdir(scratch, { recursive: true });
  const wrong: string[] = [];
  try {
    for (const place of places(tag, origin, digest, scratch, repository)) {
      const found = await place.find();
      if (found === undefined) continue;
      if ((await digestOf(found)) === digest) {
        await mkdir(dirname(target), { recursive: true });
        await cp(found, target, { recursive: true });
        return target;
      }
      wrong.push(place.name);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  if (wrong.length === 0) {
    throw new UserError(
      'not-found',
      `${source} of ${tag} is not tracked by git, not kept beside the tags and not on disk.`,
      {
        hint: 'Register with `store-files: true`, or restore the artifact of the run that trained it to this path first.',
      },
    );
  }
  throw new UserError(
    'conflict',
    `${source} ${wrong.join(' and ')} is not what was registered as ${tag} (${digest}).`,
    {
      hint: 'Restore the file that was registered, for example from the artifact of the run that trained it.',
    },
  );
}

/** Where the files may be, in order; each gives a path with them, or undefined. */
function places(tag: string, origin: string, digest: string, scratch: string, repository: TagRepository) {
  return [
    {
      name: 'in the tagged commit',
      find: async () => {
        const tracked = await trackedAt(tag, origin, repository);
        return tracked && extract(tracked.commit, tracked.path, join(scratch, 'tracked'), repository);
      },
    },
    {
      name: 'beside the tags',
      find: async () => {
        const commit = await storedFiles(digest, repository);
        return commit && extract(commit, basename(origin), join(scratch, 'stored'), repository);
      },
    },
    { name: 'on disk', find: async () => ((await exists(origin)) ? origin : undefined) },
  ];
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

/** Writes a file or folder of a commit below `into` as a checkout would, LFS filters included; returns its path there. */
async function extract(commit: string, path: string, into: string, repository: TagRepository): Promise<string> {
  await mkdir(into, { recursive: true });
  // An index of its own: the user's is not touched.
  const env = { GIT_INDEX_FILE: join(into, 'index') };
  const what = `${path} of commit ${commit.slice(0, 12)} cannot be checked out`;
  const at = repository.top === undefined ? [] : ['-C', repository.top];
  const literal = repository.top === undefined ? ['--work-tree', into] : [];
  const git = (args: readonly string[], input?: string) =>
    repository.git(what, [...at, ...literal, ...args], { env, ...(input !== undefined && { input }) });
  await git(['read-tree', commit]);
  const listed = await git(['ls-files', '-z', '--', `:(top,literal)${path}`]);
  await git(['checkout-index', '--quiet', '-z', '--stdin', `--prefix=${join(into, 'files')}/`], listed);
  return join(into, 'files', path);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
