import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { openapiExtract } from '../../../scripts/openapi.ts';
import { type GitHubDouble, type GitHubOptions, startGitHub } from '@tidegate/testing/github';

const sha = '1111111111111111111111111111111111111111';
let openapi: string;
let github: GitHubDouble | undefined;

beforeAll(async () => {
  openapi = await openapiExtract();
}, 120_000);
afterEach(async () => {
  const ended = github;
  github = undefined;
  await ended?.stop();
});

async function start(options: Partial<GitHubOptions> = {}): Promise<GitHubDouble> {
  github = await startGitHub({
    openapi,
    tokens: { good: {}, reader: { permissions: { actions: 'read' } }, elsewhere: { repositories: ['octo/other'] } },
    repositories: [
      {
        name: 'octo/flights',
        refs: { main: sha, 'feature/x': sha },
        workflows: [
          {
            id: 7,
            file: 'deploy.yml',
            inputs: { model: { required: true }, key: {}, environment: { options: ['staging', 'production'] } },
            runName: 'Deploy ${{ inputs.model }} ${{ inputs.key }}',
            script: [{ status: 'queued' }, { status: 'in_progress' }, { status: 'completed', conclusion: 'failure' }],
          },
          { id: 8, file: 'nightly.yml' },
          { id: 9, file: 'off.yml', inputs: {}, state: 'disabled_manually' },
          {
            id: 10,
            file: 'event.yml',
            eventTypes: ['deploy'],
            runName: 'Event ${{ github.event.client_payload.key }}',
          },
        ],
      },
    ],
    ...options,
  });
  return github;
}

interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly version?: string;
}

async function ask(path: string, { method = 'GET', body, token = 'good', version = '2026-03-10' }: Asked = {}) {
  const response = await fetch(`${github!.url}/repos/octo/${path}`, {
    method,
    headers: { authorization: `token ${token}`, 'x-github-api-version': version },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>) };
}

const dispatches = 'flights/actions/workflows/deploy.yml/dispatches';
const dispatch = (body: object, options: Asked = {}) => ask(dispatches, { method: 'POST', body, ...options });

describe('workflow_dispatch', () => {
  test('answers with the run under 2026-03-10', async () => {
    await start();
    const reply = await dispatch({ ref: 'main', inputs: { model: 'v7' } });
    expect(reply).toEqual({
      status: 200,
      body: {
        workflow_run_id: github!.runs[0]!.id,
        run_url: `${github!.url}/repos/octo/flights/actions/runs/${github!.runs[0]!.id}`,
        html_url: `https://github.invalid/octo/flights/actions/runs/${github!.runs[0]!.id}`,
      },
    });
  });

  test('answers 204 under 2022-11-28, and with the run when asked for it', async () => {
    await start();
    const version = '2022-11-28';
    expect(await dispatch({ ref: 'main', inputs: { model: 'v7' } }, { version })).toEqual({
      status: 204,
      body: undefined,
    });
    const asked = await dispatch({ ref: 'main', inputs: { model: 'v7' }, return_run_details: true }, { version });
    expect(asked).toMatchObject({ status: 200, body: { workflow_run_id: github!.runs[1]!.id } });
  });

  test('an older server refuses the newer version and the flag', async () => {
    await start({ apiVersions: ['2022-11-28'], runDetails: false });
    expect((await dispatch({ ref: 'main', inputs: { model: 'v7' } })).status).toBe(400);
    const flagged = { ref: 'main', inputs: { model: 'v7' }, return_run_details: true };
    expect((await dispatch(flagged, { version: '2022-11-28' })).status).toBe(422);
    expect(github!.runs).toEqual([]);
  });

  test.each([
    ['an unknown ref', dispatches, { ref: 'nowhere', inputs: { model: 'v7' } }, 422, 'No ref found for: nowhere'],
    [
      'an input it does not take',
      dispatches,
      { ref: 'main', inputs: { model: 'v7', a: 1 } },
      422,
      'Unexpected inputs provided: ["a"]',
    ],
    ['a required input left out', dispatches, { ref: 'main' }, 422, "Required input 'model' not provided"],
    [
      'a value outside its options',
      dispatches,
      { ref: 'main', inputs: { model: 'v7', environment: 'moon' } },
      422,
      'not in the list',
    ],
    [
      'no such trigger',
      'flights/actions/workflows/nightly.yml/dispatches',
      { ref: 'main' },
      422,
      "'workflow_dispatch' trigger",
    ],
    ['a disabled workflow', 'flights/actions/workflows/off.yml/dispatches', { ref: 'main' }, 422, 'disabled workflow'],
    ['no such workflow', 'flights/actions/workflows/gone.yml/dispatches', { ref: 'main' }, 404, 'Not Found'],
    ['no such repository', 'nothing/actions/workflows/deploy.yml/dispatches', { ref: 'main' }, 404, 'Not Found'],
  ])('refuses %s and starts nothing', async (_, path, body, status, message) => {
    await start();
    const reply = await ask(path, { method: 'POST', body });
    expect(reply.status).toBe(status);
    expect(reply.body!['message']).toContain(message);
    expect(github!.runs).toEqual([]);
  });

  test.each([
    ['an unknown token', 'bad', 401],
    ['a token that may only read', 'reader', 403],
    ['a token that cannot see the repository', 'elsewhere', 404],
  ])('refuses %s', async (_, token, status) => {
    await start();
    expect((await dispatch({ ref: 'main', inputs: { model: 'v7' } }, { token })).status).toBe(status);
    expect(github!.runs).toEqual([]);
  });
});

test('a run goes on with each look, and lists show where it stands', async () => {
  await start();
  const { body } = await dispatch({ ref: 'feature/x', inputs: { model: 'v7', key: 'k-1' } });
  const run = `flights/actions/runs/${String(body!['workflow_run_id'])}`;
  const looks = [await ask(run), await ask(run), await ask(run), await ask(run)];
  expect(looks.map(({ body: look }) => [look!['status'], look!['conclusion']])).toEqual([
    ['queued', null],
    ['in_progress', null],
    ['completed', 'failure'],
    ['completed', 'failure'],
  ]);
  const list = await ask('flights/actions/workflows/7/runs?event=workflow_dispatch&created=%3E%3D2020-01-01T00:00:00Z');
  expect(list.body).toMatchObject({
    total_count: 1,
    workflow_runs: [{ display_title: 'Deploy v7 k-1', head_sha: sha, head_branch: 'feature/x', conclusion: 'failure' }],
  });
});

test('repository_dispatch starts the workflows of that type', async () => {
  await start();
  const sent = { event_type: 'deploy', client_payload: { key: 'k-2' } };
  expect((await ask('flights/dispatches', { method: 'POST', body: sent })).status).toBe(204);
  expect(github!.runs.map(({ title }) => title)).toEqual(['Event k-2']);
});

test('deployments, statuses, issues and comments are kept', async () => {
  await start();
  const post = (path: string, body: object) => ask(path, { method: 'POST', body });
  const made = await post('flights/deployments', {
    ref: 'main',
    environment: 'production',
    auto_merge: false,
    required_contexts: [],
    payload: { model: 'v7' },
  });
  expect(made).toMatchObject({ status: 201, body: { sha, environment: 'production', payload: { model: 'v7' } } });
  await post(`flights/deployments/${String(made.body!['id'])}/statuses`, { state: 'success', description: 'done' });
  expect((await ask(`flights/deployments/${String(made.body!['id'])}/statuses`)).body).toMatchObject([
    { state: 'success' },
  ]);
  await post('flights/issues', { title: 'Drift', labels: ['model-alert'] });
  await post('flights/issues/1/comments', { body: 'again' });
  expect((await ask('flights/issues?labels=model-alert')).body).toMatchObject([
    { number: 1, comments: 1, state: 'open' },
  ]);
});

describe('faults', () => {
  test('come in order, and the dispatch may have worked before its answer was lost', async () => {
    await start({
      faults: [
        { route: 'POST /dispatches', effect: 'reset', worked: true },
        { route: 'POST /dispatches', effect: { status: 429, headers: { 'retry-after': '7' } } },
      ],
    });
    const body = { ref: 'main', inputs: { model: 'v7' } };
    await expect(dispatch(body)).rejects.toThrow('fetch failed');
    expect(github!.runs).toHaveLength(1);
    expect((await dispatch(body)).status).toBe(429);
    expect(github!.runs).toHaveLength(1);
    expect((await dispatch(body)).status).toBe(200);
    expect(github!.requests.map(({ status }) => status)).toEqual([undefined, 429, 200]);
  });

  test('a request that is never answered ends by its own timeout', async () => {
    await start({ faults: [{ route: 'GET /actions/runs', effect: 'hang' }] });
    await expect(
      fetch(`${github!.url}/repos/octo/flights/actions/runs`, { signal: AbortSignal.timeout(50) }),
    ).rejects.toThrow(/timeout/);
  });
});

describe('what is not as GitHub describes it is caught', () => {
  async function violationsOf(work: () => Promise<unknown>): Promise<string> {
    await work();
    const ended = github!;
    github = undefined;
    return ended.stop().then(
      () => 'none',
      (error: Error) => error.message,
    );
  }

  test.each([
    ['a body without its required field', dispatches, { inputs: {} }, /must have required property 'ref'/],
    ['a field of the wrong type', dispatches, { ref: 5 }, /request body\/ref: must be string/],
    [
      'too many inputs',
      dispatches,
      { ref: 'main', inputs: Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`i${i}`, 'x'])) },
      /must NOT have more than 25/,
    ],
    ['a body where none belongs', 'flights/actions/runs/1/cancel', { a: 1 }, /no request body is described/],
    ['a route the double does not have', 'flights/labels', { name: 'x' }, /no such route/],
  ])('%s', async (_, path, body, message) => {
    await start();
    expect(await violationsOf(() => ask(path, { method: 'POST', body }))).toMatch(message);
  });

  test('a query parameter that does not exist', async () => {
    await start();
    expect(await violationsOf(() => ask('flights/actions/runs?evnt=push'))).toMatch(
      /query parameter evnt is not described/,
    );
  });

  test.each([
    [
      'a reply without a required field',
      { status: 200, body: { workflow_run_id: 5 } },
      /must have required property 'run_url'/,
    ],
    [
      'a reply field of the wrong type',
      { status: 200, body: { workflow_run_id: 'five', run_url: 'https://a.b', html_url: 'https://a.b' } },
      /workflow_run_id: must be integer/,
    ],
    ['a status this version does not have', { status: 204 }, /status 204 is not described/],
    ['an error that is no error object', { status: 500, body: { message: 5 } }, /reply 500\/message: must be string/],
  ])('%s', async (_, reply, message) => {
    await start({ spoil: () => reply });
    expect(await violationsOf(() => dispatch({ ref: 'main', inputs: { model: 'v7' } }))).toMatch(message);
  });

  test('nothing is said of what is right', async () => {
    await start();
    expect(await violationsOf(() => dispatch({ ref: 'main', inputs: { model: 'v7' } }))).toBe('none');
  });
});

describe('attestations', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const type = 'https://example.org/gates/v1';
  const version = '2022-11-28';
  const bundleOf = (statement: unknown) => ({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {},
    dsseEnvelope: { payload: Buffer.from(JSON.stringify(statement)).toString('base64') },
  });
  const bundle = bundleOf({ subject: [{ digest: { sha256: 'a'.repeat(64) } }], predicateType: type });
  const keep = (kept: unknown, asked: Asked = {}) =>
    ask('flights/attestations', { method: 'POST', body: { bundle: kept }, version, ...asked });
  const list = (of = digest, predicate = type, asked: Asked = {}) =>
    ask(`flights/attestations/${encodeURIComponent(of)}?predicate_type=${encodeURIComponent(predicate)}`, {
      version,
      ...asked,
    });

  test('are kept, and listed by digest and type, the newest first', async () => {
    await start();
    expect((await list()).status).toBe(404);
    expect((await keep(bundle)).status).toBe(201);
    const newer = { ...bundle, mediaType: 'newer' };
    await keep(newer);
    expect((await list()).body).toEqual({
      attestations: [
        { repository_id: 1, bundle: newer },
        { repository_id: 1, bundle },
      ],
    });
    expect((await list(`sha256:${'b'.repeat(64)}`)).status).toBe(404);
    expect((await list(digest, 'provenance')).status).toBe(404);
    expect((await list(digest, type, { version: '2026-03-10' })).status).toBe(501);
  });

  test('are refused when they hold no statement, and to tokens that may not', async () => {
    await start({ tokens: { good: {}, reader: { permissions: { attestations: 'read' } } } });
    expect((await keep({ mediaType: 'x' })).status).toBe(422);
    expect((await keep(bundle, { token: 'reader' })).status).toBe(403);
    expect((await list(digest, type, { token: 'reader' })).status).toBe(404);
    expect(github!.attestations).toEqual([]);
  });
});
