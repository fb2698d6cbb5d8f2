// The steps of the release workflow as it starts them, against a bare repository and an answer of GitHub's API.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { gitIn, remoteState } from './remote.ts';

jest.setTimeout(60_000);

let server: Server;
let conclusion = 'success';
let apiUrl = '';
beforeAll(async () => {
  server = createServer((_, response) => {
    response.end(JSON.stringify({ workflow_runs: [{ status: 'completed', conclusion }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const version = '1.0.0';
const files = {
  'package.json': '{ "version": "1.0.0" }',
  'packages/kit/src/version.ts': "export const version = '1.0.0';\n",
  'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\n## [1.0.0] - 2026-01-01\n\n- All of it.\n',
  'dist/a.js': '1',
  '.gitattributes': '/packages export-ignore\n',
};

function checkout(more: Readonly<Record<string, string>> = {}) {
  const home = mkdtempSync(join(tmpdir(), 'tidegate-release-'));
  const folder = join(home, 'work');
  gitIn(home)('init', '-q', '--bare', '-b', 'main', 'bare');
  gitIn(home)('clone', '-q', 'bare', 'work');
  for (const [name, text] of Object.entries({ ...files, ...more })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const git = gitIn(folder);
  git('checkout', '-q', '-b', 'main');
  git('add', '-A');
  git('-c', 'user.name=t', '-c', 'user.email=t@e', 'commit', '-qm', 'all');
  git('push', '-q', 'origin', 'main');
  return { folder, git, commit: git('rev-parse', 'HEAD') };
}

function step(folder: string, name: string): Promise<{ code: number; log: string }> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, VERSION: version, GITHUB_TOKEN: 't', GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: apiUrl };
  const args = ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts'), name];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, log: stdout + stderr }),
    );
  });
}

test('a release from the check to the moved tag; the second of its kind is refused', async () => {
  const { folder, git, commit } = checkout();
  expect(await step(folder, 'check')).toEqual({ code: 0, log: '' });
  expect(readFileSync(join(folder, 'release-notes.md'), 'utf8')).toBe('- All of it.\n');
  expect((await step(folder, 'archive')).code).toBe(0);
  const archive = gunzipSync(readFileSync(join(folder, 'tidegate-1.0.0.tar.gz'))).toString('latin1');
  expect(archive).toContain('tidegate-1.0.0/dist/a.js');
  expect(archive).not.toContain('version.ts');
  expect(await step(folder, 'tag')).toEqual({ code: 0, log: `v1.0.0 made at ${commit}\n` });
  expect(remoteState(git).tags).toEqual(new Map([['v1.0.0', commit]]));
  expect(await step(folder, 'move')).toEqual({ code: 0, log: `v1 is at ${commit}\n` });
  expect(remoteState(git).tags.get('v1')).toBe(commit);
  const again = await step(folder, 'check');
  expect(again.code).toBe(1);
  expect(again.log).toMatch(/^::error title=Not released::v1\.0\.0 is released already/);
});

test('not from a red main, not with another version, and v1 not before the version is tagged', async () => {
  const { folder, git } = checkout({ 'package.json': '{ "version": "0.9.0" }' });
  conclusion = 'failure';
  const { code, log } = await step(folder, 'check').finally(() => (conclusion = 'success'));
  expect([code, log.split('\n').filter(Boolean).length]).toEqual([1, 2]);
  expect(log).toMatch(/package\.json says 0\.9\.0/);
  expect(log).toMatch(/ended failure: only green is released/);
  expect(existsSync(join(folder, 'release-notes.md'))).toBe(false);
  expect((await step(folder, 'move')).log).toMatch(/v1\.0\.0 is not at/);
  expect((await step(folder, 'deploy')).log).toMatch(/expected one of check, archive, tag, move/);
  expect(remoteState(git).tags).toEqual(new Map());
});

test('a publication that is repeated after a newer release tags nothing and takes v1 back to nothing', async () => {
  const { folder, git, commit } = checkout();
  await step(folder, 'tag');
  git('-c', 'user.name=t', '-c', 'user.email=t@e', 'commit', '-q', '--allow-empty', '-m', 'newer');
  git('push', '-q', 'origin', 'HEAD:refs/tags/v1.0.1', 'HEAD:refs/tags/v1');
  const newer = git('rev-parse', 'HEAD');
  git('checkout', '-q', commit);
  for (const name of ['tag', 'move']) {
    const { code, log } = await step(folder, name);
    expect({ name, code }).toEqual({ name, code: 1 });
    expect(log).toMatch(/v1\.0\.1 is released already: v1 would go back to v1\.0\.0/);
  }
  expect(remoteState(git).tags.get('v1')).toBe(newer);
});
