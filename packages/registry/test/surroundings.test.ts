import { expect, jest, test } from '@jest/globals';
import { openRegistry, tellSurroundings } from '../src/index.ts';
import { scriptedServer } from './scripted-server.ts';
import { smallMlflow } from './small-mlflow.ts';
import { git, originOf, repository, shallowClone, world, write } from './world.ts';

// Each test runs git dozens of times.
jest.setTimeout(60_000);

const told = (sentence: string, isLikelySlip = false) => ({ sentence, isLikelySlip });

async function registered(folder: string, ...names: string[]) {
  const registry = await openRegistry({}, world(folder));
  for (const name of names) await registry.register({ name, source: 'model.bin', tags: {}, metrics: {} });
  return registry;
}

test('git tags: a mistyped name is told from a first model', async () => {
  const folder = repository({ 'model.bin': 'first' });
  const registry = await registered(folder);
  const ask = (name: string, alias?: string) => tellSurroundings(registry, name, alias);
  expect(await ask('flights', 'production')).toEqual(
    told('No version of flights is there at all, nor of any other model.'),
  );
  await registered(folder, 'flight-delays');
  expect(await ask('fraud', 'production')).toEqual(
    told('No version of fraud is there at all; its one model, flight-delays, has another name.'),
  );
  expect(await ask('flight-delay', 'production')).toEqual(
    told('No version of flight-delay is there at all; the registry knows flight-delays.', true),
  );
  expect(await ask('flight', 'production')).toEqual(
    told('No version of flight is there at all; the registry knows flight-delays.'),
  );
  await registered(folder, 'churn');
  expect(await ask('fraud', 'production')).toEqual(
    told('No version of fraud is there at all; none of its 2 models has a name like it.'),
  );
  expect(await ask('flight-delays', 'production')).toEqual(told('flight-delays has versions there, and no alias.'));
  expect(await ask('flight-delays')).toBeUndefined();

  git(folder, 'tag', '-a', '-m', 'Deregistering', 'flight-delays@v0.0.1!');
  git(folder, 'tag', '-a', '-m', 'Taken away', 'gone@v0.0.1!');
  expect((await ask('flight-delays'))!.sentence).toBe(
    'No version of flight-delays is there at all; its one model, churn, has another name.',
  );
});

test('git tags: a mistyped alias is told from a new one', async () => {
  const folder = repository({ 'model.bin': 'first' });
  const registry = await registered(folder, 'flights');
  const change = { name: 'flights', version: 'v0.0.1', expected: undefined, note: {} };
  await registry.promote({ ...change, alias: 'production' });
  const ask = (alias: string) => tellSurroundings(registry, 'flights', alias);
  expect(await ask('prodution')).toEqual(told('flights has versions there, and the alias production.', true));
  expect(await ask('Prod')).toMatchObject({ isLikelySlip: true });
  expect(await ask('eu')).toEqual(told('flights has versions there, and the alias production.'));
  for (const alias of ['a', 'b', 'c', 'd', 'e']) await registry.promote({ ...change, alias });
  expect(await ask('eu')).toEqual(told('flights has versions there, and the aliases a, b, c, d, e and 1 more.'));
});

test('git tags: the names are those at origin, also from a shallow checkout', async () => {
  const folder = repository({ 'model.bin': 'first' });
  const bare = originOf(folder);
  await registered(folder, 'flights', 'churn');
  git(folder, 'tag', 'local@v1.0.0');
  const clone = shallowClone(bare);
  write(clone, { 'model.bin': 'first' });
  const registry = await openRegistry({}, world(clone));
  expect(await registry.surroundings('nothing')).toEqual({ aliases: undefined, models: ['churn', 'flights'] });
});

test('MLflow: a mistyped name or alias is told from a first model', async () => {
  const mlflow = smallMlflow();
  const server = await scriptedServer(mlflow.answer);
  try {
    const registry = await openRegistry({ 'registry-uri': server.url }, world('.'));
    mlflow.model.aliases.set('production', '3');
    expect(await tellSurroundings(registry, 'fligths', 'production')).toEqual(
      told('No version of fligths is there at all; the registry knows flights.', true),
    );
    expect(await tellSurroundings(registry, 'flights', 'staging')).toEqual(
      told('flights has versions there, and the alias production.'),
    );
    expect(await tellSurroundings(registry, 'flights', 'productoin')).toMatchObject({ isLikelySlip: true });
  } finally {
    await server.stop();
  }
});

test.each([
  ['may not list them', 403, 'PERMISSION_DENIED'],
  ['fails', 500, 'INTERNAL_ERROR'],
])('MLflow: a server that %s says nothing of other models', async (_, status, error_code) => {
  const mlflow = smallMlflow();
  const server = await scriptedServer((asked) =>
    asked.path.endsWith('registered-models/search')
      ? { status, body: { error_code, message: 'no' } }
      : mlflow.answer(asked),
  );
  try {
    const registry = await openRegistry({ 'registry-uri': server.url }, world('.'));
    expect(await tellSurroundings(registry, 'fligths', 'production')).toBeUndefined();
  } finally {
    await server.stop();
  }
});
