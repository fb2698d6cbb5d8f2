import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { git, originOf, repository, shallowClone, world } from '../../registry/test/world.ts';
import { branchHistory } from '../src/history/branch.ts';
import type { History } from '../src/history/history.ts';
import { historyContract, keep, reach } from './history-contract.ts';
import { row } from './made.ts';

// Each test runs git dozens of times.
jest.setTimeout(180_000);

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const open = (folder: string, branch = 'tidegate-history'): Promise<History> =>
  branchHistory(branch, { ...world(folder), clock: { now: () => Date.now(), sleep } });
const newOrigin = () => originOf(repository());

describe('a branch of origin keeps a history', () => {
  historyContract(async () => {
    const bare = newOrigin();
    // Each time as another job would: from a checkout of its own.
    return () => open(shallowClone(bare));
  });
});

describe('the branch', () => {
  test('has no past in common with the code, and the checkout stays as it was', async () => {
    const bare = newOrigin();
    const clone = shallowClone(bare);
    const before = [git(clone, 'rev-parse', 'HEAD'), git(clone, 'status', '--porcelain'), readdirSync(clone).sort()];
    const history = await open(clone);
    await history.record([keep(row({ at: 0 }))], reach);
    await history.record([keep(row({ at: 1 })), keep(row({ at: 0, model: 'churn' }))], reach);
    expect([git(clone, 'rev-parse', 'HEAD'), git(clone, 'status', '--porcelain'), readdirSync(clone).sort()]).toEqual(
      before,
    );
    expect(git(clone, 'branch')).toBe('* main');
    expect(existsSync(join(clone, '.git', 'FETCH_HEAD'))).toBe(false);
    expect(git(bare, 'rev-list', '--count', 'tidegate-history')).toBe('2');
    expect(git(bare, 'log', '--format=%s', 'tidegate-history').split('\n')).toEqual([
      'Monitoring: 2 rows of 2 models',
      'Monitoring: 1 row of 1 model',
    ]);
    expect(() => git(bare, 'merge-base', 'main', 'tidegate-history')).toThrow();
    const files = git(bare, 'ls-tree', '-r', '--name-only', 'tidegate-history').split('\n');
    expect(files).toHaveLength(3);
    expect(files).toContain('tidegate-history.json');
  });

  test('a full clone stays full', async () => {
    const folder = repository();
    originOf(folder);
    await (await open(folder)).record([keep(row({ at: 0 }))], reach);
    await (await open(folder)).record([keep(row({ at: 1 }))], reach);
    expect(git(folder, 'rev-parse', '--is-shallow-repository')).toBe('false');
  });

  test('without an origin it is a branch of this repository', async () => {
    const folder = repository();
    const history = await open(folder);
    await history.record([keep(row({ at: 0 }))], reach);
    await history.record([keep(row({ at: 1 }))], reach);
    expect(await (await open(folder)).read('flights', reach)).toHaveLength(2);
    expect(git(folder, 'rev-list', '--count', 'tidegate-history')).toBe('2');
  });

  test('a repeated run makes no commit', async () => {
    const bare = newOrigin();
    for (const _ of [1, 2, 3]) await (await open(shallowClone(bare))).record([keep(row())], reach);
    expect(git(bare, 'rev-list', '--count', 'tidegate-history')).toBe('1');
  });

  test('files stay small: after 500 rows another one is begun', async () => {
    const folder = repository();
    const history = await open(folder);
    const rows = Array.from({ length: 1001 }, (_, at) => keep(row({ at: at / 100 })));
    await history.record(rows.slice(0, 600), reach);
    await history.record(rows.slice(600), reach);
    const files = git(folder, 'ls-tree', '-r', '--name-only', 'tidegate-history').split('\n');
    expect(files.map((file) => file.slice(-12)).sort()).toEqual([
      '000001.jsonl',
      '000002.jsonl',
      '000003.jsonl',
      'history.json',
    ]);
    expect(await (await open(folder)).read('flights', { rows: 2000, since: 0 })).toHaveLength(1001);
  });

  test.each(['main', 'bad..name', '-rf', 'a b', 'refs/heads/../x'])('%j is refused', async (branch) => {
    const clone = shallowClone(newOrigin());
    const work = open(clone, branch).then((history) => history.record([keep(row())], reach));
    await expect(work).rejects.toMatchObject({ code: branch === 'main' ? 'conflict' : 'bad-input' });
    expect(git(clone, 'rev-list', '--count', 'origin/main')).toBe('1');
  });

  test('a folder without git, an origin that is away, a push that is not allowed: told as what they are', async () => {
    const { mkdtempSync } = await import('node:fs');
    const plain = mkdtempSync(join((await import('node:os')).tmpdir(), 'tidegate-plain-'));
    await expect(open(plain)).rejects.toMatchObject({ code: 'not-found' });
    const folder = repository();
    git(folder, 'remote', 'add', 'origin', 'https://robot:s3cret-word@127.0.0.1:9/x.git');
    const away = open(folder).then((history) => history.record([keep(row())], reach));
    await expect(away).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.not.stringContaining('s3cret-word'),
    });
  });
});

test('writers that push at once lose no row', async () => {
  const bare = newOrigin();
  const clones = Array.from({ length: 4 }, () => shallowClone(bare));
  const each = 4;
  await Promise.all(
    clones.map(async (clone, writer) => {
      for (let i = 0; i < each; i++) {
        const one = row({ at: writer * 10 + i, model: i % 2 === 0 ? 'flights' : 'churn' });
        const [recorded] = await (await open(clone)).record([keep(one)], { rows: 100, since: 0 });
        expect(recorded!.change).toBe('added');
      }
    }),
  );
  const history = await open(shallowClone(bare));
  for (const model of ['flights', 'churn']) {
    const rows = await history.read(model, { rows: 100, since: 0 });
    expect(rows).toHaveLength((clones.length * each) / 2);
    expect(rows.map(({ run_number }) => run_number).sort((a, b) => a - b)).toEqual(rows.map((_, i) => i + 1));
  }
  // Each push stood upon the one before: nothing was forced.
  expect(git(bare, 'rev-list', '--count', 'tidegate-history')).toBe(String(clones.length * each));
});
