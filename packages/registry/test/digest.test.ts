import { spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { digestOf } from '../src/index.ts';
import { write } from './world.ts';

const folder = (files: Record<string, string>) => {
  const path = mkdtempSync(join(tmpdir(), 'tidegate-digest-'));
  write(path, files);
  return path;
};
const shell = (script: string, cwd: string) =>
  spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' }).stdout.split(' ')[0]!.trim();

test('a file has the digest sha256sum gives', async () => {
  const path = folder({ 'model.bin': 'abc' });
  // FIPS 180-2, appendix B.1
  expect(await digestOf(join(path, 'model.bin'))).toBe(
    'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('a folder has the digest sha256sum gives of its sorted files', async () => {
  const path = folder({ b: '2', 'a/z': '1', 'a.txt': '3', Ä: '4', Z: '5' });
  const list = "find . -type f -printf '%P\\n' | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum";
  expect(await digestOf(path)).toBe(`sha256:${shell(list, path)}`);
});

test('renaming a file or moving bytes between files changes the digest', async () => {
  const digests = [
    { a: '12', b: '' },
    { a: '1', b: '2' },
    { a: '12', c: '' },
    { 'x/a': '12', b: '' },
  ].map((files) => digestOf(folder(files)));
  expect(new Set(await Promise.all(digests)).size).toBe(4);
});

test('a missing path, an empty folder and a link have none', async () => {
  const path = folder({ real: '1' });
  symlinkSync('real', join(path, 'link'));
  await expect(digestOf(join(path, 'absent'))).rejects.toMatchObject({ code: 'not-found' });
  await expect(digestOf(folder({}))).rejects.toMatchObject({ code: 'unreadable' });
  await expect(digestOf(path)).rejects.toMatchObject({ code: 'unsupported' });
  await expect(digestOf(join(path, 'link'))).rejects.toMatchObject({ code: 'unsupported' });
});
