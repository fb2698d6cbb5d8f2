import { UserError } from '@tidegate/evidence';

/** Throws when an arm is not there at all: no weight could be given to it. */
export function missingArms(
  arms: { readonly stable: string; readonly candidate: string },
  there: readonly string[],
  what: string,
): void {
  for (const name of [arms.stable, arms.candidate]) {
    if (there.includes(name)) continue;
    throw new UserError('not-found', `${what} has no "${name}".`, {
      hint: `It has ${there.join(', ') || 'none'}; name them in \`stable\` and \`candidate\`.`,
    });
  }
}
