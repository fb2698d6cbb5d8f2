import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type Download, downloadFaults, downloadOf } from './check-download.ts';

const whole = {
  LICENSE: 'free',
  'action.yml': 'runs: { using: node24, main: dist/a/index.js }',
  'actions/b/action.yml': 'runs: { using: node24, main: ../../dist/b/index.js, post: ../../dist/b/index.js }',
  'dist/package.json': '{}',
  'dist/shared/licenses.txt': 'free',
  'dist/a/index.js': '1',
  'dist/b/index.js': '22',
};

function committed(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-download-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    ['-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qm', 'all'],
  ]) {
    expect(spawnSync('git', ['-C', folder, ...args]).status).toBe(0);
  }
  return folder;
}

test('the archive of a commit, without what is ignored', () => {
  const folder = committed({ ...whole, 'docs/a.md': 'long', '.gitattributes': '/docs export-ignore\n' });
  const download = downloadOf('HEAD', folder);
  expect([...download.files.keys()].sort()).toEqual([...Object.keys(whole), '.gitattributes'].sort());
  expect(download.files.get('dist/b/index.js')).toEqual({ bytes: 2 });
  expect(downloadFaults(download)).toEqual([]);
});

test('what nobody runs, and what an action would not find, are faults', () => {
  const { 'dist/b/index.js': _, LICENSE: __, ...rest } = whole;
  const download = downloadOf('HEAD', committed({ ...rest, 'packages/kit/src/index.ts': '1' }));
  expect(downloadFaults(download)).toEqual([
    'packages/kit/src/index.ts is downloaded by every job: add it to .gitattributes as export-ignore',
    'actions/b/action.yml starts dist/b/index.js, which is not in the archive',
    'actions/b/action.yml starts dist/b/index.js, which is not in the archive',
    'LICENSE is not in the archive',
  ]);
});

test('too many bytes are a fault, and so is an archive without actions', () => {
  const big: Download = { packed: 5_000_001, unpacked: 20_000_001, files: new Map() };
  expect(downloadFaults(big).slice(0, 3)).toEqual([
    'a job downloads 5.0 MB, more than 5.0 MB',
    'a job unpacks 20.0 MB, more than 20.0 MB',
    'the archive declares no action',
  ]);
});
