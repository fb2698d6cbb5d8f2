import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as duckdb from '@duckdb/node-api';
import { describe, expect, test } from '@jest/globals';
import { partitionColumns } from '../src/sources/partitions.ts';
import { type Files, folder, judgeData, withTable, worldIn } from './engine-for-tests.ts';

const judged = (workspace: string, raw: Record<string, unknown>) =>
  judgeData({ rules: 'rows: { min: 1 }', ...raw }, worldIn(workspace));

async function writeParquet(workspace: string, path: string, select: string): Promise<void> {
  mkdirSync(join(workspace, path, '..'), { recursive: true });
  const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (${select}) TO '${join(workspace, path)}' (FORMAT parquet)`);
  connection.closeSync();
}

describe('folders named key=value', () => {
  const files: Files = {
    'data/year=2024/month=01/a.csv': 'x\n1\n2\n',
    'data/year=2024/month=02/a.csv': 'x\n3\n',
    'data/year=2025/month=__HIVE_DEFAULT_PARTITION__/b%3A.csv': 'x\n4\n',
  };
  const rows = (pattern: string, given: Files = files) =>
    withTable(
      given,
      async (table, engine) => ({
        names: table.columns.map(({ name, inferred }) => `${name}: ${inferred}`),
        rows: (
          await engine.query(
            `SELECT ${table.columns.map(({ sql }) => sql).join(', ')} FROM ${table.from} ORDER BY "__part", "__row"`,
          )
        ).map((row) => Object.values(row).join(' ')),
      }),
      { data: pattern },
    );

  test('become columns, in the order of the files’ names', async () => {
    expect(await rows('data/**/*.csv')).toEqual({
      names: ['x: integer', 'year: integer', 'month: integer'],
      rows: ['1 2024 01', '2 2024 01', '3 2024 02', '4 2025 '],
    });
  });

  test('that the pattern itself names become none', async () => {
    expect((await rows('data/year=2024/*/*.csv')).names).toEqual(['x: integer', 'month: integer']);
    expect((await rows('data/year=2024/month=01/a.csv')).names).toEqual(['x: integer']);
  });

  test.each([
    ['jsonl', { 'd/day=1/a.jsonl': '{"x":1}\n', 'd/day=2/a.jsonl': '{"x":2}\n' }],
    [
      'gzipped CSV',
      {
        'd/day=1/a.csv.gz': execFileSync('gzip', ['-c'], { input: 'x\n1\n' }),
        'd/day=2/a.csv.gz': execFileSync('gzip', ['-c'], { input: 'x\n2\n' }),
      },
    ],
  ])('in %s too', async (_, given) => {
    expect(await rows('d/*/*', given as Files)).toMatchObject({ rows: ['1 1', '2 2'] });
  });

  test('in Parquet, as pandas, Spark and DuckDB write it', async () => {
    const workspace = folder({});
    const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
    await connection.run(
      `COPY (SELECT i AS x, 'p' || i % 3 AS part, i % 2 AS odd FROM range(12) r(i)) TO '${join(workspace, 'out.parquet')}' (FORMAT parquet, PARTITION_BY (part, odd))`,
    );
    connection.closeSync();
    const { checks, outputs } = await judged(workspace, {
      data: 'out.parquet/**/*.parquet',
      rules: 'columns: { part: { in: [p0, p1, p2] }, odd: { type: integer, max: 0 }, x: { unique: true } }',
    });
    expect(outputs).toMatchObject({ rows: 12, columns: 3 });
    expect(checks.filter(({ verdict }) => verdict === 'fail').map(({ reason }) => reason.replace(/ \(.*/, ''))).toEqual(
      ['6 of 12 values of odd are not at most 0'],
    );
  });

  test('are left alone when told', async () => {
    const { outputs } = await judged(folder(files), { data: 'data/**/*.csv', partitions: 'none' });
    expect(outputs).toMatchObject({ rows: 4, columns: 1 });
  });

  test('are part of the digest, the machine is not', async () => {
    const digest = async (given: Files) => (await judged(folder(given), { data: 'd/**/*.csv' })).subject!.dataDigest;
    const one = await digest({ 'd/k=1/a.csv': 'x\n1\n', 'd/k=2/a.csv': 'x\n2\n' });
    expect(await digest({ 'd/k=1/a.csv': 'x\n1\n', 'd/k=2/a.csv': 'x\n2\n' })).toBe(one);
    expect(await digest({ 'd/k=1/a.csv': 'x\n1\n', 'd/k=3/a.csv': 'x\n2\n' })).not.toBe(one);
    expect(await digest({ 'd/k=1/a.csv': 'x\n2\n', 'd/k=2/a.csv': 'x\n1\n' })).not.toBe(one);
  });

  test.each<[string, Files, string]>([
    [
      'of other keys',
      { 'd/k=1/a.csv': 'x\n1\n', 'd/j=1/a.csv': 'x\n2\n' },
      '`data`: the folders of d/k=1/a.csv say k, but those of d/j=1/a.csv say j.',
    ],
    [
      'missing somewhere',
      { 'd/k=1/a.csv': 'x\n1\n', 'd/z/a.csv': 'x\n2\n' },
      '`data`: the folders of d/z/a.csv say no key, but those of d/k=1/a.csv say k.',
    ],
    [
      'with a key twice',
      { 'd/k=1/k=2/a.csv': 'x\n1\n' },
      '`data`: the folders of d/k=1/k=2/a.csv say k more than once.',
    ],
    [
      'with the name of a column',
      { 'd/x=1/a.csv': 'x\n1\n' },
      'd/x=1/a.csv has a column x, and its folder says x too.',
    ],
  ])('%s are an error', async (_, given, message) => {
    await expect(judged(folder(given), { data: 'd/**/*.csv' })).rejects.toMatchObject({ name: 'UserError', message });
  });

  test('named like the engine’s own columns stay what they are', async () => {
    expect(await rows('d/c0=7/*.csv', { 'd/c0=7/a.csv': 'x,y\n1,2\n' })).toEqual({
      names: ['x: integer', 'y: integer'],
      rows: ['1 2'],
    });
  });

  test('escaped signs are read back', () => {
    expect(partitionColumns('data', 'd/*/*.csv', ['d/t=10%3A30/a.csv', 'd/t=100%/a.csv'])).toEqual([
      { name: 't', values: ['10:30', '100%'] },
    ]);
  });
});

describe('which files are found', () => {
  test('folders that match a pattern are no files', async () => {
    const workspace = folder({ 'd/a.csv': 'x\n1\n' });
    mkdirSync(join(workspace, 'd/b.csv'));
    expect((await judged(workspace, { data: 'd/*.csv' })).outputs.rows).toBe(1);
    await expect(judged(workspace, { data: 'd/b*.csv' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a workspace whose own path looks like a pattern', async () => {
    const workspace = join(folder({}), 'a[1]{2}');
    mkdirSync(join(workspace, 'd'), { recursive: true });
    writeFileSync(join(workspace, 'd/x.csv'), 'x\n1\n');
    expect((await judged(workspace, { data: 'd/*.csv' })).outputs.rows).toBe(1);
  });

  test('parts whose types differ are told', async () => {
    const workspace = folder({});
    await writeParquet(workspace, 'd/1.parquet', 'SELECT 1 AS a, 2 AS b');
    await writeParquet(workspace, 'd/2.parquet', "SELECT 1 AS a, '2' AS b");
    await expect(judged(workspace, { data: 'd/*.parquet' })).rejects.toMatchObject({
      code: 'unreadable',
      message: 'd/2.parquet keeps b as VARCHAR, but d/1.parquet as INTEGER.',
    });
  });

  test('integers of two widths are one type', async () => {
    const workspace = folder({});
    await writeParquet(workspace, 'd/1.parquet', 'SELECT CAST(1 AS INTEGER) AS a');
    await writeParquet(workspace, 'd/2.parquet', 'SELECT CAST(3000000000 AS BIGINT) AS a');
    const { checks } = await judged(workspace, { data: 'd/*.parquet', rules: 'columns: { a: { max: 5 } }' });
    expect(checks.map(({ verdict }) => verdict)).toContain('fail');
  });
});

describe('a link in the workspace', () => {
  const outside = folder({ 'secret.csv': 'x\n1\n', 'deep/secret.csv': 'x\n1\n' });

  test.each<[string, (workspace: string) => void, string]>([
    ['to a file outside', (w) => symlinkSync(join(outside, 'secret.csv'), join(w, 'd.csv')), 'd.csv'],
    ['to a folder outside', (w) => symlinkSync(outside, join(w, 'd')), 'd/secret.csv'],
    ['to a folder outside, by a pattern', (w) => symlinkSync(outside, join(w, 'd')), 'd/*.csv'],
    [
      'to a link to a file outside',
      (w) => (symlinkSync(join(outside, 'secret.csv'), join(w, 'one')), symlinkSync('one', join(w, 'd.csv'))),
      'd.csv',
    ],
  ])('%s is refused', async (_, make, data) => {
    const workspace = folder({ 'a/own.csv': 'x\n1\n' });
    make(workspace);
    await expect(judged(workspace, { data })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/^`data`: .* is a link to .*secret\.csv, outside the workspace\.$/),
      hint: 'If that is the data you mean, name it by that path.',
    });
    await expect(judged(workspace, { data: 'a/own.csv', reference: data })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  test('within it is followed', async () => {
    const workspace = folder({ 'cache/x.csv': 'x\n1\n' });
    symlinkSync('cache/x.csv', join(workspace, 'd.csv'));
    expect((await judged(workspace, { data: 'd.csv' })).verdict).toBe('pass');
  });

  test('a path the user typed may lie outside', async () => {
    const workspace = folder({});
    expect((await judged(workspace, { data: join(outside, 'secret.csv') })).verdict).toBe('pass');
    expect((await judged(join(workspace), { data: join('..', outside.split('/').pop()!, 'secret.csv') })).verdict).toBe(
      'pass',
    );
  });

  test('a workspace that is a link itself', async () => {
    const real = folder({ 'd.csv': 'x\n1\n' });
    const link = join(mkdtempSync(join(tmpdir(), 'tidegate-link-')), 'workspace');
    symlinkSync(real, link);
    expect((await judged(link, { data: 'd.csv' })).verdict).toBe('pass');
  });
});

describe('a file that does not hold still', () => {
  const change: [string, (path: string) => void, RegExp][] = [
    ['is written to', (path) => writeFileSync(path, 'x\n1\n2\n'), /^d\.csv changed while it was read\.$/],
    [
      'is replaced',
      (path) => (copyFileSync(path, `${path}.new`), renameSync(`${path}.new`, path)),
      /^d\.csv changed while it was read\.$/,
    ],
    ['is touched', (path) => utimesSync(path, 1, 1), /^d\.csv changed while it was read\.$/],
    ['is removed', (path) => rmSync(path), /^d\.csv vanished while it was read\.$/],
  ];
  test.each(change)('%s', async (_, act, message) => {
    const workspace = folder({ 'd.csv': 'x\n1\n' });
    const world = worldIn(workspace);
    const acting = { ...world, log: { ...world.log, info: () => act(join(workspace, 'd.csv')) } };
    await expect(judgeData({ data: 'd.csv', rules: 'rows: { min: 0 }' }, acting)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(message),
    });
  });
});
