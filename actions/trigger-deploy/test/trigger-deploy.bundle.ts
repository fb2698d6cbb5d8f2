import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type BundleOptions, type BundleRun, runBundle } from '@tidegate/testing';
import { startArtifactService } from '@tidegate/testing/artifact-service';
import type { GitHubDouble } from '@tidegate/testing/github';
import { deployGitHub, dispatchRoute, token } from './double.ts';

jest.setTimeout(120_000);

let github: GitHubDouble | undefined;
let nobody: string;
beforeAll(async () => {
  nobody = `http://127.0.0.1:${await closedPort()}`;
});
afterEach(async () => {
  const ended = github;
  github = undefined;
  await ended?.stop();
});

/** A port where nobody listens. */
function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function trigger(inputs: Record<string, string> = {}, options: BundleOptions = {}): Promise<BundleRun> {
  const run = await runBundle('trigger-deploy', {
    ...options,
    inputs: { token, workflow: 'deploy.yml', 'model-version': '42', 'upload-report': 'false', ...inputs },
    env: { GITHUB_API_URL: github?.url ?? nobody, ...options.env },
  });
  expect(run.visible).not.toContain(token);
  return run;
}

test('starts the workflow, waits and passes', async () => {
  github = await deployGitHub();
  const run = await trigger({ inputs: 'environment: production' });
  const [started] = github.runs;
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(run.outputs).toMatchObject({
    triggered: 'true',
    'run-id': String(started!.id),
    'run-url': `https://github.invalid/octo/flights/actions/runs/${started!.id}`,
    conclusion: 'success',
    verdict: 'pass',
    reason: `Run ${started!.id} of deploy.yml succeeded.`,
  });
  expect(started).toMatchObject({
    ref: 'main',
    inputs: { model_version: '42', environment: 'production', trigger_source: 'automated_ct_pipeline' },
  });
  expect(run.masks).toContain(token);
});

test('a failed run fails the job, and the run is named', async () => {
  github = await deployGitHub({ script: [{ status: 'completed', conclusion: 'failure' }] });
  const run = await trigger();
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ triggered: 'true', verdict: 'fail', conclusion: 'failure' });
  expect(run.annotations).toEqual([
    {
      level: 'error',
      title: 'trigger-deploy: fail',
      message: `1 of 2 checks failed: Run ${github.runs[0]!.id} of deploy.yml failed.`,
    },
  ]);
});

test('ten at the same moment with one key start one run, and all of them end with it', async () => {
  github = await deployGitHub({ script: [{ status: 'in_progress' }, { status: 'completed', conclusion: 'success' }] });
  const key = { 'idempotency-key': 'fraud@42#0123abcd', 'poll-interval': '200ms' };
  const runs = await Promise.all(
    Array.from({ length: 10 }, (_, i) => trigger(key, { env: { GITHUB_RUN_ID: String(200 + i) } })),
  );
  expect(github.runs).toHaveLength(1);
  expect(runs.map(({ exitCode }) => exitCode)).toEqual(Array(10).fill(0));
  expect(new Set(runs.map(({ outputs }) => outputs['run-id']))).toEqual(new Set([String(github.runs[0]!.id)]));
  expect(runs.filter(({ outputs }) => outputs['triggered'] === 'true')).toHaveLength(1);
});

describe('refusals are one sentence with a remedy', () => {
  test('a token without actions: write', async () => {
    github = await deployGitHub({}, { tokens: { [token]: { permissions: { actions: 'read' } } } });
    const run = await trigger({ ref: 'main' });
    expect(run.exitCode).toBe(2);
    expect(run.outputs).toEqual({
      triggered: 'false',
      reason:
        'GitHub would not start deploy.yml in octo/flights: it answered 403: Resource not accessible by integration.',
    });
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]!.message).toContain('The token needs `actions: write`');
    expect(run.stdout + run.stderr).not.toContain('    at ');
  });

  test('nobody there', async () => {
    const run = await trigger({ ref: 'main' });
    expect(run.exitCode).toBe(2);
    expect(run.annotations[0]!.message).toMatch(
      /^GitHub cannot be reached to start deploy\.yml in octo\/flights \(ECONNREFUSED.*githubstatus\.com; nothing was done\.$/,
    );
  });

  test('a request that takes too long is not repeated', async () => {
    github = await deployGitHub({}, { faults: [{ route: dispatchRoute, effect: 'hang', worked: true }] });
    const run = await trigger({ ref: 'main', 'request-timeout': '1s' });
    expect(github.runs).toHaveLength(1);
    expect(run.outputs).toMatchObject({ triggered: 'true', 'run-id': String(github.runs[0]!.id), verdict: 'pass' });
  });
});

test('inputs that are no mapping never become an empty one', async () => {
  github = await deployGitHub();
  const run = await trigger({ inputs: '{"environment": production' });
  expect(run.exitCode).toBe(2);
  expect(run.annotations[0]!.message).toContain('`inputs` is');
  expect(run.outputs['triggered']).toBeUndefined();
  expect(github.requests).toEqual([]);
});

test('the report is an artifact of the run, once for each use of the action', async () => {
  github = await deployGitHub();
  const service = await startArtifactService();
  try {
    const env = { ...service.env };
    const first = await trigger({ 'upload-report': 'true' }, { env });
    const second = await trigger({ 'upload-report': 'true' }, { env });
    expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
    const names = [...service.artifacts.keys()];
    expect(names).toEqual([
      'tidegate-trigger-deploy-gate',
      expect.stringMatching(/^tidegate-trigger-deploy-gate-\w{6}$/),
    ]);
    const { files } = service.artifacts.get(names[0]!)!;
    expect([...files.keys()].sort()).toEqual(['trigger-deploy.html', 'trigger-deploy.json']);
    expect(JSON.parse(files.get('trigger-deploy.json')!.toString())).toMatchObject({
      gate: 'trigger-deploy',
      verdict: 'pass',
    });
    for (const { bytes, files: all } of service.artifacts.values()) {
      for (const content of [bytes, ...all.values()]) expect(content.includes(token)).toBe(false);
    }
  } finally {
    await service.stop();
  }
});

describe('a job that is cancelled', () => {
  const script = [{ status: 'in_progress' }];
  const inputs = { 'cancel-with-me': 'true' };

  /** Signals the step once its run is being looked at. */
  function signalled(signal: NodeJS.Signals): BundleOptions {
    return {
      onStart: (child) => {
        const timer = setInterval(() => {
          if (!github!.requests.some(({ route }) => route?.endsWith('/runs/{run_id}'))) return;
          clearInterval(timer);
          child.kill(signal);
        }, 20);
      },
    };
  }

  test('cancels its run and says so', async () => {
    github = await deployGitHub({ script });
    const run = await trigger(inputs, signalled('SIGINT'));
    expect(github.runs[0]!.cancelRequested).toBe(true);
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ triggered: 'true', verdict: 'inconclusive', conclusion: '' });
    expect(run.outputs['reason']).toContain('This job was cancelled while run');
  });

  test('when it was killed its post step does it', async () => {
    github = await deployGitHub({ script });
    const killed = await trigger(inputs, signalled('SIGKILL'));
    expect(killed.signal).toBe('SIGKILL');
    expect(killed.outputs).toMatchObject({ triggered: 'true', 'run-id': String(github.runs[0]!.id) });
    expect(github.runs[0]!.cancelRequested).toBe(false);
    const post = await trigger(inputs, { state: killed.state });
    expect(post.exitCode).toBe(0);
    expect(github.runs).toHaveLength(1);
    expect(github.runs[0]!.cancelRequested).toBe(true);
  });
});

test('tidegate.yml gives what the workflow does not', async () => {
  github = await deployGitHub();
  const workspace = await mkdtemp(join(tmpdir(), 'tidegate-deploy-'));
  await writeFile(
    join(workspace, 'tidegate.yml'),
    'model: fraud\ntrigger-deploy:\n  ref: v2\n  environment-name: production\n  inputs: { environment: staging }\n',
  );
  const run = await trigger({ inputs: 'environment: production' }, { workspace });
  expect(run.exitCode).toBe(0);
  expect(github.runs[0]).toMatchObject({ ref: 'v2', inputs: { environment: 'production' } });
  expect(github.deployments[0]!.request).toMatchObject({ environment: 'production', description: 'Deploy fraud 42' });
});
