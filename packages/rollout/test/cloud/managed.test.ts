import { describe, expect, jest, test } from '@jest/globals';
import { changeWeights } from '../../src/change.ts';
import { openSession } from '../../src/session.ts';
import { startState } from '../../src/start-state.ts';
import { intend } from '../../src/state.ts';
import { planFor } from '../fake-plan.ts';
import { place, processAt } from '../fake-world.ts';
import { type Shim, shim } from './shim.ts';

// Each call is a program.
jest.setTimeout(60_000);

const original = { stable: 100, candidate: 0 };
const shifted = { stable: 90, candidate: 10 };

const providers = [
  {
    router: 'sagemaker',
    target: { endpoint: 'fraud', region: 'eu-central-1' },
    stable: 'blue',
    candidate: 'green',
    describe: 'sagemaker describe-endpoint --endpoint-name fraud --region eu-central-1 --output json',
    update:
      'sagemaker update-endpoint-weights-and-capacities --endpoint-name fraud --desired-weights-and-capacities [{"VariantName":"blue","DesiredWeight":90},{"VariantName":"green","DesiredWeight":10}] --region eu-central-1 --output json',
    refused: 'An error occurred (ExpiredTokenException): The security token included in the request is expired',
    location: 'sagemaker eu-central-1/fraud',
  },
  {
    router: 'azure-ml',
    target: { endpoint: 'fraud', 'resource-group': 'ml', workspace: 'prod' },
    stable: 'blue',
    candidate: 'green',
    describe: 'ml online-endpoint show --name fraud --resource-group ml --workspace-name prod --output json',
    update:
      'ml online-endpoint update --name fraud --resource-group ml --workspace-name prod --traffic blue=90 green=10 --no-wait',
    refused: "ERROR: Please run 'az login' to setup account.",
    location: 'azure-ml ml/prod/fraud',
  },
  {
    router: 'vertex-ai',
    target: { endpoint: '456', region: 'europe-west4', project: 'acme' },
    stable: '11',
    candidate: '22',
    describe: 'ai endpoints describe 456 --region europe-west4 --project acme --quiet --format json',
    update:
      'ai endpoints update 456 --traffic-split=11=90,22=10 --region europe-west4 --project acme --quiet --format json',
    refused:
      'ERROR: (gcloud.ai.endpoints.describe) There was a problem refreshing your current auth tokens: credentials',
    location: 'vertex-ai acme/europe-west4/456',
  },
  {
    router: 'cloud-run',
    target: { service: 'fraud', region: 'europe-west4' },
    stable: 'fraud-00001-abc',
    candidate: 'fraud-00002-def',
    describe: 'run services describe fraud --region europe-west4 --quiet --format json',
    update:
      'run services update-traffic fraud --to-revisions=fraud-00001-abc=90,fraud-00002-def=10 --async --region europe-west4 --quiet --format json',
    refused: 'ERROR: (gcloud.run.services.describe) PERMISSION_DENIED: Permission denied on resource',
    location: 'cloud-run europe-west4/fraud',
  },
] as const;

describe.each(providers.map((provider) => [provider.router, provider] as const))('%s', (_, provider) => {
  const { router, stable, candidate } = provider;
  const at = (lag = 0) => shim({ [stable]: 100, [candidate]: 0 }, lag);
  const open = (cloud: Shim, target: object = {}) =>
    cloud.open({ router, stable, candidate, target: { ...provider.target, ...target } });

  test('asks in the documented words, and nothing is read by a shell', async () => {
    const cloud = at();
    const opened = open(cloud);
    expect(opened.location).toBe(provider.location);
    expect((await opened.read()).weights).toEqual(original);
    await opened.write(shifted, original);
    expect((await opened.read()).weights).toEqual(shifted);
    expect(cloud.calls().map((words) => words.join(' '))).toEqual([
      provider.describe,
      provider.update,
      provider.describe,
    ]);
  });

  test('a change that takes its time is asked for once and looked at until it is in force', async () => {
    const cloud = at(3);
    const there = place();
    const { world: fake } = processAt(there);
    const world = { ...fake, router: open(cloud) };
    const lease = { ...world.identity, expires: there.now + world.leaseMs };
    const state = intend(startState(planFor(), await world.router.read(), lease, there.now, 0), shifted, {});
    await world.store.save(state);
    const reading = await changeWeights(openSession(world, state), { to: shifted, deadlineMs: 60_000, force: false });
    expect(reading.weights).toEqual(shifted);
    expect(reading.settling ?? false).toBe(false);
    expect(cloud.calls().filter((words) => words.join(' ') === provider.update)).toHaveLength(1);
  });

  test('one that never comes into force is told at the deadline', async () => {
    const cloud = at(100_000);
    const there = place();
    const { world: fake } = processAt(there);
    const world = { ...fake, router: open(cloud) };
    const lease = { ...world.identity, expires: there.now + world.leaseMs };
    const state = intend(startState(planFor(), await world.router.read(), lease, there.now, 0), shifted, {});
    await world.store.save(state);
    const changed = changeWeights(openSession(world, state), { to: shifted, deadlineMs: 5_000, force: false });
    await expect(changed).rejects.toMatchObject({ code: 'tool-failed' });
  });

  test('credentials that have ended are told, and renewed by `login`', async () => {
    const cloud = at();
    cloud.set({ fail: provider.refused });
    await expect(open(cloud).read()).rejects.toMatchObject({ code: 'unauthorized' });
    cloud.set({ fail: provider.refused });
    expect((await open(cloud, { login: ['true'] }).read()).weights).toEqual(original);
    const failing = open(cloud, { login: ['false'] });
    await expect(failing.write(shifted, original)).rejects.toMatchObject({ code: 'unauthorized' });
    expect((await failing.read()).weights).toEqual(original);
  });

  test('an error of the service, an answer that is not JSON, a program that is not there', async () => {
    const cloud = at();
    cloud.set({ fail: 'ThrottlingException: Rate exceeded' });
    await expect(open(cloud).read()).rejects.toMatchObject({ code: 'tool-failed' });
    await expect(open(cloud, { program: 'true' }).read()).rejects.toMatchObject({ code: 'unreadable' });
    await expect(open(cloud, { program: '/no/such/program' }).read()).rejects.toMatchObject({ code: 'tool-failed' });
  });

  test('a third one with traffic is refused, and shares it cannot do', async () => {
    const cloud = shim({ [stable]: 80, [candidate]: 0, third: 20 });
    await expect(open(cloud).read()).rejects.toMatchObject({ code: 'unsupported' });
    const { weightsFor } = open(cloud).capabilities;
    expect(weightsFor(0.07)).toEqual({ stable: 93, candidate: 7 });
    expect(() => weightsFor(0.00123)).toThrow(/cannot give the candidate exactly 0.123 %/);
  });
});
