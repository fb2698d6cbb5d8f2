import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { unpack } from '../src/engines/duckdb/unpack.ts';

const temp = () => mkdtempSync(join(tmpdir(), 'tidegate-unpack-'));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** What npm itself packs of these files. */
function packed(files: Readonly<Record<string, Buffer>>): Buffer {
  const home = temp();
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(join(home, name, '..'), { recursive: true });
    writeFileSync(join(home, name), bytes);
  }
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'native', version: '1.0.0' }));
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts'], { cwd: home });
  return readFileSync(join(home, 'native-1.0.0.tgz'));
}

const files = {
  empty: Buffer.alloc(0),
  'one-block.so': randomBytes(512),
  'two-and-a-bit.node': randomBytes(1025),
  // Over several inflated pieces, at an odd length.
  'large.so': Buffer.concat([randomBytes(100_003), Buffer.alloc(3_000_000, 'tide'), randomBytes(77)]),
};
const tarball = packed({ ...files, 'deeper/file': randomBytes(9) });

describe('an npm package', () => {
  test('is unpacked byte by byte, each file with its digest', async () => {
    const folder = join(temp(), 'package');
    const digests = await unpack(tarball, folder);
    for (const [name, bytes] of Object.entries(files)) {
      expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true);
      expect(digests.get(name)).toBe(sha256(bytes));
    }
    expect([...digests.keys()].sort()).toEqual([...Object.keys(files), 'package.json'].sort());
    expect(readdirSync(folder).sort()).toEqual([...digests.keys()].sort());
  });

  test.each([
    ['cut short', tarball.subarray(0, tarball.length - 20), /unexpected end of file/],
    ['empty', Buffer.alloc(0), /unexpected end of file/],
    ['changed inside', changed(tarball), /incorrect data check|invalid/],
    ['no gzip', Buffer.from('<html>not found</html>'), /incorrect header check/],
    ['gzip of something else', gzipSync(Buffer.alloc(600, 'x')), /it is no tar archive/],
    ['an archive that ends within a file', gzipSync(gunzipSync(tarball).subarray(0, 700)), /it ends too early/],
  ])('that is %s is refused', async (_, bytes, reason) => {
    await expect(unpack(bytes, join(temp(), 'package'))).rejects.toMatchObject({
      code: 'tool-failed',
      message: expect.stringMatching(reason),
    });
  });

  test('writes nowhere else, and no links', async () => {
    const home = temp();
    mkdirSync(join(home, 'package'));
    writeFileSync(join(home, 'outside'), 'x');
    writeFileSync(join(home, 'package/good'), 'x');
    execFileSync('ln', ['-s', '/etc', 'package/link'], { cwd: home });
    const names = ['package/good', 'package/link', 'package/../outside'];
    execFileSync('tar', ['-czPf', 'p.tgz', '--format=ustar', ...names], { cwd: home });
    const folder = join(temp(), 'package');
    const digests = await unpack(readFileSync(join(home, 'p.tgz')), folder);
    expect([...digests.keys()]).toEqual(['good']);
    expect(readdirSync(join(folder, '..'))).toEqual(['package']);
    expect(readdirSync(folder)).toEqual(['good']);
  });

  test('does not write into a folder that is there', async () => {
    const folder = temp();
    await expect(unpack(tarball, folder)).rejects.toMatchObject({ message: expect.stringContaining('EEXIST') });
    expect(readdirSync(folder)).toEqual([]);
  });
});

function changed(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length >> 1]! ^= 0xff;
  return copy;
}
