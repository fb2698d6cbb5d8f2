import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { initializeCA, initializeCTLog, initializeTLog } from '@sigstore/mock';

/** The claims a run of GitHub has in its identity token, as far as a certificate tells them. */
export interface Identity {
  readonly issuer: string;
  readonly repository: string;
  readonly workflow: string;
  readonly ref: string;
  readonly commit: string;
  readonly run: string;
}

/** An authority, its certificate log and its transparency log, as Sigstore has them, on this machine alone. */
export interface Authority {
  /** Trusted root as `gh attestation trusted-root` writes it. */
  readonly root: TrustedRootJson;
  /** A bundle over the statement, signed by this run. */
  readonly sign: (statement: unknown, identity: Identity, payloadType?: string) => Promise<BundleJson>;
}

/** An entry as Rekor answers with it. */
interface LogEntry {
  readonly logIndex: number;
  readonly logID: string;
  readonly integratedTime: number;
  readonly body: string;
  readonly verification: {
    readonly signedEntryTimestamp: string;
    readonly inclusionProof: {
      readonly logIndex: number;
      readonly rootHash: string;
      readonly treeSize: number;
      readonly hashes: string[];
      readonly checkpoint: string;
    };
  };
}

type TrustedRootJson = ReturnType<typeof rootOf>;
export type BundleJson = Awaited<ReturnType<typeof bundleOf>>;

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}
export type AuthorityKeys = Readonly<Record<'ca' | 'certificateLog' | 'log', KeyPair>>;

const pair = (): KeyPair => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' });
const freshKeys = (): AuthorityKeys => ({ ca: pair(), certificateLog: pair(), log: pair() });

/** Makes keys in a folder, so that another process can sign as the same authority. */
export function writeKeys(folder: string): AuthorityKeys {
  const keys = freshKeys();
  for (const [name, { privateKey }] of Object.entries<KeyPair>(keys)) {
    writeFileSync(join(folder, `${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return keys;
}

/** The keys that `writeKeys` made there. */
export function readKeys(folder: string): AuthorityKeys {
  const read = (name: keyof AuthorityKeys): KeyPair => {
    const privateKey = createPrivateKey(readFileSync(join(folder, `${name}.pem`)));
    return { privateKey, publicKey: createPublicKey(privateKey) };
  };
  return { ca: read('ca'), certificateLog: read('certificateLog'), log: read('log') };
}

/** `certifiedAt` is when certificates begin, `loggedAt` the time of log entries; without `certificateLog` certificates are in none. */
export async function authority({
  certifiedAt,
  loggedAt,
  certificateLog = true,
  keys = freshKeys(),
}: {
  certifiedAt?: Date;
  loggedAt?: Date;
  certificateLog?: boolean;
  keys?: AuthorityKeys;
} = {}): Promise<Authority> {
  const ctLog = await initializeCTLog(keys.certificateLog, certifiedAt);
  const ca = await initializeCA(keys.ca, certificateLog ? ctLog : undefined, certifiedAt);
  const log = await initializeTLog('https://rekor.example', keys.log, loggedAt ?? certifiedAt);
  return {
    root: rootOf(Buffer.from(ca.rootCertificate.buffer), ctLog.publicKey, log.publicKey),
    async sign(statement, identity, payloadType = 'application/vnd.in-toto+json') {
      const key = pair();
      const certificate = await ca.issueCertificate({
        publicKey: spki(key.publicKey),
        subjectAltName: `https://github.com/${identity.workflow}`,
        extensions: extensionsOf(identity),
      });
      return bundleOf({
        statement,
        payloadType,
        key: key.privateKey,
        certificate: Buffer.from(certificate as Buffer),
        log,
      });
    },
  };
}

function extensionsOf({ issuer, repository, ref, commit, run }: Identity) {
  const oid = (number: number) => `1.3.6.1.4.1.57264.1.${number}`;
  return [
    { oid: oid(8), value: issuer },
    { oid: oid(12), value: `https://github.com/${repository}` },
    { oid: oid(13), value: commit },
    { oid: oid(14), value: ref },
    { oid: oid(21), value: `https://github.com/${repository}/actions/runs/${run}/attempts/1` },
  ];
}

async function bundleOf({
  statement,
  payloadType,
  key,
  certificate,
  log,
}: {
  statement: unknown;
  payloadType: string;
  key: KeyObject;
  certificate: Buffer;
  log: Awaited<ReturnType<typeof initializeTLog>>;
}) {
  const payload = Buffer.from(typeof statement === 'string' ? statement : JSON.stringify(statement));
  const signed = Buffer.concat([
    Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `),
    payload,
  ]);
  const signature = sign('sha256', signed, key).toString('base64');
  const entry: unknown = await log.log({
    kind: 'dsse',
    apiVersion: '0.0.1',
    spec: {
      payloadHash: { algorithm: 'sha256', value: createHash('sha256').update(payload).digest('hex') },
      signatures: [{ signature, verifier: certificate.toString('base64') }],
    },
  });
  const [logged] = Object.values(entry as Record<string, LogEntry>) as [LogEntry];
  const { inclusionProof, signedEntryTimestamp } = logged.verification;
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: certificate.toString('base64') },
      tlogEntries: [
        {
          logIndex: String(logged.logIndex),
          logId: { keyId: Buffer.from(logged.logID, 'hex').toString('base64') },
          kindVersion: { kind: 'dsse', version: '0.0.1' },
          integratedTime: String(logged.integratedTime),
          inclusionPromise: { signedEntryTimestamp: signedEntryTimestamp },
          inclusionProof: {
            logIndex: String(inclusionProof.logIndex),
            rootHash: Buffer.from(inclusionProof.rootHash, 'hex').toString('base64'),
            treeSize: String(inclusionProof.treeSize),
            hashes: inclusionProof.hashes,
            checkpoint: { envelope: inclusionProof.checkpoint },
          },
          canonicalizedBody: logged.body,
        },
      ],
    },
    dsseEnvelope: { payload: payload.toString('base64'), payloadType, signatures: [{ sig: signature, keyid: '' }] },
  };
}

function rootOf(ca: Buffer, ctLog: Buffer, log: Buffer) {
  const start = '2020-01-01T00:00:00.000Z';
  const logInstance = (key: Buffer) => ({
    baseUrl: 'https://rekor.example',
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: key.toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor: { start },
    },
    logId: { keyId: createHash('sha256').update(key).digest('base64') },
  });
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [logInstance(log)],
    certificateAuthorities: [
      {
        subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
        uri: 'https://ca.example',
        certChain: { certificates: [{ rawBytes: ca.toString('base64') }] },
        validFor: { start },
      },
    ],
    ctlogs: [logInstance(ctLog)],
    timestampAuthorities: [],
  };
}
