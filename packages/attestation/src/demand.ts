import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import type { Check } from '@tidegate/evidence';
import { type Candidate, requiredEvidence, type Testimony } from '@tidegate/evidence/required';
import { bundlesInFiles, bundlesListed, type Listed } from './find-bundles.ts';
import { fail, judgeAttestation } from './judge-attestation.ts';
import { type FoundBundle, isOfGitHub, openBundle } from './open-bundle.ts';
import type * as Sigstore from './sigstore.ts';
import { gatesOf, type Policy, type Run, signerOf } from './policy.ts';
import { predicateType } from './predicate.ts';
import type { SignedEvidenceSettings } from './settings.ts';
import { type Authorities, authoritiesIn, authoritiesOf, gitHubMirror, sigstoreMirror } from './trusted-root.ts';

/** The line of `require-evidence` that asks for signed evidence; a file of that name is `./signed`. */
const signed = 'signed';

export type EvidenceInputs = SignedEvidenceSettings & { readonly 'require-evidence'?: readonly string[] | undefined };

/** What is needed of the world; the `io` of an action has all but the last two. */
export interface EvidenceWorld {
  readonly run: Run & { readonly workspace: string; readonly temp: string };
  readonly clock: { now(): number };
  readonly fetch: typeof globalThis.fetch;
  /** The attestations of this type GitHub has of a digest in a repository; none when it says there are none. */
  listed(repository: string, digest: string, predicateType: string): Promise<readonly Listed[]>;
  /** Digest of the very files that are promoted or deployed, computed from their bytes. */
  digest(): Promise<string>;
}

/** Whether signed evidence is asked for. */
export function asksForSigned(inputs: EvidenceInputs): boolean {
  return inputs['require-evidence']?.includes(signed) === true;
}

/**
 * What `require-evidence` asks: one check per evidence file that it names, and where it says `signed` one per demand on the signed
 * statement. Throws a UserError for what cannot be read, fetched or trusted.
 */
export async function demandedEvidence(
  inputs: EvidenceInputs,
  candidate: Candidate,
  world: EvidenceWorld,
): Promise<Testimony> {
  const patterns = inputs['require-evidence']?.filter((line) => line !== signed);
  const plain = await requiredEvidence(patterns?.length === 0 ? undefined : patterns, candidate, world.run.workspace);
  if (!asksForSigned(inputs)) return plain;
  const { checks, digest } = await signedEvidence(inputs, candidate, world);
  return { ...plain, checks: [...plain.checks, ...checks], digest: plain.digest ?? digest };
}

async function signedEvidence(inputs: EvidenceInputs, candidate: Candidate, world: EvidenceWorld) {
  const signer = signerOf(inputs, world.run);
  const policy: Policy = {
    digest: await world.digest(),
    model: candidate.model,
    version: candidate.version,
    gates: gatesOf(inputs),
    maxAgeMs: inputs['evidence-max-age'],
    signer,
  };
  const files = inputs['evidence-bundles'];
  const found = files
    ? await bundlesInFiles(files, world.run.workspace)
    : await bundlesListed(await world.listed(signer.repository, policy.digest, predicateType), world.fetch);
  if (found.length === 0) {
    const place = files?.join(', ') ?? signer.repository;
    const reason = `There is no signed evidence of ${policy.digest} in ${place}: sign what the gates said with actions/attest, in the run that registers the model${files ? '' : ', and let this token read it (`attestations: read`)'}.`;
    return { checks: [fail('found', reason)], digest: undefined };
  }
  const sigstore = await import('./sigstore.ts');
  const trusted = await authorities(inputs, found, world, sigstore);
  const judged = found.map((bundle) => {
    const opened = openBundle(bundle, trusted(bundle), sigstore);
    const refused = 'trouble' in opened;
    const checks = refused
      ? [fail(opened.trouble, `${opened.from} proves nothing: ${opened.message}.`)]
      : judgeAttestation(opened, policy, world.clock.now());
    return { bundle, checks, met: checks.filter(({ verdict }) => verdict === 'pass').length };
  });
  return best(judged);
}

interface Judged {
  readonly bundle: FoundBundle;
  readonly checks: readonly Check[];
  /** How many demands it meets. */
  readonly met: number;
}

/** One statement that meets every demand is enough; where none does, the one that comes nearest says what is missing. */
function best(judged: readonly Judged[]): Pick<Testimony, 'checks' | 'digest'> {
  const good = judged.find(({ checks }) => checks.every(({ verdict }) => verdict === 'pass'));
  const { bundle, checks } = good ?? judged.reduce((nearest, next) => (next.met > nearest.met ? next : nearest));
  const hex = createHash('sha256').update(JSON.stringify(bundle.json)).digest('hex');
  return { checks, digest: good && `sha256:${hex}` };
}

/** The authorities each bundle is verified against: the user's, or those of Sigstore, or of GitHub where that has signed. */
async function authorities(
  inputs: EvidenceInputs,
  found: readonly FoundBundle[],
  { run }: EvidenceWorld,
  sigstore: typeof Sigstore,
): Promise<(bundle: FoundBundle) => readonly Authorities[]> {
  const typed = inputs['trusted-root'];
  if (typed !== undefined) {
    const own = await authoritiesIn(isAbsolute(typed) ? typed : join(run.workspace, typed), typed, sigstore);
    return () => own;
  }
  const mirrorOf = ({ json }: FoundBundle) => (isOfGitHub(json, sigstore) ? gitHubMirror : sigstoreMirror);
  const published = new Map<string, Authorities>();
  for (const mirror of new Set(found.map(mirrorOf))) {
    published.set(mirror.name, await authoritiesOf(mirror, run.temp, sigstore));
  }
  return (bundle) => [published.get(mirrorOf(bundle).name)!];
}
