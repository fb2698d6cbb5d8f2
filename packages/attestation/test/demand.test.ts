import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Check } from '@tidegate/evidence';
import { demandedEvidence, type EvidenceInputs, type EvidenceWorld } from '../src/demand.ts';
import type { Listed } from '../src/find-bundles.ts';
import { type Authority, authority, type BundleJson, predicateOf, statementOf, trainRun } from './authority.ts';

jest.setTimeout(60_000);

const digest = `sha256:${'a'.repeat(64)}`;
const other = `sha256:${'b'.repeat(64)}`;
const workspace = mkdtempSync(join(tmpdir(), 'tidegate-attestation-'));
const day = 86_400_000;
let ours: Authority;
let good: BundleJson;

beforeAll(async () => {
  ours = await authority();
  good = await ours.sign(statementOf(predicateOf(digest), digest));
  writeFileSync(join(workspace, 'root.json'), JSON.stringify(ours.root));
});

const inputs = (given: Partial<EvidenceInputs> = {}): EvidenceInputs => ({
  'require-evidence': ['signed'],
  'evidence-max-age': 30 * day,
  'trusted-root': 'root.json',
  ...given,
});

const world = (listed: readonly Listed[], later = 0): EvidenceWorld => ({
  run: {
    workspace,
    temp: workspace,
    serverUrl: 'https://github.com',
    repository: 'octo/flights',
    ref: 'refs/heads/main',
  },
  clock: { now: () => Date.now() + later },
  fetch: globalThis.fetch,
  listed: async () => listed,
  digest: async () => digest,
});

const candidate = { model: 'flights', version: 'v1', commits: [] };

async function demanded(
  bundles: readonly unknown[],
  given: Partial<EvidenceInputs> = {},
  { later = 0, model = 'flights', version = 'v1' } = {},
): Promise<readonly Check[]> {
  const listed = bundles.map((bundle) => ({ bundle }));
  return (await demandedEvidence(inputs(given), { ...candidate, model, version }, world(listed, later))).checks;
}

/** The names of the demands that were refused, with their reasons. */
const refused = (checks: readonly Check[]) =>
  Object.fromEntries(
    checks
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ id, reason }) => [id.replace('attestation.', ''), reason]),
  );
const names = (checks: readonly Check[]) => Object.keys(refused(checks));

/** The bundle with something changed in it. */
function tampered(change: (bundle: BundleJson) => void): BundleJson {
  const copy = structuredClone(good);
  change(copy);
  return copy;
}
const flip = (base64: string, at = 20) => {
  const bytes = Buffer.from(base64, 'base64');
  bytes[at] = bytes[at]! ^ 1;
  return bytes.toString('base64');
};
const entry = (bundle: BundleJson) => bundle.verificationMaterial.tlogEntries[0]!;

describe('a model with its signed evidence', () => {
  test('passes, and every demand is told', async () => {
    const checks = await demanded([good]);
    expect(checks.map(({ id, verdict }) => [id.replace('attestation.', ''), verdict])).toEqual([
      ['signature', 'pass'],
      ['identity', 'pass'],
      ['subject', 'pass'],
      ['model', 'pass'],
      ['run', 'pass'],
      ['gate.check-model-threshold', 'pass'],
      ['gate.compare-with-production', 'pass'],
      ['age', 'pass'],
    ]);
  });

  test('passes beside attestations of others, damaged ones and none', async () => {
    const foreign = await (await authority()).sign(statementOf(predicateOf(digest), digest));
    const checks = await demanded([
      foreign,
      { not: 'a bundle' },
      null,
      tampered((b) => (b.dsseEnvelope.payload = 'eyJ9')),
      good,
    ]);
    expect(names(checks)).toEqual([]);
  });

  test('passes when a reusable workflow of another repository has signed, where that is said', async () => {
    const identity = { ...trainRun, workflow: 'tidegate/mlops/.github/workflows/train.yml@refs/tags/v1' };
    const bundle = await ours.sign(statementOf(predicateOf(digest), digest), identity);
    const workflow = 'tidegate/mlops/.github/workflows/train.yml';
    expect(names(await demanded([bundle], { 'evidence-workflow': workflow }))).toEqual([]);
    expect(names(await demanded([bundle], { 'evidence-workflow': `${workflow}@refs/tags/v*` }))).toEqual([]);
    expect(names(await demanded([bundle], { 'evidence-workflow': `${workflow}@refs/heads/main` }))).toEqual([
      'identity',
    ]);
    expect(names(await demanded([bundle]))).toEqual(['identity']);
  });

  test('passes from files, one bundle or one per line', async () => {
    writeFileSync(join(workspace, 'one.sigstore.json'), JSON.stringify(good, null, 2));
    const foreign = tampered((b) => (entry(b).integratedTime = '1'));
    writeFileSync(join(workspace, 'many.jsonl'), `${JSON.stringify(foreign)}\n${JSON.stringify(good)}\n`);
    expect(names(await demanded([], { 'evidence-bundles': ['*.sigstore.json'] }))).toEqual([]);
    expect(names(await demanded([], { 'evidence-bundles': ['many.jsonl'] }))).toEqual([]);
  });
});

describe('is refused by name', () => {
  test('no attestation at all', async () => {
    expect(refused(await demanded([]))).toEqual({
      found: expect.stringContaining(`no signed evidence of ${digest} in octo/flights`),
    });
  });

  test.each<[string, string, (bundle: BundleJson) => void]>([
    ['statement', 'log', (b) => (b.dsseEnvelope.payload = flip(b.dsseEnvelope.payload))],
    ['signature', 'log', (b) => (b.dsseEnvelope.signatures[0]!.sig = flip(b.dsseEnvelope.signatures[0]!.sig))],
    ['type of the payload', 'bundle', (b) => (b.dsseEnvelope.payloadType = 'text/plain')],
    [
      'certificate',
      'certificate',
      (b) => {
        const { certificate } = b.verificationMaterial;
        certificate.rawBytes = flip(certificate.rawBytes, Buffer.from(certificate.rawBytes, 'base64').length - 10);
      },
    ],
    ['log entry', 'log', (b) => (entry(b).canonicalizedBody = flip(entry(b).canonicalizedBody, 30))],
    ['time of the log', 'log', (b) => (entry(b).integratedTime = String(Number(entry(b).integratedTime) + 1))],
    [
      'promise of the log',
      'log',
      (b) => (entry(b).inclusionPromise.signedEntryTimestamp = flip(entry(b).inclusionPromise.signedEntryTimestamp)),
    ],
    [
      'checkpoint of the log',
      'log',
      (b) => {
        const { checkpoint } = entry(b).inclusionProof;
        checkpoint.envelope = checkpoint.envelope.replace('\n1\n', '\n2\n');
      },
    ],
    ['name of the log', 'log', (b) => (entry(b).logId.keyId = flip(entry(b).logId.keyId))],
  ])('a changed %s', async (_, name, change) => {
    expect(names(await demanded([tampered(change)]))).toEqual([name]);
  });

  test('a signature of another statement, with its own log entry', async () => {
    const next = await ours.sign(statementOf(predicateOf(other), other));
    const bundle = tampered((b) => {
      b.verificationMaterial.tlogEntries = next.verificationMaterial.tlogEntries;
      b.dsseEnvelope = next.dsseEnvelope;
    });
    expect(names(await demanded([bundle]))).toEqual(['signature']);
  });

  test('no log entry', async () => {
    expect(names(await demanded([tampered((b) => (b.verificationMaterial.tlogEntries = []))]))).toEqual(['time']);
  });

  test('a log entry twice counts once, and is refused', async () => {
    expect(names(await demanded([tampered((b) => b.verificationMaterial.tlogEntries.push(entry(good)))]))).toEqual([
      'time',
    ]);
  });

  test('an authority nobody trusts', async () => {
    const foreign = await (await authority()).sign(statementOf(predicateOf(digest), digest));
    expect(refused(await demanded([foreign]))).toEqual({
      certificate: expect.stringContaining('no trusted authority has certified its key'),
    });
  });

  test('a bare key in place of a certificate', async () => {
    const { certificate: _, ...rest } = good.verificationMaterial;
    const bundle = { ...good, verificationMaterial: { ...rest, publicKey: { hint: 'mine' } } };
    expect(names(await demanded([bundle]))).toEqual(['certificate']);
  });

  test('a certificate that had expired when the log saw it', async () => {
    const late = await authority({ certifiedAt: new Date(), loggedAt: new Date(Date.now() + 11 * 60_000) });
    writeFileSync(join(workspace, 'late.json'), JSON.stringify(late.root));
    const bundle = await late.sign(statementOf(predicateOf(digest), digest));
    expect(names(await demanded([bundle], { 'trusted-root': 'late.json' }))).toEqual(['certificate']);
  });

  test.each<[string, Partial<typeof trainRun>, string]>([
    ['repository', { repository: 'mallory/flights' }, 'repository https://github.com/mallory/flights'],
    ['ref', { ref: 'refs/heads/feature' }, 'ref refs/heads/feature, not refs/heads/main'],
    ['issuer', { issuer: 'https://accounts.example' }, 'issuer https://accounts.example'],
    ['issuer that begins alike', { issuer: 'https://token.actions.githubusercontent.com.example' }, 'issuer'],
    [
      'workflow',
      { workflow: 'mallory/flights/.github/workflows/train.yml@refs/heads/main' },
      'workflow https://github.com/mallory',
    ],
    [
      'repository that begins alike',
      { workflow: 'octo/flights-2/.github/workflows/train.yml@refs/heads/main' },
      'workflow',
    ],
  ])('a foreign %s', async (_, given, reason) => {
    const bundle = await ours.sign(statementOf(predicateOf(digest), digest), { ...trainRun, ...given });
    expect(refused(await demanded([bundle]))).toMatchObject({ identity: expect.stringContaining(reason) });
  });

  test('another workflow of the same repository, where one is named', async () => {
    expect(names(await demanded([good], { 'evidence-workflow': '.github/workflows/train.yml' }))).toEqual([]);
    expect(names(await demanded([good], { 'evidence-workflow': '.github/workflows/release.yml' }))).toEqual([
      'identity',
    ]);
  });

  test('a stranger who says much: nothing of it is repeated, and what our own lacks is told', async () => {
    const gates = [{ reason: 'Trust me.' }, { gate: 'compare-with-production' }, { gate: 'trust-me' }];
    const foreign = { ...trainRun, ref: 'refs/heads/feature' };
    const strange = await ours.sign(statementOf(predicateOf(digest, { gates }), digest), foreign);
    const own = await ours.sign(statementOf(predicateOf(digest, { gates: [{}] }), digest));
    expect(JSON.stringify(await demanded([strange]))).not.toMatch(/trust.me/i);
    expect(names(await demanded([strange, own]))).toEqual(['gate.compare-with-production']);
  });

  test('a branch that is named like the end of the workflow that is trusted', async () => {
    const named = '.github/workflows/*@refs/heads/main';
    const by = async (workflow: string, ref: string) =>
      names(
        await demanded([await ours.sign(statementOf(predicateOf(digest), digest), { ...trainRun, workflow, ref })], {
          'evidence-workflow': named,
          'evidence-ref': 'refs/heads/*',
        }),
      );
    expect(await by(trainRun.workflow, trainRun.ref)).toEqual([]);
    const branch = 'refs/heads/x@refs/heads/main';
    expect(await by(`octo/flights/.github/workflows/mine.yml@${branch}`, branch)).toEqual(['identity']);
  });

  test('a workflow whose file is named like the one that is trusted and its ref', async () => {
    const workflow = 'octo/flights/.github/workflows/train.yml@mine.yml@refs/heads/main';
    const bundle = await ours.sign(statementOf(predicateOf(digest), digest), { ...trainRun, workflow });
    expect(names(await demanded([bundle], { 'evidence-workflow': '.github/workflows/train.yml' }))).toEqual([
      'identity',
    ]);
  });

  test('replayed: of other files, another model, another version, another run', async () => {
    const sign = (predicate: unknown, of = digest) => ours.sign(statementOf(predicate, of));
    expect(names(await demanded([await sign(predicateOf(other), other)]))).toEqual(['subject', 'model']);
    expect(names(await demanded([await sign(predicateOf(other))]))).toEqual(['model']);
    expect(names(await demanded([good], {}, { model: 'trains' }))).toEqual(['model']);
    expect(names(await demanded([good], {}, { version: 'v2' }))).toEqual(['model']);
    expect(names(await demanded([good], {}, { version: '1' }))).toEqual([]);
    const elsewhere = await ours.sign(statementOf(predicateOf(digest), digest), { ...trainRun, run: '42' });
    expect(names(await demanded([elsewhere]))).toEqual(['run']);
    const commit = await ours.sign(statementOf(predicateOf(digest), digest), { ...trainRun, commit: 'f'.repeat(40) });
    expect(names(await demanded([commit]))).toEqual(['run']);
  });

  test('a gate that is missing, red, undecided, dry or says a verdict nobody knows', async () => {
    const with_ = async (gates: Parameters<typeof predicateOf>[1]) =>
      names(await demanded([await ours.sign(statementOf(predicateOf(digest, gates), digest))]));
    expect(await with_({ gates: [{}] })).toEqual(['gate.compare-with-production']);
    const compare = { gate: 'compare-with-production' };
    expect(await with_({ gates: [{ verdict: 'fail' }, compare] })).toEqual(['gate.check-model-threshold']);
    expect(await with_({ gates: [{ verdict: 'inconclusive' }, compare] })).toEqual(['gate.check-model-threshold']);
    expect(await with_({ gates: [{ mode: 'dry-run' }, compare] })).toEqual(['gate.check-model-threshold']);
    expect(await with_({ gates: [{ verdict: 'warn' }, compare] })).toEqual([]);
    expect(await with_({ gates: [{}, compare, { gate: 'validate-data', verdict: 'fail' }] })).toEqual([
      'gate.validate-data',
    ]);
    for (const verdict of ['NaN', null, 1, undefined]) {
      const predicate = predicateOf(digest);
      const gates = predicate.gates.map((gate) => ({ ...gate, verdict }));
      expect(names(await demanded([await ours.sign(statementOf({ ...predicate, gates }, digest))]))).toEqual([
        'predicate',
      ]);
    }
  });

  test('a gate that failed before it passed in the same run', async () => {
    const gates = [{ verdict: 'fail' as const }, {}, { gate: 'compare-with-production' }];
    const bundle = await ours.sign(statementOf(predicateOf(digest, { gates }), digest));
    const checks = await demanded([bundle]);
    expect(names(checks)).toEqual(['gate.check-model-threshold']);
    expect(checks.map(({ id }) => id)).toContain('attestation.gate.check-model-threshold-2');
  });

  test('another kind of statement', async () => {
    const provenance = await ours.sign(statementOf({}, digest, 'https://slsa.dev/provenance/v1'));
    expect(names(await demanded([provenance]))).toEqual(['predicate']);
    expect(names(await demanded([await ours.sign('not JSON')]))).toEqual(['predicate']);
    expect(names(await demanded([await ours.sign(statementOf({}, digest))]))).toEqual(['predicate']);
  });

  test('too old, by the certificate or by a gate, and from the future', async () => {
    expect(names(await demanded([good], {}, { later: 31 * day }))).toEqual(['age']);
    expect(names(await demanded([good], {}, { later: 29 * day }))).toEqual([]);
    const stale = await ours.sign(statementOf(predicateOf(digest, { at: new Date(Date.now() - 31 * day) }), digest));
    expect(names(await demanded([stale]))).toEqual(['age']);
    expect(names(await demanded([good], {}, { later: -4 * 60_000 }))).toEqual([]);
    expect(names(await demanded([good], {}, { later: -day }))).toEqual(['age']);
  });
});

describe('cannot be decided', () => {
  const code = (given: Partial<EvidenceInputs>) =>
    demanded([good], given).then(
      () => 'decided',
      (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
    );

  test('without authorities', async () => {
    writeFileSync(join(workspace, 'page.json'), '<html>');
    writeFileSync(join(workspace, 'empty.json'), '{}');
    writeFileSync(join(workspace, 'nolog.json'), JSON.stringify({ ...ours.root, tlogs: [] }));
    expect(await code({ 'trusted-root': 'none.json' })).toBe('unreadable: `trusted-root`: none.json cannot be read.');
    for (const file of ['page.json', 'empty.json', 'nolog.json']) {
      expect(await code({ 'trusted-root': file })).toBe(
        `unreadable: \`trusted-root\`: ${file} is no trusted root of Sigstore.`,
      );
    }
  });

  test('with files that are missing, no JSON or far too large', async () => {
    writeFileSync(join(workspace, 'page.bundle'), '<html>');
    writeFileSync(join(workspace, 'large.bundle'), 'x'.repeat(10 * 1024 * 1024));
    expect(await code({ 'evidence-bundles': ['none/*.json'] })).toMatch(
      /^not-found: `evidence-bundles`: no file matches/,
    );
    expect(await code({ 'evidence-bundles': ['page.bundle'] })).toMatch(/^unreadable: .*is no JSON/);
    expect(await code({ 'evidence-bundles': ['large.bundle'] })).toMatch(
      /^unreadable: .*more than the 5242880 a bundle may have/,
    );
  });

  test('with more attestations than anybody signs', async () => {
    await expect(demanded(Array.from({ length: 101 }, () => good))).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('outside of a run, where nothing says who must have signed', async () => {
    const lost = { ...world([{ bundle: good }]), run: { workspace, temp: workspace, serverUrl: 'https://github.com' } };
    await expect(demandedEvidence(inputs(), candidate, lost)).rejects.toMatchObject({ code: 'bad-input' });
  });
});
