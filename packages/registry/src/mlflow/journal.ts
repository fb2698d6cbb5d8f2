import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import type { Promotion } from '../model-registry.ts';
import { nothing, registeredModelReply } from './replies.ts';
import { doesNotExist, type MlflowServer } from './server.ts';

// MLflow writes down nowhere when an alias moved. Each move is therefore a tag of the registered model, written before the move as
// `moving` and after it as `done`: whoever finds one still `moving` knows by the alias whether it happened.
const entrySchema = z.object({
  version: z.string(),
  at: z.iso.datetime(),
  previous: z.string().optional(),
  state: z.enum(['moving', 'done', 'unknown']).default('done'),
  stage: z.enum(['Production', 'Staging']).optional(),
  note: z.record(z.string(), z.string()).default({}),
});

/** What is written about one move. */
export type MoveRecord = z.output<typeof entrySchema>;
/** One move and the tag that holds it. */
export interface Entry {
  readonly key: string;
  readonly number: number;
  readonly record: MoveRecord;
}

const keyPrefix = (alias: string) => `tidegate.promotion.${alias}.`;

/** All moves written down, newest first. Throws a UserError `unreadable` when one of them was rewritten. */
export async function readJournal(server: MlflowServer, name: string, alias: string): Promise<Entry[]> {
  const found = await server.find('registered-models/get', { name }, registeredModelReply, doesNotExist);
  const prefix = keyPrefix(alias);
  return (found?.registered_model.tags ?? [])
    .filter(({ key }) => key.startsWith(prefix) && /^\d{1,9}$/.test(key.slice(prefix.length)))
    .map(({ key, value }) => ({
      key,
      number: Number(key.slice(prefix.length)),
      record: parse(server, name, key, value),
    }))
    .sort((a, b) => b.number - a.number);
}

/** The tag after the newest. */
export function nextEntry(alias: string, entries: readonly Entry[], record: MoveRecord): Entry {
  const number = (entries[0]?.number ?? 0) + 1;
  return { key: `${keyPrefix(alias)}${String(number).padStart(6, '0')}`, number, record };
}

export async function writeEntry(server: MlflowServer, name: string, { key, record }: Entry): Promise<void> {
  await server.send('POST', 'registered-models/set-tag', { name, key, value: fitted(record) }, nothing);
}

export async function deleteEntry(server: MlflowServer, name: string, { key }: Entry): Promise<void> {
  await server.send('DELETE', 'registered-models/delete-tag', { name, key }, nothing);
}

/** Whether a move that was begun happened, told by where the alias was found afterwards. */
export function outcome({ version, previous }: MoveRecord, found: string | undefined): 'done' | 'undone' | 'unknown' {
  if (found === version) return 'done';
  return found === previous ? 'undone' : 'unknown';
}

/** The journal as the history all registries share; begun moves that did not happen are no part of it. */
export function promotions(entries: readonly Entry[], current: string | undefined): Promotion[] {
  let found = current;
  return entries.flatMap(({ record }) => {
    const { version, previous, at, note, state } = record;
    const happened = state === 'moving' ? outcome(record, found) : state;
    if (happened === 'undone') return [];
    found = previous;
    const doubt = happened === 'unknown' && 'the run that moved it did not come to its end';
    return [{ version, previous, at, note, ...(doubt !== false && { doubt }) }];
  });
}

function parse(server: MlflowServer, name: string, key: string, value: string): MoveRecord {
  try {
    return entrySchema.parse(JSON.parse(value));
  } catch (cause) {
    throw new UserError('unreadable', `Tag ${key} of ${name} on ${server.location} is not a record of a promotion.`, {
      hint: 'Somebody rewrote it: delete the tag, or restore its value.',
      cause,
    });
  }
}

/** MLflow promises room for 5000 bytes; long notes are cut, what moved where and when never is. */
function fitted(record: MoveRecord): string {
  for (let room = 400; ; room = Math.floor(room / 2)) {
    const note: Promotion['note'] = Object.fromEntries(
      Object.entries(record.note)
        .slice(0, 10)
        .map(([key, text]) => [key, [...text].slice(0, room).join('')] as const),
    );
    const value = JSON.stringify({ ...record, note });
    if (Buffer.byteLength(value) <= 5000 || room === 0) return value;
  }
}
