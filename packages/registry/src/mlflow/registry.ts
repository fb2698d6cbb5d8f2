import { UserError } from '@tidegate/evidence';
import type { ModelRegistry } from '../model-registry.ts';
import type { RegistryIo } from '../registry-io.ts';

/** The registry of an MLflow tracking server. */
export async function openMlflowRegistry(_address: string, _io: RegistryIo): Promise<ModelRegistry> {
  throw new UserError('unsupported', 'This build has no MLflow registry yet.', { hint: 'Use `registry: git`.' });
}
