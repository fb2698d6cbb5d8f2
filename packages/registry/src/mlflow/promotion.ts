import { UserError } from '@tidegate/evidence';
import type { AliasChange, Promotion } from '../model-registry.ts';
import type { RegistryIo } from '../registry-io.ts';
import { withClaim } from './claims.ts';
import { deleteEntry, type Entry, nextEntry, outcome, promotions, readJournal, writeEntry } from './journal.ts';
import { byAlias, findVersion } from './read-version.ts';
import { type MlflowModelVersion, nothing } from './replies.ts';
import { doesNotExist, isDefinite, MlflowRefusal, type MlflowServer } from './server.ts';
import { toStage } from './stages.ts';

/** On a version that an alias has left: since when. */
const archivedTag = (alias: string) => `tidegate.archived.${alias}`;

/**
 * Moves an alias if it is where it was expected, and writes down who moved it from where.
 *
 * The journal is written before the alias moves and again when all is done, so a run may die between any two requests: the alias
 * is always at one of the two versions, and the next run that moves it finishes or strikes out what it finds begun.
 */
export async function promote(server: MlflowServer, io: RegistryIo, change: AliasChange): Promise<void> {
  const { name, alias, version, expected, stage } = change;
  const target = await readyVersion(server, change);
  if (expected === version && (await isSettled(server, change, target))) return;
  await withClaim(server, io, change, async () => {
    const was = (await byAlias(server, name, alias))?.version;
    const entries = await settle(server, change, was);
    if (was !== expected) throw moved(change, was);
    if (was === version) {
      if (stage !== undefined) await toStage(server, name, version, stage);
      return;
    }
    const entry = nextEntry(alias, entries, {
      version,
      at: new Date(io.clock.now()).toISOString(),
      state: 'moving',
      note: change.note,
      ...(was !== undefined && { previous: was }),
      ...(stage !== undefined && { stage }),
    });
    await writeEntry(server, name, entry);
    const where = `${alias} of ${name}`;
    const refusal = await amid(`whether ${where} is at ${version} now is not known`, () => setAlias(server, change));
    if (refusal !== undefined) {
      await deleteEntry(server, name, entry).catch(() => {});
      throw refusal;
    }
    const now = (await amid(`whether ${where} is at ${version} still is not known`, () => byAlias(server, name, alias)))
      ?.version;
    if (now !== version) throw moved(change, now);
    await amid(`${where} is at ${version} now, but not all of that is written down`, () =>
      finish(server, name, alias, entry),
    );
  });
}

/** Says with an error how far the promotion had come. */
async function amid<T>(state: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.code, `${error.message.replace(/\.$/, '')}; ${state}.`, {
      hint: `${error.hint ?? 'Mend the cause.'} The next promotion or rollback finishes or strikes out what was begun.`,
      cause: error,
    });
  }
}

/** Every version the alias has pointed at, as far as Tidegate moved it, newest first. */
export async function history(server: MlflowServer, name: string, alias: string): Promise<Promotion[]> {
  const entries = await readJournal(server, name, alias);
  if (entries.length === 0) return [];
  return promotions(entries, (await byAlias(server, name, alias))?.version);
}

async function readyVersion(server: MlflowServer, { name, version }: AliasChange): Promise<MlflowModelVersion> {
  const target = await findVersion(server, name, version);
  if (!target) {
    throw new UserError('not-found', `${name} has no version ${version} on ${server.location}.`, {
      hint: 'Register it first, or check the version.',
    });
  }
  if (target.status === 'READY') return target;
  throw new UserError(
    'conflict',
    `Version ${version} of ${name} is ${target.status} and not READY${target.status_message ? ` (${target.status_message})` : ''}.`,
    {
      hint: 'Wait until it is registered, or register it again.',
    },
  );
}

/** Whether the alias is there, nothing is left unfinished and the stage is right: then there is nothing to write. */
async function isSettled(
  server: MlflowServer,
  { name, alias, version, stage }: AliasChange,
  target: MlflowModelVersion,
): Promise<boolean> {
  const [newest] = await readJournal(server, name, alias);
  if (newest?.record.state === 'moving') return false;
  if (stage !== undefined && target.current_stage !== stage) return false;
  return (await byAlias(server, name, alias))?.version === version;
}

/** Brings to its end what a run that died had begun, and returns the journal as it is then. */
async function settle(
  server: MlflowServer,
  { name, alias }: AliasChange,
  was: string | undefined,
): Promise<readonly Entry[]> {
  const [newest, ...older] = await readJournal(server, name, alias);
  if (newest === undefined) return [];
  if (newest.record.state !== 'moving') return [newest, ...older];
  switch (outcome(newest.record, was)) {
    case 'undone':
      await deleteEntry(server, name, newest);
      return older;
    case 'done':
      await finish(server, name, alias, newest);
      break;
    case 'unknown':
      await writeEntry(server, name, { ...newest, record: { ...newest.record, state: 'unknown' } });
  }
  return [newest, ...older];
}

/** Everything after the alias has moved; each request may be repeated, so a later run can do it all over. */
async function finish(server: MlflowServer, name: string, alias: string, entry: Entry): Promise<void> {
  const { version, previous, at, stage } = entry.record;
  const key = archivedTag(alias);
  if (previous !== undefined) {
    await unlessGone(
      server.send('POST', 'model-versions/set-tag', { name, version: previous, key, value: at }, nothing),
    );
  }
  await unlessGone(server.send('DELETE', 'model-versions/delete-tag', { name, version, key }, nothing));
  if (stage !== undefined) await toStage(server, name, version, stage);
  await writeEntry(server, name, { ...entry, record: { ...entry.record, state: 'done' } });
}

/** A version deleted since, and a tag that was never there, need no mark. */
async function unlessGone(asked: Promise<unknown>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    if (!(error instanceof MlflowRefusal) || !doesNotExist(error.refusal)) throw error;
  }
}

/**
 * Setting an alias is not repeated: after an ambiguous answer a look says how it ended. Returns the refusal when it is certain that
 * nothing has moved.
 */
async function setAlias(server: MlflowServer, { name, alias, version }: AliasChange): Promise<UserError | undefined> {
  try {
    await server.send('POST', 'registered-models/alias', { name, alias, version }, nothing);
  } catch (error) {
    if (error instanceof UserError && isDefinite(error)) return error;
    if ((await byAlias(server, name, alias))?.version !== version) throw error;
  }
  return undefined;
}

function moved({ name, alias, version }: AliasChange, now: string | undefined): UserError {
  const where = now === undefined ? 'it points nowhere now' : `it points at ${now} now`;
  return new UserError(
    'conflict',
    `${alias} of ${name} was not moved to ${version}: somebody else moved it, ${where}.`,
    {
      hint: 'Compare with the version that is there now, then promote again.',
    },
  );
}
