import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readHistory } from '@tidegate/delivery/collect';
import { gitHubApi, type GitHubRequest } from '@tidegate/github';
import { type Deployment, type GitHubDouble, type GitHubOptions, startGitHub } from '@tidegate/testing/github';
import { graphQLContract } from '../../../scripts/graphql.ts';
import { openapiExtract } from '../../../scripts/openapi.ts';

// The first query reads GitHub's whole schema.
jest.setTimeout(60_000);

const repository = 'octo/flights';
const hour = 3_600_000;
const now = Date.UTC(2026, 10, 1);
const window = { start: now - 720 * hour, end: now };
const sha = '1'.repeat(40);

let contracts: { openapi: string; graphql: string };
let github: GitHubDouble | undefined;
beforeAll(async () => {
  contracts = { openapi: await openapiExtract(), graphql: await graphQLContract() };
}, 120_000);
afterEach(async () => {
  const ended = github;
  github = undefined;
  await ended?.stop();
});

const deployment = (id: number, hoursAgo: number, environment = 'production'): Deployment => ({
  id,
  repository,
  request: { ref: 'main', environment, payload: { model: 'flights', version: String(id) } },
  sha,
  createdAt: new Date(now - hoursAgo * hour).toISOString(),
  statuses: [{ state: 'success', created_at: new Date(now - (hoursAgo - 1) * hour).toISOString() }],
});

/** Asks as octokit does: the body is what is left of the parameters, 4xx and 5xx reject with the response. */
const request: GitHubRequest = async (route, { headers, request: _, ...parameters } = {}) => {
  const [method, template] = route.split(' ') as [string, string];
  const rest: Record<string, unknown> = { ...parameters };
  const path = template.replace(/\{(\w+)\}/g, (__, name: string) => {
    const { [name]: value } = rest;
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const url = new URL(path.startsWith('http') ? path : github!.url + path);
  if (method === 'GET') for (const [name, value] of Object.entries(rest)) url.searchParams.set(name, String(value));
  const response = await fetch(url, {
    method,
    headers: { authorization: `token ${token}`, ...(headers as Record<string, string>) },
    ...(method !== 'GET' && { body: JSON.stringify(rest) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  const data: unknown = json ? JSON.parse(text) : text;
  const answer = { status: response.status, headers: Object.fromEntries(response.headers), data };
  if (response.status >= 400) throw Object.assign(new Error('refused'), { response: answer });
  return answer;
};
let token = 'good';

async function read(
  options: Partial<GitHubOptions> = {},
  wanted: Partial<Parameters<typeof readHistory>[1]> = {},
  as = 'good',
) {
  token = as;
  github = await startGitHub({
    ...contracts,
    tokens: {
      good: {},
      deployments: { permissions: { deployments: 'read' } },
      issues: { permissions: { issues: 'read', actions: 'read' } },
      elsewhere: { repositories: ['octo/other'] },
    },
    repositories: [
      {
        name: repository,
        refs: { main: sha },
        committedAt: { [sha]: new Date(now - 800 * hour).toISOString() },
        workflows: [{ id: 7, file: 'gates.yml' }],
      },
    ],
    ...options,
  });
  const api = gitHubApi(request, {
    clock: { now: () => now, sleep: async () => {} },
    log: { info() {}, warn() {} },
    signal: new AbortController().signal,
    timeoutMs: 20_000,
  });
  return readHistory(api, {
    ...{ repository, environment: 'production', apiUrl: github.url, window },
    ...{ incidentLabels: ['incident'], driftLabels: ['drift-detection'], gateWorkflows: ['gates.yml'] },
    ...wanted,
  });
}
const graphQLRequests = () => github!.requests.filter(({ path }) => path === '/graphql').length;

describe('reading deployments', () => {
  test('with their commits, payloads and statuses', async () => {
    const { deployments, commitsUnread } = await read({ history: { deployments: [deployment(5, 10)] } });
    expect(commitsUnread).toBeUndefined();
    expect(deployments).toEqual([
      {
        id: 5,
        task: 'deploy',
        createdAt: now - 10 * hour,
        sha,
        committedAt: now - 800 * hour,
        payload: { model: 'flights', version: '5' },
        statuses: [{ state: 'success', at: now - 9 * hour }],
      },
    ]);
  });

  test('5,000 cost a hundred requests, and none is lost', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => deployment(i + 1, 1 + i * 0.2));
    const { deployments } = await read({ history: { deployments: many } });
    expect(new Set(deployments.map(({ id }) => id)).size).toBe(5000);
    expect(graphQLRequests()).toBe(100);
  }, 60_000);

  test('reading stops one window before the window', async () => {
    const many = Array.from({ length: 500 }, (_, i) => deployment(i + 1, 1 + i * 20));
    const { deployments } = await read({ history: { deployments: many } });
    expect(deployments).toHaveLength(72);
    expect(graphQLRequests()).toBe(2);
  });

  test('other environments are not read', async () => {
    const { deployments } = await read({ history: { deployments: [deployment(1, 2), deployment(2, 2, 'staging')] } });
    expect(deployments.map(({ id }) => id)).toEqual([1]);
  });
});

describe('what the token may not read', () => {
  const history = { deployments: [deployment(1, 10)] };

  test('takes its metrics with it and no others', async () => {
    const found = await read({ history }, {}, 'deployments');
    expect(found.deployments).toHaveLength(1);
    expect(found).toMatchObject({
      commitsUnread: 'needs `contents: read`',
      incidents: { unread: 'needs `issues: read`' },
      drifts: { unread: 'needs `issues: read`' },
      gateRuns: { unread: 'needs `actions: read`' },
    });
  });

  test('when it is the deployments it is an error', async () => {
    const error: unknown = await read({ history }, {}, 'issues').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UserError', code: 'unauthorized' });
    expect((error as { hint: string }).hint).toContain('deployments: read');
  });

  test('a repository it cannot see', async () => {
    const error: unknown = await read({ history }, {}, 'elsewhere').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UserError', code: 'not-found', message: expect.stringContaining(repository) });
  });

  test('a token that nobody knows', async () => {
    const error: unknown = await read({ history }, {}, 'nobody').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UserError', code: 'unauthorized' });
  });

  test('a workflow that is not there is a mistake, and the near one is named', async () => {
    const error: unknown = await read({ history }, { gateWorkflows: ['gate.yml'] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UserError', code: 'not-found', hint: 'Did you mean gates.yml?' });
  });

  test('what was not asked for is not read', async () => {
    const found = await read({ history }, { gateWorkflows: [], driftLabels: [], incidentLabels: [] });
    expect(found).toMatchObject({
      incidents: [],
      drifts: { unread: expect.any(String) },
      gateRuns: { unread: expect.any(String) },
    });
    expect(github!.requests).toHaveLength(1);
  });
});

describe('trouble of GitHub', () => {
  const html = { status: 502, html: '<html>Bad gateway</html>' };
  const routes = ['POST /graphql', 'GET /issues', 'GET /runs'] as const;

  test.each(routes)('%s: one bad answer is asked again', async (route) => {
    const found = await read({ history: { deployments: [deployment(1, 10)] }, faults: [{ route, effect: html }] });
    expect(found.deployments).toHaveLength(1);
    expect(found.incidents).toEqual([]);
  });

  test.each(
    routes.flatMap((route) =>
      (
        [
          ['500', { status: 500 }],
          ['a page in place of an answer', html],
          ['429', { status: 429, headers: { 'retry-after': '7' } }],
          [
            '403 by the rate limit',
            { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } },
          ],
          ['a dropped connection', 'reset'],
          ['a page with 200', { status: 200, html: '<html>Sign in</html>' }],
        ] as const
      ).map(([name, effect]) => [route, name, effect] as const),
    ),
  )('%s: %s for good is an error with its remedy, never a number', async (route, _, effect) => {
    const error: unknown = await read({ faults: [{ route, times: 9, effect }] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UserError', hint: expect.stringMatching(/\w/) });
    expect((error as Error).message).not.toContain('<html>');
  });
});
