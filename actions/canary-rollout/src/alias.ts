import { UserError } from '@tidegate/evidence';
import type { CommonInputs, Io } from '@tidegate/kit';
import { openRegistry, type RegistrySettings } from '@tidegate/registry';
import type { Companion, RolloutSettings } from '@tidegate/rollout';

type Inputs = RolloutSettings & RegistrySettings & CommonInputs;

/** The registry's alias moves with the traffic: to the candidate's version when it is promoted, back when it is rolled back. */
export function aliasCompanion(inputs: Inputs, io: Io): Companion | undefined {
  const { alias, model, version } = inputs;
  if (alias === undefined) return undefined;
  if (model === undefined || version === undefined) {
    throw new UserError(
      'bad-input',
      '`alias` is given without `model` and `version`, so it is not clear what to move.',
      {
        hint: 'Give all three, or leave `alias` out and promote in a step of its own.',
      },
    );
  }
  const name = `alias ${alias} of ${model}`;
  const registry = () => openRegistry(inputs, io);
  const present = async () => (await (await registry()).resolve({ kind: 'alias', name: model, alias }))?.version;
  const move = async (operation: 'promote' | 'rollback', to: string, expected: string | undefined) => {
    // The operation as promote-model writes it: by it a later rollback knows which step was one back.
    const note = { operation, by: 'canary-rollout' };
    await (await registry()).promote({ name: model, alias, version: to, expected, note });
    const now = await present();
    if (now === to) return;
    throw new UserError('tool-failed', `The ${name} points at ${now ?? 'nothing'} after it was moved to ${to}.`, {
      hint: 'Look at the registry.',
    });
  };
  return {
    before: async () => ({ [name]: (await present()) ?? '' }),
    async promote(before) {
      const now = await present();
      if (now !== version) await move('promote', version, known(before[name]));
      io.log.info(`The ${name} points at ${version}.`);
    },
    async restore(before) {
      const earlier = known(before[name]);
      const now = await present();
      // Not moved yet, or moved on by somebody else: neither is ours to change.
      if (now !== version || earlier === version) return;
      if (earlier === undefined) {
        io.log.warn(`The ${name} pointed at nothing before and points at ${version}; remove it by hand.`);
        return;
      }
      await move('rollback', earlier, version);
      io.log.info(`The ${name} points at ${earlier} again.`);
    },
  };
}

const known = (version: string | undefined) => (version === undefined || version === '' ? undefined : version);
