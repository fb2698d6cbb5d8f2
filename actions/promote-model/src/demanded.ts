import { demandedEvidence } from '@tidegate/attestation';
import { UserError } from '@tidegate/evidence';
import type { Testimony } from '@tidegate/evidence/required';
import { attestationsOf, gitHubApi } from '@tidegate/github';
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
    listed: async (...asked) => attestationsOf(await apiOf(inputs, io), ...asked),
    digest: digestOfFiles,
  });
}

async function apiOf({ token }: Inputs, io: Io) {
  if (token === undefined) {
    throw new UserError('bad-input', '`token` is required for `require-evidence: signed` and was not given.', {
      hint: 'Leave it out for the token of the job, or give `evidence-bundles`.',
    });
  }
  const { clock, log, signal } = io;
  return gitHubApi(await io.github(token), { clock, log, signal, timeoutMs: 30_000 });
}
