import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { below, parseAddress, shown } from '../src/http/address.ts';
import { proxiesOf } from '../src/proxies.ts';
import { doubling, type ModelServer, startModelServer } from './model-server.ts';
import { runSmoke } from './run-smoke.ts';

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe('addresses', () => {
  test.each([
    ['http://h:1', '/predict', 'http://h:1/predict'],
    ['http://h:1/', 'predict', 'http://h:1/predict'],
    ['https://h/serving/m', '/ping', 'https://h/serving/m/ping'],
    ['https://h/serving/m/?key=1', '/ping', 'https://h/serving/m/ping?key=1'],
    ['https://h/?key=1', '/ping?deep=1', 'https://h/ping?deep=1'],
    ['http://h:1', 'http://h:1/health', 'http://h:1/health'],
  ])('%s and %s', (base, path, expected) => {
    expect(below(parseAddress('url', base).url, path).href).toBe(expected);
  });
  test.each(['http://other/predict', 'https://h/predict', 'http://h:2/predict', 'ftp://h/x'])(
    '%s is not below http://h',
    (path) => {
      expect(() => below(parseAddress('url', 'http://h').url, path)).toThrow('not an address below');
    },
  );
  test('a password travels as a header and is never shown', () => {
    const { url, headers } = parseAddress('url', 'https://rob%40t:p%2Fw@h/x?token=1#part');
    expect(url.href).toBe('https://h/x?token=1');
    expect(headers.authorization).toBe(`Basic ${Buffer.from('rob@t:p/w').toString('base64')}`);
    expect(shown(url)).toBe('https://h/x');
  });
});

describe('headers', () => {
  test('go with every request; what may be a secret is masked, whole and without its scheme', async () => {
    server = await startModelServer((ask) => doubling(ask));
    const headers = 'Authorization: Bearer abcdef-123456\nX-Route: canary-7\nAccept-Language: de';
    const run = await runSmoke({ url: server.url, headers, requests: '1' });
    expect(run.verdict).toBe('pass');
    expect(server.headers()).toMatchObject({ authorization: 'Bearer abcdef-123456', 'x-route': 'canary-7' });
    expect(run.masked).toEqual(expect.arrayContaining(['Bearer abcdef-123456', 'abcdef-123456', 'canary-7']));
    expect(run.masked).not.toContain('de');
    expect(JSON.stringify({ ...run, masked: [] })).not.toContain('abcdef');
  });

  test('a body is JSON unless a header says otherwise', async () => {
    server = await startModelServer((ask) => doubling(ask));
    await runSmoke({ url: server.url });
    expect(server.headers()['content-type']).toBe('application/json');
    await runSmoke({ url: server.url, headers: 'Content-Type: application/json; format=pandas-records' });
    expect(server.headers()['content-type']).toBe('application/json; format=pandas-records');
  });

  test('they do not go to another host that is asked for health', async () => {
    const other = await startModelServer(doubling);
    server = await startModelServer(doubling);
    const health = `/health\n${other.url}/health`;
    const run = await runSmoke({ url: server.url, health, headers: 'Authorization: Bearer abcdef' });
    expect(run.verdict).toBe('pass');
    expect(other.requests).toEqual(['GET /health']);
    expect(other.headers()).not.toHaveProperty('authorization');
    await other.close();
  });

  test('they do not follow a redirect', async () => {
    const other = await startModelServer(doubling);
    server = await startModelServer((ask) =>
      ask.path === '/predict'
        ? void ask.response.writeHead(307, { location: `${other.url}/predict` }).end()
        : doubling(ask),
    );
    const run = await runSmoke({ url: server.url, headers: 'Authorization: Bearer abcdef' });
    expect(run.reason).toContain('it answered 307 to http');
    expect(other.requests).toEqual([]);
    await other.close();
  });
});

describe('proxies', () => {
  test('are taken from the environment in either spelling', () => {
    const env: Record<string, string> = { HTTP_PROXY: 'http://a', https_proxy: 'http://b', NO_PROXY: 'c' };
    expect(proxiesOf((name) => env[name])).toEqual({ HTTP_PROXY: 'http://a', HTTPS_PROXY: 'http://b', NO_PROXY: 'c' });
    expect(proxiesOf((name) => (name === 'NO_PROXY' ? 'c' : undefined))).toBeUndefined();
  });

  test('carry every request, also those of the load, and NO_PROXY goes past them', async () => {
    const seen: string[] = [];
    const proxy = createServer((request, response) => {
      seen.push(request.url ?? '');
      request.resume();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(request.method === 'GET' ? '{"status":"ok"}' : '{"predictions":[3],"version":"behind the proxy"}');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const env = { http_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
    const run = await runSmoke({ url: 'http://model.invalid', requests: '5' }, { env });
    expect(run).toMatchObject({ verdict: 'pass', subject: { version: 'behind the proxy' } });
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(['http://model.invalid/health', 'http://model.invalid/predict']));
    const past = await runSmoke({ url: 'http://model.invalid' }, { env: { ...env, no_proxy: 'model.invalid' } });
    expect(past.reason).toMatch(/cannot be reached/);
    await new Promise((done) => proxy.close(done));
  });
});
