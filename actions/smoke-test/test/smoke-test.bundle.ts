import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { runBundle } from '@tidegate/testing';

const workspace = mkdtempSync(join(tmpdir(), 'tidegate-smoke-bundle-'));
const files: Record<string, string> = {
  'rows.csv': 'x,double\n1,2\n2.5,5\n',
  'text.json': '{"x": "two"}',
  'schema.json': '{"required": ["predictions"], "properties": {"predictions": {"maxItems": 1}}}',
  'tidegate.yml': 'model: doubling\nsmoke-test: { expect: { type: number, min: 0 } }\n',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);

let server: Server | undefined;
afterEach(async () => {
  const ended = new Promise((done) => (server ? server.close(done) : done(undefined)));
  server?.closeAllConnections();
  await ended;
  server = undefined;
});

interface Model {
  readonly version?: string;
  readonly factor?: number;
  /** Answers what it cannot read with 200. */
  readonly careless?: boolean;
  readonly health?: RequestListener;
  /** Requests after this many get 500. */
  readonly breaksAfter?: number;
}

async function start({ version = '2', factor = 2, careless = false, health, breaksAfter = Infinity }: Model = {}) {
  let asked = 0;
  let authorization: string | undefined;
  server = createServer((request, response) => {
    authorization = request.headers.authorization;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const json = (status: number, value: unknown) =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      if (request.url === '/health') return health ? health(request, response) : json(200, { status: 'ok' });
      if (++asked > breaksAfter) return json(500, { error: 'out of memory' });
      const x = numberIn(Buffer.concat(chunks).toString());
      if (x === undefined && !careless) return json(400, { error: 'x must be a number' });
      json(200, { predictions: [factor * (x ?? 0)], model_version: version });
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, authorization: () => authorization };
}

function numberIn(text: string): number | undefined {
  try {
    const { x } = JSON.parse(text) as { x?: unknown };
    return typeof x === 'number' ? x : undefined;
  } catch {
    return undefined;
  }
}

const run = (inputs: Record<string, string>, env: Record<string, string> = {}) =>
  runBundle('smoke-test', {
    workspace,
    inputs: { payloads: 'rows.csv', requests: '60', 'wait-for': '10s', 'upload-report': 'false', ...inputs },
    env,
  });

describe('the built action', () => {
  test('a model that is as it should be', async () => {
    const { url, authorization } = await start();
    const step = await run({
      url,
      expect: '{ answer-column: double, tolerance: 0.001, schema: schema.json }',
      'negative-payloads': 'text.json\nmalformed',
      'expected-model-version': '2',
      'max-p95-ms': '60000',
      headers: 'Authorization: Bearer planted-token-0001',
      'write-baseline': 'out/answers.json',
    });
    expect(step.annotations).toEqual([]);
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toMatchObject({ verdict: 'pass', 'error-rate': '0', requests: '60', 'p99-ms': '' });
    for (const output of ['p50-ms', 'p95-ms']) expect(Number(step.outputs[output])).toBeGreaterThan(0);
    expect(step.evidence!.checks.map(({ id, verdict }) => [id, verdict])).toEqual(
      [
        'health',
        'answers',
        'answers.schema',
        'answers.known',
        'refused.text.json',
        'refused.a body cut off in the middle',
        'load.error-rate',
        'load.p95',
        'version',
      ].map((id) => [id, 'pass']),
    );
    expect(step.evidence!.subject).toMatchObject({ model: 'doubling', version: '2' });
    expect(step.evidence!.figures).toMatchObject([{ kind: 'histogram', series: [{ name: 'requests' }] }]);
    expect(authorization()).toBe('Bearer planted-token-0001');
    expect(step.visible).not.toContain('planted-token');
    expect(JSON.parse(readFileSync(join(workspace, 'out/answers.json'), 'utf8'))).toMatchObject({ model: 'doubling' });

    const again = await run({ url, baseline: 'out/answers.json', expect: '{ answer-column: double }', requests: '0' });
    expect(again.outputs['verdict']).toBe('pass');
    expect(again.outputs).not.toHaveProperty('p50-ms');
    expect(again.evidence!.checks.find(({ id }) => id === 'baseline')).toMatchObject({ verdict: 'pass' });
  });

  test.each<[string, Model, Record<string, string>, 'fail' | 'inconclusive', RegExp]>([
    ['another version', { version: '1' }, { 'expected-model-version': '2' }, 'fail', /names 1 in 62 of 62 responses/],
    ['wrong answers', { factor: 3 }, { expect: '{ answer-column: double }' }, 'fail', /prediction 1 is 3 where 2/],
    ['what the file says of answers', { factor: -2 }, {}, 'fail', /value 1 is -2/],
    [
      'a bad payload that is answered',
      { careless: true },
      { 'negative-payloads': 'text.json' },
      'fail',
      /answered 200/,
    ],
    ['errors under load', { breaksAfter: 52 }, { 'max-error-rate': '5%' }, 'fail', /10 of 60 requests failed.*500/],
    ['a p99 of 60', {}, { 'max-p99-ms': '60000' }, 'inconclusive', /at least 299 are needed/],
    ['no version', { version: '' }, { 'expected-model-version': '2' }, 'inconclusive', /cannot be proven/],
    [
      'a login page for health',
      { health: (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in') },
      { 'wait-for': '4s' },
      'fail',
      /not healthy within 4 s .* at last it answered 200 <html>Sign in, which is a page/,
    ],
  ])('%s: exit 1', async (_, model, inputs, verdict, reason) => {
    const { url } = await start(model);
    const step = await run({ url, ...inputs });
    expect(step.outputs['verdict']).toBe(verdict);
    expect(step.exitCode).toBe(1);
    // Besides it the lines of the payloads may be annotated.
    const [told, ...others] = step.annotations.filter(({ file }) => file === undefined);
    expect(others).toEqual([]);
    expect(told!.message).toMatch(reason);
    expect(step.summary).toContain('smoke-test');
  });

  test('nobody there', async () => {
    const step = await run({ url: 'http://robot:planted-password@127.0.0.1:9/?api_key=planted-key' });
    expect(step.outputs['verdict']).toBe('fail');
    expect(step.annotations[0]!.message).toMatch(/127\.0\.0\.1:9\/health was not healthy .*ECONNREFUSED/);
    expect(step.visible).not.toContain('planted');
  });

  test.each([
    [{ url: 'model:80' }, /`url` is "model:80"/],
    [{ payloads: 'none.csv' }, /`payloads`: there is no file none\.csv/],
    [{ protocol: 'grpc' }, /`protocol` is "grpc": expected one of rest, oip-v2, mlflow/],
    [{ expect: '{ mini: 0 }' }, /`expect`.* at mini: unknown key "mini"/],
    [{ 'max-error-rate': '0', bounds: 'proven' }, /`max-error-rate` is 0, which no number of requests can prove/],
    [{ headers: 'planted-secret' }, /`headers`: line 1 is not a header/],
  ])('%j is one sentence, exit 2 and no verdict', async (inputs, message) => {
    const { url } = await start();
    const step = await run({ url, ...inputs });
    expect(step.exitCode).toBe(2);
    expect(step.outputs['verdict']).toBeUndefined();
    expect(step.annotations.map(({ message }) => message)).toEqual([expect.stringMatching(message)]);
    expect(step.visible).not.toContain('planted');
    expect(step.stdout).not.toMatch(/^\s+at /m);
  });
});
