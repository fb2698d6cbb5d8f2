import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { digestOfFile, digestOfFolder } from '../src/sources/dvc/digest.ts';
import { readPointer } from '../src/sources/dvc/pointer.ts';
import { trackedData } from '../src/sources/dvc/tracked.ts';
import { type Files, folder, judgeData, worldIn } from './engine-for-tests.ts';

// Pointers and digests of this file: DVC 3.67.1, `dvc add`; legacy digests: `file_md5(name="md5-dos2unix")` of its dvc-data 3.18.3.
const single = 'outs:\n- md5: e5ebd4c02cefbe7955977c67ada242b7\n  size: 8\n  hash: md5\n  path: d.csv\n';
const data = 'a,b\n1,2\n';
const raw: Files = {
  'raw/a.csv': 'x\n1\n',
  'raw/é b.csv': 'x\n2\n',
  'raw/sub/Z.csv': 'x\n3\n',
  'raw/😀.csv': 'x\n4\n',
  'raw/\uff5e.csv': 'x\n5\n',
  'raw/q"\\\t\x7f.csv': 'x\n6\n',
};
const whole = 'outs:\n- md5: bc4ff0d29f147a1ea591180a1cafd90d.dir\n  size: 24\n  nfiles: 6\n  hash: md5\n  path: raw\n';

const rules = 'columns: { a: { min: 0 } }';
const judged = (files: Files, inputs: Record<string, unknown>) =>
  judgeData({ rules, ...inputs }, worldIn(folder(files)));

describe('the digest', () => {
  const lines = Buffer.from(`${`${'x'.repeat(1022)}\r\n`.repeat(2048)}tail\r\n`);

  test('of a folder is that of its listing', async () => {
    expect(await digestOfFolder(`${folder(raw)}/raw`, false)).toEqual({
      md5: 'bc4ff0d29f147a1ea591180a1cafd90d',
      size: 24,
      files: 6,
    });
  });

  test.each([
    [
      'text with CRLF',
      Buffer.from('x\r\ny\r\n'),
      'e20942bc0763636e19c18b95bb194501',
      '1b5bb282b8f8792875e3c4203cfa9c57',
    ],
    ['nothing', Buffer.alloc(0), 'd41d8cd98f00b204e9800998ecf8427e', 'd41d8cd98f00b204e9800998ecf8427e'],
    [
      'lines that end where a piece does',
      lines,
      'f38cd901574dc6634331414b22a39050',
      'f559fcc15476ac52a6a20665e3b51731',
    ],
    [
      'a line end in two pieces',
      Buffer.concat([Buffer.from('y'), lines]),
      '314654e191b60b705c26e7e26a0e4bb5',
      'd9a295c3f8612a004c4a190a438a6b34',
    ],
    [
      'text in a later piece',
      Buffer.concat([Buffer.alloc(2 ** 20), Buffer.from('a\r\nb\r\n')]),
      '46aa8d053695f2bdcdb5731476d69124',
      '0acdf9ad2444665042978e966d280517',
    ],
    ['a NUL byte', Buffer.from('x\r\n\0\r\n'), md5('x\r\n\0\r\n'), md5('x\r\n\0\r\n')],
    [
      'latin-1 and few others',
      Buffer.from('caf\xe9\r\n', 'latin1'),
      md5(Buffer.from('caf\xe9\r\n', 'latin1')),
      md5(Buffer.from('caf\xe9\n', 'latin1')),
    ],
  ])('of %s, now and before DVC 3', async (_, content, now, before) => {
    const path = `${folder({ f: content })}/f`;
    expect([(await digestOfFile(path, false)).md5, (await digestOfFile(path, true)).md5]).toEqual([now, before]);
  });
});

function md5(content: string | Buffer): string {
  return createHash('md5').update(content).digest('hex');
}

describe('data that DVC tracks', () => {
  test('is judged, with a check that it is what the pointer says', async () => {
    for (const inputs of [{ data: 'd.csv' }, {}]) {
      const { verdict, checks, outputs } = await judged(
        { 'd.csv': data, 'd.csv.dvc': single },
        { 'dvc-file': 'd.csv.dvc', ...inputs },
      );
      expect([verdict, outputs.rows]).toEqual(['pass', 1]);
      expect(checks[0]).toMatchObject({
        id: 'dvc.d.csv',
        verdict: 'pass',
        reason: 'd.csv is what d.csv.dvc tracks (md5 e5ebd4c02cefbe7955977c67ada242b7, 8 bytes).',
      });
    }
  });

  test.each([
    ['another value', 'a,b\n1,3\n'],
    ['another length', 'a,b\n1,2\n3,4\n'],
    ['nothing', ''],
    ['no table at all', '\0\0\0'],
  ])('but is %s fails, and is not read', async (_, content) => {
    const { verdict, reason, checks, outputs } = await judged(
      { 'd.csv': content, 'd.csv.dvc': single },
      { 'dvc-file': 'd.csv.dvc', data: 'd.csv' },
    );
    expect(verdict).toBe('fail');
    expect(reason).toBe(
      `1 of 1 checks failed: d.csv is not what d.csv.dvc tracks: it has md5 ${md5(content)}, ${content.length} bytes, not md5 e5ebd4c02cefbe7955977c67ada242b7, 8 bytes.`,
    );
    expect(checks).toHaveLength(1);
    expect(outputs).toEqual({ 'failed-checks': 1 });
  });

  test('but has another size written fails', async () => {
    const { verdict } = await judged(
      { 'd.csv': data, 'd.csv.dvc': single.replace('size: 8', 'size: 9') },
      { 'dvc-file': 'd.csv.dvc' },
    );
    expect(verdict).toBe('fail');
  });

  test('as a folder is read whole, in part or by a pattern', async () => {
    const files = { ...raw, 'raw.dvc': whole };
    const inputs = { 'dvc-file': 'raw.dvc', rules: 'rows: { min: 1 }' };
    const rowsOf = async (more: object) => (await judged(files, { ...inputs, ...more })).outputs.rows;
    expect([
      await rowsOf({}),
      await rowsOf({ data: 'raw' }),
      await rowsOf({ data: 'raw/a.csv' }),
      await rowsOf({ data: 'raw/sub/*.csv' }),
      await rowsOf({ data: 'raw/**/*.csv' }),
    ]).toEqual([6, 6, 1, 1, 6]);
    for (const changed of [{ 'raw/a.csv': 'x\n2\n' }, { 'raw/new.csv': 'x\n1\n' }] as Files[])
      expect((await judged({ ...files, ...changed }, { ...inputs, data: 'raw/sub/Z.csv' })).verdict).toBe('fail');
  });

  test('from before DVC 3 is known by text without CR', async () => {
    const pointer = `outs:\n- md5: ${md5(data)}\n  size: 10\n  path: d.csv\n`;
    expect(
      (await judged({ 'd.csv': data.replaceAll('\n', '\r\n'), 'd.csv.dvc': pointer }, { 'dvc-file': 'd.csv.dvc' }))
        .verdict,
    ).toBe('pass');
  });

  test('from a pointer in another folder', async () => {
    const pointer = single.replace('path: d.csv', 'path: ../in/d.csv');
    expect((await judged({ 'in/d.csv': data, 'p/d.dvc': pointer }, { 'dvc-file': 'p/d.dvc' })).verdict).toBe('pass');
    const moved = `wdir: ../in\n${single}`;
    expect(
      (await judged({ 'in/d.csv': data, 'p/d.dvc': moved }, { 'dvc-file': 'p/d.dvc', data: 'in/d.csv' })).verdict,
    ).toBe('pass');
  });
});

describe('trouble is told', () => {
  const two = `${single}- md5: e5ebd4c02cefbe7955977c67ada242b7\n  size: 8\n  hash: md5\n  path: e.csv\n`;
  test.each<[string, Files, Record<string, unknown>, string]>([
    [
      'data that is not pulled',
      { 'd.csv.dvc': single },
      {},
      'not-found: d.csv is tracked by DVC but is not here. Run `dvc pull` in a step before this one.',
    ],
    [
      'a folder where a file was',
      { 'd.csv/x': '', 'd.csv.dvc': single },
      {},
      'unreadable: d.csv is tracked by DVC as a file, but is none. Run `dvc checkout` or `dvc pull` in a step before this one.',
    ],
    ['no pointer', {}, {}, '`dvc-file`: d.csv.dvc cannot be read.'],
    [
      'a pointer that is no YAML',
      { 'd.csv.dvc': 'outs: [' },
      {},
      '`dvc-file`: d.csv.dvc is no pointer that dvc add writes: ',
    ],
    [
      'a pointer of another shape',
      { 'd.csv.dvc': 'a: 1' },
      {},
      '`dvc-file`: d.csv.dvc is no pointer that dvc add writes: outs',
    ],
    [
      'an md5 that is none',
      { 'd.csv.dvc': single.replace('e5eb', 'zzzz') },
      {},
      'expected 32 hex digits, for a folder followed by .dir',
    ],
    [
      'another hash',
      { 'd.csv.dvc': single.replace('hash: md5', 'hash: blake3') },
      {},
      'unsupported: `dvc-file`: d.csv.dvc gives no md5 of d.csv, but blake3.',
    ],
    [
      'no hash',
      { 'd.csv.dvc': 'outs:\n- path: d.csv\n  cloud: {}\n' },
      {},
      'unsupported: `dvc-file`: d.csv.dvc gives no md5 of d.csv.',
    ],
    [
      'data that the pointer does not track',
      { 'd.csv': data, 'x.csv': data, 'd.csv.dvc': single },
      { data: 'x.csv' },
      'bad-input: `data`: x.csv is not tracked by d.csv.dvc, which tracks d.csv.',
    ],
    [
      'a pattern beside a file',
      { 'd.csv': data, 'd.csv.dvc': single },
      { data: '*.csv' },
      'bad-input: `data`: *.csv is not tracked by d.csv.dvc',
    ],
    [
      'a way out of the folder',
      { ...raw, 'x.csv': data, 'd.csv.dvc': whole },
      { data: 'raw/../x.csv' },
      'bad-input: `data`: raw/../x.csv is not tracked',
    ],
    [
      'a pattern that climbs out',
      { ...raw, 'x.csv': data, 'd.csv.dvc': whole },
      { data: 'raw/*/../../x.csv' },
      'bad-input: `data`: raw/*/../../x.csv is not tracked',
    ],
    [
      'two things and no data',
      { 'd.csv': data, 'e.csv': data, 'd.csv.dvc': two },
      {},
      'bad-input: `data` is missing, and d.csv.dvc tracks more than one: d.csv, e.csv.',
    ],
  ])('%s', async (_, files, inputs, message) => {
    const error = await judged(files, { 'dvc-file': 'd.csv.dvc', ...inputs }).then(
      String,
      (thrown: unknown) => thrown as { code: string; message: string; hint: string },
    );
    expect(typeof error === 'string' ? error : `${error.code}: ${error.message} ${error.hint}`).toContain(message);
  });

  test('one of two is judged by its own digest', async () => {
    const files = { 'd.csv': data, 'e.csv': 'a,b\n9,9\n', 'd.csv.dvc': two };
    expect((await trackedData('d.csv.dvc', 'd.csv', worldIn(folder(files)))).check.verdict).toBe('pass');
    expect((await trackedData('d.csv.dvc', 'e.csv', worldIn(folder(files)))).check.verdict).toBe('fail');
  });

  test('neither data nor a pointer', async () => {
    await expect(judged({}, {})).rejects.toMatchObject({ code: 'bad-input', message: '`data` is missing.' });
  });
});

test('a pointer keeps what DVC adds to it', () => {
  const text = `md5: 1f2e\nfrozen: true\ndeps:\n- path: s3://bucket/x\n  etag: abc\n${single}  remote: store\n  push: false\n`;
  expect(readPointer(text, 'd.dvc')).toEqual([
    {
      path: 'd.csv',
      md5: 'e5ebd4c02cefbe7955977c67ada242b7',
      isFolder: false,
      legacy: false,
      size: 8,
      files: undefined,
    },
  ]);
});
