import { UserError, wholeText } from '@tidegate/evidence';
import { mapping } from '@tidegate/fields';
import { parseRules, type RulesInput } from '../settings.ts';
import type { World } from '../world.ts';
import type { RuleSet } from './schema.ts';

/** The rule set an input stands for; a path is read here. */
export async function readRules(input: RulesInput, world: Pick<World, 'path'>): Promise<RuleSet> {
  if ('rules' in input) return input.rules;
  const text = await wholeText(
    world.path(input.path),
    input.path,
    (cause) =>
      new UserError('not-found', `\`rules\`: there is no file ${input.path}, and no rule set of that name.`, {
        hint: 'Check the path, or the names under `rules:` in the configuration file.',
        cause,
      }),
  );
  const written = mapping().safeParse(text);
  if (!written.success) {
    throw new UserError('unreadable', `${input.path} holds no rules: ${written.error.issues[0]!.message}.`, {
      hint: 'Mend the file.',
    });
  }
  const parsed = parseRules(written.data);
  if ('rules' in parsed) return parsed.rules;
  const told = parsed.complaints.map(({ path, message }) => (path ? `${path}: ${message}` : message));
  throw new UserError('bad-input', `${input.path}: ${told.join('; ')}.`, { hint: 'Mend the keys named.' });
}
