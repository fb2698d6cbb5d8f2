import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { run } from '../../src/operations/run.ts';
import { guard } from '../../src/operations/settle.ts';
import type { World } from '../../src/world.ts';
import { oneLook, planFor, toTheEnd } from '../fake-plan.ts';
import { keptIn, place, processAt } from '../fake-world.ts';
import { type Cluster, startCluster } from './cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidegate-kubernetes-'));
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster(folder);
}, 900_000);
beforeEach(() => cluster.reset('httproutes'), 60_000);
afterAll(async () => {
  await (cluster as Cluster | undefined)?.server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Traffic and clock are the fake ones and follow the real route; the state is on the route. */
function worldOf(at: ReturnType<typeof place>): World {
  const { router, store } = cluster.open({
    router: 'gateway-api',
    target: { name: 'fraud' },
    stable: 'fraud-v1',
    candidate: 'fraud-v2',
  });
  const { world } = processAt(at);
  const read = async () => {
    const reading = await router.read();
    at.weights = reading.weights;
    return reading;
  };
  return { ...world, store, router: { ...router, read } };
}

const route = async () => {
  const { spec } = JSON.parse(await cluster.kubectl('get', 'httproute', 'fraud', '-o', 'json')) as {
    spec: { rules: { backendRefs: { weight?: number }[] }[] };
  };
  return spec.rules[1]!.backendRefs.map(({ weight }) => weight);
};

test('a good candidate is promoted on the route, a bad one is not', async () => {
  expect(await run(planFor(), worldOf(place()), toTheEnd)).toMatchObject({ state: 'promoted', verdict: 'pass' });
  expect(await route()).toEqual([0, 100]);
  await cluster.reset('httproutes');
  const bad = place({ errorShare: { stable: 0, candidate: 0.4 } });
  expect(await run(planFor(), worldOf(bad), toTheEnd)).toMatchObject({ state: 'rolled-back', verdict: 'fail' });
  expect(await route()).toEqual([1, 0]);
}, 180_000);

test('abandoned, with a state that only the route holds: guard of another process brings stable back', async () => {
  const at = place();
  await run(planFor(), worldOf(at), oneLook);
  expect(await route()).toEqual([90, 10]);
  expect(keptIn(at)).toBeUndefined();
  at.now += 3_600_001;
  expect(await guard(worldOf(at), { onConflict: 'stop' })).toMatchObject({ state: 'rolled-back', rolledBack: true });
  expect(await route()).toEqual([1, 0]);
}, 120_000);
