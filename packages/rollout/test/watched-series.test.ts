import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openAnalysis } from '../src/sources/open.ts';
import { at, metricsServer, open } from './metrics-server.ts';

const { serve, asked, close } = metricsServer();
afterEach(close);

type Vector = readonly { readonly metric?: Record<string, string>; readonly value: number | string }[];
const answer = (result: Vector) =>
  JSON.stringify({
    status: 'success',
    data: { resultType: 'vector', result: result.map(({ metric = {}, value }) => ({ metric, value: [1, String(value)] })) }, // prettier-ignore
  });
const byLe = (counts: Record<string, number | string>): Vector =>
  Object.entries(counts).map(([le, value]) => ({ metric: { le }, value }));

describe('prometheus', () => {
  const analysis = { source: 'prometheus', stable: { version: 1 }, candidate: { version: 2 } };
  const histogram = byLe({ '0.1': 60, '+Inf': 100, '0.5': 90 });
  /** Every query that holds the word gets its answer, for both arms; the newest sample is of now, or as old as said. */
  const prometheus = (values: Record<string, Vector>, age = 0) =>
    serve((url) => {
      const query = url.searchParams.get('query')!;
      if (query.startsWith('max(timestamp(')) return answer([{ value: at / 1000 - age }]);
      return answer(Object.entries(values).find(([word]) => query.includes(word))?.[1] ?? []);
    });
  const counts = { requests_total: [{ value: 100 }], errors_total: [{ value: 1 }] };

  test('a histogram, classes, a mirror and predictions that are no numbers', async () => {
    const url = await prometheus({
      ...counts,
      duration_seconds: histogram,
      predictions_total: [{ metric: { class: 'ok' }, value: 90 }, { metric: { class: 'fraud' }, value: 10 }], // prettier-ignore
      compared: [{ value: 50 }],
      disagreed: [],
      nan_total: [],
    });
    const watched = { latency: {}, classes: {}, shadow: { 'max-disagreement': 0.1 }, 'nan-predictions': 'nan_total{v="{version}"}' }; // prettier-ignore
    const sample = await open({ ...analysis, url, ...watched }).read(at);
    const arm = { requests: 100, errors: 1, latency: { bounds: [0.1, 0.5], counts: [60, 30, 10] }, classes: { ok: 90, fraud: 10 }, nan: 0 }; // prettier-ignore
    expect(sample).toEqual({ stable: arm, candidate: arm, shadow: { compared: 50, disagreed: 0 } });
  });

  test('bounds in milliseconds', async () => {
    const url = await prometheus({ ...counts, duration_seconds: byLe({ '100': 60, '+Inf': 100 }) });
    const { stable } = await open({ ...analysis, url, latency: { unit: 'ms' } }).read(at);
    expect(stable!.latency).toEqual({ bounds: [0.1], counts: [60, 40] });
  });

  test.each([
    ['without +Inf', byLe({ '0.1': 60, '0.5': 90 }), 'malformed'],
    ['not summed by (le)', [{ value: 60 }], 'malformed'],
    ['of several pods', [...histogram, ...histogram], 'several-series'],
    ['that falls', byLe({ '0.1': 95, '0.5': 90, '+Inf': 100 }), 'not-a-count'],
    ['with NaN', byLe({ '0.1': 'NaN', '+Inf': 100 }), 'nan'],
    ['of rates', byLe({ '0.1': 0.5, '+Inf': 1 }), 'not-a-count'],
    ['that is absent', [], 'empty'],
  ] as const)('a histogram %s is trouble by name', async (_, duration_seconds, trouble) => {
    const url = await prometheus({ ...counts, duration_seconds });
    await expect(open({ ...analysis, url, latency: {} }).read(at)).rejects.toMatchObject({ trouble });
  });

  test.each([
    ['without the label', [{ value: 90 }], 'malformed'],
    ['twice', [{ metric: { class: 'ok', pod: 'a' }, value: 1 }, { metric: { class: 'ok', pod: 'b' }, value: 1 }], 'several-series'], // prettier-ignore
    ['absent', [], 'empty'],
  ] as const)('classes %s are trouble by name', async (_, predictions_total, trouble) => {
    const url = await prometheus({ ...counts, predictions_total });
    await expect(open({ ...analysis, url, classes: {} }).read(at)).rejects.toMatchObject({ trouble });
  });

  test('a stale histogram, and a bound between two buckets', async () => {
    const values = { ...counts, duration_seconds: histogram };
    const old = await prometheus(values, 90);
    await expect(open({ ...analysis, url: old, latency: {} }).read(at)).rejects.toMatchObject({ trouble: 'stale' });
    const url = await prometheus(values);
    const between = open({ ...analysis, url, latency: { p99: '300ms' } }).read(at);
    await expect(between).rejects.toMatchObject({ code: 'bad-input', hint: expect.stringContaining('0.1, 0.5 s') as unknown }); // prettier-ignore
    expect(await open({ ...analysis, url, latency: { p99: '500ms' } }).read(at)).toHaveProperty('stable.latency');
  });

  test('errors per minute before the start: gaps left out, a restart counted from zero', async () => {
    const start = at / 1000 - 6 * 60;
    const matrix = (values: [number, string][]) =>
      JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values }] } });
    const minutes = (counts: (number | undefined)[]) =>
      counts.flatMap((count, i): [number, string][] => (count === undefined ? [] : [[start + i * 60, String(count)]]));
    const url = await serve((url) =>
      url.searchParams.get('query')!.includes('requests_total')
        ? matrix(minutes([10, 20, 30, undefined, 50, 60, 70]))
        : matrix(minutes([undefined, undefined, 2, undefined, 3, 7, 1])),
    );
    const { source } = openAnalysis({ ...analysis, url }, { fetch, token: undefined });
    expect(await source.errorsPerMinute!(at, 6)).toEqual([0, 2, 4, 1]);
    const { pathname, searchParams } = asked[0]!.url;
    expect([pathname, searchParams.get('step'), searchParams.get('end')]).toEqual(['/api/v1/query_range', '60', (at / 1000).toFixed(3)]); // prettier-ignore
    await expect(open({ ...analysis, url: await serve(() => '{}') }).errorsPerMinute!(at, 6)).rejects.toMatchObject({ trouble: 'malformed' }); // prettier-ignore
  });
});

describe('metrics-text', () => {
  const page = (version: number) => `requests_total{version="${version}"} 100
errors_total{version="${version}"} 1
request_duration_seconds_bucket{version="${version}",path="/a",le="0.1"} 40
request_duration_seconds_bucket{version="${version}",path="/a",le="+Inf"} 60
request_duration_seconds_bucket{version="${version}",path="/b",le="0.1"} 10
request_duration_seconds_bucket{version="${version}",path="/b",le="+Inf"} 40
predictions_total{version="${version}",class="ok"} 90
predictions_total{version="${version}",class="fraud"} 10
`;
  const analysis = {
    source: 'metrics-text',
    stable: { version: 1 },
    candidate: { version: 2 },
    latency: {},
    classes: {},
  };

  test('histogram and classes, added up over what matches', async () => {
    const url = await serve(() => page(1) + page(2));
    const { candidate } = await open({ ...analysis, url }).read(at);
    expect(candidate).toMatchObject({ latency: { bounds: [0.1], counts: [50, 50] }, classes: { ok: 90, fraud: 10 } });
  });

  test('absent of one arm is trouble', async () => {
    const url = await serve(() => page(1) + page(2).replaceAll('duration', 'other'));
    await expect(open({ ...analysis, url }).read(at)).rejects.toMatchObject({ trouble: 'empty', message: expect.stringContaining('candidate') as unknown }); // prettier-ignore
  });
});

describe('file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-metrics-'));
  afterEach(() => rmSync(join(folder, 'metrics.json'), { force: true }));
  const arm = { requests: 10, errors: 1, latency: { bounds: [0.1], counts: [9, 1] }, classes: { ok: 10 }, nan: 0 };
  const read = (content: unknown, more: Record<string, unknown> = {}, old = 0) => {
    const path = join(folder, 'metrics.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    utimesSync(path, at / 1000 - old, at / 1000 - old);
    const tools = { fetch, token: undefined, path: (typed: string) => join(folder, typed) };
    return openAnalysis({ source: 'file', path: 'metrics.json', ...more }, tools).source.read(at);
  };

  test('both arms with all there is to watch', async () => {
    const content = { stable: arm, candidate: arm, shadow: { compared: 5, disagreed: 1 } };
    const all = { latency: {}, classes: {}, shadow: { 'max-disagreement': 0.5 }, 'nan-predictions': 'candidate.nan', stable: { 'nan-predictions': 'stable.nan' } }; // prettier-ignore
    expect(await read(content, all)).toEqual(content);
  });

  test.each([
    ['stale', { stable: arm, candidate: arm }, {}, 61, 'stale'],
    ['half written', '{"stable": {"requests": 1', {}, 0, 'malformed'],
    [
      'a count too few',
      { stable: { ...arm, latency: { bounds: [0.1], counts: [9] } } },
      { latency: {} },
      0,
      'malformed',
    ],
    ['bounds that fall', { stable: { ...arm, latency: { bounds: [1, 0.1], counts: [1, 1, 1] } } }, { latency: {} }, 0, 'malformed'], // prettier-ignore
    ['a class that is no count', { stable: { ...arm, classes: { ok: 0.5 } } }, { classes: {} }, 0, 'not-a-count'],
    ['classes as a list', { stable: { ...arm, classes: [1] } }, { classes: {} }, 0, 'malformed'],
    ['no mirror', { stable: arm, candidate: arm }, { shadow: { 'max-disagreement': 0.5 } }, 0, 'empty'],
  ])('%s is trouble by name', async (_, content, more, old, trouble) => {
    await expect(read(content, more, old)).rejects.toMatchObject({ trouble });
  });

  test('one that is not there', async () => {
    const { source } = openAnalysis({ source: 'file', path: join(folder, 'gone.json') }, { fetch, token: undefined });
    await expect(source.read(at)).rejects.toMatchObject({ trouble: 'unreachable' });
  });
});

describe('health', () => {
  const body = JSON.stringify({ stable: { requests: 1, errors: 0 }, candidate: { requests: 1, errors: 0 } });
  const read = async (health: (tries: number) => number) => {
    let tries = 0;
    const url = await serve((url, response) => {
      if (url.pathname !== '/health') return body;
      response.statusCode = health((tries += 1));
      return '';
    });
    return open({ source: 'http', url, health: `${url}/health` }, 'planted-token').read(at);
  };

  test('three answers in a row that are not 2xx are told, one is not; the metrics token stays with the metrics', async () => {
    expect(await read(() => 200)).not.toHaveProperty('unwell');
    expect(await read((tries) => (tries < 3 ? 503 : 200))).not.toHaveProperty('unwell');
    expect(await read(() => 503)).toMatchObject({ unwell: expect.stringMatching(/health answered 503$/) as unknown });
    expect(asked.filter(({ url }) => url.pathname === '/health').map(({ authorization }) => authorization)).toEqual([undefined, undefined, undefined]); // prettier-ignore
  });
});
