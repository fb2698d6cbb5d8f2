import { expect, jest, test } from '@jest/globals';
import { openRegistry } from '@tidegate/registry';
import { fakeIo } from '@tidegate/testing';
import { originOf, repository, shallowClone, world, write } from '../../../packages/registry/test/world.ts';
import { action } from '../src/action.ts';

// Each test runs git dozens of times.
jest.setTimeout(60_000);

const registration = { name: 'flights', source: 'model.bin', tags: {}, metrics: {} };
const inputs = (given: Record<string, unknown>) =>
  ({ ...action.allInputs.parse({ model: 'flights', operation: 'promote', ...given }) }) as Parameters<
    typeof action.run
  >[0];

test('a promotion overtaken between its look and its push fails and names both versions', async () => {
  const folder = repository({ 'model.bin': 'first' });
  const bare = originOf(folder);
  const other = await openRegistry({}, world(folder));
  await other.register(registration);
  write(folder, { 'model.bin': 'second' });
  await other.register(registration);

  const clone = shallowClone(bare);
  const real = world(clone);
  let overtaken = false;
  const io = {
    ...fakeIo({ workspace: clone }),
    exec: async (...call: Parameters<typeof real.exec>) => {
      if (call[1].includes('push') && !overtaken) {
        overtaken = true;
        await other.promote({ name: 'flights', alias: 'production', version: 'v0.0.1', expected: undefined, note: {} });
      }
      return real.exec(...call);
    },
  };
  const result = await action.run(inputs({ version: 'v0.0.2' }), io);
  expect(result).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining(
      'production of flights was not moved to v0.0.2: somebody else moved it, it points at v0.0.1 now',
    ),
    outputs: {},
  });
  expect(await other.resolve({ kind: 'alias', name: 'flights', alias: 'production' })).toMatchObject({
    version: 'v0.0.1',
  });

  expect(overtaken).toBe(true);

  // Looking again, it can be promoted over what is there now.
  expect(await action.run(inputs({ version: 'v0.0.2' }), io)).toMatchObject({
    verdict: 'pass',
    outputs: { version: 'v0.0.2', 'previous-version': 'v0.0.1' },
  });
});

test('the first promotion has no version before it, also when it is asked for again', async () => {
  const folder = repository({ 'model.bin': 'first' });
  await (await openRegistry({}, world(folder))).register(registration);
  const real = world(folder);
  const io = {
    ...fakeIo({ workspace: folder }),
    exec: (...call: Parameters<typeof real.exec>) => real.exec(...call),
  };
  for (const reason of ['production of flights moved from nowhere to v0.0.1.', 'nothing was changed']) {
    const { outputs, reason: told } = await action.run(inputs({ version: 'v0.0.1' }), io);
    expect(told).toContain(reason);
    expect(outputs).toMatchObject({ version: 'v0.0.1', 'model-uri': 'models:/flights/v0.0.1' });
    expect(outputs).not.toHaveProperty('previous-version');
  }
});

test('an alias that is moved away while its promotion is asked for again is a verdict, not an error', async () => {
  const folder = repository({ 'model.bin': 'first' });
  const other = await openRegistry({}, world(folder));
  await other.register(registration);
  write(folder, { 'model.bin': 'second' });
  await other.register(registration);
  const change = { name: 'flights', alias: 'production', note: {} };
  await other.promote({ ...change, version: 'v0.0.1', expected: undefined });
  const real = world(folder);
  let looks = 0;
  const io = {
    ...fakeIo({ workspace: folder }),
    exec: async (...call: Parameters<typeof real.exec>) => {
      // The version, the alias, and then what the promotion itself sees.
      if (call[1].includes('for-each-ref') && ++looks === 3)
        await other.promote({ ...change, version: 'v0.0.2', expected: 'v0.0.1' });
      return real.exec(...call);
    },
  };
  expect(await action.run(inputs({ version: 'v0.0.1' }), io)).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('it points at v0.0.2 now'),
  });
});

test('a promotion asked for again is as well as done; over a third version it stays refused', async () => {
  const folder = repository({ 'model.bin': 'first' });
  const registry = await openRegistry({}, world(folder));
  for (const content of ['first', 'second', 'third']) {
    write(folder, { 'model.bin': content });
    await registry.register(registration);
  }
  const real = world(folder);
  const io = {
    ...fakeIo({ workspace: folder }),
    exec: (...call: Parameters<typeof real.exec>) => real.exec(...call),
  };
  const asked = { version: 'v0.0.2', 'expected-version': 'v0.0.1' };
  await action.run(inputs({ version: 'v0.0.1', 'expected-version': 'none' }), io);
  expect(await action.run(inputs(asked), io)).toMatchObject({ verdict: 'pass' });
  expect(await action.run(inputs(asked), io)).toMatchObject({
    verdict: 'pass',
    reason: 'production of flights points at v0.0.2 already, though `expected-version` is v0.0.1; nothing was changed.',
    outputs: { version: 'v0.0.2', 'previous-version': 'v0.0.1' },
  });
  expect(await registry.history('flights', 'production')).toHaveLength(2);

  await action.run(inputs({ version: 'v0.0.3' }), io);
  expect(await action.run(inputs(asked), io)).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('it points at v0.0.3, and `expected-version` is v0.0.1'),
    outputs: {},
  });
});
