import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { install, start, type PrometheusServer } from '../../../scripts/servers/prometheus.ts';
import { errorEvents } from '../src/judgement/error-events.ts';
import { openAnalysis } from '../src/sources/open.ts';

// Three hours of a day ago, written into Prometheus's own blocks: no waiting for scrapes, and the same numbers each time.
const minutes = 200;
const end = Math.floor(Date.now() / 60_000) * 60_000 - 86_400_000;
const errorsAt = (minute: number) => Math.floor(minute / 2) + 3 * Math.floor(minute / 7);

/** Value of each series `minute` minutes after the beginning; undefined while it is not there. */
const series: Record<string, (minute: number) => number | undefined> = {};
const arms = { v3: 900, v4: 100 };
for (const [version, perMinute] of Object.entries(arms)) {
  const of = (labels: string, extra = '') => `{${labels}="${version}"${extra}}`;
  const istio = (code: number) => `istio_requests_total${of('destination_workload', `,reporter="destination",response_code="${code}"`)}`; // prettier-ignore
  series[istio(200)] = (minute) => perMinute * minute;
  if (version === 'v3') series[istio(503)] = errorsAt;
  series[`istio_requests_total${of('destination_workload', ',reporter="source",response_code="200"')}`] = () => 7;
  for (const [le, share] of [
    ['100', 0.5],
    ['500', 0.9],
    ['+Inf', 1],
  ] as const)
    // prettier-ignore
    for (const pod of ['a', 'b'])
      series[`istio_request_duration_milliseconds_bucket${of('destination_workload', `,reporter="destination",pod="${pod}",le="${le}"`)}`] = // prettier-ignore
        (minute) => (perMinute * minute * share) / 2;
  series[`model_infer_request_success_total${of('version', ',model="fraud"')}`] = (minute) => perMinute * minute;
  if (version === 'v3') series[`model_infer_request_failure_total${of('version', ',model="fraud"')}`] = () => 4;
  series[`nv_inference_request_failure${of('version', ',model="fraud"')}`] = () => 5;
  series[`bentoml_service_request_total${of('service_version', ',http_response_code="200"')}`] = () => 40;
  series[`bentoml_service_request_total${of('service_version', ',http_response_code="500"')}`] = () => 2;
  series[`seldon_model_infer_total${of('model', ',code="200"')}`] = () => 30;
  series[`seldon_model_infer_total${of('model', ',code="500"')}`] = () => 3;
}

let prometheus: PrometheusServer;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-prometheus-'));
  const lines = Object.entries(series).flatMap(([name, valueAt]) =>
    Array.from({ length: 2 * minutes + 1 }, (_, i) => i / 2).flatMap((minute) => {
      const value = valueAt(minute);
      const at = (end - (minutes - minute) * 60_000) / 1000;
      return value === undefined ? [] : [`${name} ${value} ${at}`];
    }),
  );
  const types = [...new Set(Object.keys(series).map((name) => name.split('{')[0]!))];
  const text = types.flatMap((name) => [`# TYPE ${name} unknown`, ...lines.filter((line) => line.startsWith(`${name}{`))]); // prettier-ignore
  writeFileSync(join(folder, 'history.txt'), `${text.join('\n')}\n# EOF\n`);
  mkdirSync(join(folder, 'data'));
  const promtool = join(dirname(await install()), 'promtool');
  execFileSync(promtool, [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    join(folder, 'history.txt'),
    join(folder, 'data'),
  ]);
  prometheus = await start({ folder, scrape: [] });
}, 180_000);

afterAll(() => prometheus.stop());

const open = (analysis: Record<string, unknown>) =>
  openAnalysis(
    { source: 'prometheus', url: prometheus.url, stable: { version: 'v3' }, candidate: { version: 'v4' }, ...analysis },
    { fetch, token: undefined },
  ).source;

describe('presets ask a real Prometheus', () => {
  test('istio: one end of each call, latency in milliseconds over all pods, no 5xx series is no 5xx', async () => {
    expect(await open({ preset: 'istio', latency: { p99: '500ms' } }).read(end)).toEqual({
      stable: {
        requests: 900 * minutes + errorsAt(minutes),
        errors: errorsAt(minutes),
        latency: { bounds: [0.1, 0.5], counts: [90_000, 72_000, 18_000] },
      },
      candidate: {
        requests: 100 * minutes,
        errors: 0,
        latency: { bounds: [0.1, 0.5], counts: [10_000, 8000, 2000] },
      },
    });
  });

  test('mlserver: successes and failures, of which either may not be there yet', async () => {
    expect(await open({ preset: 'mlserver', model: 'fraud' }).read(end)).toEqual({
      stable: { requests: 900 * minutes + 4, errors: 4 },
      candidate: { requests: 100 * minutes, errors: 0 },
    });
  });

  test('triton, whose every request failed; bentoml; seldon', async () => {
    const both = (requests: number, errors: number) => ({ stable: { requests, errors }, candidate: { requests, errors } }); // prettier-ignore
    expect(await open({ preset: 'triton', model: 'fraud' }).read(end)).toEqual(both(5, 5));
    expect(await open({ preset: 'bentoml' }).read(end)).toEqual(both(42, 2));
    expect(await open({ preset: 'seldon' }).read(end)).toEqual(both(33, 3));
  });

  test('a model that is not there is absent, and one not scraped any more is stale', async () => {
    const sample = await open({ preset: 'mlserver', model: 'other' }).read(end);
    expect(sample).toEqual({ stable: undefined, candidate: undefined });
    const late = end + 120_000;
    for (const preset of ['istio', 'bentoml', 'seldon'])
      await expect(open({ preset }).read(late)).rejects.toMatchObject({ trouble: 'stale' });
    await expect(open({ preset: 'triton', model: 'fraud' }).read(late)).rejects.toMatchObject({ trouble: 'stale' });
  });

  test('how errors came before the start', async () => {
    const history = await open({ preset: 'istio' }).errorsPerMinute!(end, 180);
    const expected = Array.from({ length: 180 }, (_, i) => errorsAt(i + 21) - errorsAt(i + 20));
    expect(history).toEqual(expected);
    expect(errorEvents('measured', history)).toMatchObject({ clusterSize: expect.any(Number) as unknown });
    expect(await open({ preset: 'istio' }).errorsPerMinute!(end - 190 * 60_000, 180)).toHaveLength(10);
  });
});
