import { describe, expect, test } from '@jest/globals';
import { type ApiFailure, gitHubApi } from '@tidegate/github';
import { z } from 'zod';

/** What octokit rejects with when there was an answer. */
function answered(status: number, data: unknown = {}, headers: Record<string, string> = {}): Error {
  return Object.assign(new Error('octokit says'), { status, response: { status, data, headers } });
}

/** What octokit rejects with when there was none: its status of 500 is its own. */
function broken(cause: Error): Error {
  return Object.assign(new Error('octokit says', { cause }), { status: 500 });
}

function socketError(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(`socket ${code}`), { code }) });
}

function fail(error: unknown): never {
  throw error;
}

const waits: number[] = [];
function apiOver(replies: (() => unknown)[]) {
  waits.length = 0;
  let asked = 0;
  const api = gitHubApi(
    async () => {
      return { status: 200, headers: {}, data: replies[Math.min(asked++, replies.length - 1)]!() };
    },
    {
      clock: { now: () => 0, sleep: async (milliseconds) => void waits.push(milliseconds) },
      log: { info() {}, warn() {} },
      signal: new AbortController().signal,
      timeoutMs: 30_000,
    },
  );
  return { api, count: () => asked };
}

describe('a failure is told as what it is', () => {
  test.each([
    ['400', answered(400), 'refused', false],
    ['401', answered(401), 'refused', false],
    ['403', answered(403), 'refused', false],
    ['403 with nothing left', answered(403, {}, { 'x-ratelimit-remaining': '0' }), 'limited', true],
    ['403 with a pause', answered(403, {}, { 'retry-after': '60' }), 'limited', true],
    ['404', answered(404), 'refused', false],
    ['408', answered(408), 'broken', true],
    ['409', answered(409), 'refused', false],
    ['422', answered(422), 'refused', false],
    ['429', answered(429), 'limited', true],
    ['500', answered(500), 'broken', true],
    ['503', answered(503), 'broken', true],
    ['304', answered(304), 'unreadable', true],
    ['own timeout', broken(new DOMException('late', 'TimeoutError')), 'late', true],
    ['abort', new DOMException('aborted', 'AbortError'), 'late', true],
    ['reset', broken(socketError('ECONNRESET')), 'dropped', true],
    ['closed by the other side', broken(socketError('UND_ERR_SOCKET')), 'dropped', true],
    ['anything unknown', broken(new Error('?')), 'dropped', true],
    ['no name', broken(socketError('ENOTFOUND')), 'unreachable', false],
    ['nobody listens', broken(socketError('ECONNREFUSED')), 'unreachable', false],
    ['no connection in time', broken(socketError('UND_ERR_CONNECT_TIMEOUT')), 'unreachable', false],
    ['a bad certificate', broken(socketError('CERT_HAS_EXPIRED')), 'unreachable', false],
  ])('%s', async (_, error, kind, mayHaveWorked) => {
    const { api } = apiOver([() => fail(error)]);
    const failure = await api.once('POST /x', {}, z.unknown()).catch((caught: unknown) => caught as ApiFailure);
    expect(failure).toMatchObject({ name: 'ApiFailure', kind, mayHaveWorked });
  });

  test('with what GitHub says of it, on one line, and nothing of a page', async () => {
    const told = async (data: unknown) => {
      const { api } = apiOver([() => fail(answered(422, data))]);
      return api.once('POST /x', {}, z.unknown()).catch((error: unknown) => (error as Error).message);
    };
    expect(await told({ message: 'Invalid\n\nrequest.', errors: ['a', { message: 'b' }, 5] })).toBe(
      'answered 422: Invalid request.; a; b',
    );
    expect(await told('<html>Unicorn!</html>')).toBe('answered 422');
  });

  test('an answer in another form is a failure, not a value', async () => {
    const { api } = apiOver([() => ({ id: 'seven' })]);
    await expect(api.once('GET /x', {}, z.object({ id: z.number() }))).rejects.toMatchObject({ kind: 'unreadable' });
  });
});

describe('reads', () => {
  test('are repeated while GitHub is overloaded, with pauses as it asks', async () => {
    const { api, count } = apiOver([
      () => fail(answered(502)),
      () => fail(answered(429, {}, { 'retry-after': '7' })),
      () => 5,
    ]);
    expect(await api.read('GET /x', {}, z.number())).toBe(5);
    expect(count()).toBe(3);
    expect(waits).toEqual([1000, 7000]);
  });

  test('end after four attempts', async () => {
    const { api, count } = apiOver([() => fail(answered(502))]);
    await expect(api.read('GET /x', {}, z.number())).rejects.toMatchObject({ kind: 'broken' });
    expect(count()).toBe(4);
  });

  test('are not repeated after a refusal', async () => {
    const { api, count } = apiOver([() => fail(answered(404))]);
    await expect(api.read('GET /x', {}, z.number())).rejects.toMatchObject({ status: 404 });
    expect(count()).toBe(1);
  });

  test('what is not a read is asked once', async () => {
    const { api, count } = apiOver([() => fail(answered(502))]);
    await expect(api.once('POST /x', {}, z.unknown())).rejects.toMatchObject({ kind: 'broken' });
    expect(count()).toBe(1);
    expect(waits).toEqual([]);
  });
});
