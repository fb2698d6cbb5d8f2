import { X509Certificate } from 'node:crypto';
import { type Claims, claimsOf } from './claims.ts';
import type * as Sigstore from './sigstore.ts';
import type { Authorities } from './trusted-root.ts';

/** Largest bundle that is read, in bytes; a predicate of hundreds of gates has a tenth of it. */
export const largestBundle = 5 * 1024 * 1024;

/** A Sigstore bundle and where it was found. */
export interface FoundBundle {
  readonly from: string;
  readonly json: unknown;
}

/** What stands behind a bundle once log, certificate and signature have been verified. */
export interface Opened {
  readonly from: string;
  /** The signed statement, still as it was written. */
  readonly statement: unknown;
  readonly claims: Claims;
  /** When the certificate began, in milliseconds since the epoch: at most its ten minutes before the signature. */
  readonly signedAt: number;
}

/** Why a bundle proves nothing. */
export interface Refused {
  readonly from: string;
  readonly trouble: 'bundle' | 'signature' | 'log' | 'certificate' | 'time';
  readonly message: string;
}

const troubles: Readonly<Record<string, Refused['trouble']>> = {
  TLOG_ERROR: 'log',
  TLOG_INCLUSION_PROOF_ERROR: 'log',
  TLOG_INCLUSION_PROMISE_ERROR: 'log',
  TLOG_MISSING_INCLUSION_ERROR: 'log',
  TLOG_BODY_ERROR: 'log',
  CERTIFICATE_ERROR: 'certificate',
  PUBLIC_KEY_ERROR: 'certificate',
  SIGNATURE_ERROR: 'signature',
  TIMESTAMP_ERROR: 'time',
};

const meaning: Record<Refused['trouble'], string> = {
  bundle: 'it is no Sigstore bundle of an in-toto statement',
  signature: 'the signature is not of this statement',
  log: 'no log entry of a trusted log proves it',
  certificate: 'no trusted authority has certified its key',
  time: 'no trusted authority says when it was signed',
};

/**
 * Verifies one bundle: certificate, log entry or timestamp, and signature. Nothing of its content is read before. As strict as the
 * authorities allow: where they name a log, an entry is demanded, and where they name certificate logs, a promise of one.
 */
export function openBundle(
  { from, json }: FoundBundle,
  authorities: readonly Authorities[],
  sigstore: typeof Sigstore,
) {
  let bundle;
  try {
    bundle = sigstore.bundleFromJSON(json);
  } catch (error) {
    return refused(from, 'bundle', error);
  }
  const { content } = bundle;
  if (content.$case !== 'dsseEnvelope') return refused(from, 'bundle');
  if (content.dsseEnvelope.payloadType !== 'application/vnd.in-toto+json') return refused(from, 'bundle');
  let first: Refused | undefined;
  for (const { material, thresholds } of authorities) {
    try {
      const { identity } = new sigstore.Verifier(material, thresholds).verify(sigstore.toSignedEntity(bundle));
      const certificate = certificateOf(bundle);
      if (identity === undefined || certificate === undefined) return refused(from, 'certificate');
      return {
        from,
        statement: parsed(content.dsseEnvelope.payload),
        claims: claimsOf(identity.oids ?? [], identity.subjectAlternativeName),
        signedAt: certificate.validFromDate.getTime(),
      } satisfies Opened;
    } catch (error) {
      const told = refused(from, troubles[(error as { code?: string }).code ?? ''] ?? 'bundle', error);
      // An authority that has not certified the key has nothing to say of the rest.
      if (first === undefined || first.trouble === 'certificate') first = told;
    }
  }
  return first ?? refused(from, 'certificate');
}

/** Whether GitHub's own authority has signed, as it does in private repositories, by what the bundle claims. */
export function isOfGitHub(json: unknown, sigstore: typeof Sigstore): boolean {
  try {
    return certificateOf(sigstore.bundleFromJSON(json))?.issuer.includes('O=GitHub, Inc.') === true;
  } catch {
    return false;
  }
}

function certificateOf({ verificationMaterial: { content } }: Sigstore.Bundle): X509Certificate | undefined {
  if (content.$case === 'certificate') return new X509Certificate(content.certificate.rawBytes);
  if (content.$case !== 'x509CertificateChain') return undefined;
  const [leaf] = content.x509CertificateChain.certificates;
  return leaf && new X509Certificate(leaf.rawBytes);
}

/** What is signed and no JSON is judged like any other statement that says nothing. */
function parsed(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
}

function refused(from: string, trouble: Refused['trouble'], error?: unknown): Refused {
  const detail = error instanceof Error ? ` (${error.message.split('\n')[0]!.slice(0, 200)})` : '';
  return { from, trouble, message: `${meaning[trouble]}${detail}` };
}
