import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { filesUnder } from '../digest.ts';
import type { RegistryIo } from '../registry-io.ts';
import type { TagRepository } from './repository.ts';

// One commit per digest, under a name that no branch, tag or ordinary clone fetches.
const referenceOf = (digest: string) => `refs/tidegate/models/${digest.replace('sha256:', '')}`;
const nobody = 'tidegate <tidegate@localhost.invalid> 0 +0000';

/** Keeps a model's files in the repository, and at `origin` when there is one. Asked again for the same bytes it changes nothing. */
export async function storeFiles(
  path: string,
  digest: string,
  repository: TagRepository,
  io: RegistryIo,
): Promise<void> {
  const what = `${path} cannot be kept in the repository`;
  const top = basename(path);
  const isFile = (await stat(path)).isFile();
  const inside = isFile ? [''] : (await filesUnder(path)).map((file) => `/${file}`);
  if (inside.some((file) => file.includes('\n'))) {
    throw new UserError('unsupported', `${path} holds a file with a line break in its name.`, { hint: 'Rename it.' });
  }
  // The bytes as they are: no line-ending or LFS filter, or the digest would not hold.
  const input = inside.map((file) => `${path}${file}\n`).join('');
  const objects = (await repository.git(what, ['hash-object', '-w', '--no-filters', '--stdin-paths'], { input }))
    .trim()
    .split('\n');
  const scratch = join(io.run.temp, `tidegate-${randomUUID()}`);
  await mkdir(scratch, { recursive: true });
  try {
    const env = { GIT_INDEX_FILE: join(scratch, 'index') };
    const entries = inside.map((file, at) => `100644 ${objects[at]!}\t${top}${file}\0`).join('');
    await repository.git(what, ['update-index', '-z', '--index-info'], { env, input: entries });
    const tree = (await repository.git(what, ['write-tree'], { env })).trim();
    // Without a time or a person in it, the same bytes are the same commit, so two runs cannot disagree.
    const commit = `tree ${tree}\nauthor ${nobody}\ncommitter ${nobody}\n\nModel ${digest}\n`;
    const object = (
      await repository.git(what, ['hash-object', '-w', '-t', 'commit', '--stdin'], { input: commit })
    ).trim();
    const reference = referenceOf(digest);
    if (repository.hasOrigin) await pushOnce(object, reference, what, repository);
    await repository.git(what, ['update-ref', reference, object]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Another run may be pushing the same commit: then it is there, or soon will be, and that is as good as ours. */
async function pushOnce(object: string, reference: string, what: string, repository: TagRepository): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await repository.git(what, ['push', '--quiet', '--no-follow-tags', 'origin', `+${object}:${reference}`]);
      return;
    } catch (error) {
      const there = await repository.git(what, ['ls-remote', 'origin', reference]);
      if (there.startsWith(object)) return;
      if (attempt === 3) throw error;
    }
  }
}

/** The commit that keeps the files of a digest; undefined when they were not kept. */
export async function storedFiles(digest: string, repository: TagRepository): Promise<string | undefined> {
  const reference = referenceOf(digest);
  const here = await repository.commit(reference);
  if (here !== undefined || !repository.hasOrigin) return here;
  const listed = await repository.git('The files of origin cannot be listed', ['ls-remote', 'origin', reference]);
  if (listed.trim() === '') return undefined;
  const flags = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'];
  await repository.git('The files of the model cannot be fetched', [
    'fetch',
    ...flags,
    'origin',
    `+${reference}:${reference}`,
  ]);
  return repository.commit(reference);
}
