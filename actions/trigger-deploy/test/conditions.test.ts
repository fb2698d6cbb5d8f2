import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Evidence } from '@tidegate/evidence';
import type { GitHubDouble } from '@tidegate/testing/github';
import { deployGitHub } from './double.ts';
import { parse, tell } from './story.ts';

// The first test of a fresh machine fetches GitHub's description.
jest.setTimeout(120_000);

let github: GitHubDouble;
let workspace: string;
beforeEach(async () => {
  github = await deployGitHub();
  workspace = await mkdtemp(join(tmpdir(), 'tidegate-deploy-'));
});
afterEach(() => github.stop());

const write = (name: string, text: string) => writeFile(join(workspace, name), text);

test('enabled: false starts nothing and passes, whatever else was typed', async () => {
  const { result } = await tell(github, { enabled: 'false', workflow: undefined });
  expect(result).toMatchObject({ verdict: 'pass', outputs: { triggered: false } });
  expect(result!.reason).toBe('Deployments are switched off: `enabled` is false.');
  expect(github.requests).toEqual([]);
});

describe('when', () => {
  const inputs = { when: 'accuracy > 0.90', metrics: 'metrics.json' };

  test('holds: the deployment is started', async () => {
    await write('metrics.json', '{"accuracy": 0.91}');
    const { result } = await tell(github, inputs, { workspace });
    expect(result).toMatchObject({ verdict: 'pass', outputs: { triggered: true } });
    expect(result!.checks[0]).toMatchObject({ id: 'when', verdict: 'pass', reason: 'accuracy is 0.91, above 0.9.' });
  });

  test('does not hold: nothing is started, and that is no failure', async () => {
    await write('metrics.json', '{"accuracy": 0.9}');
    const { result } = await tell(github, inputs, { workspace });
    expect(result).toMatchObject({ verdict: 'pass', outputs: { triggered: false } });
    expect(result!.reason).toBe('Nothing was started, as `when` does not hold: accuracy is 0.9, not above 0.9.');
    expect(github.requests).toEqual([]);
  });

  describe('reads the metrics of a registry', () => {
    const run = (accuracy: number) => ({
      run: {
        info: { run_id: 'abc', experiment_id: '0', status: 'FINISHED', artifact_uri: 'mlflow-artifacts:/0/abc' },
        data: { metrics: [{ key: 'accuracy', value: accuracy, timestamp: 1, step: 0 }], params: [], tags: [] },
      },
    });
    const options = (reply: () => Promise<Response>) => ({
      workspace,
      env: { MLFLOW_TRACKING_URI: 'http://mlflow.invalid' },
      fetch: reply as typeof fetch,
    });
    const address = { when: 'accuracy > 0.90', metrics: 'runs:/abc' };

    test.each([
      [0.91, true],
      [0.9, false],
    ])('accuracy %d of a run: %s', async (accuracy, triggered) => {
      const { result } = await tell(
        github,
        address,
        options(async () => Response.json(run(accuracy))),
      );
      expect(result).toMatchObject({ verdict: 'pass', outputs: { triggered } });
      expect(github.runs).toHaveLength(triggered ? 1 : 0);
    });

    test('one that gives no answer decides nothing, and nothing is started', async () => {
      const unreachable = async () => {
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) });
      };
      const { result } = await tell(github, address, options(unreachable));
      expect(result).toMatchObject({ verdict: 'inconclusive', outputs: { triggered: false } });
      expect(github.requests).toEqual([]);
    });
  });

  test.each([
    ['missing', '{"acuracy": 0.91}'],
    ['NaN', '{"accuracy": NaN}'],
    ['text', '{"accuracy": "95%"}'],
    ['null', '{"accuracy": null}'],
  ])('a metric that is %s fails, and starts nothing', async (_, metrics) => {
    await write('metrics.json', metrics);
    const { result } = await tell(github, inputs, { workspace });
    expect(result).toMatchObject({ verdict: 'fail', outputs: { triggered: false } });
    expect(github.requests).toEqual([]);
  });

  test.each([
    ['no metrics', { metrics: undefined }, '`when` needs metrics'],
    ['no file', { metrics: 'gone.json' }, 'gone.json does not exist'],
    ['no expression', { when: 'accuracy >', metrics: 'metrics.json' }, '`when`'],
  ])('%s is an error', async (_, typed, message) => {
    await write('metrics.json', '{"accuracy": 0.91}');
    const { error } = await tell(github, { ...inputs, ...typed }, { workspace });
    expect(error!.message).toContain(message);
    expect(github.requests).toEqual([]);
  });
});

describe('require-evidence', () => {
  const evidence = (changes: Partial<Evidence> = {}): string =>
    JSON.stringify({
      schema: 'tidegate-evidence/1',
      tool: { name: 'tidegate', version: '0.1.0' },
      gate: 'compare-with-production',
      verdict: 'pass',
      reason: 'Better.',
      mode: 'enforce',
      subject: { model: 'fraud', version: '42' },
      checks: [],
      facts: {},
      run: {},
      startedAt: '2026-01-01T00:00:00Z',
      finishedAt: '2026-01-01T00:00:01Z',
      ...changes,
    });
  const inputs = { 'require-evidence': '*.json', model: 'fraud' };

  test.each([
    ['pass', {}],
    ['warn', { verdict: 'warn' as const }],
    ['pass about no version', { subject: { model: 'fraud' } }],
  ])('%s lets the deployment through', async (_, changes) => {
    await write('a.json', evidence(changes));
    expect((await tell(github, inputs, { workspace })).result).toMatchObject({
      verdict: 'pass',
      outputs: { triggered: true },
    });
  });

  test.each([
    ['fail', { verdict: 'fail' as const }, 'says fail (b.json): Better.'],
    ['fail that was only warned of', { verdict: 'fail' as const, mode: 'warn' as const }, 'says fail'],
    ['inconclusive', { verdict: 'inconclusive' as const }, 'says inconclusive'],
    ['a dry run', { mode: 'dry-run' as const }, 'was only a dry run'],
    ['another version', { subject: { version: '41' } }, 'judged version 41, not 42'],
    ['another model', { subject: { model: 'churn' } }, 'judged model churn, not fraud'],
    ['evidence about nothing', { subject: {} }, 'does not say what it judged'],
  ])('%s stops it', async (_, changes, message) => {
    await write('a.json', evidence());
    await write('b.json', evidence(changes));
    const { result } = await tell(github, inputs, { workspace });
    expect(result).toMatchObject({ verdict: 'fail', outputs: { triggered: false } });
    expect(result!.reason).toContain(message);
    expect(github.requests).toEqual([]);
  });

  test('another version stops it also where the version is one of `inputs`', async () => {
    await write('a.json', evidence());
    const typed = { ...inputs, 'model-version': undefined, inputs: 'model_version: "41"' };
    const { result } = await tell(github, typed, { workspace });
    expect(result).toMatchObject({ verdict: 'fail', outputs: { triggered: false } });
    expect(result!.reason).toContain('judged version 42, not 41');
    expect(github.requests).toEqual([]);
  });

  test.each([
    ['no file', undefined, 'no file matches *.json'],
    ['no JSON', '{', 'a.json is not JSON'],
    ['other JSON', '{"accuracy": 1}', 'a.json is not evidence'],
  ])('%s is an error', async (_, text, message) => {
    if (text !== undefined) await write('a.json', text);
    expect((await tell(github, inputs, { workspace })).error!.message).toContain(message);
    expect(github.requests).toEqual([]);
  });
});

describe('inputs are checked before anything is asked', () => {
  test.each([
    ['no workflow', { workflow: undefined }, '`workflow` is required'],
    ['two versions', { inputs: 'model_version: 41' }, '`model-version` is "42", but `inputs` says model_version: "41"'],
    ['a ref with an event', { event: 'repository_dispatch' }, 'always runs on the default branch'],
    ['too many inputs', { inputs: many(23) }, '26 inputs would be sent; GitHub takes 25'],
    ['too long inputs', { inputs: `a: ${'x'.repeat(65_535)}` }, 'characters long; GitHub takes 65535'],
    ['a long payload', { event: 'repository_dispatch', ref: undefined, inputs: many(8) }, '11 values would be sent'],
  ])('%s', async (_, typed, message) => {
    const { error } = await tell(github, typed);
    expect(error).toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(message),
      hint: expect.any(String),
    });
    expect(github.requests).toEqual([]);
  });

  test('as many inputs as GitHub takes are sent', async () => {
    const names = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`i${i}`, {}]));
    await github.stop();
    github = await deployGitHub({ inputs: { ...names, model_version: {}, trigger_source: {}, idempotency_key: {} } });
    expect((await tell(github, { inputs: many(22) })).result!.verdict).toBe('pass');
  });

  test.each([
    ['a commit as ref', { ref: 'a'.repeat(40) }, /expect-sha/],
    ['a repository without owner', { repository: 'flights' }, /owner\/name/],
    ['a path as workflow', { workflow: 'ci/deploy.yml' }, /file name/],
    ['a short commit', { 'expect-sha': 'abc1234' }, /40 hexadecimal/],
    ['no number of seconds', { 'request-timeout': '30' }, /duration/],
    ['a typo in a flag', { wait: 'yes' }, /true or false/],
  ])('%s', (_, typed, message) => {
    expect(() => parse(typed)).toThrow(message);
  });

  function many(count: number): string {
    return Array.from({ length: count }, (_, i) => `i${i}: x`).join('\n');
  }
});
