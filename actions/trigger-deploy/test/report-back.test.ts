// The training system is told how it ended, by a signed request; nothing depends on whether it hears.
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GitHubDouble } from '@tidegate/testing/github';
import { deployGitHub, dispatchRoute } from './double.ts';
import { parse, tell } from './story.ts';

jest.setTimeout(120_000);

let github: GitHubDouble | undefined;
let server: Server;
let heard: { headers: IncomingHttpHeaders; body: string }[];
let answers: number[];
let inputs: Record<string, unknown>;

beforeEach(async () => {
  [heard, answers] = [[], []];
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/outcome`;
  inputs = { model: 'fraud', 'report-url': url, 'report-secret': 'a secret' };
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await github?.stop();
  github = undefined;
});

const told = () => heard.map(({ body }) => JSON.parse(body) as Record<string, unknown>);

test('what came of it, signed so that the listener can tell it is us and that it is new', async () => {
  github = await deployGitHub();
  const { result } = await tell(github, inputs, { now: Date.UTC(2026, 10, 21) });
  expect(told()).toEqual([
    {
      event: 'deployment.outcome',
      verdict: 'pass',
      triggered: true,
      reason: result!.reason,
      conclusion: 'success',
      repository: 'octo/flights',
      workflow: 'deploy.yml',
      model: 'fraud',
      version: '42',
      digest: null,
      idempotencyKey: github.runs[0]!.inputs['idempotency_key'],
      runId: github.runs[0]!.id,
      runUrl: result!.outputs['run-url'],
      deploymentId: null,
      triggeredBy: 'https://github.invalid/octo/flights/actions/runs/99',
    },
  ]);
  const [{ headers, body }] = heard as [(typeof heard)[0]];
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
  const content = `${String(id)}.${String(timestamp)}.${body}`;
  expect(signature).toBe(`v1,${createHmac('sha256', 'a secret').update(content).digest('base64')}`);
  expect(Number(timestamp)).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 21) / 1000);
});

test('a secret written as the specification writes it is its base64', async () => {
  github = await deployGitHub();
  await tell(github, { ...inputs, 'report-secret': `whsec_${Buffer.from('key of bytes').toString('base64')}` });
  const [{ headers, body }] = heard as [(typeof heard)[0]];
  const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const expected = createHmac('sha256', 'key of bytes').update(content).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${expected}`);
});

test.each(['listener', 'ftp://a.invalid', 'http://', 'http://a b'])('%s is no address', (url) => {
  expect(() => parse({ 'report-url': url })).toThrow('expected an http or https address');
});

test('an account that cannot be read is warned of', async () => {
  github = await deployGitHub();
  const url = String(inputs['report-url']).replace('http://', 'http://robot:%zz@');
  const { result, io } = await tell(github, { ...inputs, 'report-url': url });
  expect(result!.verdict).toBe('pass');
  expect(io.logged.join('\n')).toContain('could not be reported');
});

test('an account in the address is sent as one, and is not part of any message', async () => {
  github = await deployGitHub();
  answers = [400];
  const url = String(inputs['report-url']).replace('http://', 'http://robot:p%40ss@');
  const { io } = await tell(github, { ...inputs, 'report-url': url });
  expect(heard[0]!.headers.authorization).toBe(`Basic ${Buffer.from('robot:p@ss').toString('base64')}`);
  expect(io.logged.join('\n')).toContain('could not be reported');
  expect(io.logged.join('\n')).not.toContain('ss@');
});

describe('every end is told', () => {
  test('a failed run', async () => {
    github = await deployGitHub({ script: [{ status: 'completed', conclusion: 'failure' }] });
    await tell(github, inputs);
    expect(told()).toMatchObject([{ verdict: 'fail', triggered: true, conclusion: 'failure' }]);
  });

  test('a refusal', async () => {
    github = await deployGitHub({ state: 'disabled_manually' });
    const { error } = await tell(github, inputs);
    expect(told()).toMatchObject([{ verdict: 'error', triggered: false, reason: error!.message, runId: null }]);
  });

  test('an answer that was lost', async () => {
    github = await deployGitHub({}, { faults: [{ route: dispatchRoute, effect: 'reset' }] });
    await tell(github, inputs);
    expect(told()).toMatchObject([{ verdict: 'error', triggered: 'unknown' }]);
  });

  test('deployments that are switched off', async () => {
    github = await deployGitHub();
    await tell(github, { ...inputs, enabled: 'false' });
    expect(told()).toMatchObject([{ verdict: 'pass', triggered: false }]);
  });

  test('but not a dry run', async () => {
    github = await deployGitHub();
    await tell(github, { ...inputs, mode: 'dry-run' });
    expect(heard).toEqual([]);
  });
});

describe('a listener that does not hear', () => {
  test('is asked again with the same id, and the verdict stays', async () => {
    github = await deployGitHub();
    answers = [503, 500];
    expect((await tell(github, inputs)).result!.verdict).toBe('pass');
    expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(heard).toHaveLength(3);
  });

  test.each([
    ['for good', [500, 500, 500], 3, 'it answered 500'],
    ['because it refuses', [401], 1, 'it answered 401'],
  ])('%s is warned of', async (_, given, times, message) => {
    github = await deployGitHub();
    answers = given;
    const { result, io } = await tell(github, inputs);
    expect(result!.verdict).toBe('pass');
    expect(heard).toHaveLength(times);
    const warnings = io.logged.filter((line) => line.startsWith('warn: The outcome could not be reported'));
    expect(warnings).toEqual([expect.stringContaining(message)]);
    expect(warnings[0]).not.toContain('/outcome');
  });

  test('because nobody is there is warned of', async () => {
    github = await deployGitHub();
    await new Promise((resolve) => server.close(resolve));
    const { result, io } = await tell(github, inputs);
    expect(result!.verdict).toBe('pass');
    expect(io.logged.join('\n')).toMatch(/could not be reported to 127\.0\.0\.1:\d+: .*ECONNREFUSED/);
  });
});
