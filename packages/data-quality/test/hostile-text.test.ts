import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, jest, test } from '@jest/globals';
import { readHeader } from '../src/sources/csv-header.ts';
import { scanText, textBytes } from '../src/sources/scan-text.ts';
import { type Files, folder, judgeData, worldIn } from './engine-for-tests.ts';

// Large files are read, on machines that may be busy.
jest.setTimeout(60_000);

const judged = (files: Files, raw: Record<string, unknown> = {}, prepare: (workspace: string) => void = () => {}) => {
  const workspace = folder(files);
  prepare(workspace);
  return judgeData({ data: Object.keys(files)[0] ?? 'd.csv', rules: 'rows: { min: 0 }', ...raw }, worldIn(workspace));
};

const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('UTF-16', () => {
  const text = 'a,b\n1,é\n3,\u{1F600}\n';
  test.each([
    ['little-endian with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['big-endian with a mark', bigEndian(`\uFEFF${text}`)],
    ['little-endian without one', Buffer.from(text, 'utf16le')],
  ])('%s is read when told, and told when not', async (_, bytes) => {
    const rules = 'columns: { b: { in: [é, "\u{1F600}"] }, a: { type: integer } }';
    expect(await judged({ 'd.csv': bytes }, { encoding: 'utf-16', rules })).toMatchObject({
      verdict: 'pass',
      outputs: { rows: 2 },
    });
    await expect(judged({ 'd.csv': bytes })).rejects.toMatchObject({
      code: 'unreadable',
      hint: expect.stringContaining('`encoding: utf-16`'),
    });
  });

  test.each([
    [
      'an odd number of bytes',
      Buffer.concat([Buffer.from('\uFEFFa\n1\n', 'utf16le'), Buffer.from('x')]),
      'd.csv is not text in the given encoding.',
    ],
    ['half a surrogate pair', Buffer.from('\uFEFFa\n\ud800\n', 'utf16le'), 'd.csv is not text in the given encoding.'],
    [
      'UTF-8',
      Buffer.from('a,b\n1,2\n'),
      'd.csv is no UTF-16: half of the bytes of such text are NUL bytes, it has none.',
    ],
  ])('%s is an error', async (_, bytes, message) => {
    await expect(judged({ 'd.csv': bytes }, { encoding: 'utf-16' })).rejects.toMatchObject({
      code: 'unreadable',
      message,
    });
  });
});

describe('long and wide', () => {
  const many = (row: string) => row.repeat(300_000);
  test.each<[string, (long: string) => string, number]>([
    ['the first', (long) => `a,b\n1,${long}\n2,y\n`, 2],
    ['one among many', (long) => `a,b\n${many('1,x\n')}1,${long}\n${many('2,y\n')}`, 300_002],
    ['the last', (long) => `a,b\n1,x\n2,${long}\n`, 3],
    ['the last, without a line end,', (long) => `a,b\n${many('1,x\n')}2,${long}`, 300_002],
    ['the header', (long) => `a,${long}\n1,2\n`, 1],
    ['one in UTF-8 that only a copy has', (long) => `a,b\r\n1,${long}\n2,y\n`, 2],
  ])('%s line is told by its number when it is longer than the reader takes', async (_, text, line) => {
    for (const bytes of [2_000_001, 10_000_000, 40_000_000]) {
      await expect(judged({ 'd.csv': text('x'.repeat(bytes)) })).rejects.toMatchObject({
        code: 'unreadable',
        message: expect.stringMatching(
          line === 1
            ? /^d\.csv(: line 1 cannot be read: it has more than 2000000 bytes|, line 1: the header does not end within 4 MB)\.$/
            : new RegExp(`^d\\.csv: line ${line} cannot be read: it has more than 2000000 bytes\\.$`),
        ),
      });
    }
  });

  test('a line as long as the reader takes is read, wherever it stands', async () => {
    const long = 'x'.repeat(1_999_990);
    for (const text of [`a,b\n1,${long}\n${many('2,y\n')}`, `a,b\n${many('1,x\n')}2,${long}`]) {
      const { outputs } = await judged({ 'd.csv': text });
      expect(outputs.rows).toBe(300_001);
    }
  });

  test('a quote that stays open over 10 MB', async () => {
    await expect(judged({ 'd.csv': `a,b\n1,"${'x,2\n'.repeat(2_500_000)}` })).rejects.toMatchObject({
      code: 'unreadable',
      message: 'd.csv: line 2 has a quote that is not closed, or text after a closing quote.',
    });
  });

  test.each([
    ['one line of 10 MB', 'x'.repeat(10_000_000)],
    ['a header whose quote stays open', `"a,b\n${'1,2\n'.repeat(2_000_000)}`],
  ])('%s is no header', async (_, text) => {
    await expect(judged({ 'd.csv': text })).rejects.toMatchObject({
      code: 'unreadable',
      message: 'd.csv, line 1: the header does not end within 4 MB.',
    });
  });

  test('5,000 columns have 5,000 names', async () => {
    const workspace = folder({ 'd.csv': `${Array.from({ length: 5000 }, (_, i) => `column ${i}`).join(',')}\n` });
    expect(await readHeader(join(workspace, 'd.csv'), 'd.csv', ',')).toHaveLength(5000);
  });

  test('300 columns', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `c${i}`);
    const text = `${names.join(',')}\n${names.map((_, i) => i).join(',')}\n`;
    const { outputs, checks } = await judged({ 'd.csv': text }, { rules: 'columns: { c299: { max: 298 } }' });
    expect([outputs.columns, checks.at(-1)!.verdict]).toEqual([300, 'fail']);
  });
});

test.each([
  '"; drop table x --',
  "'; SELECT 1 --",
  'a"b',
  "o'clock",
  '$1',
  '{x}',
  '\\',
  'c0',
  '__row',
  'SELECT',
  '😀',
  'a\tb',
])('a column called %s is a column', async (name) => {
  const quoted = `"${name.replaceAll('"', '""')}"`;
  const { checks, verdict } = await judged(
    { 'd.csv': `${quoted},z\n5,1\n1,2\n` },
    {
      rules: JSON.stringify({ columns: { [name]: { min: 2, unique: true, nulls: 0 } }, duplicates: {} }),
      'write-profile': 'p.json',
    },
  );
  expect([verdict, checks.filter((check) => check.verdict === 'fail').map(({ reason }) => reason)]).toEqual([
    'fail',
    [`1 of 2 values of ${name} are not at least 2 (line 3).`],
  ]);
});

describe('compressed files', () => {
  const whole = Array.from({ length: 3000 }, (_, i) => `${i},${(i * 7919) % 10_007}\n`).join('');
  const text = Buffer.from(`a,b\n${whole}`);

  test.each([
    ['gzip', 'd.csv.gz', gzipSync(text)],
    ['zstd', 'd.csv.zst', zstdCompressSync(text)],
  ])('%s cut short anywhere is never a shorter file', async (_, name, bytes) => {
    const workspace = folder({});
    const path = join(workspace, name);
    for (let cut = 1; cut < bytes.length; cut += Math.ceil(bytes.length / 60)) {
      writeFileSync(path, bytes.subarray(0, cut));
      await expect(scanText(path, name)).rejects.toMatchObject({
        code: 'unreadable',
        message: `${name} cannot be decompressed: unexpected end of file.`,
      });
    }
    for (let at = 4; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 0x10;
      writeFileSync(path, damaged);
      const read: Buffer[] = [];
      const outcome = await (async () => {
        for await (const chunk of textBytes(path)) read.push(chunk);
        return Buffer.concat(read).length;
      })().catch(() => 'refused');
      expect(['refused', text.length]).toContain(outcome);
    }
  });

  test.each([
    ['gzip', 'd.csv.gz', Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync('3,4\n'), gzipSync('-5,6\n')])],
    [
      'zstd',
      'd.csv.zst',
      Buffer.concat([
        zstdCompressSync('a,b\n1,2\n'),
        zstdCompressSync('3,4\n'),
        Buffer.from('502a4d180300000078797a', 'hex'),
        zstdCompressSync('-5,6\n'),
      ]),
    ],
  ])('%s of several members is read to its end', async (_, name, bytes) => {
    const { outputs, verdict } = await judged({ [name]: bytes }, { rules: 'columns: { a: { min: 0 } }' });
    expect([outputs.rows, verdict]).toEqual([3, 'fail']);
  });

  test('zstd with and without a checksum and the size of its content', async () => {
    const { ZSTD_c_checksumFlag, ZSTD_c_contentSizeFlag, ZSTD_c_compressionLevel } = constants;
    for (const [checksum, size, level] of [
      [0, 0, 1],
      [0, 1, 19],
      [1, 0, 3],
      [1, 1, -5],
    ] as const) {
      const params = {
        [ZSTD_c_checksumFlag]: checksum,
        [ZSTD_c_contentSizeFlag]: size,
        [ZSTD_c_compressionLevel]: level,
      };
      expect((await judged({ 'd.csv.zst': zstdCompressSync(text, { params }) })).outputs.rows).toBe(3000);
    }
  });

  test.each([
    [
      'gzip that is followed by something else',
      { 'd.csv.gz': Buffer.concat([gzipSync('a\n1\n'), Buffer.from('rest')]) },
      'incorrect header check',
    ],
    [
      'zstd that is followed by something else',
      { 'd.csv.zst': Buffer.concat([zstdCompressSync('a\n1\n'), Buffer.from('rest')]) },
      'Unknown frame descriptor',
    ],
    ['gzip with another checksum', { 'd.csv.gz': flipped(gzipSync('a,b\n1,2\n'), -6) }, 'incorrect data check'],
    ['nothing, called gzip', { 'd.csv.gz': '' }, 'unexpected end of file'],
    ['text, called zstd', { 'd.csv.zst': 'a,b\n1,2\n' }, 'Unknown frame descriptor'],
  ])('%s is an error', async (_, files, reason) => {
    const [name] = Object.keys(files);
    await expect(judged(files as Files)).rejects.toMatchObject({
      code: 'unreadable',
      message: `${name} cannot be decompressed: ${reason}.`,
    });
  });

  test.each([
    ['d.csv.gz', gzipSync(Buffer.alloc(50_000_000, 'a,b\n1,2\n'))],
    ['d.csv.zst', zstdCompressSync(Buffer.alloc(50_000_000, 'a,b\n1,2\n'))],
  ])('a small %s that expands past the disk is stopped', async (name, bytes) => {
    const path = join(folder({ [name]: bytes }), name);
    expect(bytes.length).toBeLessThan(200_000);
    await expect(scanText(path, name, 10_000_000)).rejects.toMatchObject({
      code: 'tool-failed',
      message: `${name} expands to more than the 10 MB of disk there are for it.`,
    });
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[bytes.length + at]! ^= 1;
  return bytes;
}

describe('what is no file never hangs', () => {
  test.each<[string, (workspace: string) => void, string]>([
    ['a pipe', (w) => execFileSync('mkfifo', [join(w, 'd.csv')]), 'd.csv'],
    ['a pipe that a pattern matches', (w) => execFileSync('mkfifo', [join(w, 'd.csv')]), '*.csv'],
    ['a link to an endless device', (w) => symlinkSync('/dev/zero', join(w, 'd.csv')), 'd.csv'],
    ['a link to an empty device', (w) => symlinkSync('/dev/null', join(w, 'd.csv')), 'd.csv'],
    ['a device', () => {}, '/dev/zero'],
    ['a folder', () => {}, '.'],
  ])('%s', async (_, prepare, data) => {
    await expect(judged({}, { data }, prepare)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/ is not a file\.$/),
    });
  });

  test('a link to nowhere, or to itself', async () => {
    await expect(judged({}, { data: 'd.csv' }, (w) => symlinkSync('nowhere', join(w, 'd.csv')))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(judged({}, { data: 'd.csv' }, (w) => symlinkSync('d.csv', join(w, 'd.csv')))).rejects.toMatchObject({
      code: 'unreadable',
      message: '`data`: d.csv cannot be opened (ELOOP).',
    });
  });
});
