import { UserError } from '@tidegate/evidence';
import type { CommonInputs, Io } from '@tidegate/kit';
import { openRegistry, promotionNote, refuseDeprecated, type RegistrySettings } from '@tidegate/registry';
import type { Companion, RolloutSettings } from '@tidegate/rollout';

type Inputs = RolloutSettings & RegistrySettings & CommonInputs;

/**
 * The registry's alias moves with the traffic: to the candidate's version when it is promoted, back when it is rolled back.
 * @param evidence digest over the evidence that was demanded of the candidate
 */
export function aliasCompanion(inputs: Inputs, io: Io, evidence?: string): Companion | undefined {
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
  const target = async () => (await registry()).resolve({ kind: 'version', name: model, version });
  const present = async () => (await (await registry()).resolve({ kind: 'alias', name: model, alias }))?.version;
  const move = async (operation: 'promote' | 'rollback', to: string, expected: string | undefined) => {
    // As promote-model writes it: by the operation a later rollback knows which step was one back.
    const said = promotionNote(operation, io.run, operation === 'promote' ? evidence : undefined);
    const note = { ...said, by: 'canary-rollout' };
    await (await registry()).promote({ name: model, alias, version: to, expected, note });
    const now = await present();
    if (now === to) return;
    throw new UserError('tool-failed', `The ${name} points at ${now ?? 'nothing'} after it was moved to ${to}.`, {
      hint: 'Look at the registry.',
    });
  };
  return {
    async before() {
      // What can never be promoted is refused while the traffic is where it was.
      const candidate = await target();
      if (!candidate) {
        throw new UserError('not-found', `${model} has no version ${version} in ${(await registry()).location}.`, {
          hint: 'Register it first, or check `model` and `version`.',
        });
      }
      refuseDeprecated(candidate);
      return { [name]: (await present()) ?? '' };
    },
    async promote(before) {
      // As the registry spells it: 1.2.0 is v1.2.0 among git tags.
      const to = (await target())?.version ?? version;
      const now = await present();
      // Also where the alias is there: a run that died may have left its promotion unfinished.
      await move('promote', to, now === to ? now : known(before[name]));
      io.log.info(`The ${name} points at ${to}.`);
    },
    async restore(before) {
      const earlier = known(before[name]);
      const now = await present();
      const ours = (await target())?.version ?? version;
      // Not moved yet, or moved on by somebody else: neither is ours to change.
      if (now !== ours || earlier === ours) return;
      if (earlier === undefined) {
        io.log.warn(`The ${name} pointed at nothing before and points at ${ours}; remove it by hand.`);
        return;
      }
      await move('rollback', earlier, ours);
      io.log.info(`The ${name} points at ${earlier} again.`);
    },
  };
}

const known = (version: string | undefined) => (version === undefined || version === '' ? undefined : version);
