import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import { type ApiOptions, type GitHubApi, gitHubApi, type GitHubRequest, repositoryParameters } from './api.ts';
import { ApiFailure } from './api-failure.ts';
import { explainFailure } from './refusal.ts';

/** An attestation as GitHub lists it: with its bundle, or as newer versions of the API do, with the address of it. */
export interface StoredAttestation {
  readonly bundle?: unknown;
  readonly bundle_url?: string | null | undefined;
}

const page = z.object({
  attestations: z.array(z.object({ bundle: z.unknown().optional(), bundle_url: z.string().nullish() })),
});

/** More are listed on a second page, which nobody needs who signs a model once. */
const most = 100;

/**
 * The attestations of this type that a repository has of a digest, `sha256:<hex>`; none when GitHub knows none, which it tells like a
 * repository that the token may not see. Throws a UserError.
 */
export async function attestationsOf(
  api: GitHubApi,
  repository: string,
  digest: string,
  predicateType: string,
): Promise<readonly StoredAttestation[]> {
  const parameters = {
    ...repositoryParameters(repository),
    subject_digest: digest,
    predicate_type: predicateType,
    per_page: most,
  };
  try {
    const { attestations } = await api.read(
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
      parameters,
      page,
    );
    return attestations;
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.status === 404) return [];
    throw await explainFailure(api, failure, {
      what: `show the attestations of ${digest} in ${repository}`,
      repository,
      permission: 'attestations: read',
    });
  }
}

/** What an action hands over to have attestations looked up: its `io`. */
export interface AttestationsIo extends Omit<ApiOptions, 'timeoutMs'> {
  github(token: string): Promise<GitHubRequest>;
}

/** Looks attestations up with the token of the action; GitHub is reached, and the token missed, when the first is asked for. */
export function attestationsWith(token: string | undefined, io: AttestationsIo) {
  return async (...asked: [repository: string, digest: string, predicateType: string]) => {
    if (token === undefined) {
      throw new UserError('bad-input', '`token` is required for `require-evidence: signed` and was not given.', {
        hint: 'Leave it out for the token of the job, or give `evidence-bundles`.',
      });
    }
    const { clock, log, signal } = io;
    return attestationsOf(gitHubApi(await io.github(token), { clock, log, signal, timeoutMs: 30_000 }), ...asked);
  };
}
