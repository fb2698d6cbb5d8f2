import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openRegistry, previousVersion } from '@tidegate/registry';
import { fakeIo } from '@tidegate/testing';
import { exec } from '../../../packages/rollout/test/exec.ts';
import { action } from '../src/action.ts';
import { aliasCompanion } from '../src/alias.ts';
import { rollOut } from './roll-out.ts';

type Inputs = Parameters<typeof action.run>[0];

describe('a rollout that ended badly', () => {
  test('is told as an issue, as text and with where to look', async () => {
    const opened: Record<string, unknown>[] = [];
    const { result } = await rollOut(0.3, (route, body) => {
      if (route.startsWith('GET')) return [];
      opened.push(body);
      return {
        number: 3,
        title: '',
        state: 'open',
        html_url: 'https://github.invalid/acme/fraud/issues/3',
        labels: [],
      };
    });
    expect(result.verdict).toBe('fail');
    const issue = opened.find(({ title }) => typeof title === 'string')!;
    expect(issue['title']).toBe('Rollout of 4 was rolled back');
    const body = String(issue['body']);
    expect(body).toContain('weights before the rollout: 100:0');
    expect(body).toContain('actions/runs/7');
    expect(body).not.toMatch(/@team|<b>/);
  });

  test('one that was promoted opens nothing', async () => {
    const { result } = await rollOut(0, (route) => {
      if (route.startsWith('GET')) return [];
      throw new Error(`${route} was asked`);
    });
    expect(result.verdict).toBe('pass');
  });

  test('a token that may not open issues changes no verdict', async () => {
    const { result, io } = await rollOut(0.3, () => {
      throw Object.assign(new Error('Resource not accessible by integration'), { status: 403 });
    });
    expect(result).toMatchObject({ verdict: 'fail', outputs: { state: 'rolled-back' } });
    expect(io.logged.some((line) => line.startsWith('warn: The incident could not be told'))).toBe(true);
  });
});

describe('the alias of a real git registry', () => {
  test('moves with a promotion, is restored, and each twice is once', async () => {
    const root = mkdtempSync(join(tmpdir(), 'tidegate-alias-'));
    const git = (...words: string[]) => execFileSync('git', words, { cwd: root, stdio: 'pipe' });
    git('init', '--quiet', '--bare', 'server.git');
    git('clone', '--quiet', 'server.git', 'work');
    const io = { ...fakeIo({ workspace: join(root, 'work') }), exec };
    const inWork = (...words: string[]) => git('-C', 'work', '-c', 'user.name=a', '-c', 'user.email=a@b', ...words);
    for (const version of ['v1.0.0', 'v1.1.0']) {
      writeFileSync(join(root, 'work', 'model.bin'), version);
      inWork('add', '.');
      inWork('commit', '--quiet', '-m', version);
      inWork('push', '--quiet', 'origin', 'HEAD');
      const registry = await openRegistry({ registry: 'git' }, io);
      const commit = inWork('rev-parse', 'HEAD').toString().trim();
      await registry.register({ name: 'fraud', source: 'model.bin', version, tags: {}, metrics: {}, commit });
      if (version === 'v1.0.0')
        await registry.promote({ name: 'fraud', alias: 'production', version, expected: undefined, note: {} });
    }
    const typed = {
      router: 'command',
      target: '{}',
      model: 'fraud',
      version: '1.1.0',
      alias: 'production',
      registry: 'git',
    };
    const inputs = action.allInputs.parse(typed) as Inputs;
    const alias = aliasCompanion(inputs, io)!;
    const points = async () =>
      (await (await openRegistry(inputs, io)).resolve({ kind: 'alias', name: 'fraud', alias: 'production' }))?.version;
    const before = await alias.before();
    expect(before).toEqual({ 'alias production of fraud': 'v1.0.0' });
    for (const _ of [1, 2]) await alias.promote(before);
    expect(await points()).toBe('v1.1.0');
    for (const _ of [1, 2]) await alias.restore(before);
    expect(await points()).toBe('v1.0.0');
    // Going back from there must never lead forward to the version that has just been rolled back.
    const history = await (await openRegistry(inputs, io)).history('fraud', 'production');
    expect(history.map(({ version, note }) => [version, note['operation']])).toEqual([
      ['v1.0.0', 'rollback'],
      ['v1.1.0', 'promote'],
      ['v1.0.0', undefined],
    ]);
    expect(previousVersion(history, 'v1.0.0')).toBeUndefined();
  }, 60_000);

  test('without model and version it is not clear what to move', () => {
    const inputs = action.allInputs.parse({ router: 'command', target: '{}', alias: 'production' }) as Inputs;
    expect(() => aliasCompanion(inputs, fakeIo())).toThrow(/without `model` and `version`/);
  });
});
