import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { startState } from '../src/start-state.ts';
import { gitStore } from '../src/stores/git.ts';
import { exec } from './exec.ts';
import { planFor } from './fake-plan.ts';

// Each step is some programs of git.
jest.setTimeout(60_000);

const root = mkdtempSync(join(tmpdir(), 'tidegate-git-store-'));
const git = (...words: string[]) => execFileSync('git', words, { cwd: root, stdio: 'pipe' }).toString();
const lease = { holder: 'a', run: '1', attempt: '1', expires: 1 };
const first = startState(planFor(), { weights: { stable: 100, candidate: 0 } }, lease, 0, 0);
const server = join(root, 'server.git');

/** A clone of a runner of its own. */
const runner = (name: string, target = 'haproxy') => {
  git('clone', '--quiet', server, name);
  return gitStore(exec, { folder: join(root, name), remote: 'origin', target });
};

beforeEach(() => {
  for (const name of ['server.git', 'one', 'two']) rmSync(join(root, name), { recursive: true, force: true });
  git('init', '--quiet', '--bare', 'server.git');
});

describe('state in a ref of a git server', () => {
  test('is found by another runner, whole', async () => {
    const [one, two] = [runner('one'), runner('two')];
    expect(await two.load()).toBeUndefined();
    await one.save(first);
    expect(await two.load()).toEqual(first);
    await two.save({ ...first, sequence: 1 });
    expect(await one.load()).toEqual({ ...first, sequence: 1 });
    expect(one.location).toMatch(/^refs\/tidegate\/rollouts\/[0-9a-f]{16} of origin$/);
  });

  test('of two writers one is refused', async () => {
    const [one, two] = [runner('one'), runner('two')];
    const begun = await Promise.allSettled([one.save(first), two.save({ ...first, candidate: 'other' })]);
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(begun.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    await one.save({ ...first, sequence: 1 });
    await expect(two.save({ ...first, sequence: 1 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await two.load()).toMatchObject({ sequence: 1 });
  });

  test('of another target is another ref', async () => {
    await runner('one').save(first);
    expect(await runner('two', 'something else').load()).toBeUndefined();
  });

  test('an answer that was lost after the server took it is no failure', async () => {
    const one = runner('one');
    await one.save(first);
    const hook = join(server, 'hooks', 'post-receive');
    writeFileSync(hook, '#!/bin/sh\nkill -9 $PPID\n');
    chmodSync(hook, 0o755);
    await one.save({ ...first, sequence: 1 });
    expect(await one.load()).toMatchObject({ sequence: 1 });
  });

  test('a server that takes nothing, one that is not there, a file that is something else', async () => {
    const one = runner('one');
    const hook = join(server, 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho not today >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    await expect(one.save(first)).rejects.toMatchObject({ code: 'tool-failed' });
    expect(await one.load()).toBeUndefined();
    rmSync(hook);
    const ref = /^refs\S+/.exec(one.location)![0];
    // Only those that read it are given input: to one that has ended it cannot be written.
    const inClone = (words: readonly string[], input?: string) =>
      execFileSync('git', words, { cwd: join(root, 'one'), ...(input !== undefined && { input }) })
        .toString()
        .trim();
    const blob = inClone(['hash-object', '-w', '--stdin'], '{}');
    const tree = inClone(['mktree'], `100644 blob ${blob}\tstate.json\n`);
    const commit = inClone(['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit-tree', tree, '-m', 'x']);
    inClone(['push', '--quiet', 'origin', `${commit}:${ref}`]);
    await expect(one.load()).rejects.toMatchObject({ code: 'unreadable' });
    rmSync(server, { recursive: true });
    await expect(one.load()).rejects.toMatchObject({ code: 'tool-failed' });
  });
});
