import { stat } from 'node:fs/promises';
import { UserError } from '@tidegate/evidence';
import { digestOf } from './digest.ts';

/**
 * Whether the model is where it would be downloaded to already. Anything else there is the user's and is never written over: a
 * UserError `conflict`.
 */
export async function alreadyAt(target: string, digest: string | undefined): Promise<boolean> {
  const exists = await stat(target).then(
    () => true,
    () => false,
  );
  if (!exists) return false;
  if (digest !== undefined && (await digestOf(target)) === digest) return true;
  throw new UserError('conflict', `${target} exists already and is not the model that was asked for.`, {
    hint: 'Choose another `download-dir`, or remove it first.',
  });
}
