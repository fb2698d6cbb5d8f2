import { afterAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOnce } from '../once.ts';

const root = mkdtempSync(join(tmpdir(), 'tidegate-once-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a folder is made once, also when asked for twice at a time', async () => {
  const folder = join(root, 'twice');
  let made = 0;
  const make = async (place: string): Promise<void> => {
    made++;
    await Promise.resolve();
    writeFileSync(join(place, 'thing'), '');
  };
  await Promise.all([makeOnce(folder, make), makeOnce(folder, make)]);
  await makeOnce(folder, make);
  expect(made).toBe(1);
  expect(existsSync(join(folder, 'thing'))).toBe(true);
});

test('what was left half-made is made anew', async () => {
  const folder = join(root, 'half');
  const broken = makeOnce(folder, async (place) => {
    writeFileSync(join(place, 'half'), '');
    throw new Error('the network is gone');
  });
  await expect(broken).rejects.toThrow('the network is gone');
  await makeOnce(folder, async (place) => writeFileSync(join(place, 'whole'), ''));
  expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual(['whole']);
});

test('the lock of a process that is gone is taken over', async () => {
  const folder = join(root, 'stale');
  mkdirSync(root, { recursive: true });
  writeFileSync(`${folder}.lock`, String(spawnSync('true').pid));
  await makeOnce(folder, async () => undefined);
  expect(existsSync(`${folder}.lock`)).toBe(false);
});
