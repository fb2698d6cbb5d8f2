import { asksForSigned } from '@tidegate/attestation';
import type { SignedEvidenceSettings } from '@tidegate/attestation/settings';
import { UserError } from '@tidegate/evidence';
import type { ActionResult, CommonInputs, Io } from '@tidegate/kit';
import { type ModelRegistry, type ModelVersion, tellSurroundings } from '@tidegate/registry';
import type { promotionSettings } from '@tidegate/registry/settings';
import type { z } from 'zod';

export type Inputs = z.output<typeof promotionSettings> & SignedEvidenceSettings & CommonInputs;

export const outputs = {
  version: 'The version registered, promoted, gone back to, found or downloaded; empty when there is none',
  'previous-version': 'For promote and rollback: where the alias pointed before; empty when nowhere',
  'model-uri': 'The version as an address that does not move, models:/<name>/<version>',
  'model-path': 'For download: path of the model',
  digest: "Digest of the model's files, `sha256:<hex>`; empty when the registry keeps none",
  predicate:
    'For register with `require-evidence`: path of what the gates said, to be signed with actions/attest (JSON, schemas/gates.schema.json)',
  promotion: 'For resolve: the promotion that put the version there, as JSON like one entry of `history`',
  history:
    'For history: JSON list, newest first, of `version`, `from`, `until`, `by`, `run`, `operation`, `commit`, `evidence` and `doubt`',
} as const;
export type Result = ActionResult<keyof typeof outputs>;

/** One value of `operation`. */
export type Operation = (inputs: Inputs, registry: ModelRegistry, io: Io) => Promise<Result>;

/** Throws a UserError for an input that this operation would pass over in silence. */
export function checkOperation(inputs: Inputs): void {
  const { operation, at, stage, version } = inputs;
  const misplaced =
    at !== undefined && operation !== 'resolve' && operation !== 'download'
      ? 'at'
      : stage !== undefined && operation !== 'promote' && operation !== 'rollback'
        ? 'stage'
        : undefined;
  if (misplaced !== undefined) {
    throw new UserError('bad-input', `\`${misplaced}\` means nothing for \`operation: ${operation}\`.`, {
      hint: `Leave \`${misplaced}\` out.`,
    });
  }
  if (operation === 'register' && asksForSigned(inputs)) {
    throw new UserError('bad-input', '`require-evidence: signed` means nothing for `operation: register`.', {
      hint: 'What the gates said is signed after registration; demand it for `promote`.',
    });
  }
  if (at !== undefined && version !== undefined) {
    throw new UserError('bad-input', '`at` and `version` were both given, and each names a version by itself.', {
      hint: 'Leave one of them out.',
    });
  }
}

/** An input this operation cannot do without. */
export function needed(inputs: Inputs, name: 'source' | 'version'): string {
  const value = inputs[name];
  if (value !== undefined) return value;
  throw new UserError(
    'bad-input',
    `\`${name}\` is required for \`operation: ${inputs.operation}\` and was not given.`,
    {
      hint:
        name === 'version'
          ? 'Give the output `version` of the step that registered the model.'
          : 'Give the path of the model.',
    },
  );
}

/** The version asked for by number. Throws a UserError `not-found` when the registry has none. */
export async function existing(registry: ModelRegistry, name: string, version: string): Promise<ModelVersion> {
  const found = await registry.resolve({ kind: 'version', name, version });
  if (found) return found;
  const around = await tellSurroundings(registry, name, undefined);
  const more = around ? ` ${around.sentence}` : '';
  throw new UserError('not-found', `${name} has no version ${version} in ${registry.location}.${more}`, {
    hint: 'Register it first, or check `model` and `version`.',
  });
}

/** What the evidence and the outputs say of a version, whatever was done with it. */
export function about(version: ModelVersion) {
  return {
    subject: {
      model: version.name,
      version: version.version,
      ...(version.digest !== undefined && { digest: version.digest }),
      ...(version.dataDigest !== undefined && { dataDigest: version.dataDigest }),
      ...(version.commit !== undefined && { commit: version.commit }),
    },
    outputs: {
      version: version.version,
      'model-uri': `models:/${version.name}/${version.version}`,
      digest: version.digest,
    },
  };
}

/** Says that the model is out of use, where it is. */
export function deprecation({ name, deprecated }: ModelVersion): string {
  return deprecated === undefined ? '' : ` ${name} was deprecated ${deprecated}.`;
}

/** Facts every operation leaves. */
export function factsOf(inputs: Inputs, registry: ModelRegistry) {
  return { operation: inputs.operation, registry: registry.kind, location: registry.location };
}
