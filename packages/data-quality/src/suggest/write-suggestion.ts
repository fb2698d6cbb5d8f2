import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { evidenceText, type EvidenceText, UserError, wholeText } from '@tidegate/evidence';
import type { DataEngine, Table } from '../engine.ts';
import type { RulesInput } from '../settings.ts';
import type { World } from '../world.ts';
import { factsOf } from './facts.ts';
import { type RulesFile, rulesFile } from './rules-file.ts';
import { suggestRules } from './suggest.ts';

/** Writes a rules file made of the data to `path`; of rules there are already, it keeps what they say. Logs it, or the difference. */
export async function writeSuggestion(
  path: string,
  { data, rules }: { readonly data: string; readonly rules?: RulesInput | undefined },
  table: Table,
  query: DataEngine['query'],
  world: World,
): Promise<RulesFile> {
  if (table.rows === 0) {
    throw new UserError('bad-input', `\`suggest\`: ${data} has no rows, so no rule can be made of it.`, {
      hint: 'Name data like that to be judged later.',
    });
  }
  const today = rules && ('path' in rules ? await wholeText(world.path(rules.path), rules.path) : rules.text);
  const file = rulesFile(suggestRules(table.rows, await factsOf(table, query)), data, today);
  try {
    await mkdir(dirname(world.path(path)), { recursive: true });
    await writeFile(world.path(path), file.text);
  } catch (cause) {
    throw new UserError('unreadable', `\`suggest\`: ${path} cannot be written: ${(cause as Error).message}.`, {
      hint: 'Name a path this job may write to.',
      cause,
    });
  }
  world.log.info(
    `Wrote ${path} with ${file.added} suggested rules${file.difference === undefined ? ':' : ' more than today:'}`,
  );
  world.log.info(file.difference ?? file.text);
  return file;
}

/** What the evidence shows of it. */
export function suggestionText(path: string, { text, added, difference }: RulesFile): EvidenceText {
  return difference === undefined
    ? evidenceText(`Suggested rules (${path})`, 'yaml', text)
    : evidenceText(`${added} suggested rules more than today's (${path})`, 'diff', difference);
}
