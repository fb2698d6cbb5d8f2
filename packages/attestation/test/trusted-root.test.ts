import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Key, Metadata, MetadataKind, Root, Signature, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import { scriptedServer } from '../../registry/test/scripted-server.ts';
import { gitHubRoot } from '../src/github-root.ts';
import * as sigstore from '../src/sigstore.ts';
import { authoritiesOf, documents } from '../src/trusted-root.ts';
import { authority } from './authority.ts';

type Server = Awaited<ReturnType<typeof scriptedServer>>;
let server: Server | undefined;
let trustedRoot: string;

beforeAll(async () => void (trustedRoot = JSON.stringify((await authority()).root)));
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const folder = () => mkdtempSync(join(tmpdir(), 'tidegate-tuf-'));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A repository of The Update Framework with one key for all roles, and what it answers to each path. */
function repository(target: string, expires = '2999-01-01T00:00:00Z') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const id = 'a'.repeat(64);
  const key = new Key({
    keyID: id,
    keyType: 'ecdsa',
    scheme: 'ecdsa-sha2-nistp256',
    keyVal: { public: publicKey.export({ type: 'spki', format: 'pem' }) as string },
  });
  const root = new Root({
    version: 1,
    specVersion: '1.0.31',
    expires: '2999-01-01T00:00:00Z',
    consistentSnapshot: true,
  });
  for (const role of ['root', 'snapshot', 'targets', 'timestamp']) root.addKey(key, role);
  const targets = new Targets({ version: 1, specVersion: '1.0.31', expires });
  targets.addTarget(
    new TargetFile({ path: 'trusted_root.json', length: target.length, hashes: { sha256: sha256(target) } }),
  );
  const rest = { version: 1, specVersion: '1.0.31', expires };
  return {
    root: signed(new Metadata(root), id, privateKey),
    answers: {
      '/timestamp.json': signed(new Metadata(new Timestamp(rest)), id, privateKey),
      '/1.snapshot.json': signed(new Metadata(new Snapshot(rest)), id, privateKey),
      '/1.targets.json': signed(new Metadata(targets), id, privateKey),
      [`/targets/${sha256(target)}.trusted_root.json`]: target,
    } as Record<string, unknown>,
  };
}

function signed(metadata: Metadata<Root | Timestamp | Snapshot | Targets>, keyID: string, key: KeyObject): object {
  metadata.sign((data) => new Signature({ keyID, sig: sign('sha256', data, key).toString('hex') }));
  return metadata.toJSON();
}

async function mirrorOf({ root, answers }: ReturnType<typeof repository>) {
  server = await scriptedServer(({ path }) =>
    path in answers ? { body: answers[path] } : { status: 404, body: 'not here' },
  );
  return { name: 'Test', url: server.url, root };
}

describe('the authorities of a mirror', () => {
  test('are fetched, and verified from the root keys on', async () => {
    const { material, thresholds } = await authoritiesOf(await mirrorOf(repository(trustedRoot)), folder(), sigstore);
    expect(material.certificateAuthorities).toHaveLength(1);
    expect(thresholds).toEqual({ ctlogThreshold: 1, tlogThreshold: 1, timestampThreshold: 1 });
  });

  test.each<[string, (repository_: ReturnType<typeof repository>) => ReturnType<typeof repository>]>([
    ['other root keys', (good) => ({ ...good, root: repository(trustedRoot).root })],
    [
      'another target than was signed',
      ({ root, answers }) => {
        const name = `/targets/${sha256(trustedRoot)}.trusted_root.json`;
        return { root, answers: { ...answers, [name]: trustedRoot.replace('sigstore', 'sigstorf') } };
      },
    ],
    ['metadata that have expired', () => repository(trustedRoot, '2020-01-01T00:00:00Z')],
    ['a target that is a page', () => repository('<html>')],
    ['a target without authorities', () => repository('{}')],
    ['nothing at all', ({ root }) => ({ root, answers: {} })],
  ])('cannot be had with %s, and the remedy is told', async (_, change) => {
    const mirror = await mirrorOf(change(repository(trustedRoot)));
    await expect(authoritiesOf(mirror, folder(), sigstore)).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('The authorities Test publishes cannot be had from'),
      hint: expect.stringContaining('gh attestation trusted-root'),
    });
  });
});

test('the first root of GitHub carries the signatures of its own keys', () => {
  const root = Metadata.fromJSON(MetadataKind.Root, gitHubRoot);
  expect(() => root.verifyDelegate('root', root)).not.toThrow();
  const changed = structuredClone(gitHubRoot);
  changed.signed.roles.root.threshold = 1;
  const forged = Metadata.fromJSON(MetadataKind.Root, changed);
  expect(() => root.verifyDelegate('root', forged)).toThrow();
});

test('one document or one per line', () => {
  expect(documents('{"a": 1}\n')).toEqual([{ a: 1 }]);
  expect(documents('{"a":1}\n\n{"b":2}\n')).toEqual([{ a: 1 }, { b: 2 }]);
  expect(() => documents('{"a":1}\n{"b"')).toThrow();
  expect(() => documents('')).toThrow();
});
