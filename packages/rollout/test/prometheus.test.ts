import { afterEach, describe, expect, test } from '@jest/globals';
import { selectorsIn } from '../src/sources/selectors-in.ts';
import { at, metricsServer, open } from './metrics-server.ts';

const { serve, asked, close } = metricsServer();
afterEach(close);

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
    expect(asked.map(({ url: { pathname } }) => pathname)).toEqual(Array(8).fill('/prefix/api/v1/query'));
    expect(new Set(asked.map(({ url: { searchParams } }) => searchParams.get('time')))).toEqual(
      new Set(['1767225600.000']),
    );
  });

  test('by default the counters of the example servers', async () => {
    const url = await prometheus({});
    await open({ source: 'prometheus', url, stable: { version: 1 }, candidate: { version: 'a"b' } }).read(at);
    expect(asked.map(({ url }) => url.searchParams.get('query'))).toEqual(
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
    expect(asked[0]!.authorization).toBe('Bearer planted-token');
    const other = await message(open(analysis(url.replace('//', '//user:planted-password@'))));
    expect(asked.at(-1)!.authorization).toBe(`Basic ${btoa('user:planted-password')}`);
    expect(told + other).not.toMatch(/planted/);
  });
});
