import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { digestOf } from './digest.ts';
import type { ModelRegistry, ModelVersion } from './model-registry.ts';
import type { RegistryIo } from './registry-io.ts';

/** Digest of the files the registry has for a version, fetched and computed anew: the one it recorded is only a claim. */
export async function storedDigest(registry: ModelRegistry, version: ModelVersion, io: RegistryIo): Promise<string> {
  const folder = join(io.run.temp, `tidegate-${randomUUID()}`);
  try {
    return await digestOf(await registry.download(version, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is deployed, as far as the inputs say. */
export interface Deployed {
  readonly path: string | undefined;
  readonly model: string | undefined;
  readonly version: string | undefined;
}

/** Digest of the files at the path, else of those the registry has for the version. Throws a UserError. */
export async function deployedDigest(
  { path, model, version }: Deployed,
  open: () => Promise<ModelRegistry>,
  io: RegistryIo,
): Promise<string> {
  if (path !== undefined) return digestOf(io.path(path));
  if (model === undefined || version === undefined) {
    throw new UserError('bad-input', '`require-evidence: signed` was given, but not what is deployed.', {
      hint: 'Give `model-path`, the files that are deployed, or the model and its version in the registry.',
    });
  }
  const registry = await open();
  const found = await registry.resolve({ kind: 'version', name: model, version });
  if (found) return storedDigest(registry, found, io);
  throw new UserError('not-found', `${model} has no version ${version} in ${registry.location}.`, {
    hint: 'Check the model and the version, or give `model-path`.',
  });
}
