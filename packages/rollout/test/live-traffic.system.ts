import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BACKEND, type HaproxyServer, start as startHaproxy } from '../../../scripts/servers/haproxy.ts';
import { guard } from '../src/operations/settle.ts';
import { run } from '../src/operations/run.ts';
import { openRouter } from '../src/routers/open.ts';
import { openAnalysis } from '../src/sources/open.ts';
import { fileStore } from '../src/stores/file.ts';
import { timeline, type World } from '../src/world.ts';
import { clientLoad } from './client-load.ts';
import { exec } from './exec.ts';
import { planFor } from './fake-plan.ts';
import { type ModelServer, modelServer } from './model-server.ts';

const root = mkdtempSync(join(tmpdir(), 'tidegate-live-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let number = 0;
let stable: ModelServer;
let candidate: ModelServer;
let haproxy: HaproxyServer;
let clients: ReturnType<typeof clientLoad>;

beforeEach(async () => {
  [stable, candidate] = [await modelServer('1'), await modelServer('2')];
  const addresses = { stable: stable.address, candidate: candidate.address };
  haproxy = await startHaproxy({ folder: join(root, `haproxy-${++number}`), ...addresses });
  clients = clientLoad(haproxy.port, 200);
}, 180_000);

afterEach(async () => {
  await clients.stop();
  await haproxy.stop();
  await Promise.all([stable.close(), candidate.close()]);
}, 30_000);

const clock = {
  now: () => Date.now(),
  sleep: async (ms: number, signal?: AbortSignal) => void (await sleep(ms, undefined, { signal }).catch(() => {})),
};

function world(change: Partial<World> = {}): World {
  const target = { socket: haproxy.socket, backend: BACKEND };
  const tools = { exec, sleep: async (ms: number) => void (await sleep(ms)), path: (typed: string) => typed };
  const url = (model: ModelServer) => ({ url: `http://${model.address}/metrics` });
  const analysis = { source: 'metrics-text', stable: url(stable), candidate: url(candidate) };
  return {
    router: openRouter(
      { router: 'haproxy', target, stable: 'stable', candidate: 'candidate' },
      { ...tools, workspace: root },
    ),
    store: fileStore(join(root, `state-${number}`)),
    source: openAnalysis(analysis, { fetch, token: undefined, path: (typed) => typed }).source,
    clock,
    log: { info: () => {}, warn: () => {} },
    signal: new AbortController().signal,
    identity: { holder: `holder-${Math.random()}`, run: '1', attempt: '1' },
    leaseMs: 3_000,
    handoverMs: 3_000,
    timeline: timeline(clock.now),
    ...change,
  };
}

const plan = planFor({
  steps: [
    { share: 0.1, holdMs: 3_000 },
    { share: 0.5, holdMs: 3_000 },
    { share: 1, holdMs: 0 },
  ],
  intervalMs: 500,
  patienceMs: 20_000,
  lagMs: 2_000,
});
const toTheEnd = { once: false, maxMs: 120_000 };

describe('200 requests a second through HAProxy', () => {
  test('a promotion loses none of them', async () => {
    const { state, reason } = await run(plan, world(), toTheEnd);
    expect([state, reason]).toEqual(['promoted', expect.any(String)]);
    await sleep(1_000);
    const { sent, answered, failed } = await clients.stop();
    expect(failed).toEqual([]);
    expect(answered).toBe(sent);
    expect(sent).toBeGreaterThan(1_000);
    expect(candidate.counts.requests).toBeGreaterThan(400);
  }, 120_000);

  test('a roll-back loses none but those the bad candidate itself failed, within two looks', async () => {
    candidate.errorShare = 0.5;
    const here = world();
    expect(await run(plan, here, toTheEnd)).toMatchObject({ state: 'rolled-back', verdict: 'fail' });
    const events = here.timeline.moments.map(({ event }) => event);
    const looks = events
      .slice(events.indexOf('shifted'), events.indexOf('roll-back begun'))
      .filter((e) => e === 'look');
    expect(looks.length).toBeLessThanOrEqual(2);
    await sleep(1_000);
    const { sent, answered, failed } = await clients.stop();
    expect(new Set(failed)).toEqual(new Set(['status 500']));
    expect(failed).toHaveLength(candidate.counts.errors);
    expect(answered + failed.length).toBe(sent);
  }, 120_000);

  test('nor does a guard that takes over from a runner that vanished', async () => {
    const vanished = new Error('the runner is gone');
    let looks = 0;
    const sleeping = {
      ...clock,
      sleep: async (ms: number) => {
        if (++looks > 3) throw vanished;
        await clock.sleep(ms);
      },
    };
    // Whatever it does from here on fails, as of a process that is no more.
    const gone = world({ clock: sleeping });
    const dead = async (): Promise<never> => Promise.reject(vanished);
    const router = {
      ...gone.router,
      write: (...call: Parameters<World['router']['write']>) => (looks > 3 ? dead() : gone.router.write(...call)),
    };
    const store = {
      ...gone.store,
      save: (...call: Parameters<World['store']['save']>) => (looks > 3 ? dead() : gone.store.save(...call)),
    };
    await run(plan, { ...gone, router, store }, toTheEnd).catch(() => undefined);
    expect((await gone.router.read()).weights.candidate).toBeGreaterThan(0);
    await sleep(3_500);
    expect(await guard(world(), { onConflict: 'stop' })).toMatchObject({ state: 'rolled-back', rolledBack: true });
    await sleep(500);
    const { sent, answered, failed } = await clients.stop();
    expect([failed, answered]).toEqual([[], sent]);
  }, 120_000);
});
