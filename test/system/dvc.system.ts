import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { digestOfFile } from '../../packages/data-quality/src/sources/dvc/digest.ts';
import { trackedData } from '../../packages/data-quality/src/sources/dvc/tracked.ts';
import { installDvc } from '../../scripts/tools/dvc.ts';

const LONG = 600_000;
const workspace = mkdtempSync(join(tmpdir(), 'tidegate-dvc-'));
afterAll(() => rmSync(workspace, { recursive: true, force: true }));
const world = { path: (typed: string) => join(workspace, typed) };

let python = '';
function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(python, args, {
    cwd: workspace,
    encoding: 'utf8',
    env: { ...process.env, DVC_NO_ANALYTICS: '1', HOME: workspace },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout.trim();
}

const files: Readonly<Record<string, string>> = {
  'plain.csv': 'a,b\n1,2\n',
  'crlf.csv': 'a,b\r\n1,2\r\n',
  'empty.csv': '',
  'deep/er/d.csv': 'a\n1\n',
  'raw/a.csv': 'x\n1\n',
  'raw/B.csv': 'x\n2\n',
  'raw/sub/é ü.csv': 'x\n3\n',
  'raw/sub/a/b.csv': 'x\n4\n',
  'raw/sub-a.csv': 'x\n5\n',
  'raw/😀.csv': 'x\n6\n',
  'raw/\uff5e.csv': 'x\n7\n',
  'raw/q"\\\t\x7f.csv': 'x\n8\n',
  'raw/.hidden.csv': 'x\n9\n',
};

beforeAll(async () => {
  python = await installDvc();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), content);
  }
  run(['-m', 'dvc', 'init', '--no-scm', '--quiet']);
  run(['-m', 'dvc', 'add', '--quiet', 'plain.csv', 'crlf.csv', 'empty.csv', 'deep/er/d.csv', 'raw']);
}, LONG);

test.each(['plain.csv', 'crlf.csv', 'empty.csv', 'deep/er/d.csv', 'raw'])(
  '%s, as dvc add tracks it, is known, and a change of it is seen',
  async (name) => {
    const check = async () => (await trackedData(`${name}.dvc`, undefined, world)).check;
    expect(await check()).toMatchObject({ verdict: 'pass' });
    const path = join(workspace, name === 'raw' ? 'raw/sub/a/b.csv' : name);
    const before = readFileSync(path);
    appendFileSync(path, '9\n');
    expect(await check()).toMatchObject({ verdict: 'fail' });
    writeFileSync(path, before);
    expect(await check()).toMatchObject({ verdict: 'pass' });
  },
  LONG,
);

test('what dvc checkout links instead of copying is known too', async () => {
  for (const kind of ['symlink', 'hardlink', 'copy']) {
    run(['-m', 'dvc', 'config', 'cache.type', kind]);
    rmSync(join(workspace, 'raw'), { recursive: true });
    run(['-m', 'dvc', 'checkout', '--quiet', '--relink', 'raw.dvc']);
    expect((await trackedData('raw.dvc', 'raw/sub/*.csv', world)).check).toMatchObject({ verdict: 'pass' });
  }
}, 600_000);

test('the digest of DVC before 3', async () => {
  const contents = [
    'x\r\ny\r\n',
    'x\r\n\0\r\n',
    `${`${'x'.repeat(1022)}\r\n`.repeat(2048)}tail\r\n`,
    `y${`${'x'.repeat(1022)}\r\n`.repeat(2048)}tail\r\n`,
    `${'\0'.repeat(2 ** 20)}a\r\nb\r\n`,
    `${'é'.repeat(200)}\r\n`,
    `${'é'.repeat(30)}${'x'.repeat(500)}\r\n`,
  ];
  const script =
    'import sys\nfrom dvc_data.hashfile.hash import file_md5\nfrom dvc_objects.fs.local import LocalFileSystem\nfor f in sys.argv[1:]: print(file_md5(f, LocalFileSystem(), name="md5-dos2unix"))';
  const paths = contents.map((content, i) => {
    const path = join(workspace, `legacy-${i}`);
    writeFileSync(path, content);
    return path;
  });
  const digests = await Promise.all(paths.map((path) => digestOfFile(path, true)));
  expect(digests.map(({ md5 }) => md5)).toEqual(run(['-c', script, ...paths]).split('\n'));
}, 600_000);
