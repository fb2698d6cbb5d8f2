import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ApiFailure } from './api-failure.ts';
import { type GitHubApi, repositoryParameters } from './api.ts';
import type { StartedRun } from './dispatch.ts';

/** What is known of an idempotency key: who has it, and which run it became. */
export interface KeyRecord {
  readonly key: string;
  /** Names one process; nobody else writes it. */
  readonly holder: string;
  /** Where people see who that is. */
  readonly by?: string | undefined;
  /** GitHub has taken the dispatch. */
  readonly accepted?: boolean | undefined;
  /** The run it became, when that is known. */
  readonly run?: StartedRun | undefined;
}

/** A reference that holds a record: an annotated tag object, outside branches and tags. */
export interface HeldReference {
  /** `refs/tidegate/dispatch/<SHA-1 of the key>`, with `-2` and so on once a stale one was followed. */
  readonly ref: string;
  readonly generation: number;
  readonly sha: string;
}

const recordSchema = z.object({
  key: z.string(),
  holder: z.string(),
  by: z.string().optional(),
  accepted: z.boolean().optional(),
  run: z.object({ id: z.number().int(), url: z.string() }).optional(),
});
const shaSchema = z.object({ sha: z.string() });
const refSchema = z.object({ ref: z.string(), object: z.object({ sha: z.string() }) });

/** Name of the reference, without `refs/`. */
export function referenceOf(key: string, generation: number): string {
  const hash = createHash('sha1').update(key).digest('hex');
  return `tidegate/dispatch/${hash}${generation === 1 ? '' : `-${generation}`}`;
}

/** Writes the record as an object nobody refers to yet; doing it twice does no harm. Throws an ApiFailure. */
export async function writeRecord(
  api: GitHubApi,
  repository: string,
  commit: string,
  record: KeyRecord,
): Promise<string> {
  const parameters = {
    ...repositoryParameters(repository),
    tag: referenceOf(record.key, 1),
    message: JSON.stringify(record),
    object: commit,
    type: 'commit',
    tagger: {
      name: 'Tidegate',
      email: 'tidegate@users.noreply.github.com',
      date: new Date(api.clock.now()).toISOString(),
    },
  };
  return (await api.read('POST /repos/{owner}/{repo}/git/tags', parameters, shaSchema)).sha;
}

/** The record behind a reference; undefined when it is none of ours. */
export async function readRecord(api: GitHubApi, repository: string, sha: string): Promise<KeyRecord | undefined> {
  const parameters = { ...repositoryParameters(repository), tag_sha: sha };
  const answer = z.object({ message: z.string() });
  const { message } = await api.read('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', parameters, answer);
  try {
    return recordSchema.parse(JSON.parse(message));
  } catch {
    return undefined;
  }
}

/** The newest reference of the key. */
export async function newestReference(
  api: GitHubApi,
  repository: string,
  key: string,
): Promise<HeldReference | undefined> {
  const parameters = { ...repositoryParameters(repository), ref: referenceOf(key, 1) };
  const route = 'GET /repos/{owner}/{repo}/git/matching-refs/{ref}';
  const found = (await api.read(route, parameters, z.array(refSchema))).map(({ ref, object }) => ({
    ref,
    generation: Number(/-(\d+)$/.exec(ref)?.[1] ?? 1),
    sha: object.sha,
  }));
  return found.sort((one, other) => other.generation - one.generation)[0];
}

/** Creates the reference: GitHub lets one of all who try have it. `unclear` when its answer was lost. Throws an ApiFailure. */
export async function createReference(
  api: GitHubApi,
  repository: string,
  key: string,
  generation: number,
  sha: string,
): Promise<'created' | 'exists' | 'unclear'> {
  const parameters = { ...repositoryParameters(repository), ref: `refs/${referenceOf(key, generation)}`, sha };
  try {
    await api.once('POST /repos/{owner}/{repo}/git/refs', parameters, z.unknown());
    return 'created';
  } catch (failure) {
    if (!(failure instanceof ApiFailure)) throw failure;
    if (failure.status === 422 && /already exists/i.test(failure.message)) return 'exists';
    if (failure.mayHaveWorked) return 'unclear';
    throw failure;
  }
}

/** Lets a reference that this process holds tell of another record. Throws an ApiFailure. */
export async function moveReference(api: GitHubApi, repository: string, { ref }: HeldReference, sha: string) {
  const parameters = { ...repositoryParameters(repository), ref: ref.replace(/^refs\//, ''), sha, force: true };
  await api.read('PATCH /repos/{owner}/{repo}/git/refs/{ref}', parameters, z.unknown());
}

/** Gives a reference up that this process holds. Throws an ApiFailure. */
export async function deleteReference(api: GitHubApi, repository: string, { ref }: HeldReference): Promise<void> {
  const parameters = { ...repositoryParameters(repository), ref: ref.replace(/^refs\//, '') };
  await api.once('DELETE /repos/{owner}/{repo}/git/refs/{ref}', parameters, z.unknown());
}
