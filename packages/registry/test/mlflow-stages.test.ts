import { tmpdir } from 'node:os';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openRegistry, parseReference } from '../src/index.ts';
import { type Answer, type Received, scriptedServer } from './scripted-server.ts';
import { smallMlflow } from './small-mlflow.ts';
import { world } from './world.ts';

const production = parseReference('models:/flights@production');
const change = { name: 'flights', alias: 'production', version: '2', expected: undefined, note: {} };
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function open(script: (request: Received) => Answer | undefined = () => undefined) {
  const mlflow = smallMlflow();
  const warnings: string[] = [];
  const server = await scriptedServer((request) => script(request) ?? mlflow.answer(request));
  stops.push(server.stop);
  const log = { warn: (message: string) => void warnings.push(message) };
  const registry = await openRegistry({ 'registry-uri': server.url }, { ...world(tmpdir()), log });
  return { registry, warnings, received: server.received, ...mlflow };
}

describe('stages of MLflow', () => {
  test('are read as an address, with a warning that names the alias to come', async () => {
    const { registry, warnings, model } = await open();
    model.versions.get('2')!.stage = 'Production';
    expect(await registry.resolve(parseReference('models:/flights/Production'))).toMatchObject({ version: '2' });
    expect(await registry.resolve(parseReference('models:/flights/Staging'))).toBeUndefined();
    expect(warnings[0]).toContain('models:/flights@production');
    expect(warnings).toHaveLength(2);
  });

  test('an alias that nobody set in a registry that has only stages is told with the way over', async () => {
    const { registry, warnings, model } = await open();
    model.versions.get('2')!.stage = 'Production';
    expect(await registry.resolve(production)).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('promote version 2 to the alias production once')]);
    expect(await registry.stageOf!('flights', 'production')).toEqual({ stage: 'Production', version: '2' });
    expect(await registry.stageOf!('flights', 'staging')).toBeUndefined();
  });

  test('no version in the stage, or another alias, is nothing to tell', async () => {
    const { registry, warnings, model } = await open();
    expect(await registry.resolve(production)).toBeUndefined();
    model.versions.get('2')!.stage = 'Production';
    expect(await registry.resolve(parseReference('models:/flights@champion'))).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  test('a server that knows no stages is no obstacle', async () => {
    const { registry, warnings } = await open(({ path }) =>
      path.endsWith('registered-models/get')
        ? { status: 400, body: { error_code: 'INVALID_PARAMETER_VALUE', message: 'Unsupported' } }
        : undefined,
    );
    expect(await registry.resolve(production)).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  test('a server that gives no answer about them is not taken for one without', async () => {
    const { registry } = await open(({ path }) =>
      path.endsWith('registered-models/get') ? { status: 503, body: 'try later' } : undefined,
    );
    await expect(registry.resolve(production)).rejects.toMatchObject({ code: 'unreachable' });
  });

  test('are left alone by a promotion that does not name one', async () => {
    const { registry, received, model } = await open();
    model.versions.get('1')!.stage = 'Production';
    await registry.promote(change);
    expect(received.filter(({ path }) => path.includes('stage'))).toEqual([]);
    expect(model.versions.get('1')!.stage).toBe('Production');
  });

  test('follow a promotion that names one, also when the alias is there already', async () => {
    const { registry, model } = await open();
    model.versions.get('1')!.stage = 'Production';
    await registry.promote(change);
    await registry.promote({ ...change, expected: '2', stage: 'Production' });
    expect([...model.versions.values()].map(({ stage }) => stage)).toEqual(['Archived', 'Production', 'None']);
    await registry.promote({ ...change, version: '3', expected: '2', stage: 'Production' });
    expect([...model.versions.values()].map(({ stage }) => stage)).toEqual(['Archived', 'Archived', 'Production']);
  });
});

describe('the version an alias has left', () => {
  test('is marked as archived, and no more when the alias comes back', async () => {
    const { registry, model } = await open();
    const marked = () => [...model.versions].filter(([, { tags }]) => tags.has('tidegate.archived.production'));
    await registry.promote(change);
    await registry.promote({ ...change, version: '3', expected: '2' });
    expect(marked().map(([version]) => version)).toEqual(['2']);
    await registry.promote({ ...change, expected: '3' });
    expect(marked().map(([version]) => version)).toEqual(['3']);
  });

  test('and was deleted in the same moment stops nothing', async () => {
    const deletion = { on: false, of: new Map<string, unknown>() };
    const { registry, model } = await open(({ method, path }) => {
      if (deletion.on && `${method} ${path}`.endsWith('POST /api/2.0/mlflow/model-versions/set-tag')) {
        deletion.of.delete('2');
      }
      return undefined;
    });
    deletion.of = model.versions;
    await registry.promote(change);
    deletion.on = true;
    await registry.promote({ ...change, version: '3', expected: '2' });
    expect(model.versions.has('2')).toBe(false);
    expect((await registry.history('flights', 'production')).map(({ version }) => version)).toEqual(['3', '2']);
  });
});

test('a note of any length fits into the tag MLflow has room for', async () => {
  const { registry, model } = await open();
  const note = { operation: 'promote', actor: '😀"\\\n'.repeat(5000), run: 'é'.repeat(10_000), x: 'ü'.repeat(3000) };
  await registry.promote({ ...change, note });
  const value = model.tags.get('tidegate.promotion.production.000001')!;
  expect(Buffer.byteLength(value)).toBeLessThanOrEqual(5000);
  expect(await registry.history('flights', 'production')).toMatchObject([
    { version: '2', note: { operation: 'promote' } },
  ]);
});
