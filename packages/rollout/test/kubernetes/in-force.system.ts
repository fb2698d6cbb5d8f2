import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startState } from '../../src/start-state.ts';
import { planFor } from '../fake-plan.ts';
import { type Cluster, startCluster } from './cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidegate-kubernetes-'));
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster(folder);
}, 900_000);
afterAll(async () => {
  await (cluster as Cluster | undefined)?.server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const route = { router: 'gateway-api', target: { name: 'fraud' }, stable: 'fraud-v1', candidate: 'fraud-v2' } as const;
const ready = (status: string) => ({ conditions: [{ type: 'Ready', status }] });

describe('what the controllers tell', () => {
  test('a candidate whose pods are not ready is out of service; a ready one is not', async () => {
    const { read } = cluster.open({
      router: 'service-selector',
      target: { name: 'fraud' },
      stable: 'v1',
      candidate: 'v2',
    });
    expect(await read()).toMatchObject({ down: ['candidate'] });
    await cluster.setStatus('pods', 'fraud-v2', { phase: 'Running', ...ready('True') });
    expect(await read()).toMatchObject({ down: [] });
    await cluster.setStatus('pods', 'fraud-v2', { phase: 'Running', ...ready('False') });
    expect(await read()).toMatchObject({ down: ['candidate'] });
  });

  test('an image is in force when every pod has it', async () => {
    const { read, write } = cluster.open({
      router: 'deployment-image',
      target: { name: 'fraud' },
      stable: 'registry.test/fraud:v1',
      candidate: 'registry.test/fraud:v2',
    });
    await write({ stable: 0, candidate: 100 }, { stable: 100, candidate: 0 });
    expect(await read()).toEqual({ weights: { stable: 0, candidate: 100 }, settling: true });
    const status = { observedGeneration: 2, replicas: 3, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2 };
    await cluster.setStatus('deployments.apps', 'fraud', status);
    expect(await read()).toMatchObject({ settling: true });
    await cluster.setStatus('deployments.apps', 'fraud', { ...status, replicas: 2 });
    expect(await read()).toMatchObject({ settling: false });
    await cluster.reset('deployments');
  });

  test('replicas are in force when they are available', async () => {
    const { read } = cluster.open({ ...route, router: 'replica-ratio', target: { replicas: 4 } });
    expect(await read()).toEqual({ weights: { stable: 4, candidate: 0 }, settling: true });
    const stable = { observedGeneration: 1, replicas: 4, updatedReplicas: 4, readyReplicas: 4, availableReplicas: 4 };
    await cluster.setStatus('deployments.apps', 'fraud-v1', stable);
    await cluster.setStatus('deployments.apps', 'fraud-v2', { observedGeneration: 1 });
    expect(await read()).toMatchObject({ settling: false });
  });

  test('KServe: the revisions’ real shares, a candidate that is not ready, a third revision', async () => {
    const { read } = cluster.open({ ...route, router: 'kserve' });
    const predictor = (latest: number, more: object = {}) => ({
      components: {
        predictor: {
          latestCreatedRevision: 'fraud-00002',
          latestReadyRevision: 'fraud-00002',
          previousRolledoutRevision: 'fraud-00001',
          traffic: [
            { revisionName: 'fraud-00002', latestRevision: true, percent: latest },
            { revisionName: 'fraud-00001', latestRevision: false, percent: 100 - latest },
          ],
          ...more,
        },
      },
    });
    await cluster.setStatus('inferenceservices', 'fraud', predictor(0));
    expect(await read()).toEqual({ weights: { stable: 100, candidate: 0 }, down: [], settling: false });
    await cluster.setStatus('inferenceservices', 'fraud', predictor(10));
    expect(await read()).toMatchObject({ settling: true });
    await cluster.setStatus('inferenceservices', 'fraud', predictor(0, { latestReadyRevision: 'fraud-00001' }));
    expect(await read()).toMatchObject({ down: ['candidate'] });
    const traffic = [
      { revisionName: 'fraud-00002', latestRevision: true, percent: 0 },
      { revisionName: 'fraud-00001', latestRevision: false, percent: 90 },
      { revisionName: 'fraud-00000', latestRevision: false, percent: 10 },
    ];
    await cluster.setStatus('inferenceservices', 'fraud', predictor(0, { traffic }));
    await expect(read()).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('fraud-00000') as unknown,
    });
  });

  test('Seldon: an experiment is in force while it is ready', async () => {
    const { read } = cluster.open({ ...route, router: 'seldon' });
    await cluster.setStatus('experiments', 'fraud', ready('False'));
    expect(await read()).toMatchObject({ settling: true });
    await cluster.setStatus('experiments', 'fraud', ready('True'));
    expect(await read()).toMatchObject({ settling: false });
  });
});

describe('what the API server refuses', () => {
  beforeEach(() => cluster.reset('httproutes'));

  test('a controller that writes the status all the time is no rival to the state', async () => {
    const { store } = cluster.open(route);
    const lease = { holder: 'a', run: '1', attempt: '1', expires: 1 };
    let state = startState(planFor(), { weights: { stable: 1, candidate: 0 } }, lease, 0, 0);
    await store.save(state);
    state = { ...state, sequence: 1 };
    let ended = false;
    const controller = (async () => {
      for (let message = 0; !ended; message++) {
        const condition = {
          type: 'Accepted',
          status: 'True',
          reason: 'Accepted',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        };
        const parent = { parentRef: { name: 'edge' }, controllerName: 'test.test/edge' };
        await cluster
          .setStatus('httproutes', 'fraud', {
            parents: [{ ...parent, conditions: [{ ...condition, message: `${message}` }] }],
          })
          .catch(() => {});
      }
    })();
    try {
      for (; state.sequence < 8; state = { ...state, sequence: state.sequence + 1 }) await store.save(state);
    } finally {
      ended = true;
      await controller;
    }
    expect(await store.load()).toMatchObject({ sequence: 7 });
  }, 60_000);

  test('weights outside what the definition allows', async () => {
    const { write, read } = cluster.open(route);
    await expect(write({ stable: 2_000_000, candidate: 1 }, { stable: 1, candidate: 0 })).rejects.toMatchObject({
      code: 'tool-failed',
      message: expect.stringContaining('1000000') as unknown,
    });
    expect((await read()).weights).toEqual({ stable: 1, candidate: 0 });
  });

  test('a token that has ended; `login` renews it', async () => {
    const target = { name: 'fraud', kubeconfig: join(folder, 'renewed.kubeconfig') };
    const { expired, admin } = cluster.server;
    await expect(cluster.open({ ...route, as: expired }).read()).rejects.toMatchObject({ code: 'unauthorized' });
    writeFileSync(target.kubeconfig, '{}');
    const renewing = cluster.open({ ...route, target: { ...target, login: ['cp', admin, target.kubeconfig] } });
    await renewing.write({ stable: 9, candidate: 1 }, { stable: 1, candidate: 0 });
    expect((await cluster.open(route).read()).weights).toEqual({ stable: 9, candidate: 1 });
  });

  test.each([
    [{ name: 'nobody' }, 'not-found', /"nobody" not found/],
    [{ name: 'fraud', namespace: 'elsewhere' }, 'not-found', /not found/],
    [{ name: 'fraud', rule: '0' }, 'not-found', /no rule that lists both "fraud-v1" and "fraud-v2"/],
    [{ name: 'fraud', kubectl: '/no/such/kubectl' }, 'tool-failed', /could not be run/],
  ])('%j', async (target, code, message) => {
    await expect(cluster.open({ ...route, target }).read()).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as unknown,
    });
  });

  test('a cluster without the resource, one that is not there', async () => {
    await cluster.kubectl('delete', 'crd', 'experiments.mlops.seldon.io');
    await expect(cluster.open({ ...route, router: 'seldon' }).read()).rejects.toMatchObject({ code: 'not-found' });
    const kubeconfig = join(folder, 'nowhere.kubeconfig');
    writeFileSync(
      kubeconfig,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'a', cluster: { server: 'https://127.0.0.1:1' } }],
        contexts: [{ name: 'a', context: { cluster: 'a', user: 'a' } }],
        users: [{ name: 'a', user: { token: 'any' } }],
        'current-context': 'a',
      }),
    );
    await expect(cluster.open({ ...route, as: kubeconfig }).read()).rejects.toMatchObject({ code: 'unreachable' });
  });
});
