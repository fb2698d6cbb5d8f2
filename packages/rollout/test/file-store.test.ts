import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { startState } from '../src/start-state.ts';
import { fileStore } from '../src/stores/file.ts';
import { openStore } from '../src/stores/open.ts';
import { planFor } from './fake-plan.ts';

const lease = { holder: 'me', run: '1', attempt: '1', expires: 0 };
const state = (sequence: number) =>
  startState(planFor(), { weights: { stable: 100, candidate: 0 } }, lease, 0, sequence);
const folder = () => join(mkdtempSync(join(tmpdir(), 'tidegate-state-')), 'deep', 'folder');

describe('state in files', () => {
  test('what is saved is loaded, also by another process; few files stay', async () => {
    const at = folder();
    const store = fileStore(at);
    expect(await store.load()).toBeUndefined();
    for (let sequence = 0; sequence < 5; sequence++) await store.save(state(sequence));
    expect(await fileStore(at).load()).toEqual(state(4));
    expect(readdirSync(at).sort()).toEqual(['state-0000000003.json', 'state-0000000004.json']);
  });

  test.each([0, 2, 3, 5])('over version 3 sequence %d is a conflict, and nothing changes', async (sequence) => {
    const store = fileStore(folder());
    for (let n = 0; n <= 3; n++) await store.save(state(n));
    await expect(store.save({ ...state(sequence), candidate: 'another' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.load()).toEqual(state(3));
  });

  test('of many writers at once exactly one gets each version', async () => {
    const at = folder();
    for (let sequence = 0; sequence < 8; sequence++) {
      const writers = Array.from({ length: 6 }, () => fileStore(at).save(state(sequence)));
      const results = await Promise.allSettled(writers);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    expect(await fileStore(at).load()).toEqual(state(7));
  });

  test('a draft left by a killed process is in nobody’s way', async () => {
    const at = folder();
    const store = fileStore(at);
    await store.save(state(0));
    writeFileSync(join(at, 'draft-of-a-dead-process'), '{"half":');
    expect(await store.load()).toEqual(state(0));
    await store.save(state(1));
  });

  test.each(['', '{', '{"schema":"tidegate-rollout/1"}', '{"schema":"another/9"}'])(
    '%j is not a state',
    async (text) => {
      const at = folder();
      const store = fileStore(at);
      await store.save(state(0));
      writeFileSync(join(at, 'state-0000000000.json'), text);
      await expect(store.load()).rejects.toMatchObject({
        code: 'unreadable',
        hint: expect.stringContaining('weights') as unknown,
      });
    },
  );

  test('a folder that cannot be is an error that names it', async () => {
    await expect(fileStore('/dev/null/state').save(state(0))).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('/dev/null/state') as unknown,
    });
  });
});

describe('where the state is', () => {
  const tools = (env: Record<string, string>) => ({
    exec: async () => ({ exitCode: 1, stdout: '', stderr: '' }),
    workspace: '/workspace',
    path: (typed: string) => `/workspace/${typed}`,
    env: (name: string) => env[name],
  });

  test('as typed, else a folder of the target in the home directory', () => {
    expect(openStore('file:state', 't', tools({})).location).toBe('/workspace/state');
    const own = openStore(undefined, 't', tools({ HOME: '/home/runner' })).location;
    expect(own).toMatch(/^\/home\/runner\/\.local\/state\/tidegate\/rollouts\/[0-9a-f]{16}$/);
    expect(openStore(undefined, 'other', tools({ HOME: '/home/runner' })).location).not.toBe(own);
  });

  test.each([
    ['branch:state', {}],
    ['file:', {}],
    [undefined, {}],
  ])('%s is refused where it cannot be', (typed, env) => {
    expect(() => openStore(typed, 't', tools(env))).toThrow(/state/);
  });
});
