import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '@tidegate/evidence';
import { type Files, folder, judgeData, withTable, worldIn } from './engine-for-tests.ts';

/** What a user reads when the data cannot be judged: message and hint. */
async function trouble(files: Files, raw: Record<string, unknown> = {}): Promise<string> {
  const workspace = folder(files);
  const data = Object.keys(files)[0] ?? 'missing.csv';
  const error: unknown = await judgeData({ data, rules: 'rows: { min: 0 }', ...raw }, worldIn(workspace)).then(
    (judged) => judged.verdict,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError))
    throw new Error(`expected a UserError, but got ${String(error)}`, { cause: error });
  return `${error.code}: ${error.message} ${error.hint}`;
}

async function rowsOf(files: Files, options = {}): Promise<unknown[]> {
  return withTable(
    files,
    async (table, engine) =>
      (await engine.query(`SELECT ${table.columns.map(({ sql }) => sql).join(', ')} FROM ${table.from}`)).map((row) =>
        Object.values(row),
      ),
    options,
  );
}

describe('data that cannot be read whole is an error with place and reason', () => {
  const cases: [string, Files, string][] = [
    [
      'missing',
      {},
      'not-found: `data`: there is no file missing.csv. Check the path, and that an earlier step checks it out or writes it.',
    ],
    ['empty', { 'd.csv': '' }, 'unreadable: d.csv is empty. Check the step that writes it.'],
    [
      'blank first line',
      { 'd.csv': '\na,b\n' },
      'unreadable: d.csv has no header: its first line is blank. Put the column names on the first line.',
    ],
    [
      'a name that comes twice',
      { 'd.csv': 'a,b,a\n1,2,3\n' },
      'unreadable: d.csv has the column name "a" more than once. Give every column its own name.',
    ],
    [
      'a quoted name that is not closed',
      { 'd.csv': '"a,b\n1,2\n' },
      'unreadable: d.csv, line 1: a quoted name is not closed. Mend the header line.',
    ],
    [
      'another delimiter',
      { 'd.csv': 'a;b\n1;2\n' },
      'unreadable: d.csv has the one column name "a;b", which looks separated by ";". Set `delimiter: ";"`.',
    ],
    [
      'ragged lines',
      { 'd.csv': 'a,b\n1,2\n3,4,5\n"x\ny",6\n7\n8,9\n' },
      'unreadable: d.csv: line 3 has 3 fields where the header has 2; line 6 has 1 field where the header has 2. Mend these lines, or write the file again with a CSV library.',
    ],
    [
      'an unclosed quote',
      { 'd.csv': 'a,b\n1,2\n3,"4\n5,6\n' },
      'unreadable: d.csv: line 3 has a quote that is not closed, or text after a closing quote. Mend these lines, or write the file again with a CSV library.',
    ],
    [
      'text after a quote',
      { 'd.csv': 'a,b\n1,"2"x\n5,6\n' },
      'unreadable: d.csv: line 2 has a quote that is not closed, or text after a closing quote. Mend these lines, or write the file again with a CSV library.',
    ],
    [
      'NUL bytes',
      { 'd.csv': 'a,b\n1,2\n3,\0\n' },
      'unreadable: d.csv, line 3: there is a NUL byte. The file is damaged or binary; UTF-16 text needs `encoding: utf-16`.',
    ],
    [
      'latin-1',
      { 'd.csv': Buffer.from('a,b\n1,caf\xe9\n', 'latin1') },
      'unreadable: d.csv: line 2 is not valid UTF-8. Save it as UTF-8, or set `encoding: latin-1`.',
    ],
    [
      'JSON that ends early',
      { 'd.jsonl': '{"a":1}\n\n{"a":2\n{"a":3}\n' },
      'unreadable: d.jsonl, line 3: it is not valid JSON. Write one JSON object per line.',
    ],
    [
      'JSON that is no object',
      { 'd.jsonl': '{"a":1}\n[1]\n' },
      'unreadable: d.jsonl, line 2: it is JSON but no object. Write one JSON object per line.',
    ],
    [
      'two objects on a line',
      { 'd.jsonl': '{"a":1} {"a":2}\n' },
      'unreadable: d.jsonl, line 1: it is not valid JSON. Write one JSON object per line.',
    ],
    ['an empty JSON Lines file', { 'd.jsonl': '' }, 'unreadable: d.jsonl is empty. Check the step that writes it.'],
    [
      'JSON Lines without a key',
      { 'd.jsonl': '{}\n{}\n' },
      'unreadable: d.jsonl cannot be read as JSON Lines: there is no key in any line. Write one JSON object per line.',
    ],
    [
      'Parquet that is none',
      { 'd.parquet': 'PAR1 and then nothing that makes sense' },
      "unreadable: d.parquet cannot be read as Parquet: No magic bytes found at end of file 'FILE'. The file is damaged, cut short or of another format: write it again.",
    ],
    [
      'an empty Parquet file',
      { 'd.parquet': '' },
      "unreadable: d.parquet cannot be read as Parquet: File 'FILE' too small to be a Parquet file. The file is damaged, cut short or of another format: write it again.",
    ],
    [
      'gzip cut short',
      { 'd.csv.gz': gzipSync('a,b\n1,2\n'.repeat(100)).subarray(0, 20) },
      'unreadable: d.csv.gz cannot be decompressed: unexpected end of file. The file is damaged or cut short, or its name does not tell its compression: write it again.',
    ],
    [
      'gzip that is none',
      { 'd.csv.gz': 'a,b\n1,2\n' },
      'unreadable: d.csv.gz cannot be decompressed: incorrect header check. The file is damaged or cut short, or its name does not tell its compression: write it again.',
    ],
    [
      'a format that is not read',
      { 'd.xlsx': 'PK' },
      'unsupported: `data`: d.xlsx is of no format that can be read here. It reads .csv, .tsv, .jsonl (each also with .gz or .zst) and .parquet.',
    ],
  ];
  test.each(cases)('%s', async (_, files, expected) => {
    expect((await trouble(files)).replace(/'\/[^']*'/, "'FILE'")).toBe(expected);
  });

  test('a truncated Parquet file', async () => {
    const whole = await withTable({ 'd.csv': `a,b\n${'1,2\n'.repeat(1000)}` }, async (table, engine, workspace) => {
      const path = join(workspace, '.temp', 'whole.parquet');
      const [{ scratch }] = (await engine.query(`SELECT current_setting('temp_directory') AS scratch`)) as unknown as [
        { scratch: string },
      ];
      const target = join(scratch, '..', 'whole.parquet');
      await engine.query(`COPY (SELECT c0, c1 FROM ${table.from}) TO '${target}' (FORMAT parquet)`);
      const { readFile } = await import('node:fs/promises');
      return { path, bytes: await readFile(target) };
    });
    expect(await trouble({ 'd.parquet': whole.bytes.subarray(0, whole.bytes.length - 100) })).toMatch(
      /^unreadable: d\.parquet cannot be read as Parquet: /,
    );
  });

  test('a folder', async () => {
    const workspace = folder({});
    mkdirSync(join(workspace, 'd.csv'));
    await expect(judgeData({ data: 'd.csv', rules: 'rows: { min: 0 }' }, worldIn(workspace))).rejects.toMatchObject({
      code: 'unreadable',
      message: '`data`: d.csv is not a file.',
    });
  });

  test('a pattern that matches nothing', async () => {
    expect(await trouble({ 'x.csv': 'a\n1\n' }, { data: 'part-*.csv' })).toMatch(
      /^not-found: `data`: no file matches part-\*\.csv\./,
    );
  });

  test('parts with different columns', async () => {
    expect(await trouble({ 'p1.csv': 'a,b\n1,2\n', 'p2.csv': 'b,a\n1,2\n' }, { data: 'p*.csv' })).toMatch(
      /^unreadable: p2\.csv has the columns b, a, but p1\.csv has a, b\./,
    );
  });

  test('a file that may not be read', async () => {
    const workspace = folder({ 'd.csv': 'a\n1\n' });
    chmodSync(join(workspace, 'd.csv'), 0);
    const judged = judgeData({ data: 'd.csv', rules: 'columns: { a: { min: 5 } }' }, worldIn(workspace));
    // root may read everything
    if (process.getuid?.() === 0) expect((await judged).verdict).toBe('fail');
    else
      await expect(judged).rejects.toMatchObject({
        code: 'unreadable',
        message: '`data`: d.csv cannot be opened (EACCES).',
      });
  });

  test('rules that are not there, or not YAML', async () => {
    const files = { 'd.csv': 'a\n1\n', 'bad.yml': 'rows: [', 'typo.yml': 'rows: { mim: 1 }' };
    expect(await trouble(files, { rules: 'none.yml' })).toMatch(
      /^not-found: `rules`: there is no file none\.yml, and no rule set of that name\./,
    );
    expect(await trouble(files, { rules: 'bad.yml' })).toMatch(
      /^unreadable: bad\.yml holds no rules: expected a YAML mapping/,
    );
    expect(await trouble(files, { rules: 'typo.yml' })).toMatch(
      /^bad-input: typo\.yml: rows\.mim: unknown key "mim"; did you mean "min"\?\./,
    );
  });

  test('nothing to check', async () => {
    expect(await trouble({ 'd.csv': 'a\n1\n' }, { rules: undefined })).toMatch(/^bad-input: There is nothing to do/);
  });

  test('an engine that is not there', async () => {
    expect(await trouble({ 'd.csv': 'a\n1\n' }, { 'engine-path': 'nowhere' })).toMatch(
      /^not-found: `engine-path`: there is no DuckDB engine at nowhere\./,
    );
  });
});

describe('data that is unusual but whole is read', () => {
  const two = [
    ['1', 'é'],
    ['3', null],
  ];
  test.each<[string, Files, object?]>([
    ['plain', { 'd.csv': 'a,b\n1,é\n3,\n' }],
    ['no line end at the end', { 'd.csv': 'a,b\n1,é\n3,' }],
    ['CRLF', { 'd.csv': 'a,b\r\n1,é\r\n3,\r\n' }],
    ['mixed line ends', { 'd.csv': 'a,b\n1,é\r\n3,\r\n' }],
    ['a byte order mark', { 'd.csv': '\uFEFFa,b\n1,é\n3,\n' }],
    ['blank lines between', { 'd.csv': 'a,b\n\n1,é\n\n3,\n\n' }],
    ['quotes', { 'd.csv': '"a","b"\n"1","é"\n"3",""\n' }],
    ['latin-1 when told', { 'd.csv': Buffer.from('a,b\n1,\xe9\n3,\n', 'latin1') }, { encoding: 'latin-1' }],
    ['UTF-16 when told', { 'd.csv': Buffer.from('\uFEFFa,b\n1,é\n3,\n', 'utf16le') }, { encoding: 'utf-16' }],
    ['gzip', { 'd.csv.gz': gzipSync('a,b\n1,é\n3,\n') }],
    ['zstd', { 'd.csv.zst': zstdCompressSync('a,b\n1,é\n3,\n') }],
    ['TSV', { 'd.tsv': 'a\tb\n1\té\n3\t\n' }],
    ['another delimiter when told', { 'd.csv': 'a;b\n1;é\n3;\n' }, { delimiter: ';' }],
    ['null values', { 'd.csv': 'a,b\n1,é\n3,NA\n' }, { nullValues: ['NA'] }],
    ['a name that looks like a pattern', { 'd[1].csv': 'a,b\n1,é\n3,\n' }],
  ])('%s', async (_, files, options = {}) => {
    expect(await rowsOf(files, options)).toEqual(two);
  });

  test('a header alone is a table without rows', async () => {
    expect(await rowsOf({ 'd.csv': 'a,b\n' })).toEqual([]);
    const { verdict, reason } = await judgeData(
      { data: 'd.csv', rules: 'columns: { a: {} }' },
      worldIn(folder({ 'd.csv': 'a\n' })),
    );
    expect([verdict, reason]).toEqual(['fail', '1 of 2 checks failed: There are 0 rows, fewer than 1.']);
  });

  test('a column name left blank is numbered', async () => {
    await withTable({ 'd.csv': '"",b\n1,2\n' }, async ({ columns }) => {
      expect(columns.map(({ name }) => name)).toEqual(['column_1', 'b']);
    });
  });

  test('mixed line ends are told', async () => {
    const world = worldIn(folder({ 'd.csv': 'a,b\n1,2\r\n3,4\r\n' }));
    const { facts } = await judgeData({ data: 'd.csv', rules: 'rows: { min: 1 }' }, world);
    expect(world.logged[0]).toBe('warning: d.csv has mixed line ends (2 CRLF, 1 LF); it was read as if all were LF.');
    expect(facts).toHaveProperty('warnings');
  });

  test('several files are one table, and failing rows say their file', async () => {
    const world = worldIn(folder({ 'p1.csv': 'a,b\n1,2\n', 'p2.csv': 'a,b\n3,4\n-5,6\n' }));
    const { checks, outputs } = await judgeData({ data: 'p*.csv', rules: 'columns: { a: { min: 0 } }' }, world);
    expect(outputs.rows).toBe(3);
    expect(checks.at(-1)).toMatchObject({
      reason: '1 of 3 values of a are not at least 0 (p2.csv line 3).',
      examples: [{ file: 'p2.csv', line: 3, row: 2 }],
    });
  });
});

test('types come from every row, not from a sample', async () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => `${i},${i}.5,true,2026-01-01,x`);
  const header = 'i,f,b,d,s';
  const types = (extra: string[]) =>
    withTable({ 'd.csv': [header, ...rows, ...extra].join('\n') }, async ({ columns }) =>
      columns.map(({ inferred }) => inferred),
    );
  expect(await types([])).toEqual(['integer', 'float', 'boolean', 'date', 'string']);
  expect(await types(['x,x,x,x,x'])).toEqual(['string', 'string', 'string', 'string', 'string']);
  expect(await types([',,,,'])).toEqual(['integer', 'float', 'boolean', 'date', 'string']);
});

test('the digest is that of the file on disk', async () => {
  const workspace = folder({ 'd.csv': 'a\n1\n' });
  const judged = await judgeData({ data: 'd.csv', rules: 'rows: { min: 1 }' }, worldIn(workspace));
  // printf 'a\n1\n' | sha256sum
  expect(judged.subject?.dataDigest).toBe('sha256:309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc');
  writeFileSync(join(workspace, 'd.csv'), 'a\n2\n');
  const other = await judgeData({ data: 'd.csv', rules: 'rows: { min: 1 }' }, worldIn(workspace));
  expect(other.subject?.dataDigest).not.toBe(judged.subject?.dataDigest);
});
