import { createHash, generateKeyPairSync } from 'node:crypto';
import { initializeTSA } from '@sigstore/mock';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openBundle } from '../src/open-bundle.ts';
import * as sigstore from '../src/sigstore.ts';
import { authoritiesIn } from '../src/trusted-root.ts';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Authority, authority, type BundleJson, predicateOf, statementOf } from './authority.ts';

const digest = `sha256:${'a'.repeat(64)}`;
let issuer: Authority;
let stamps: Awaited<ReturnType<typeof initializeTSA>>;
let bundle: BundleJson;

const base64 = (bytes: ArrayBufferView) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

beforeAll(async () => {
  issuer = await authority({ certificateLog: false });
  // Whole seconds, as GitHub's stamps have them: the verifier reads no fraction that ends in a nought, one in ten of the clock's.
  const soon = new Date(Math.ceil(Date.now() / 1000) * 1000 + 2000);
  stamps = await initializeTSA(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }), soon);
  bundle = await issuer.sign(statementOf(predicateOf(digest), digest));
});

/** As GitHub signs in private repositories: no log, a time stamp over the signature. */
async function stamped(of: Buffer = Buffer.from(bundle.dsseEnvelope.signatures[0]!.sig, 'base64')) {
  const signedTimestamp = base64(
    await stamps.timestamp({
      artifactHash: createHash('sha256').update(of).digest(),
      hashAlgorithmOID: '2.16.840.1.101.3.4.2.1',
      nonce: 1,
      policyOID: '1.3.6.1.4.1.57264.2',
      certReq: false,
    }),
  );
  const copy = structuredClone(bundle);
  return {
    ...copy,
    verificationMaterial: {
      ...copy.verificationMaterial,
      tlogEntries: [],
      timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp }] },
    },
  };
}

async function opened(
  json: unknown,
  change: (root: Record<string, unknown>) => Record<string, unknown> = (root) => root,
) {
  const root = change({
    ...issuer.root,
    tlogs: [],
    ctlogs: [],
    timestampAuthorities: [
      {
        subject: { organization: 'sigstore.mock', commonName: 'tsa' },
        certChain: {
          certificates: [{ rawBytes: base64(stamps.intCertificate) }, { rawBytes: base64(stamps.rootCertificate) }],
        },
        validFor: { start: '2020-01-01T00:00:00.000Z' },
      },
    ],
  });
  const file = join(mkdtempSync(join(tmpdir(), 'tidegate-private-')), 'root.json');
  writeFileSync(file, JSON.stringify(root));
  const result = openBundle({ from: 'it', json }, await authoritiesIn(file, 'root.json', sigstore), sigstore);
  return 'trouble' in result ? result.trouble : 'opened';
}

describe('an authority with time stamps and no log, as for private repositories', () => {
  test('proves a signature by its time stamp', async () => {
    expect(await opened(await stamped())).toBe('opened');
  });

  test('proves none without one, with that of other bytes, or with a log entry in its place', async () => {
    const { timestampVerificationData: _, ...bare } = (await stamped()).verificationMaterial;
    expect(await opened({ ...bundle, verificationMaterial: bare })).toBe('time');
    expect(await opened(await stamped(Buffer.from('other bytes')))).not.toBe('opened');
    expect(await opened(bundle)).toBe('log');
  });

  test('does not do where the authorities name a log', async () => {
    expect(await opened(await stamped(), (root) => ({ ...root, tlogs: issuer.root.tlogs }))).toBe('log');
  });
});
