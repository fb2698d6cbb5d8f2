import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BACKEND, start as startHaproxy, type HaproxyServer } from '../../../scripts/servers/haproxy.ts';
import { start as startPrometheus, type PrometheusServer } from '../../../scripts/servers/prometheus.ts';
import { guard } from '../src/operations/settle.ts';
import { type Outcome } from '../src/outcome.ts';
import { run } from '../src/operations/run.ts';
import { openRouter } from '../src/routers/open.ts';
import { openAnalysis } from '../src/sources/open.ts';
import { fileStore } from '../src/stores/file.ts';
import { timeline, type World } from '../src/world.ts';
import { planFor } from './fake-plan.ts';
import { type ModelServer, modelServer, sendTraffic } from './model-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidegate-haproxy-'));
let stable: ModelServer;
let candidate: ModelServer;
let haproxy: HaproxyServer;
let traffic: { stop(): Promise<void> };
let prometheus: PrometheusServer | undefined;
let number = 0;

beforeEach(async () => {
  stable = await modelServer('1');
  candidate = await modelServer('2');
  haproxy = await startHaproxy({
    folder: join(folder, `haproxy-${++number}`),
    stable: stable.address,
    candidate: candidate.address,
  });
  traffic = sendTraffic(haproxy.port, 100);
}, 180_000);

afterEach(async () => {
  await traffic.stop();
  await prometheus?.stop();
  prometheus = undefined;
  await haproxy.stop();
  await Promise.all([stable.close(), candidate.close()]);
}, 30_000);

const clock = {
  now: () => Date.now(),
  sleep: async (ms: number, signal?: AbortSignal) => {
    await sleep(ms, undefined, signal ? { signal } : {}).catch(() => {});
  },
};

function worldOf(
  target: Record<string, unknown>,
  analysis: Record<string, unknown>,
  signal = new AbortController().signal,
): World {
  const router = openRouter(
    { router: 'haproxy', target, stable: 'stable', candidate: 'candidate' },
    {
      exec: async () => ({ exitCode: 1, stdout: '', stderr: '' }),
      sleep: async () => {},
      path: (typed) => typed,
      workspace: folder,
    },
  );
  return {
    router,
    store: fileStore(join(folder, `state-${number}`)),
    source: openAnalysis(analysis, { fetch, token: undefined }).source,
    clock,
    log: { info: () => {}, warn: () => {} },
    signal,
    identity: { holder: `holder-${number}-${Math.random()}`, run: '1', attempt: '1' },
    leaseMs: 5_000,
    handoverMs: 5_000,
    timeline: timeline(clock.now),
  };
}

const plan = (lagMs: number, holdMs = 6_000) =>
  planFor({
    steps: [
      { share: 0.2, holdMs },
      { share: 0.5, holdMs },
      { share: 1, holdMs: 0 },
    ],
    intervalMs: 1_000,
    patienceMs: 20_000,
    maxOutageMs: 5_000,
    lagMs,
  });

const exporter = () => {
  const arm = (name: string) => {
    const responses = `haproxy_server_http_responses_total{proxy="${BACKEND}",server="${name}"`;
    return { requests: `${responses}}`, errors: `${responses},code="5xx"}` };
  };
  return {
    source: 'metrics-text',
    url: `http://${haproxy.metrics}/metrics`,
    stable: arm('stable'),
    candidate: arm('candidate'),
  };
};

const told = (outcome: Outcome) => ({ state: outcome.state, verdict: outcome.verdict, reason: outcome.reason });

describe('a real HAProxy', () => {
  test('with a real Prometheus: an equal candidate is promoted', async () => {
    prometheus = await startPrometheus({
      folder: join(folder, `prometheus-${number}`),
      scrape: [{ job: 'models', targets: [stable.address, candidate.address] }],
    });
    const world = worldOf(
      { socket: haproxy.socket, backend: BACKEND },
      {
        source: 'prometheus',
        url: prometheus.url,
        'max-age': '4s',
        stable: { version: '1' },
        candidate: { version: '2' },
      },
    );
    await sleep(3_000);
    const outcome = await run(plan(4_000), world, { once: false, maxMs: 120_000 });
    expect(told(outcome)).toMatchObject({ state: 'promoted', verdict: 'pass' });
    expect((await world.router.read()).weights).toEqual({ stable: 0, candidate: 100 });
    const before = stable.counts.requests;
    await sleep(1_000);
    expect(stable.counts.requests).toBe(before);
    expect(outcome.kept?.totals.candidate.requests).toBeGreaterThan(100);
  }, 240_000);

  test('with its own exporter: a candidate that fails is rolled back, over TCP', async () => {
    candidate.errorShare = 0.3;
    const world = worldOf({ address: haproxy.runtime, backend: BACKEND }, exporter());
    const outcome = await run(plan(1_000), world, { once: false, maxMs: 120_000 });
    expect(told(outcome)).toMatchObject({ state: 'rolled-back', verdict: 'fail' });
    expect((await world.router.read()).weights).toEqual({ stable: 256, candidate: 0 });
    const before = candidate.counts.requests;
    await sleep(1_000);
    expect(candidate.counts.requests).toBe(before);
  }, 120_000);

  test('restarted in the middle it forgets its weights; they are written again', async () => {
    const analysis = {
      source: 'metrics-text',
      stable: { url: `http://${stable.address}/metrics` },
      candidate: { url: `http://${candidate.address}/metrics` },
    };
    const world = worldOf({ address: haproxy.runtime, backend: BACKEND }, analysis);
    const rollout = run(plan(1_000), world, { once: false, maxMs: 120_000 });
    await until(async () => {
      const kept = await world.store.load();
      return kept?.phase === 'watching' && kept.step === 0;
    });
    const { port } = haproxy;
    const runtimePort = Number(haproxy.runtime.split(':')[1]);
    const metricsPort = Number(haproxy.metrics.split(':')[1]);
    await haproxy.stop();
    haproxy = await startHaproxy({
      folder: join(folder, `haproxy-${number}-again`),
      stable: stable.address,
      candidate: candidate.address,
      port,
      runtimePort,
      metricsPort,
    });
    expect(told(await rollout)).toMatchObject({ state: 'promoted', verdict: 'pass' });
    expect(world.timeline.moments).toContainEqual(expect.objectContaining({ event: 'weights written again' }));
  }, 120_000);

  test('weights changed by another hand: held, and left as they are', async () => {
    const world = worldOf({ socket: haproxy.socket, backend: BACKEND }, exporter());
    const rollout = run(plan(1_000), world, { once: false, maxMs: 120_000 });
    await until(async () => (await world.router.read()).weights.candidate === 20);
    await world.router.write({ stable: 60, candidate: 40 }, { stable: 80, candidate: 20 });
    expect(told(await rollout)).toMatchObject({ state: 'held', verdict: 'fail' });
    expect((await world.router.read()).weights).toEqual({ stable: 60, candidate: 40 });
  }, 120_000);

  test('a cancelled run leaves production whole; guard finds nothing to do', async () => {
    const cancelled = new AbortController();
    const world = worldOf({ socket: haproxy.socket, backend: BACKEND }, exporter(), cancelled.signal);
    const rollout = run(plan(1_000), world, { once: false, maxMs: 120_000 });
    await until(async () => (await world.router.read()).weights.candidate === 20);
    cancelled.abort();
    expect(told(await rollout)).toMatchObject({ state: 'rolled-back', reason: 'The job was cancelled.' });
    expect((await world.router.read()).weights).toEqual({ stable: 256, candidate: 0 });
    expect(await guard(world, { onConflict: 'stop' })).toMatchObject({ state: 'rolled-back', rolledBack: false });
  }, 120_000);

  test('a Prometheus that scrapes too seldom is stale by name, and nothing is begun', async () => {
    prometheus = await startPrometheus({
      folder: join(folder, `prometheus-${number}`),
      scrape: [{ job: 'models', targets: [stable.address, candidate.address] }],
      interval: '10s',
    });
    const query = () => fetch(`${prometheus!.url}/api/v1/query?query=requests_total`).then((answer) => answer.text());
    await until(
      async () => (await query()).includes('"version":"2"') && (await query()).includes('"version":"1"'),
      30_000,
    );
    await sleep(3_000);
    const source = openAnalysis(
      {
        source: 'prometheus',
        url: prometheus.url,
        'max-age': '2s',
        stable: { version: '1' },
        candidate: { version: '2' },
      },
      { fetch, token: undefined },
    ).source;
    await expect(source.read(Date.now())).rejects.toMatchObject({ trouble: 'stale' });
  }, 240_000);
});

async function until(condition: () => Promise<boolean>, within = 30_000): Promise<void> {
  const end = Date.now() + within;
  while (!(await condition().catch(() => false))) {
    if (Date.now() > end) throw new Error('it did not come about');
    await sleep(100);
  }
}
