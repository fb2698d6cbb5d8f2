import { demandedEvidence } from '@tidegate/attestation';
import { type Check, UserError } from '@tidegate/evidence';
import { attestationsOf, gitHubApi } from '@tidegate/github';
import type { Io } from '@tidegate/kit';
import { deployedDigest, openRegistry } from '@tidegate/registry';
import type { Inputs } from './action.ts';

/** What the gates before this one said of the candidate. Of any commit: the evidence may come from the run that trained. */
export async function evidenceFor(inputs: Inputs, io: Io): Promise<readonly Check[]> {
  const { model, version, token } = inputs;
  const { checks } = await demandedEvidence(
    inputs,
    { model, version, commits: [] },
    {
      ...io,
      async listed(...asked) {
        if (token === undefined) {
          throw new UserError('bad-input', '`token` is required for `require-evidence: signed` and was not given.', {
            hint: 'Leave it out for the token of the job, or give `evidence-bundles`.',
          });
        }
        const { clock, log, signal } = io;
        const api = gitHubApi(await io.github(token), { clock, log, signal, timeoutMs: 30_000 });
        return attestationsOf(api, ...asked);
      },
      digest: () => deployedDigest({ path: inputs['model-path'], model, version }, () => openRegistry(inputs, io), io),
    },
  );
  return checks;
}
