import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parseExposition, parseSelector } from '../src/sources/exposition.ts';
import { openAnalysis } from '../src/sources/open.ts';
import { selectorsIn } from '../src/sources/selectors-in.ts';

let server: Server;
let seen: { url: URL; authorization: string | undefined }[] = [];
afterEach(() => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))));

/** A metrics server; gives its address. */
async function serve(answer: (url: URL, response: ServerResponse) => string | undefined): Promise<string> {
  seen = [];
  server = createServer((request: IncomingMessage, response) => {
    const url = new URL(request.url!, 'http://localhost');
    seen.push({ url, authorization: request.headers.authorization });
    const text = answer(url, response);
    if (text !== undefined) response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const open = (analysis: Record<string, unknown>, token?: string) => openAnalysis(analysis, { fetch, token }).source;
const at = Date.UTC(2026, 0, 1);

describe('prometheus', () => {
  type Series = Record<string, (string | number)[]>;
  const vector = (values: (string | number)[]) =>
    JSON.stringify({
      status: 'success',
      data: { resultType: 'vector', result: values.map((value) => ({ metric: {}, value: [1, String(value)] })) },
    });
  /** Answers with these values; a series in `old` was last sampled two minutes ago, every other one just now. */
  const prometheus = (values: Series, old: readonly string[] = []) =>
    serve((url) => {
      const query = url.searchParams.get('query')!;
      const selector = /^max\(timestamp\((.*)\)\)$/.exec(query)?.[1];
      if (selector === undefined) return vector(values[query] ?? []);
      const known = Object.keys(values).some((key) => key.includes(selector) && !key.endsWith('absent'));
      return vector(known ? [Number(url.searchParams.get('time')) - (old.includes(selector) ? 120 : 1.5)] : []);
    });
  const analysis = (url: string) => ({
    source: 'prometheus',
    url,
    requests: 'requests{v="{version}"}',
    errors: 'errors{v="{version}"}',
    stable: { version: '1' },
    candidate: { version: '2' },
  });
  const all = { 'requests{v="1"}': [900], 'errors{v="1"}': [9], 'requests{v="2"}': [100], 'errors{v="2"}': [1] };

  test('asks for both arms at one fixed time', async () => {
    const url = await prometheus(all);
    expect(await open(analysis(`${url}/prefix`)).read(at)).toEqual({
      stable: { requests: 900, errors: 9 },
      candidate: { requests: 100, errors: 1 },
    });
    expect(seen.map(({ url: { pathname } }) => pathname)).toEqual(Array(8).fill('/prefix/api/v1/query'));
    expect(new Set(seen.map(({ url: { searchParams } }) => searchParams.get('time')))).toEqual(
      new Set(['1767225600.000']),
    );
  });

  test('by default the counters of the example servers', async () => {
    const url = await prometheus({});
    await open({ source: 'prometheus', url, stable: { version: 1 }, candidate: { version: 'a"b' } }).read(at);
    expect(seen.map(({ url }) => url.searchParams.get('query'))).toEqual(
      expect.arrayContaining(['sum(requests_total{version="1"})', 'sum(requests_total{version="a\\"b"})']),
    );
  });

  test('an absent error series is zero only where the request series is there', async () => {
    const url = await prometheus({ 'requests{v="1"}': [900], 'errors{v="2"}': [3] });
    expect(await open(analysis(url)).read(at)).toEqual({ stable: { requests: 900, errors: 0 }, candidate: undefined });
  });

  test.each([
    ['requests are stale', all, ['requests{v="2"}'], 'stale'],
    ['errors are stale', all, ['errors{v="2"}'], 'stale'],
    ['NaN', { ...all, 'errors{v="2"}': ['NaN'] }, [], 'nan'],
    ['infinite', { ...all, 'errors{v="2"}': ['+Inf'] }, [], 'not-a-count'],
    ['a rate', { ...all, 'requests{v="2"}': ['1.5'] }, [], 'not-a-count'],
    ['negative', { ...all, 'requests{v="2"}': ['-1'] }, [], 'not-a-count'],
    ['more errors than requests', { ...all, 'errors{v="2"}': [101] }, [], 'not-a-count'],
    ['several series', { ...all, 'requests{v="2"}': [60, 40] }, [], 'several-series'],
  ])('%s', async (_, fresh, old, trouble) => {
    const given = Object.fromEntries(Object.entries(fresh).filter(([, value]) => value !== undefined)) as Series;
    const url = await prometheus(given, old);
    await expect(open(analysis(url)).read(at)).rejects.toMatchObject({ name: 'MeasurementError', trouble });
  });

  test('a number without a series behind it counts for nothing, unless as no errors', async () => {
    const or = (name: string) => `sum(${name}) or vector(0)`;
    const arm = (version: string) => ({
      requests: `sum(requests{v="${version}"})`,
      errors: or(`errors{v="${version}"}`),
    });
    const values = { 'sum(requests{v="1"})': [5], 'sum(requests{v="2"})': [7] };
    const query = { source: 'prometheus', stable: arm('1'), candidate: arm('2') };
    const url = await serveWith(values, 0);
    expect(await open({ ...query, url }).read(at)).toEqual({
      stable: { requests: 5, errors: 0 },
      candidate: { requests: 7, errors: 0 },
    });
    server.close();
    const candidate = { ...arm('2'), requests: or('gone{v="2"}') };
    expect((await open({ ...query, candidate, url: await serveWith(values, 0) }).read(at)).candidate).toBeUndefined();
  });

  /** As `prometheus`, and whatever is not among the values is the number `otherwise` with no samples. */
  const serveWith = (values: Series, otherwise: number) =>
    serve((url) => {
      const query = url.searchParams.get('query')!;
      const selector = /^max\(timestamp\((.*)\)\)$/.exec(query)?.[1];
      if (selector === undefined) return vector(values[query] ?? [otherwise]);
      return vector(
        Object.keys(values).some((key) => key.includes(selector)) ? [Number(url.searchParams.get('time'))] : [],
      );
    });

  test.each([
    ['requests_total', ['requests_total']],
    ['sum(requests_total{version="2",code=~"5.."})', ['requests_total{version="2",code=~"5.."}']],
    ['sum by (a, b) (x{l="}{("}) + on(c) group_left(d) y', ['x{l="}{("}', 'y']],
    ['sum(a_total{x="1"}) - sum(b:c offset 5m) or vector(0)', ['a_total{x="1"}', 'b:c']],
    ['sum without(pod)({__name__="r",v="2"})', ['{__name__="r",v="2"}']],
    ['count(x) by (version) * 1e3', ['x']],
    ['vector(5)', []],
  ])('the series in %s', (query, selectors) => {
    expect(selectorsIn(query)).toEqual(selectors);
  });

  test.each([
    [503, '', 'unreachable', /answered 503$/],
    [401, '', 'refused', /answered 401$/],
    [400, '{"status":"error","error":"parse error: unexpected end"}', 'unreachable', /parse error/],
    [200, '<html>', 'malformed', /as Prometheus does/],
    [200, '{"status":"success","data":{"resultType":"matrix","result":[]}}', 'malformed', /as Prometheus does/],
  ])('an answer of %d %s is trouble by name', async (status, body, trouble, message) => {
    const url = await serve((_, response) => {
      response.statusCode = status;
      return body;
    });
    const reading = open(analysis(url)).read(at);
    await expect(reading).rejects.toMatchObject({ trouble, message: expect.stringMatching(message) as unknown });
  });

  test('a server that does not answer, or is not there', async () => {
    const url = await serve(() => undefined);
    await expect(open({ ...analysis(url), timeout: '100ms' }).read(at)).rejects.toMatchObject({
      trouble: 'unreachable',
    });
    const gone = open(analysis('http://127.0.0.1:1')).read(at);
    await expect(gone).rejects.toMatchObject({
      trouble: 'unreachable',
      message: expect.stringMatching(/cannot be reached/) as unknown,
    });
  });

  test('the token goes as a header, a password in the address as well, and neither into a message', async () => {
    const url = await serve((_, response) => {
      response.statusCode = 401;
      return '';
    });
    const message = async (source: ReturnType<typeof open>) =>
      source.read(at).then(String, (error: Error) => error.message);
    const told = await message(open(analysis(url), 'planted-token'));
    expect(seen[0]!.authorization).toBe('Bearer planted-token');
    const other = await message(open(analysis(url.replace('//', '//user:planted-password@'))));
    expect(seen.at(-1)!.authorization).toBe(`Basic ${btoa('user:planted-password')}`);
    expect(told + other).not.toMatch(/planted/);
  });
});

describe('metrics-text', () => {
  const page = (requests: string, errors = '') =>
    `# HELP requests_total ...\n# TYPE requests_total counter\n${requests}\n${errors}\n`;
  const read = (stable: string, candidate: string, more: Record<string, unknown> = {}) =>
    serve((url) => (url.pathname === '/stable' ? stable : candidate)).then((url) =>
      open({
        source: 'metrics-text',
        stable: { url: `${url}/stable` },
        candidate: { url: `${url}/candidate` },
        ...more,
      }).read(at),
    );

  test('counters of both arms, added up over the series that match', async () => {
    const stable = page('requests_total{version="1"} 900.0', 'errors_total{version="1"} 9.0');
    const candidate = page(
      'requests_total{version="2",path="/a"} 60\nrequests_total{version="2",path="/b"} 40 1700000000000',
      'errors_total{version="2"} 1e0\nprocess_start_time_seconds 1.7e9',
    );
    expect(await read(stable, candidate)).toEqual({
      stable: { requests: 900, errors: 9 },
      candidate: { requests: 100, errors: 1, since: 1.7e9 },
    });
  });

  test('one page for both arms, told apart by labels, as of HAProxy itself', async () => {
    const url = await serve(() =>
      page(
        ['stable', 'candidate']
          .flatMap((name) =>
            ['2xx', '5xx'].map(
              (code) => `responses{proxy="be",server="${name}",code="${code}"} ${code === '2xx' ? 50 : 3}`,
            ),
          )
          .join('\n'),
      ),
    );
    const arm = (name: string) => ({
      requests: `responses{server="${name}"}`,
      errors: `responses{server="${name}", code=~"5.."}`,
    });
    const source = open({ source: 'metrics-text', url, stable: arm('stable'), candidate: arm('candidate') });
    expect(await source.read(at)).toEqual({
      stable: { requests: 53, errors: 3 },
      candidate: { requests: 53, errors: 3 },
    });
    expect(seen).toHaveLength(1);
  });

  test('an arm without its request series is absent, not zero', async () => {
    expect(await read(page('requests_total 5'), page('', 'errors_total 3'))).toEqual({
      stable: { requests: 5, errors: 0 },
      candidate: undefined,
    });
  });

  test.each([
    ['NaN', page('requests_total NaN'), 'nan'],
    ['infinite', page('requests_total +Inf'), 'not-a-count'],
    ['a fraction', page('requests_total 1.5'), 'not-a-count'],
    ['half a page', 'requests_total 5\nerrors_to', 'malformed'],
    ['a web page', '<html>hello</html>', 'malformed'],
    ['more errors than requests', page('requests_total 5', 'errors_total 6'), 'not-a-count'],
  ])('%s is trouble by name', async (_, candidate, trouble) => {
    await expect(read(page('requests_total 5'), candidate)).rejects.toMatchObject({ trouble });
  });

  test('selectors as Prometheus has them', () => {
    const [series] = parseExposition('a:b_total{x="1",y="say \\"hi\\", ok",empty=""} 3', 'test');
    const matches = (text: string) => parseSelector(text)?.matches(series!);
    expect(series!.labels['y']).toBe('say "hi", ok');
    expect(
      ['a:b_total', 'a:b_total{}', 'a:b_total{x="1"}', 'a:b_total{x=~"1|2",z=""}', 'a:b_total{x!="2"}'].map(matches),
    ).toEqual(Array(5).fill(true));
    expect(
      ['a:b', 'a:b_total{x="2"}', 'a:b_total{x=~"."}', 'a:b_total{y=~"say"}', 'a:b_total{x!~".*"}'].map(matches),
    ).toEqual([false, false, true, false, false]);
    expect(['', 'sum(a)', 'a{x=1}', 'a{x="1"', 'a{x=~"("}', 'a b', 'a{x="1"} + a'].map(parseSelector)).toEqual(
      Array(7).fill(undefined),
    );
  });
});

describe('http', () => {
  const read = async (body: string, more: Record<string, unknown> = {}) =>
    open({ source: 'http', url: await serve(() => body), ...more }).read(at);

  test('the plain form, and paths of your own', async () => {
    const counts = { stable: { requests: 9, errors: 1 }, candidate: { requests: 3, errors: 0 } };
    expect(await read(JSON.stringify(counts))).toEqual(counts);
    const own = { v: { old: { n: 9, bad: 1 }, new: { n: 3, bad: 0 } } };
    const paths = {
      stable: { requests: 'v.old.n', errors: 'v.old.bad' },
      candidate: { requests: 'v.new.n', errors: 'v.new.bad' },
    };
    server.close();
    expect(await read(JSON.stringify(own), paths)).toEqual(counts);
  });

  test.each([
    ['{"stable":{"requests":9},"candidate":{"requests":3,"errors":0}}', 'empty'],
    ['{"stable":{"requests":"9","errors":0}}', 'not-a-count'],
    ['{"stable":{"requests":null,"errors":0}}', 'not-a-count'],
    ['{"stable":{"requests":9.5,"errors":0}}', 'not-a-count'],
    ['{"stable":{"requests":1,"errors":2}}', 'not-a-count'],
    ['', 'malformed'],
  ])('%s is trouble by name', async (body, trouble) => {
    await expect(read(body)).rejects.toMatchObject({ trouble });
  });
});

describe('analysis', () => {
  const base = { source: 'metrics-text', stable: { url: 'http://a/m' }, candidate: { url: 'http://b/m' } };

  test('has its own settings with defaults', () => {
    expect(openAnalysis(base, { fetch, token: undefined })).toMatchObject({
      intervalMs: 10_000,
      maxOutageMs: 120_000,
      errors: 'independent',
      checkSplit: true,
    });
  });

  test.each([
    [{ ...base, sorce: 'http' }, /did you mean "source"/],
    [{ source: 'graphite' }, /expected one of prometheus, metrics-text, http/],
    [{ source: 'prometheus', url: 'http://p' }, /stable.version is needed/],
    [
      { source: 'prometheus', url: 'prometheus:9090', requests: 'a', errors: 'b' },
      /not an http\(s\) address|same series/,
    ],
    [{ source: 'http' }, /analysis.url is missing/],
    [{ ...base, candidate: { url: 'http://a/m' } }, /read the same series/],
    [{ ...base, requests: 'sum(requests_total)' }, /not a series selector/],
    [{ ...base, interval: '10ms' }, /at most ten times a second|interval is 10 ms/],
    [{ ...base, 'check-split': 'maybe' }, /expected true or false/],
  ])('%j is refused', (analysis, message) => {
    expect(() => openAnalysis(analysis, { fetch, token: undefined })).toThrow(message);
  });
});
