import { demandedEvidence } from '@tidegate/attestation';
import type { Testimony } from '@tidegate/evidence/required';
import { attestationsWith } from '@tidegate/github';
import type { Io } from '@tidegate/kit';
import type { ModelVersion } from '@tidegate/registry';
import type { Inputs } from './operation.ts';

/**
 * What `require-evidence` asks of a version.
 * @param digestOfFiles computes the digest of the files it is about from their bytes
 */
export function demanded(
  inputs: Inputs,
  target: ModelVersion,
  io: Io,
  digestOfFiles: () => Promise<string>,
): Promise<Testimony> {
  const { version, digest } = target;
  const commits = [target.commit, io.run.sha].filter((commit) => commit !== undefined);
  const candidate = { model: inputs.model, version, ...(digest !== undefined && { digest }), commits };
  return demandedEvidence(inputs, candidate, {
    ...io,
    listed: attestationsWith(inputs.token, io),
    digest: digestOfFiles,
  });
}
