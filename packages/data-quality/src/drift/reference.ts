import { UserError, wholeText } from '@tidegate/evidence';
import { namesTable } from '../engines/warehouse/table-name.ts';
import type { World } from '../world.ts';
import { type Profile, readProfile } from './profile.ts';

/** What data is compared with: a profile as it is, or the name of data that is profiled first. */
export type Reference = { readonly profile: Profile } | { readonly data: string };

export async function readReference(typed: string, world: Pick<World, 'path'>): Promise<Reference> {
  if (namesTable(typed) || !/\.json$/i.test(typed)) return { data: typed };
  const text = await wholeText(
    world.path(typed),
    typed,
    (cause) =>
      new UserError('not-found', `\`reference\`: ${typed} cannot be read.`, {
        hint: 'Check the path, and that an earlier step writes it.',
        cause,
      }),
  );
  return { profile: readProfile(text, typed) };
}
