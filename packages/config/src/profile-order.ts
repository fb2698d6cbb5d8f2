import { UserError } from '@tidegate/evidence';
import { looserThresholds, orderOfEnvironments } from '@tidegate/gates/looser-thresholds';
import type { z } from 'zod';
import type { configSchema } from './schema.ts';

type Config = z.output<typeof configSchema>;

/** Throws a UserError when an environment holds a metric to a looser threshold than the environment before it. */
export function refuseLooserProfiles(config: Config, path: string): void {
  const profiles = config.environments ?? {};
  const order = config['environment-order'];
  const unknown = order?.filter((name) => !Object.hasOwn(profiles, name)) ?? [];
  if (unknown.length > 0) {
    throw new UserError(
      'bad-input',
      `${path}: \`environment-order\` names ${unknown.join(', ')}, which is not under \`environments:\`.`,
      { hint: `There is ${Object.keys(profiles).join(', ') || 'none'}.` },
    );
  }
  const inOrder = orderOfEnvironments(Object.keys(profiles), order).flatMap((environment) => {
    const thresholds = thresholdsOf(profiles[environment]!) ?? thresholdsOf(config);
    // Where the file says none, the workflow does, and nothing is known of it here.
    return thresholds ? [{ environment, thresholds }] : [];
  });
  const looser = looserThresholds(inOrder);
  if (looser.length === 0) return;
  throw new UserError('bad-input', `${path}: ${looser.join('; ')}.`, {
    hint: 'Make the later environment at least as strict, or list under `environment-order` only those that must be.',
  });
}

/** A profile's type is that of a record: its keys are made from the list of actions. */
function thresholdsOf(level: object): readonly string[] | undefined {
  const section = (level as Record<string, { thresholds?: readonly string[] } | undefined>)['check-model-threshold'];
  return section?.thresholds;
}
