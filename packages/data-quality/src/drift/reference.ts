import { readFile } from 'node:fs/promises';
import { UserError } from '@tidegate/evidence';
import type { DataEngine, DataSource } from '../engine.ts';
import type { ValidateDataInputs } from '../settings.ts';
import type { ValueType } from '../rules/schema.ts';
import { readingOptions, resolveSource } from '../sources/resolve.ts';
import type { World } from '../world.ts';
import { makeProfile } from './make-profile.ts';
import { type Profile, readProfile } from './profile.ts';

/** What data is compared with: a profile as it is, or data that is profiled first. */
export type Reference = { readonly profile: Profile } | { readonly source: DataSource };

export async function readReference(typed: string, inputs: ValidateDataInputs, world: World): Promise<Reference> {
  if (!/\.json$/i.test(typed)) {
    return {
      source: await resolveSource('reference', typed, readingOptions(inputs, world)),
    };
  }
  const text = await readFile(world.path(typed), 'utf8').catch((cause: unknown) => {
    throw new UserError('not-found', `\`reference\`: ${typed} cannot be read.`, {
      hint: 'Check the path, and that an earlier step writes it.',
      cause,
    });
  });
  return { profile: readProfile(text, typed) };
}

export async function profileOf(
  reference: Reference,
  engine: DataEngine,
  types: ReadonlyMap<string, ValueType>,
  world: World,
): Promise<Profile> {
  if ('profile' in reference) return reference.profile;
  const table = await engine.open(reference.source);
  for (const warning of table.warnings) world.log.warn(warning);
  world.log.info(`Read ${table.rows} rows of the reference ${reference.source.shown.join(', ')}.`);
  return makeProfile(table, engine.query, types);
}
