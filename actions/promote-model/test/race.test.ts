import { expect, test } from '@jest/globals';
import { openRegistry } from '@tidegate/registry';
import { fakeIo } from '@tidegate/testing';
import { originOf, repository, shallowClone, world, write } from '../../../packages/registry/test/world.ts';
import { action } from '../src/action.ts';

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

  // Looking again, it can be promoted over what is there now.
  expect(await action.run(inputs({ version: 'v0.0.2' }), io)).toMatchObject({
    verdict: 'pass',
    outputs: { version: 'v0.0.2', 'previous-version': 'v0.0.1' },
  });
});
