import { UserError } from '@tidegate/evidence';
import type { ModelVersion } from './model-registry.ts';

/** Throws a UserError `conflict` for a version of a model that somebody took out of use. */
export function refuseDeprecated({ name, version, deprecated }: ModelVersion): void {
  if (deprecated === undefined) return;
  const told = `${name} was deprecated ${deprecated}, so ${version} is not promoted`;
  throw new UserError('conflict', `${told}: to bring the model back, register a new version or take that mark away.`);
}
