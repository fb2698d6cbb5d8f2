import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type GitHubOptions, startGitHub } from '@tidegate/testing/github';
import { graphQLContract } from '../../../scripts/graphql.ts';
import { openapiExtract } from '../../../scripts/openapi.ts';

// The first query reads GitHub's whole schema.
jest.setTimeout(60_000);

let contracts: { openapi: string; graphql: string };
beforeAll(async () => {
  contracts = { openapi: await openapiExtract(), graphql: await graphQLContract() };
}, 120_000);

const sha = '1'.repeat(40);
const status = { state: 'in_progress', created_at: '2026-01-01T00:00:01Z' };
const deployments = [1, 2, 3].map((id) => ({
  ...{ id, repository: 'octo/flights', sha, createdAt: `2026-01-0${id}T00:00:00Z`, statuses: [status] },
  request: { ref: 'main', environment: 'production', payload: { model: 'm' } },
}));

/** Answers of one query, and whether stopping found a violation. */
async function ask(query: string, { token = 'good', ...options }: Partial<GitHubOptions> & { token?: string } = {}) {
  const github = await startGitHub({
    ...contracts,
    tokens: { good: {}, weak: { permissions: { deployments: 'read' } }, none: { permissions: {} } },
    repositories: [
      { name: 'octo/flights', refs: { main: sha }, committedAt: { [sha]: '2025-12-31T00:00:00Z' }, workflows: [] },
    ],
    history: { deployments },
    ...options,
  });
  const response = await fetch(`${github.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as { data?: unknown; errors?: { type: string; path: string[] }[] };
  const stopped = await github.stop().then(
    () => 'well',
    (error: Error) => error.message,
  );
  return { status: response.status, body, stopped };
}
const list = (fields: string, first = 100) => `{ repository(owner: "octo", name: "flights") {
  deployments(first: ${first}, orderBy: { field: CREATED_AT, direction: DESC }) { pageInfo { hasNextPage endCursor } nodes { ${fields} } } } }`;

describe('GraphQL of the double', () => {
  test('answers what the schema allows, newest first, page by page', async () => {
    const { body, stopped } = await ask(list('databaseId payload statuses(first: 1) { nodes { state } }', 2));
    expect(body).toEqual({
      data: {
        repository: {
          deployments: {
            pageInfo: { hasNextPage: true, endCursor: '1' },
            nodes: [3, 2].map((databaseId) => ({
              databaseId,
              payload: '{"model":"m"}',
              statuses: { nodes: [{ state: 'IN_PROGRESS' }] },
            })),
          },
        },
      },
    });
    expect(stopped).toBe('well');
  });

  test.each([
    ['a field that is not there', list('datebaseId')],
    ['an argument that is not there', list('statuses(last_n: 3) { nodes { state } }')],
    ['an object without its fields', list('commit')],
  ])('%s is a violation', async (_, query) => {
    expect((await ask(query)).stopped).toMatch(/POST \/graphql/);
  });

  test('a state that GitHub does not have is a violation of the double', async () => {
    const odd = [{ ...deployments[0]!, statuses: [{ ...status, state: 'splendid' }] }];
    const asked = list('statuses(first: 1) { nodes { state } }');
    expect((await ask(asked, { history: { deployments: odd } })).stopped).toMatch(/SPLENDID/);
  });

  test('tokens: unknown, without the permission, without part of it', async () => {
    expect((await ask(list('databaseId'), { token: 'nobody' })).status).toBe(401);
    const none = await ask(list('databaseId'), { token: 'none' });
    expect(none.body.errors).toEqual([expect.objectContaining({ type: 'FORBIDDEN' })]);
    const weak = await ask(list('databaseId commit { committedDate }', 1), { token: 'weak' });
    expect(weak.body.errors!.map(({ type, path }) => [type, path.at(-1)])).toEqual([['FORBIDDEN', 'commit']]);
    expect(weak.body.data).toMatchObject({ repository: { deployments: { nodes: [{ databaseId: 3, commit: null }] } } });
    expect(weak.stopped).toBe('well');
  });
});
