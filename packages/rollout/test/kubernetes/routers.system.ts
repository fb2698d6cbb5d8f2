import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { RouterKind } from '../../src/routers/kinds.ts';
import { startState } from '../../src/start-state.ts';
import { planFor } from '../fake-plan.ts';
import { type Cluster, startCluster } from './cluster.ts';

const lease = { holder: 'a', run: '1', attempt: '1', expires: 1 };
const firstState = (weights: { stable: number; candidate: number }) =>
  startState(planFor({ version: 'it "quotes" \\ and ~1 /' }), { weights }, lease, 0, 0);

const folder = mkdtempSync(join(tmpdir(), 'tidegate-kubernetes-'));
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster(folder);
}, 900_000);
afterAll(async () => {
  await (cluster as Cluster | undefined)?.server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

interface Case {
  readonly router: RouterKind;
  readonly kind: string;
  readonly target: { readonly name?: string; readonly replicas?: number };
  readonly stable: string;
  readonly candidate: string;
  readonly original: { stable: number; candidate: number };
  readonly share: number;
  readonly split: { stable: number; candidate: number };
  /** What a person would change by hand, as a merge patch. */
  readonly byHand: object;
}

const named = { target: { name: 'fraud' } };
const services = { stable: 'fraud-v1', candidate: 'fraud-v2' };
const hundred = { original: { stable: 100, candidate: 0 }, share: 0.25, split: { stable: 75, candidate: 25 } };
const whole = { original: { stable: 100, candidate: 0 }, share: 1, split: { stable: 0, candidate: 100 } };
const weight = (of: string, value: string) => ({ metadata: { annotations: { [of]: value } } });

const cases: Case[] = [
  {
    router: 'gateway-api',
    kind: 'httproutes',
    ...named,
    ...services,
    ...hundred,
    original: { stable: 1, candidate: 0 },
    byHand: {
      spec: {
        rules: [
          {
            backendRefs: [
              { name: 'fraud-v1', port: 80, weight: 50 },
              { name: 'fraud-v2', port: 80, weight: 50 },
            ],
          },
        ],
      },
    },
  },
  {
    router: 'istio',
    kind: 'virtualservices',
    ...named,
    stable: 'v1',
    candidate: 'v2',
    ...hundred,
    byHand: {
      spec: {
        http: [
          {
            route: [
              { destination: { host: 'fraud', subset: 'v1' }, weight: 50 },
              { destination: { host: 'fraud', subset: 'v2' }, weight: 50 },
            ],
          },
        ],
      },
    },
  },
  {
    router: 'service-selector',
    kind: 'services',
    ...named,
    stable: 'v1',
    candidate: 'v2',
    ...whole,
    byHand: { spec: { selector: { version: 'v3' } } },
  },
  {
    router: 'replica-ratio',
    kind: 'deployments',
    target: { replicas: 4 },
    ...services,
    original: { stable: 4, candidate: 0 },
    share: 0.25,
    split: { stable: 3, candidate: 1 },
    byHand: { spec: { replicas: 7 } },
  },
  {
    router: 'deployment-image',
    kind: 'deployments',
    ...named,
    stable: 'registry.test/fraud:v1',
    candidate: 'registry.test/fraud:v2',
    ...whole,
    byHand: { spec: { template: { spec: { containers: [{ name: 'model', image: 'registry.test/fraud:v3' }] } } } },
  },
  {
    router: 'ingress-nginx',
    kind: 'ingresses',
    target: { name: 'fraud-canary' },
    ...services,
    ...hundred,
    byHand: weight('nginx.ingress.kubernetes.io/canary-weight', '50'),
  },
  {
    router: 'kserve',
    kind: 'inferenceservices',
    ...named,
    stable: 'previous',
    candidate: 'latest',
    ...hundred,
    byHand: { spec: { predictor: { canaryTrafficPercent: 50 } } },
  },
  {
    router: 'kserve',
    kind: 'inferenceservices',
    target: { name: 'fraud-standard' },
    stable: 'v1',
    candidate: 'v2',
    ...hundred,
    byHand: { spec: { canary: [{ trafficPercent: 50, predictor: { name: 'v2' } }] } },
  },
  {
    router: 'seldon',
    kind: 'experiments',
    ...named,
    ...services,
    ...hundred,
    byHand: {
      spec: {
        candidates: [
          { name: 'fraud-v1', weight: 50 },
          { name: 'fraud-v2', weight: 50 },
        ],
      },
    },
  },
];

const titled = cases.map((one) => [`${one.router} ${one.target.name ?? one.stable}`, one] as const);

describe.each(titled)('%s on a real API server', (_, { router, kind, target, stable, candidate, ...expected }) => {
  const open = (as?: string) => cluster.open({ router, target, stable, candidate, ...(as !== undefined && { as }) });
  const name = target.name ?? stable;

  beforeEach(async () => {
    await cluster.reset(kind);
  }, 60_000);

  test('reads, writes, reads back, and puts back what was there', async () => {
    const { read, write, capabilities } = open();
    expect((await read()).weights).toEqual(expected.original);
    const to = capabilities.weightsFor(expected.share);
    expect(to).toEqual(expected.split);
    await write(to, expected.original);
    expect((await read()).weights).toEqual(expected.split);
    await write(expected.original, expected.split);
    expect((await read()).weights).toEqual(expected.original);
  });

  test('a write that expects other weights than there are is refused and changes nothing', async () => {
    const { read, write } = open();
    await cluster.kubectl('patch', kind, name, '--type', 'merge', '-p', JSON.stringify(expected.byHand));
    const { weights } = await read();
    expect(weights).not.toEqual(expected.original);
    await expect(write(expected.split, expected.original)).rejects.toMatchObject({ code: 'conflict' });
    expect((await read()).weights).toEqual(weights);
  });

  test('keeps the state on the object, for one of two rivals', async () => {
    const [first, second] = [open().store, open().store];
    expect(await first.load()).toBeUndefined();
    const state = firstState(expected.original);
    await first.save(state);
    expect(await second.load()).toEqual(state);
    const outcomes = await Promise.allSettled([
      first.save({ ...state, sequence: 1 }),
      second.save({ ...state, sequence: 1, candidate: 'other' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    // The traffic is as it was, and a write beside the state is no rival to it.
    expect((await open().read()).weights).toEqual(expected.original);
    await open().write(expected.split, expected.original);
    expect(await first.load()).toMatchObject({ sequence: 1 });
  });

  test('who may only read is told so at the first change', async () => {
    const { read, write, store } = open(cluster.server.reader);
    expect((await read()).weights).toEqual(expected.original);
    await expect(write(expected.split, expected.original)).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(store.save(firstState(expected.original))).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
