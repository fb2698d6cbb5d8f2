import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Ask, doubling, type Handler, type ModelServer, startModelServer } from './model-server.ts';
import { runSmoke, workspace } from './run-smoke.ts';

let server: ModelServer;
afterEach(() => server.close());

/** Healthy, and then this for every prediction. */
const predicting =
  (handler: Handler): Handler =>
  (ask) =>
    ask.path === '/health' ? ask.json({ status: 'ok' }) : handler(ask);
const raw =
  (body: string | Buffer, type = 'application/json', status = 200, headers: Record<string, string> = {}): Handler =>
  ({ response }) =>
    void response.writeHead(status, { 'content-type': type, ...headers }).end(body);

const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024, ' '), { level: 9 });

function endless({ response }: Ask): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (!response.destroyed && response.write('['.repeat(65_536)));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}

describe('answers that are none', () => {
  test.each<[string, Handler, RegExp]>([
    ['a login page', raw('<html><title>Sign in</title>', 'text/html'), /HTML or XML.*Sign in/],
    ['a page that says it is JSON', raw('<!doctype html>'), /HTML or XML/],
    ['JSON that says it is a page', raw('{"predictions":[3]}', 'text/html'), /content type is text\/html/],
    ['JSON of no content type', ({ response }) => void response.end('{"predictions":[3]}'), /content type is not told/],
    ['an error with status 200', raw('{"error":"model not loaded","predictions":[3]}'), /tells an error: .*not loaded/],
    ['an error_code of MLflow', raw('{"error_code":"BAD_REQUEST","message":"no"}'), /tells an error/],
    ['an empty list', raw('{"predictions":[]}'), /list of predictions is empty/],
    ['an empty object', raw('{"predictions":{}}'), /empty object/],
    ['an empty list in a list', raw('{"predictions":[[]]}'), /is empty/],
    ['null', raw('{"predictions":null}'), /no predictions/],
    ['null in a list', raw('{"predictions":[null]}'), /value 1 of predictions is null/],
    ['NaN as Python writes it', raw('{"predictions":[NaN]}'), /holds NaN, which is not JSON/],
    ['-Infinity', raw('{"predictions":[-Infinity]}'), /holds -Infinity/],
    ['NaN as text', raw('{"predictions":["nan"]}'), /is "nan"/],
    ['a number too large for one', raw('{"predictions":[1e999]}'), /is Infinity/],
    ['an empty text', raw('{"predictions":[""]}'), /empty text/],
    ['lists of unequal length', raw('{"predictions":[[1],[1,2]]}'), /unequal length/],
    ['records that differ', raw('{"predictions":[{"a":1},{"b":1}]}'), /do not both have/],
    ['no predictions', raw('{"result":[3]}'), /no predictions or prediction; name their place/],
    ['nothing', raw(''), /the body is empty/],
    ['a cut-off body', raw('{"predictions":[3'), /not JSON/],
    ['no UTF-8', raw(Buffer.from([0x22, 0xff, 0x22])), /not UTF-8/],
    ['500', raw('{"error":"boom"}', 'application/json', 500), /answered 500/],
    [
      'a redirect',
      raw('', 'text/html', 302, { location: 'https://login.example/' }),
      /answered 302 to https:\/\/login/,
    ],
    ['204', ({ response }) => void response.writeHead(204).end(), /the body is empty/],
    ['bytes that are not HTTP', ({ socket }) => void socket.end('hello\r\n\r\n'), /not HTTP/],
    ['a cut connection', ({ socket }) => void socket.destroy(), /connection was cut/],
    [
      'a body shorter than it says',
      ({ response, socket }) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"predictions":[3]}', () => socket.destroy());
      },
      /connection was cut/,
    ],
    ['a gzip bomb', raw(bomb, 'application/json', 200, { 'content-encoding': 'gzip' }), /larger than 50 MB/],
    ['broken gzip', raw('not gzip', 'application/json', 200, { 'content-encoding': 'gzip' }), /cannot be unpacked/],
    [
      'gzip cut short',
      raw(gzipSync('{"predictions":[3]}').subarray(0, 20), 'application/json', 200, { 'content-encoding': 'gzip' }),
      /cannot be unpacked/,
    ],
    ['an unknown packing', raw('x', 'application/json', 200, { 'content-encoding': 'snappy' }), /packed as "snappy"/],
    ['an endless stream', endless, /larger than 50 MB/],
    ['silence', () => {}, /no whole answer within 0.3 s/],
    ['more answers than rows', raw('{"predictions":[3,3]}'), /answers 2 rows of 1/],
    ['a million brackets', raw('['.repeat(1_000_000)), /not JSON/],
    ['lists nested deep', raw(`{"predictions":${'['.repeat(5000)}1${']'.repeat(5000)}}`), /nested more than/],
  ])('%s', async (name, handler, reason) => {
    server = await startModelServer(predicting(handler));
    const rows = name === 'more answers than rows' ? { payloads: 'row.csv' } : {};
    const timeout = name === 'silence' ? { timeout: '300ms' } : {};
    const folder = workspace({ 'row.csv': 'x\n1.5\n' });
    const run = await runSmoke({ url: server.url, ...rows, ...timeout }, { folder });
    expect(run.verdict).toBe('fail');
    expect(run.by['answers']!.reason).toMatch(reason);
    expect(run.reason.length).toBeLessThan(700);
  });

  test.each<[string, string]>([
    ['an error that is null', '{"predictions":[3],"error":null,"errors":[]}'],
    ['zero and false', '{"predictions":[0]}'],
    ['gzip', 'gzip'],
  ])('%s is an answer', async (_, body) => {
    const packed = raw(gzipSync('{"predictions":[3]}'), 'application/json', 200, { 'content-encoding': 'gzip' });
    server = await startModelServer(predicting(body === 'gzip' ? packed : raw(body)));
    expect(await runSmoke({ url: server.url })).toMatchObject({ verdict: 'pass' });
  });
});

describe('health', () => {
  const healthy =
    (handler: Handler): Handler =>
    (ask) =>
      ask.path === '/health' ? handler(ask) : doubling(ask);

  test.each<[string, Handler, RegExp]>([
    ['a page with status 200', raw('<html>Welcome', 'text/html'), /page for people/],
    ['text that says it is a page', raw('ok', 'text/html'), /page for people/],
    ['an error with status 200', raw('{"error":"no model"}'), /answered 200 .*no model/],
    ['status: loading', raw('{"status":"loading"}'), /no word for health \(`status`\)/],
    ['ready: false', raw('{"ready":false}'), /`ready`/],
    ['a list', raw('[]'), /no word for health/],
    ['another word', raw('starting up', 'text/plain'), /no word for health/],
    ['503', raw('{"status":"ok"}', 'application/json', 503), /answered 503/],
    ['a redirect', raw('', 'text/plain', 301, { location: '/login' }), /answered 301 to \/login/],
  ])('%s is not health', async (_, handler, reason) => {
    server = await startModelServer(healthy(handler));
    const run = await runSmoke({ url: server.url });
    expect(run.verdict).toBe('fail');
    expect(run.by['health']!.reason).toMatch(reason);
    expect(run.by['health']!.reason).toMatch(/was not healthy within 1 s \(\d attempts\); at last/);
    expect(server.requests).not.toContain('POST /predict');
  });

  test.each<[string, Handler]>([
    ['ok', raw('ok', 'text/plain')],
    ['nothing but 200', raw('', 'text/plain')],
    ['a line break', raw('\n')],
    ['{"status": "UP"}', raw('{"status":"UP"}')],
    ['{"ready": true}', raw('{"ready":true}')],
    ['other words beside', raw('{"uptime":3,"model":"m"}')],
  ])('%s is', async (_, handler) => {
    server = await startModelServer(healthy(handler));
    expect(await runSmoke({ url: server.url })).toMatchObject({ verdict: 'pass' });
  });

  test('waits as long as it is told', async () => {
    let asked = 0;
    server = await startModelServer(healthy(({ json }) => json({ status: ++asked < 4 ? 'loading' : 'ok' })));
    expect(await runSmoke({ url: server.url, 'wait-for': '10s' })).toMatchObject({ verdict: 'pass' });
    expect(asked).toBe(4);
  });

  test('a schema for health takes the place of the words', async () => {
    server = await startModelServer(healthy(({ json }) => json({ phase: 'Running' })));
    const schema = (phase: string) => `{ health: { required: [phase], properties: { phase: { const: ${phase} } } } }`;
    expect(await runSmoke({ url: server.url, expect: schema('Running') })).toMatchObject({ verdict: 'pass' });
    expect(await runSmoke({ url: server.url, expect: schema('Ready') })).toMatchObject({ verdict: 'fail' });
  });

  test('nobody there', async () => {
    server = await startModelServer(doubling);
    const { url } = server;
    await server.close();
    const run = await runSmoke({ url });
    expect(run.verdict).toBe('fail');
    expect(run.reason).toMatch(/was not healthy within 1 s .*cannot be reached \(ECONNREFUSED\)/);
    expect(run.outputs).toEqual({});
  });

  test('a cancelled job stops the waiting', async () => {
    server = await startModelServer(healthy(raw('{"status":"loading"}')));
    const run = await runSmoke({ url: server.url, 'wait-for': '1h' }, { world: { signal: AbortSignal.abort() } });
    expect(run.verdict).toBe('inconclusive');
  });
});
