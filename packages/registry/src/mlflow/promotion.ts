import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import type { AliasChange, Promotion } from '../model-registry.ts';
import type { RegistryIo } from '../registry-io.ts';
import { withClaim } from './claims.ts';
import { byAlias, findVersion } from './read-version.ts';
import { nothing, registeredModelReply } from './replies.ts';
import { doesNotExist, type MlflowServer } from './server.ts';

const entrySchema = z.object({
  version: z.string(),
  at: z.string(),
  previous: z.string().optional(),
  note: z.record(z.string(), z.string()).default({}),
});
const historyKey = (alias: string) => `tidegate.promotion.${alias}.`;

/** Moves an alias if it is where it was expected, and writes down who moved it from where. */
export async function promote(server: MlflowServer, io: RegistryIo, change: AliasChange): Promise<void> {
  const { name, alias, version, expected } = change;
  const target = await findVersion(server, name, version);
  if (!target) {
    throw new UserError('not-found', `${name} has no version ${version} on ${server.location}.`, {
      hint: 'Register it first, or check the version.',
    });
  }
  if (target.status !== 'READY') {
    throw new UserError(
      'conflict',
      `Version ${version} of ${name} is ${target.status} and not READY${target.status_message ? ` (${target.status_message})` : ''}.`,
      {
        hint: 'Wait until it is registered, or register it again.',
      },
    );
  }
  await withClaim(server, io, change, async () => {
    const was = (await byAlias(server, name, alias))?.version;
    if (was !== expected) throw moved(change, was);
    await setAlias(server, change);
    const now = (await byAlias(server, name, alias))?.version;
    if (now !== version) throw moved(change, now);
    await record(server, io, change, was);
  });
}

/** Setting an alias is not repeated: after an ambiguous answer the read-back that follows says how it ended. */
async function setAlias(server: MlflowServer, { name, alias, version }: AliasChange): Promise<void> {
  try {
    await server.send('POST', 'registered-models/alias', { name, alias, version }, nothing);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'unreachable') throw error;
    if ((await byAlias(server, name, alias))?.version !== version) throw error;
  }
}

/** Every version the alias has pointed at, as far as Tidegate moved it, newest first. */
export async function history(server: MlflowServer, name: string, alias: string): Promise<Promotion[]> {
  const entries = await entriesOf(server, name, alias);
  return entries.map(({ key, value }) => {
    try {
      const { version, at, note } = entrySchema.parse(JSON.parse(value));
      return { version, at, note };
    } catch (cause) {
      throw new UserError('unreadable', `Tag ${key} of ${name} on ${server.location} is not a record of a promotion.`, {
        hint: 'Somebody rewrote it: delete the tag, or restore its value.',
        cause,
      });
    }
  });
}

async function entriesOf(server: MlflowServer, name: string, alias: string) {
  const found = await server.find('registered-models/get', { name }, registeredModelReply, doesNotExist);
  const prefix = historyKey(alias);
  return (found?.registered_model.tags ?? [])
    .filter(({ key }) => key.startsWith(prefix) && /^\d+$/.test(key.slice(prefix.length)))
    .sort((a, b) => Number(b.key.slice(prefix.length)) - Number(a.key.slice(prefix.length)));
}

async function record(
  server: MlflowServer,
  io: RegistryIo,
  change: AliasChange,
  previous: string | undefined,
): Promise<void> {
  const { name, alias, version, note } = change;
  const [newest] = await entriesOf(server, name, alias);
  const number = newest === undefined ? 1 : Number(newest.key.slice(historyKey(alias).length)) + 1;
  const entry = { version, at: new Date(io.clock.now()).toISOString(), previous };
  // MLflow promises room for 5000 bytes.
  const room = Object.entries(note).map(([key, text]): [string, string] => [key, text.slice(0, 400)]);
  const value = JSON.stringify({ ...entry, note: Object.fromEntries(room.slice(0, 8)) });
  const key = `${historyKey(alias)}${String(number).padStart(6, '0')}`;
  await server.send('POST', 'registered-models/set-tag', { name, key, value }, nothing);
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
