import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Evidence } from '@tidegate/evidence';
import { type BundleRun, runBundle } from '@tidegate/testing';
import { scriptedServer } from '../../../packages/registry/test/scripted-server.ts';
import { git, originOf, repository } from '../../../packages/registry/test/world.ts';
import { evidence } from '@tidegate/testing';

jest.setTimeout(120_000);

const put = (folder: string, files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
};
const json = (given: Partial<Evidence> = {}) => JSON.stringify(evidence(given));
const promote = (workspace: string, inputs: Record<string, string>, env: Record<string, string> = {}) =>
  runBundle('promote-model', { workspace, inputs: { model: 'flights', 'upload-report': 'false', ...inputs }, env });
const told = ({ exitCode, outputs, annotations }: BundleRun) => ({
  exitCode,
  verdict: outputs['verdict'],
  messages: annotations.map(({ message }) => message),
});

/** A checkout with an origin, an untracked model and its metrics. */
function checkout(): { workspace: string; bare: string } {
  const workspace = repository({ '.gitignore': 'models/\ntidegate-report/\nmodel/\n' });
  const bare = originOf(workspace);
  put(workspace, {
    'models/first/model.bin': 'first',
    'models/second/model.bin': 'second',
    'models/metrics.json': '{"accuracy": 0.9, "loss": NaN, "model": "gbm"}',
  });
  return { workspace, bare };
}

describe('a model on its way, in git tags', () => {
  const { workspace, bare } = checkout();
  const runs: Record<string, BundleRun> = {};
  beforeAll(async () => {
    const step = async (name: string, inputs: Record<string, string>) => {
      runs[name] = await promote(workspace, { 'report-dir': `tidegate-report/${name}`, ...inputs });
    };
    put(workspace, { 'gates/compare.json': json({ gate: 'compare-with-production', subject: { model: 'flights' } }) });
    await step('nothing yet', { operation: 'resolve' });
    await step('register', {
      operation: 'register',
      source: 'models/first',
      metrics: 'models/metrics.json',
      tags: 'team: ops\nrun: 7',
    });
    await step('again', { operation: 'register', source: 'models/first', metrics: 'models/metrics.json' });
    await step('promote', { operation: 'promote', version: 'v0.0.1', 'expected-version': 'none' });
    await step('register second', {
      operation: 'register',
      source: 'models/second',
      'require-evidence': 'gates/*.json',
    });
    await step('promote second', {
      operation: 'promote',
      version: '0.0.2',
      'expected-version': 'v0.0.1',
      'require-evidence': 'gates/*.json',
    });
    await step('twice', { operation: 'promote', version: 'v0.0.2' });
    await step('download', { operation: 'download' });
    await step('rehearsal', { operation: 'rollback', mode: 'dry-run' });
    await step('rollback', { operation: 'rollback' });
    await step('rollback again', { operation: 'rollback' });
    await step('resolve', { operation: 'resolve' });
  });

  test('no production yet is inconclusive, which fails unless it is allowed', () => {
    expect(told(runs['nothing yet']!)).toMatchObject({ exitCode: 1, verdict: 'inconclusive' });
    expect(runs['nothing yet']!.outputs['version']).toBeUndefined();
  });

  test('registering writes a tag at origin with metrics, tags and digest', () => {
    const { outputs, evidence: record } = runs['register']!;
    expect(told(runs['register']!)).toEqual({ exitCode: 0, verdict: 'pass', messages: [] });
    expect(outputs).toMatchObject({ version: 'v0.0.1', 'model-uri': 'models:/flights/v0.0.1' });
    expect(record!.subject).toMatchObject({
      model: 'flights',
      version: 'v0.0.1',
      digest: expect.stringMatching(/^sha256:/),
    });
    expect(record!.facts['not registered, for they are no numbers']).toBe('model');
    const message = git(bare, 'tag', '--list', '--format=%(contents)', 'flights@v0.0.1');
    expect(message).toContain('"accuracy": 0.9');
    expect(message).toContain('"loss": "NaN"');
    expect(message).toContain('"run": "7"');
    expect(runs['again']!.outputs['version']).toBe('v0.0.1');
  });

  test('promoting moves the alias and says from where to where', () => {
    expect(runs['promote']!.evidence).toMatchObject({
      verdict: 'pass',
      reason: 'production of flights moved from nowhere to v0.0.1.',
    });
    expect(runs['promote second']!.outputs).toMatchObject({
      version: 'v0.0.2',
      'previous-version': 'v0.0.1',
      'model-uri': 'models:/flights/v0.0.2',
    });
    const { checks, facts } = runs['promote second']!.evidence!;
    expect(checks.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['evidence.gates/compare.json', 'pass'],
      ['promote.production', 'pass'],
    ]);
    const message = git(bare, 'tag', '--list', '--format=%(contents)', 'flights#production#2');
    expect(message).toContain(`"evidence": "${String(facts['evidence digest'])}"`);
    expect(message).toContain('/octo/flights/actions/runs/99"');
    expect(runs['twice']!.evidence!.reason).toBe(
      'production of flights points at v0.0.2 already; nothing was changed.',
    );
    expect(runs['twice']!.outputs['previous-version']).toBe('v0.0.1');
  });

  test('downloading gives the files with their digest', () => {
    expect(runs['download']!.outputs).toMatchObject({ version: 'v0.0.2', 'model-path': 'model/second' });
    expect(readFileSync(join(workspace, 'model/second/model.bin'), 'utf8')).toBe('second');
  });

  test('rolling back returns to the version before, once; a rehearsal changes nothing', () => {
    expect(runs['rehearsal']!.evidence!.reason).toBe(
      'Dry run: production of flights would move from v0.0.2 to v0.0.1.',
    );
    expect(runs['rollback']!.outputs).toMatchObject({ version: 'v0.0.1', 'previous-version': 'v0.0.2' });
    expect(told(runs['rollback again']!)).toMatchObject({
      exitCode: 2,
      messages: ['production of flights has pointed at no version before v0.0.1. Give the `version` to go back to.'],
    });
    expect(runs['resolve']!.outputs['version']).toBe('v0.0.1');
    expect(runs['resolve']!.evidence!.checks[0]!.values).toEqual({ accuracy: 0.9, loss: 'NaN' });
    expect(git(bare, 'tag', '--list', '*#*').split('\n')).toHaveLength(3);
  });

  test('no step says anything on stderr', () => {
    for (const run of Object.values(runs)) expect(run.stderr).toBe('');
  });
});

describe('what must not be promoted is not', () => {
  const { workspace, bare } = checkout();
  beforeAll(async () => {
    for (const name of ['first', 'second'])
      await promote(workspace, { operation: 'register', source: `models/${name}` });
    await promote(workspace, { operation: 'promote', version: 'v0.0.1' });
  });
  const attempt = (inputs: Record<string, string>) =>
    promote(workspace, { operation: 'promote', version: 'v0.0.2', ...inputs });

  test.each<[string, string, number, string]>([
    ['a gate that failed', json({ verdict: 'fail', reason: 'Worse.' }), 1, 'says fail'],
    ['a gate that could not decide', json({ verdict: 'inconclusive' }), 1, 'says inconclusive'],
    ['a dry run', json({ mode: 'dry-run' }), 1, 'only a dry run'],
    ['another model', json({ subject: { model: 'fraud' } }), 1, 'judged model fraud, not flights'],
    ['another version', json({ subject: { version: 'v0.0.1' } }), 1, 'judged version v0.0.1, not v0.0.2'],
    ['another commit', json({ subject: { commit: 'bad' } }), 1, 'judged commit bad'],
    ['a file that is no evidence', '{}', 2, 'is not evidence of a Tidegate gate'],
  ])('with evidence of %s', async (name, text, exitCode, message) => {
    const file = `gates/${name.replaceAll(' ', '-')}.json`;
    put(workspace, { [file]: text });
    const run = await attempt({ 'require-evidence': file });
    expect(told(run)).toMatchObject({ exitCode, verdict: exitCode === 1 ? 'fail' : undefined });
    expect(run.annotations[0]!.message).toContain(message);
    expect(run.outputs['version']).toBeUndefined();
  });

  test('without the evidence that is required', async () => {
    expect(told(await attempt({ 'require-evidence': 'absent/*.json' }))).toMatchObject({
      exitCode: 2,
      verdict: undefined,
    });
  });

  test('when production is not what was compared with: both versions are named', async () => {
    const run = await attempt({ 'expected-version': 'v0.0.9' });
    expect(told(run)).toMatchObject({
      exitCode: 1,
      verdict: 'fail',
      messages: [
        expect.stringContaining(
          'production of flights was not moved to v0.0.2: it points at v0.0.1, and `expected-version` is v0.0.9',
        ),
      ],
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ['a version that does not exist', { version: 'v9.9.9' }, 'flights has no version v9.9.9'],
    ['something that is no version', { version: 'latest' }, '"latest" is not a version of the git registry'],
    ['a name that git refuses', { model: 'a b' }, '"a b" cannot be the name of a model'],
    ['an option for a name', { model: '--force' }, '"--force" cannot be the name of a model'],
    ['no version', { version: '' }, '`version` is required for `operation: promote`'],
    ['no operation', { operation: '' }, 'operation'],
    ['an operation nobody knows', { operation: 'demote' }, 'operation'],
    ['no model', { model: '' }, 'model'],
    ['a folder that is no repository', { 'registry-uri': '/' }, '/ is not a git repository'],
  ])('given %s', async (_, inputs, message) => {
    const run = await attempt(inputs);
    expect(told(run)).toMatchObject({ exitCode: 2, verdict: undefined });
    expect(run.annotations[0]!.message).toContain(message);
    expect(run.visible).not.toMatch(/\n\s+at /);
  });

  test('in a dry run', async () => {
    const run = await attempt({ mode: 'dry-run' });
    expect(run.evidence).toMatchObject({
      verdict: 'pass',
      reason: 'Dry run: production of flights would move from v0.0.1 to v0.0.2.',
    });
    const registration = await promote(workspace, { operation: 'register', source: 'models', mode: 'dry-run' });
    expect(registration.evidence!.reason).toBe('Dry run: models would have been registered as a version of flights.');
  });

  test('and nothing of all this was written', () => {
    expect(git(bare, 'tag').split('\n')).toEqual(['flights#production#1', 'flights@v0.0.1', 'flights@v0.0.2']);
    expect(git(workspace, 'tag').split('\n')).toEqual(['flights#production#1', 'flights@v0.0.1', 'flights@v0.0.2']);
  });
});

describe('secrets', () => {
  const secrets = {
    address: 's3cret-in-address',
    password: 's3cret-password',
    token: 's3cret-token',
    origin: 's3cret-of-origin',
  };
  const clean = (run: BundleRun) => {
    for (const secret of Object.values(secrets)) {
      expect(run.visible).not.toContain(secret);
      expect(run.visible).not.toContain(Buffer.from(`ada:${secret}`).toString('base64'));
    }
  };

  test.each([200, 401, 500])('of the MLflow server are nowhere when it answers %i, and log in', async (status) => {
    const version = { name: 'flights', version: '3', source: 's3://bucket/3' };
    const server = await scriptedServer(({ authorization }) => ({
      status,
      // A server that repeats what it was sent must not make us repeat it.
      body: status === 200 ? { model_version: version } : { error_code: 'BAD', message: `you sent ${authorization}` },
    }));
    const { workspace } = checkout();
    const ways: [string, Record<string, string>][] = [
      [server.url.replace('://', `://ada:${secrets.address}@`), {}],
      [server.url, { MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: secrets.password }],
      [server.url, { MLFLOW_TRACKING_TOKEN: secrets.token }],
    ];
    for (const [address, env] of ways) {
      for (const inputs of [{ 'registry-uri': address }, {}]) {
        const run = await promote(
          workspace,
          { operation: 'resolve', ...inputs },
          { MLFLOW_TRACKING_URI: address, ...env },
        );
        clean(run);
        expect(run.exitCode).toBe(status === 200 ? 0 : 2);
      }
    }
    expect(server.received.every(({ authorization }) => authorization !== undefined)).toBe(true);
    await server.stop();
  });

  test('in the address of origin are nowhere when it cannot be reached', async () => {
    const { workspace } = checkout();
    git(workspace, 'remote', 'set-url', 'origin', `http://ada:${secrets.origin}@127.0.0.1:9/flights.git`);
    const run = await promote(workspace, { operation: 'resolve' });
    clean(run);
    expect(told(run)).toMatchObject({ exitCode: 2, verdict: undefined });
    expect(run.annotations[0]!.message).toContain('The tags of origin cannot be read');
  });
});

test('an MLflow server that is not there is one sentence with its remedy', async () => {
  const server = await scriptedServer(() => 'cut');
  await server.stop();
  const run = await promote(checkout().workspace, { operation: 'resolve', 'registry-uri': server.url });
  expect(told(run)).toEqual({
    exitCode: 2,
    verdict: undefined,
    messages: [
      expect.stringMatching(/^The MLflow server http:\/\/127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)\. Check /),
    ],
  });
});
