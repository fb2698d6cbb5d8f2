import { z } from 'zod';
import { type GitHubApi, repositoryParameters } from './api.ts';
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
