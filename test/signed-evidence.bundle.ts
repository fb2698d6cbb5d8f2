import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type BundleRun, evidence, runBundle } from '@tidegate/testing';
import type { GitHubDouble } from '@tidegate/testing/github';
import { simulatedTraffic, type SimulatedTraffic } from '../actions/canary-rollout/test/simulated-traffic.ts';
import { deployGitHub, token } from '../actions/trigger-deploy/test/double.ts';
import {
  type Authority,
  authority,
  type BundleJson,
  statementOf,
  trainRun,
} from '../packages/attestation/test/authority.ts';
import { scriptedServer } from '../packages/registry/test/scripted-server.ts';
import { originOf, repository } from '../packages/registry/test/world.ts';

jest.setTimeout(180_000);

const workspace = repository({ '.gitignore': 'models/\ntidegate-report/\n' });
const put = (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), text);
  }
};
/** As runBundle has it: the run that registers is the run that signs. */
const signer = { ...trainRun, run: '99' };
const ref = { GITHUB_REF: 'refs/heads/main' };
const now = () => new Date().toISOString();

const promote = (inputs: Record<string, string>, env: Record<string, string> = {}) =>
  runBundle('promote-model', {
    workspace,
    inputs: { model: 'flights', 'upload-report': 'false', 'expected-version': '', token: '', ...inputs },
    env: { ...ref, ...env },
  });
const demanding = {
  'require-evidence': 'signed',
  'trusted-root': 'root.json',
  'evidence-bundles': 'good.sigstore.json',
};
const promoting = { operation: 'promote', version: 'v0.0.1', ...demanding };
const reds = ({ evidence: record }: BundleRun) =>
  record?.checks.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id.replace('attestation.', ''));

let ours: Authority;
let registered: BundleRun;
let good: BundleJson;
/** The evidence was made and signed within this time. */
const made = { from: 0, to: 0 };

beforeAll(async () => {
  // A signature's time is told in whole seconds.
  made.from = Math.floor(Date.now() / 1000) * 1000;
  originOf(workspace);
  const subject = { model: 'flights', commit: trainRun.commit };
  const moment = { startedAt: now(), finishedAt: now(), subject };
  put({
    'models/first/model.bin': 'first',
    'models/second/model.bin': 'second',
    'tidegate-report/check-model-threshold.json': JSON.stringify(evidence(moment)),
    'tidegate-report/compare.json': JSON.stringify(evidence({ ...moment, gate: 'compare-with-production' })),
  });
  const given = { operation: 'register', 'store-files': 'true', 'require-evidence': 'tidegate-report/*.json' };
  registered = await promote({ ...given, source: 'models/first', 'report-dir': 'tidegate-report' });
  await promote({ operation: 'register', 'store-files': 'true', source: 'models/second' });
  ours = await authority();
  const predicate: unknown = JSON.parse(readFileSync(join(workspace, registered.outputs['predicate']!), 'utf8'));
  good = await ours.sign(statementOf(predicate, registered.outputs['digest']!), signer);
  put({ 'good.sigstore.json': JSON.stringify(good), 'root.json': JSON.stringify(ours.root) });
  made.to = Date.now();
});

test('registering writes what the gates said, for signing, and it is no evidence of a gate itself', async () => {
  expect(registered).toMatchObject({ exitCode: 0, stderr: '' });
  const predicate = JSON.parse(readFileSync(join(workspace, registered.outputs['predicate']!), 'utf8')) as unknown;
  expect(predicate).toMatchObject({
    schema: 'tidegate-gates/1',
    model: { name: 'flights', version: 'v0.0.1', digest: registered.outputs['digest'] },
    gates: [
      { gate: 'check-model-threshold', verdict: 'pass' },
      { gate: 'compare-with-production', verdict: 'pass' },
    ],
    run: { repository: 'octo/flights', id: '99', commit: trainRun.commit },
  });
  const again = await promote({
    ...{ operation: 'register', source: 'models/first', 'require-evidence': 'tidegate-report/*.json' },
  });
  expect(again).toMatchObject({ exitCode: 0, outputs: { version: 'v0.0.1' } });
});

test('signed evidence cannot be demanded before it exists', async () => {
  const run = await promote({ operation: 'register', source: 'models/first', 'require-evidence': 'signed' });
  expect(run).toMatchObject({ exitCode: 2, annotations: [{ message: expect.stringContaining('means nothing') }] });
});

describe('promote-model', () => {
  test('refuses the model without its passport, with a foreign one, with that of another version, and tells which', async () => {
    const foreign = await authority();
    put({ 'foreign.json': JSON.stringify(foreign.root), 'damaged.json': JSON.stringify(damaged(good)) });
    const refused = async (inputs: Record<string, string>) => {
      const run = await promote({ ...promoting, ...inputs });
      expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' }, stderr: '' });
      return reds(run);
    };
    expect(await refused({ 'trusted-root': 'foreign.json' })).toEqual(['certificate']);
    expect(await refused({ 'evidence-bundles': 'damaged.json' })).toEqual(['log']);
    expect(await refused({ version: 'v0.0.2' })).toEqual(['subject', 'model']);
    expect(await refused({ 'evidence-gates': 'smoke-test' })).toEqual(['gate.smoke-test']);
    expect(await refused({ 'evidence-max-age': '1ms' })).toEqual(['age']);
    expect(await refused({ 'evidence-ref': 'refs/heads/release' })).toEqual(['identity']);
    expect((await promote({ operation: 'resolve', 'on-inconclusive': 'pass' })).outputs['version']).toBeUndefined();
  });

  test('asks GitHub, and tells nothing there from no answer', async () => {
    const answers: Record<string, { status?: number; body: unknown }> = {
      none: { status: 404, body: { message: 'Not Found' } },
      empty: { body: { attestations: [] } },
      page: { body: '<html>' },
      good: { body: { attestations: [{ bundle: good, repository_id: 1 }] } },
    };
    let answer = answers['none']!;
    const server = await scriptedServer(() => answer);
    const asked = { ...promoting, 'evidence-bundles': '', token: 'a-token-of-nobody', mode: 'dry-run' };
    const ask = (name: string) => {
      answer = answers[name]!;
      return promote(asked, { GITHUB_API_URL: server.url });
    };
    expect(reds(await ask('none'))).toEqual(['found']);
    expect(reds(await ask('empty'))).toEqual(['found']);
    expect(await ask('page')).toMatchObject({ exitCode: 2 });
    expect(await ask('good')).toMatchObject({ exitCode: 0 });
    const path = `/repos/octo/flights/attestations/${encodeURIComponent(registered.outputs['digest']!)}`;
    expect(server.received.map((one) => one.path)).toContain(path);
    await server.stop();
  });

  test('downloads with it only what it speaks for', async () => {
    const download = { operation: 'download', ...demanding };
    const first = await promote({ ...download, version: 'v0.0.1', 'download-dir': 'models/fetched' });
    expect(first).toMatchObject({ exitCode: 0, outputs: { 'model-path': expect.stringContaining('models/fetched') } });
    expect(first.evidence!.checks.map(({ id }) => id)).toContain('attestation.signature');
    const second = await promote({ ...download, version: 'v0.0.2', 'download-dir': 'models/unsigned' });
    expect(second).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } });
    expect(second.outputs['model-path']).toBeUndefined();
    expect(reds(second)).toEqual(['subject', 'model']);
  });

  test('promotes the model that has it, and keeps its digest in the history of the alias', async () => {
    const run = await promote(promoting);
    expect(run).toMatchObject({ exitCode: 0, outputs: { version: 'v0.0.1' }, stderr: '' });
    expect(run.evidence!.facts['evidence digest']).toMatch(/^sha256:/);
  });
});

describe('trigger-deploy', () => {
  let github: GitHubDouble;
  beforeAll(async () => void (github = await deployGitHub()));
  afterAll(() => github.stop());
  const trigger = (inputs: Record<string, string>) =>
    runBundle('trigger-deploy', {
      workspace,
      inputs: {
        ...{ token, workflow: 'deploy.yml', model: 'flights', 'model-version': 'v0.0.1', 'upload-report': 'false' },
        ...demanding,
        ...inputs,
      },
      env: { ...ref, GITHUB_API_URL: github.url },
    });

  test('starts the deployment of the files that were signed, and of no others', async () => {
    const other = await trigger({ 'model-path': 'models/second' });
    expect(other).toMatchObject({ exitCode: 1, outputs: { triggered: 'false' } });
    expect(reds(other)).toEqual(['subject', 'model']);
    expect(github.runs).toHaveLength(0);
    expect(await trigger({})).toMatchObject({ exitCode: 0, outputs: { triggered: 'true' } });
  });
});

describe('canary-rollout', () => {
  let traffic: SimulatedTraffic;
  afterAll(() => traffic.close());

  const roll = (inputs: Record<string, string>) =>
    runBundle('canary-rollout', {
      workspace,
      inputs: {
        ...{ router: 'command', target: traffic.target, analysis: traffic.analysis, steps: '10%:400ms, 100%' },
        ...{ patience: '3s', state: `file:${join(traffic.folder, 'state')}`, incident: 'false' },
        ...{ model: 'flights', version: 'v0.0.1', 'upload-report': 'false' },
        ...demanding,
        ...inputs,
      },
      env: ref,
    });
  beforeAll(async () => void (traffic = await simulatedTraffic({})));

  test('begins with the files that were signed, and with no others', async () => {
    const held = await roll({ 'model-path': 'models/second' });
    expect(held).toMatchObject({ exitCode: 1, outputs: { state: 'held' } });
    expect(held.outputs['reason']).toContain('Nothing was begun.');
    expect(traffic.writes()).toEqual([]);
    expect(await roll({ 'model-path': 'models/first' })).toMatchObject({ exitCode: 0, outputs: { state: 'promoted' } });
  });

  test('goes on with a rollout whose evidence has become too old to begin with', async () => {
    const slow = { operation: 'tick', state: `file:${join(traffic.folder, 'slow')}`, steps: '10%:1h, 100%' };
    traffic.setWeight(0);
    expect(await roll(slow)).toMatchObject({ outputs: { state: 'in-progress' } });
    const begun = Date.now();
    await delay(made.to - made.from + 1000);
    const old = { 'evidence-max-age': `${begun - made.from}ms` };
    expect(reds(await promote({ ...promoting, ...old, mode: 'dry-run' }))).toEqual(['age']);
    expect(await roll({ ...slow, ...old })).toMatchObject({ exitCode: 0, outputs: { state: 'in-progress' } });
    const another = await roll({ ...slow, ...old, candidate: 'another' });
    expect(another).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail' } });
  });
});

function damaged(bundle: BundleJson): BundleJson {
  const copy = structuredClone(bundle);
  const statement = Buffer.from(copy.dsseEnvelope.payload, 'base64').toString();
  copy.dsseEnvelope.payload = Buffer.from(statement.replace('"v0.0.1"', '"v0.0.2"')).toString('base64');
  return copy;
}
