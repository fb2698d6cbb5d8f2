// Ways around the evidence that is required, each of which must be closed.
import { expect, jest, test } from '@jest/globals';
import { openRegistry } from '@tidegate/registry';
import { evidence, fakeIo } from '@tidegate/testing';
import { scriptedServer } from '../../../packages/registry/test/scripted-server.ts';
import { repository, world, write } from '../../../packages/registry/test/world.ts';
import { action } from '../src/action.ts';

// Each story runs git dozens of times.
jest.setTimeout(60_000);

type Inputs = Parameters<typeof action.run>[0];

function actor(workspace: string) {
  const real = world(workspace);
  const run = { repository: 'octo/flights', id: '41', sha: 'c0ffee0000000000000000000000000000000000' };
  const io = { ...fakeIo({ workspace, run }), exec: real.exec.bind(real), fetch: globalThis.fetch };
  return (typed: Record<string, unknown>) =>
    action.run(action.allInputs.parse({ model: 'flights', ...typed }) as Inputs, io);
}

test('a rollback to a version that was never there needs the evidence a promotion needs', async () => {
  const workspace = repository({ 'model.bin': 'first' });
  const registry = await openRegistry({}, world(workspace));
  const act = actor(workspace);
  for (const bytes of ['first', 'second', 'third']) {
    write(workspace, { 'model.bin': bytes });
    await act({ operation: 'register', source: 'model.bin' });
  }
  await act({ operation: 'promote', version: 'v0.0.1' });
  await act({ operation: 'promote', version: 'v0.0.2' });
  const red = evidence({ gate: 'check-model-threshold', verdict: 'fail', subject: { model: 'flights' } });
  write(workspace, { 'gate.json': JSON.stringify(red) });
  const rollback = { operation: 'rollback', 'require-evidence': 'gate.json' };

  expect(await act({ ...rollback, version: 'v0.0.3' })).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('check-model-threshold says fail'),
    outputs: {},
  });
  const production = { kind: 'alias', name: 'flights', alias: 'production' } as const;
  expect(await registry.resolve(production)).toMatchObject({ version: 'v0.0.2' });

  // Where it has been before it may go without: on that day nothing else may answer.
  expect(await act({ ...rollback, version: '0.0.1' })).toMatchObject({ verdict: 'pass' });
  expect(await registry.resolve(production)).toMatchObject({ version: 'v0.0.1' });
});

test('a digest that the registry tells of an address, whose files nobody here has seen, is not signed', async () => {
  const source = 's3://models/flights';
  const workspace = repository({ 'model.bin': 'first' });
  const passed = evidence({ gate: 'check-model-threshold', subject: { model: 'flights' } });
  write(workspace, { 'gate.json': JSON.stringify(passed) });
  const version = {
    ...{ name: 'flights', version: '1', status: 'READY', aliases: [], source },
    tags: [{ key: 'tidegate.digest', value: `sha256:${'e'.repeat(64)}` }],
  };
  const server = await scriptedServer(({ method, path }) => {
    if (method === 'GET' && path.endsWith('registered-models/get'))
      return { body: { registered_model: { name: 'flights', tags: [], aliases: [] } } };
    if (path.endsWith('model-versions/search')) return { body: { model_versions: [version] } };
    return { status: 404, body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: path } };
  });
  try {
    const result = await actor(workspace)({
      ...{ operation: 'register', 'registry-uri': server.url, source, 'require-evidence': 'gate.json' },
    });
    expect(result).toMatchObject({ verdict: 'pass', outputs: { version: '1' } });
    expect(result).not.toHaveProperty('beside');
  } finally {
    await server.stop();
  }
});
