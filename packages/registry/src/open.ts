import { UserError } from '@tidegate/evidence';
import type { z } from 'zod';
import type { ModelReference, ModelRegistry } from './model-registry.ts';
import { formatReference } from './reference.ts';
import type { RegistryIo } from './registry-io.ts';
import type { registrySettings } from './settings.ts';

/** `registry` and `registry-uri`, as users type them. */
export type RegistrySettings = z.output<typeof registrySettings>;

/**
 * Opens the registry the settings mean: the one named, else MLflow when there is an address for it (`registry-uri` or
 * MLFLOW_TRACKING_URI), else the git tags of the workspace. A `reference` that only one kind can have (`runs:/`, `git:`) decides
 * when the settings leave it open. Each registry is loaded only when it is meant.
 */
export async function openRegistry(
  settings: RegistrySettings,
  io: RegistryIo,
  reference?: ModelReference,
): Promise<ModelRegistry> {
  const typed = settings['registry-uri'];
  const address = typed ?? io.env('MLFLOW_TRACKING_URI');
  const isPath = typed === undefined ? address === undefined : !isAddress(typed);
  const kind = settings.registry ?? impliedKind(reference) ?? (isPath ? 'git' : 'mlflow');
  if (kind === 'git') {
    if (typed !== undefined && isAddress(typed)) {
      throw new UserError(
        'unsupported',
        'The git registry is a repository on disk, but `registry-uri` is the address of a server.',
        {
          hint: 'Check the repository out and give its path; tags are read from and pushed to its remote `origin`.',
        },
      );
    }
    const { openGitRegistry } = await import('./git/registry.ts');
    return openGitRegistry(typed === undefined ? io.run.workspace : io.path(typed), io);
  }
  if (address === undefined) {
    const why = reference === undefined ? '`registry` is mlflow' : `${formatReference(reference)} is an MLflow address`;
    throw new UserError('bad-input', `${why}, but there is no address of a server.`, {
      hint: 'Give `registry-uri`, or set MLFLOW_TRACKING_URI.',
    });
  }
  const { openMlflowRegistry } = await import('./mlflow/registry.ts');
  return openMlflowRegistry(address, io);
}

function impliedKind(reference: ModelReference | undefined): 'mlflow' | 'git' | undefined {
  if (reference?.kind === 'run') return 'mlflow';
  return reference?.kind === 'tag' ? 'git' : undefined;
}

function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(text);
}
