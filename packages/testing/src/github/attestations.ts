import { type Handlers, notFound, problem, read, unprocessable, write } from './handler.ts';
import type { Attestation } from './world.ts';

const repository = '/repos/{owner}/{repo}';

interface Bundle {
  readonly dsseEnvelope?: { readonly payload?: unknown };
}

export const attestationHandlers: Handlers = {
  // Like GitHub it reads what the bundle says, and verifies none of it.
  [`POST ${repository}/attestations`]: write('attestations', ({ state, repository: { name }, body }) => {
    const { bundle } = body as { bundle: Bundle };
    const read = statementIn(bundle);
    if (read === undefined) return unprocessable('Validation Failed: the bundle holds no in-toto statement');
    const id = state.nextId();
    state.attestations.push({ id, repository: name, ...read, bundle });
    return { status: 201, body: { id } };
  }),
  [`GET ${repository}/attestations/{subject_digest}`]: read('attestations', (call) => {
    const { state, params, query, apiVersion } = call;
    // Later versions give an address that is none of the API's.
    if (apiVersion !== state.contract.apiVersions[0]) return { status: 501, body: problem('Not in the double', 501) };
    const digest = decodeURIComponent(params['subject_digest']!);
    const type = query.get('predicate_type');
    const found = state.attestations
      .filter((one) => one.repository === call.repository.name && one.digests.includes(digest))
      .filter((one) => type === null || one.predicateType === type);
    // What is after the first page is asked for by cursors, which are not here.
    const first = found.reverse().slice(0, Number(query.get('per_page') ?? 30));
    if (first.length === 0) return notFound;
    return { status: 200, body: { attestations: first.map(({ bundle }) => ({ repository_id: 1, bundle })) } };
  }),
};

/** Which files the signed statement is about, and of what type it is; undefined for what is none. */
function statementIn({ dsseEnvelope }: Bundle): Pick<Attestation, 'digests' | 'predicateType'> | undefined {
  try {
    const { subject, predicateType } = JSON.parse(
      Buffer.from(dsseEnvelope?.payload as string, 'base64').toString('utf8'),
    ) as { subject: { digest: { sha256: string } }[]; predicateType: string };
    return { digests: subject.map(({ digest }) => `sha256:${digest.sha256}`), predicateType };
  } catch {
    return undefined;
  }
}
