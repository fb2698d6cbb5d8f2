import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type BundleRun, runBundle } from '@tidegate/testing';
import { type GitHubDouble, type GitHubOptions, startGitHub } from '@tidegate/testing/github';
import { graphQLContract } from '../../../scripts/graphql.ts';
import { openapiExtract } from '../../../scripts/openapi.ts';
import { handMade, past, repository } from './history-for-tests.ts';

// The first query reads GitHub's whole schema.
jest.setTimeout(60_000);

let contracts: { openapi: string; graphql: string };
let github: GitHubDouble | undefined;
let gateway: Server | undefined;
beforeAll(async () => {
  contracts = { openapi: await openapiExtract(), graphql: await graphQLContract() };
}, 120_000);
afterEach(async () => {
  const ended = github;
  github = undefined;
  gateway?.close();
  gateway = undefined;
  await ended?.stop();
});

async function run(
  inputs: Record<string, string> = {},
  options: Partial<GitHubOptions> = {},
  env: Record<string, string> = {},
): Promise<BundleRun> {
  const { committedAt, ...history } = handMade();
  await github?.stop();
  github = await startGitHub({
    ...contracts,
    tokens: { good: {}, weak: { permissions: { deployments: 'read', contents: 'read' } } },
    repositories: [
      { name: repository, refs: { main: '0'.repeat(40) }, committedAt, workflows: [{ id: 7, file: 'gates.yml' }] },
    ],
    history,
    ...options,
  });
  return runBundle('pipeline-metrics', {
    inputs: { token: 'good', 'gate-workflows': 'gates.yml', 'upload-report': 'false', ...inputs },
    env: { GITHUB_API_URL: github.url, ...env },
  });
}

const row = (step: BundleRun, metric: string): string[] =>
  step.summary
    .split('\n')
    .find((line) => line.startsWith(`| ${metric} `))!
    .split('|')
    .map((cell) => cell.trim())
    .slice(1, -1);

describe('a month by hand', () => {
  test('outputs, summary, evidence', async () => {
    const step = await run();
    expect(step.stderr).toBe('');
    expect(step.exitCode).toBe(0);
    const { metrics, ...outputs } = step.outputs;
    expect(outputs).toEqual({
      'deployment-frequency': String(4 / 30),
      'lead-time': '41400',
      'change-failure-rate': '0.6',
      'recovery-time': '18000',
      'rework-rate': '0.4',
      'rollback-rate': '0.25',
      'sample-size': '6',
      verdict: 'pass',
      evidence: 'tidegate-report/pipeline-metrics.json',
      report: 'tidegate-report/pipeline-metrics.html',
    });
    expect(JSON.parse(metrics!)).toMatchObject({
      'change-failure-rate': { unit: 'ratio', value: 0.6, 'sample-size': 5 },
      'drift-to-redeploy-time': { value: 187_200, 'sample-size': 1 },
    });
    expect(row(step, 'Change fail rate')).toEqual(['Change fail rate', '**60 %**', '23 % to 88 %', '5 deployments']);
    expect(row(step, 'Deployment frequency')[2]).toBe('1.1 to 10 in 30 days');
    expect(row(step, 'Gate rejection rate').slice(1)).toEqual(['**25 %**', '4.6 % to 70 %', '4 runs']);
    expect(row(step, 'Time in approval, median').slice(1)).toEqual(['**1 h**', 'too few to say', '1 approval']);
    expect(step.summary).toContain('Counted in no metric: 1 still under way.');
    expect(step.evidence).toMatchObject({
      gate: 'pipeline-metrics',
      verdict: 'pass',
      facts: {
        repository,
        environment: 'production',
        'deployments-read': 7,
        'in-flight': 1,
        'change-failure-rate': '60 %; interval 23 % to 88 %; from 5 deployments',
      },
      figures: [{ kind: 'bars', title: 'Deployments that went live a day' }],
    });
    expect(step.masks).toEqual(['good']);
    expect(github!.requests).toHaveLength(4);
  });

  test('files in the report folder, the summary left out', async () => {
    const step = await run({ to: 'json, prometheus' });
    expect(step.summary).not.toContain('Change fail rate');
    const json = JSON.parse(await readFile(join(step.workspace, step.outputs['json']!), 'utf8')) as object;
    expect(json).toMatchObject({ schema: 'tidegate-delivery/1', repository });
    const text = await readFile(join(step.workspace, step.outputs['prometheus']!), 'utf8');
    expect(text).toContain(
      `tidegate_delivery_change_failure_ratio{repository="${repository}",environment="production",model=""} 0.6\n`,
    );
  });

  test('without permission for issues and runs their metrics say so, and are empty', async () => {
    const step = await run({ token: 'weak' });
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toMatchObject({
      'change-failure-rate': '',
      'recovery-time': '',
      'rework-rate': '',
      'rollback-rate': '0.25',
      'lead-time': '41400',
    });
    expect(row(step, 'Change fail rate')[1]).toBe('needs `issues: read`');
    expect(row(step, 'Gate rejection rate')[1]).toBe('needs `actions: read`');
  });
});

describe('thresholds', () => {
  test.each([
    ['rollback-rate <= 0.9', 0, 'pass'],
    ['change-failure-rate <= 0.15', 1, 'fail'],
    ['rework-rate <= 0.5', 1, 'inconclusive'],
    ['recovery-time <= 1000d', 1, 'inconclusive'],
  ])('%s', async (thresholds, exitCode, verdict) => {
    const step = await run({ thresholds });
    expect([step.exitCode, step.outputs['verdict']]).toEqual([exitCode, verdict]);
    expect(step.evidence!.checks.find(({ title }) => title === thresholds)).toMatchObject({ verdict });
  });

  test('a metric that cannot be read decides nothing, and `on-inconclusive` decides about the job', async () => {
    const inputs = { token: 'weak', thresholds: 'change-failure-rate <= 1' };
    expect((await run(inputs)).outputs['verdict']).toBe('inconclusive');
    const lenient = await run({ ...inputs, 'on-inconclusive': 'warn' });
    expect([lenient.exitCode, lenient.outputs['verdict']]).toEqual([0, 'inconclusive']);
  });
});

describe('nothing to measure', () => {
  test('no deployments: empty outputs and a warning that says what to check', async () => {
    const step = await run({}, { history: {} });
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toMatchObject({
      verdict: 'warn',
      'deployment-frequency': '',
      'change-failure-rate': '',
      'sample-size': '0',
    });
    expect(step.annotations).toEqual([
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('`environment-name`') }),
    ]);
  });
});

test('a model that no deployment is of is a warning that names those there are', async () => {
  const { at, deployment } = past();
  const request = { payload: { model: 'flights', data_at: at(30) } };
  const history = { deployments: [deployment(20, [['success', 1]], { request })] };
  const step = await run({ model: 'fligths' }, { history });
  expect(step.outputs).toMatchObject({ verdict: 'warn', 'deployment-frequency': '' });
  expect(step.annotations[0]!.message).toBe(
    'None of the 1 deployments to production that were read is of fligths; their payloads name flights.',
  );
  const found = await run({ model: 'flights' }, { history });
  expect(found.outputs).toMatchObject({ verdict: 'pass', 'sample-size': '1' });
});

test('what trigger-deploy records is measured', async () => {
  const world = {
    history: {},
    repositories: [
      {
        name: repository,
        refs: { main: '0'.repeat(40) },
        committedAt: { ['0'.repeat(40)]: new Date(Date.now() - 7_200_000).toISOString() },
        workflows: [
          { id: 7, file: 'gates.yml' },
          { id: 8, file: 'deploy.yml', inputs: { model_version: {}, idempotency_key: {} } },
        ],
      },
    ],
  };
  await run({}, world);
  const data = new Date(Date.now() - 10_800_000).toISOString();
  const deploy = await runBundle('trigger-deploy', {
    inputs: {
      ...{ token: 'good', workflow: 'deploy.yml', 'environment-name': 'production', 'poll-interval': '1s' },
      ...{ model: 'flights', 'model-version': '7', 'data-at': data, 'upload-report': 'false' },
    },
    env: { GITHUB_API_URL: github!.url },
  });
  expect([deploy.exitCode, deploy.stderr]).toEqual([0, '']);
  const step = await runBundle('pipeline-metrics', {
    inputs: { token: 'good', model: 'flights', window: '1h', 'upload-report': 'false' },
    env: { GITHUB_API_URL: github!.url },
  });
  expect(step.outputs).toMatchObject({ verdict: 'pass', 'deployment-frequency': '24', 'change-failure-rate': '0' });
  // The commit is two hours old, the data three.
  expect(Math.round(Number(step.outputs['lead-time']) / 3600)).toBe(2);
  expect(JSON.parse(step.outputs['metrics']!)).toMatchObject({
    'data-to-production-time': { value: expect.any(Number), 'sample-size': 1 },
  });
});

describe('errors: exit 2, no verdict', () => {
  test.each<[string, Record<string, string>, Partial<GitHubOptions>, RegExp]>([
    ['a token nobody knows', { token: 'other' }, {}, /401.*`token`/],
    ['a repository it cannot see', { repository: 'octo/none' }, {}, /octo\/none.*404/],
    ['a workflow that is not there', { 'gate-workflows': 'gate.yml' }, {}, /gate\.yml.*Did you mean gates\.yml/],
    ['an unknown metric', { thresholds: 'leed-time <= 2d' }, {}, /leed-time.*Did you mean lead-time/],
    ['a window of nothing', { window: '0s' }, {}, /`window` is "0s"/],
    ['a window of a century', { window: '36500d' }, {}, /`window` is "36500d": expected from 1h to 1100d/],
    ['a bare % in a password', { to: 'prometheus', pushgateway: 'http://a:100%@h' }, {}, /`pushgateway`/],
    ['postgres without an address', { to: 'postgres' }, {}, /`connection` was not given/],
    [
      'an address without postgres',
      { connection: 'postgresql://a:secret-word@h/d' },
      {},
      /`to` does not name postgres/,
    ],
    [
      'a page in place of an answer',
      {},
      { faults: [{ route: 'POST /graphql', effect: { status: 200, html: '<html>' } }] },
      /list the deployments/,
    ],
  ])('%s', async (_, inputs, options, told) => {
    const step = await run(inputs, options);
    expect(step.exitCode).toBe(2);
    expect(step.outputs['verdict']).toBeUndefined();
    const errors = step.annotations.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]!.message).toMatch(told);
    expect(step.visible).not.toContain('secret-word');
  });
});

describe('Pushgateway', () => {
  async function listen(
    status = 202,
  ): Promise<{ url: string; pushed: { method: string; path: string; key: string | undefined; body: string }[] }> {
    const pushed: { method: string; path: string; key: string | undefined; body: string }[] = [];
    gateway = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        pushed.push({ method: request.method!, path: request.url!, key: request.headers.authorization, body });
        response.writeHead(status).end(status === 400 ? 'text format parsing error' : '');
      });
    });
    await new Promise<void>((resolve) => gateway!.listen(0, '127.0.0.1', resolve));
    return { url: `127.0.0.1:${(gateway.address() as AddressInfo).port}`, pushed };
  }

  test('one PUT of the file, to the group of this repository and environment', async () => {
    const { url, pushed } = await listen();
    const step = await run({ to: 'prometheus', pushgateway: `http://keeper:pass%20word@${url}/push/` });
    expect(step.exitCode).toBe(0);
    const text = await readFile(join(step.workspace, step.outputs['prometheus']!), 'utf8');
    expect(pushed).toEqual([
      {
        method: 'PUT',
        path: `/push/metrics/job/tidegate_delivery/repository@base64/${Buffer.from(repository).toString('base64url')}/environment@base64/${Buffer.from('production').toString('base64url')}`,
        key: `Basic ${Buffer.from('keeper:pass word').toString('base64')}`,
        body: text,
      },
    ]);
    expect(step.visible).not.toMatch(/pass(%20| )word/);
  });

  test('a dry run pushes nothing', async () => {
    const { url, pushed } = await listen();
    const step = await run({ to: 'prometheus', pushgateway: `http://${url}`, mode: 'dry-run' });
    expect([step.exitCode, pushed]).toEqual([0, []]);
  });

  test.each([
    [400, /would not take the metrics \(400: text format parsing error\)/],
    [401, /did not let us in/],
    [500, /would not take the metrics \(500\)/],
  ])('%p is an error, and the outputs stand', async (status, told) => {
    const { url } = await listen(status);
    const step = await run({ to: 'prometheus', pushgateway: `http://${url}` });
    expect(step.exitCode).toBe(2);
    expect(step.annotations[0]!.message).toMatch(told);
    expect(step.outputs).toMatchObject({ 'change-failure-rate': '0.6' });
  });

  test('one that is not there', async () => {
    const step = await run({ to: 'prometheus', pushgateway: 'http://127.0.0.1:9' });
    expect(step.exitCode).toBe(2);
    expect(step.annotations[0]!.message).toMatch(/127\.0\.0\.1:9 cannot be reached/);
  });
});
