import { describe, expect, test } from '@jest/globals';
import { ApiFailure, gitHubApi, type GitHubRequest } from '@tidegate/github';
import { readGraphQL } from '@tidegate/github/graphql';
import { z } from 'zod';

const asked: { route: string; parameters: Record<string, unknown> }[] = [];
const answering =
  (data: unknown): GitHubRequest =>
  async (route, parameters = {}) => {
    asked.push({ route, parameters });
    return { status: 200, headers: {}, data };
  };

function read(answer: unknown, apiUrl = 'https://api.github.com') {
  const clock = { now: () => 0, sleep: async () => {} };
  const log = { info() {}, warn() {} };
  const api = gitHubApi(answering(answer), { clock, log, signal: new AbortController().signal, timeoutMs: 1000 });
  const data = z.object({ viewer: z.object({ login: z.string() }) });
  return readGraphQL(api, { apiUrl, query: '{ viewer { login } }', variables: { a: 1 }, data });
}
const good = { data: { viewer: { login: 'octo' } } };

describe('reading by GraphQL', () => {
  test('sends query and variables, gives the data', async () => {
    asked.length = 0;
    expect(await read(good)).toEqual({ data: good.data, withheld: [] });
    expect(asked).toEqual([
      {
        route: 'POST https://api.github.com/graphql',
        parameters: expect.objectContaining({ query: '{ viewer { login } }', variables: { a: 1 } }),
      },
    ]);
  });

  test('GitHub Enterprise Server has it elsewhere', async () => {
    asked.length = 0;
    await read(good, 'https://git.example.com/api/v3/');
    expect(asked[0]!.route).toBe('POST https://git.example.com/api/graphql');
  });

  test('what is withheld inside of good data is told beside it', async () => {
    const errors = [{ type: 'FORBIDDEN', message: 'no', path: ['viewer', 'email'] }];
    expect((await read({ ...good, errors })).withheld).toEqual([
      expect.objectContaining({ path: ['viewer', 'email'] }),
    ]);
  });

  test.each<[unknown, string, number | undefined]>([
    [{ data: null, errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible' }] }, 'refused', 403],
    [{ data: null, errors: [{ type: 'INSUFFICIENT_SCOPES', message: 'scopes' }] }, 'refused', 403],
    [{ data: { viewer: null }, errors: [{ type: 'NOT_FOUND', message: 'none' }] }, 'refused', 404],
    [{ errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] }, 'limited', undefined],
    [{ data: null, errors: [{ message: 'Something went wrong while executing your query.' }] }, 'broken', undefined],
    [{ data: { viewer: null } }, 'unreadable', undefined],
    [{}, 'unreadable', undefined],
    ['<html>', 'unreadable', 200],
  ])('%j is %s', async (answer, kind, status) => {
    const failure: unknown = await read(answer).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiFailure);
    expect(failure).toMatchObject({ kind, status });
  });
});
