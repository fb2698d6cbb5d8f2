import { UserError } from '@tidegate/evidence';
import { ApiFailure } from './api-failure.ts';
import type { GitHubApi } from './api.ts';
import { type StartedRun, UnknownOutcome } from './dispatch.ts';
import {
  createReference,
  deleteReference,
  type HeldReference,
  type KeyRecord,
  moveReference,
  newestReference,
  readRecord,
  referenceOf,
  writeRecord,
} from './key-record.ts';

export interface LockWanted {
  readonly repository: string;
  readonly key: string;
  /** A commit of that repository; the records hang on it. */
  readonly commit: string;
  /** Names this process and no other. */
  readonly holder: string;
  readonly by?: string | undefined;
  /** How long another process may hold the key without saying what it became, in milliseconds. */
  readonly patienceMs: number;
  /** Whether the runs of the workflow show their keys: then a run that is not found was not started. */
  readonly runsShowKeys: boolean;
  /** Looks for a run that carries the key. */
  readonly findRun: () => Promise<StartedRun | undefined>;
}

/** This process alone may start a run of the key. */
export interface DispatchLock {
  /** Where the key is kept. */
  readonly ref: string;
  /** GitHub has taken the dispatch; keeps which run it became, when that is known. */
  settle(run: StartedRun | undefined): Promise<void>;
  /** Nothing was started: others may try. */
  release(): Promise<void>;
  /** Whether it is still this process's: others take it over from one that seems to have died. */
  isHeld(): Promise<boolean>;
}

export type Locking =
  | { readonly kind: 'held'; readonly lock: DispatchLock }
  /** Another process has started the run of this key, which may not be known. */
  | { readonly kind: 'taken'; readonly run?: StartedRun }
  /** The token may not keep references, so nothing prevents another process at the same moment. */
  | { readonly kind: 'unlocked'; readonly why: string };

const pauseMs = 3000;
const mostTries = 5;

/**
 * Takes a key, so that one of all processes that want it starts a run. The lock is a git reference that GitHub creates for
 * one of them only, outside branches and tags; it stays, and tells which run the key became. One whose holder has died is
 * followed by the next generation, again created by one alone. Throws a UserError when nobody can tell what became of the
 * key, and an ApiFailure when GitHub does not answer.
 */
export async function lockKey(api: GitHubApi, wanted: LockWanted): Promise<Locking> {
  const { repository, key, commit, holder, by } = wanted;
  let generation = 1;
  let sha: string;
  let contested = false;
  try {
    sha = await writeRecord(api, repository, commit, { key, holder, by });
    for (let attempt = 1; ; attempt++) {
      const outcome = await createReference(api, repository, key, generation, sha);
      if (outcome === 'created') return held(api, wanted, { ref: reference(key, generation), generation, sha });
      contested = true;
      const newest = await newestReference(api, repository, key);
      if (newest?.sha === sha) return held(api, wanted, newest);
      if (!newest) {
        if (attempt === mostTries) throw noAnswer(wanted);
        await api.clock.sleep(pauseMs, api.signal);
        continue;
      }
      const end = await watch(api, wanted, newest);
      if (end.kind === 'taken') return end;
      if (end.kind === 'died') generation = newest.generation + 1;
      if (attempt === mostTries) throw noAnswer(wanted);
    }
  } catch (failure) {
    // Once somebody has the key, not being allowed to look is no reason to go on without it.
    if (!(failure instanceof ApiFailure) || failure.kind !== 'refused' || contested) throw failure;
    return { kind: 'unlocked', why: `GitHub ${failure.message} when asked to keep a reference` };
  }
}

type Watched = { readonly kind: 'taken'; readonly run?: StartedRun } | { readonly kind: 'died' | 'released' };

/** Waits for the process that holds the key to say what became of it. Time is this process's own: no clocks are compared. */
async function watch(api: GitHubApi, wanted: LockWanted, first: HeldReference): Promise<Watched> {
  const { repository, key, patienceMs, findRun } = wanted;
  let record = await readRecord(api, repository, first.sha);
  for (let since = api.clock.now(), current = first; ;) {
    const run = record?.run ?? (await findRun());
    if (run) return { kind: 'taken', run };
    if (record?.accepted) return { kind: 'taken' };
    if (api.signal.aborted) throw unknown(wanted, record, 'this job was cancelled while another one held the key');
    if (api.clock.now() - since > patienceMs) {
      if (!wanted.runsShowKeys) throw unknown(wanted, record, 'its runs do not show their keys');
      api.log.warn(`${told(record)} took the key ${key} and has started nothing since; taking it over.`);
      return { kind: 'died' };
    }
    await api.clock.sleep(pauseMs, api.signal);
    const newest = await newestReference(api, repository, key);
    if (!newest) return { kind: 'released' };
    if (newest.sha === current.sha) continue;
    [current, since] = [newest, api.clock.now()];
    record = await readRecord(api, repository, newest.sha);
  }
}

function held(api: GitHubApi, { repository, key, commit, holder, by }: LockWanted, at: HeldReference): Locking {
  const lock: DispatchLock = {
    ref: at.ref,
    async settle(run) {
      try {
        const record = { key, holder, by, accepted: true, ...(run && { run }) };
        await moveReference(api, repository, at, await writeRecord(api, repository, commit, record));
      } catch (failure) {
        api.log.warn(
          `The run of the key ${key} could not be kept in ${at.ref}: GitHub ${(failure as Error).message}. It is found by its name alone.`,
        );
      }
    },
    async release() {
      try {
        await deleteReference(api, repository, at);
      } catch (failure) {
        api.log.warn(`The reference ${at.ref} could not be deleted: GitHub ${(failure as Error).message}.`);
      }
    },
    async isHeld() {
      return (await newestReference(api, repository, key))?.sha === at.sha;
    },
  };
  return { kind: 'held', lock };
}

function reference(key: string, generation: number): string {
  return `refs/${referenceOf(key, generation)}`;
}

function told(record: KeyRecord | undefined): string {
  return record?.by ?? 'Another job';
}

function unknown({ repository, key }: LockWanted, record: KeyRecord | undefined, why: string): UnknownOutcome {
  return new UnknownOutcome(
    `${told(record)} took the key ${key}, and whether it has started a run is not known: ${why}.`,
    `Look at the runs of ${repository}. If none is of this key, delete the reference ${reference(key, 1)} (and those ` +
      'with `-2` and so on after it), or give another `idempotency-key`.',
    undefined,
  );
}

function noAnswer({ repository, key }: LockWanted): UserError {
  return new UserError('unreachable', `The key ${key} could not be taken in ${repository}; nothing was started.`, {
    hint: 'See https://www.githubstatus.com and run the job again later.',
  });
}
