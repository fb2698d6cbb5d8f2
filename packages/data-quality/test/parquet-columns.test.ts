import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as duckdb from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { type ColumnPiece, parquetColumns, type WantedColumn } from '@tidegate/data-quality/parquet-columns';
import { type Connect, connect } from '../src/engines/duckdb/connection.ts';
import { binding, folder, worldIn } from './engine-for-tests.ts';

async function parquet(select: string): Promise<Buffer> {
  const path = join(mkdtempSync(join(tmpdir(), 'tidegate-parquet-')), 'd.parquet');
  const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  return readFileSync(path);
}

const connectHere: Connect = async (_, options) => connect(duckdb, options);
const reader = { connect: connectHere, enginePath: binding };
type Select = (names: readonly string[]) => readonly WantedColumn[];
const every =
  (as: WantedColumn['as']): Select =>
  (names) =>
    names.map((_, at) => ({ at, as }));

const valuesOf = (piece: ColumnPiece): readonly (string | number)[] =>
  piece.kind === 'texts'
    ? piece.texts
    : piece.kind === 'numbers'
      ? [...piece.numbers]
      : [...piece.codes].map((code) => piece.values[code]!);

/** Whole columns, the kinds they came as, and what is left in the temporary folder. */
async function columnsOf(content: Buffer, select: Select, name = 'd.parquet') {
  const world = worldIn(folder({ [name]: content }));
  const columns: (string | number)[][] = [];
  const kinds: string[] = [];
  const digest = await parquetColumns(name, reader, world, select, (pieces) =>
    pieces.forEach((piece, i) => {
      kinds[i] = piece.kind;
      (columns[i] ??= []).push(...valuesOf(piece));
    }),
  );
  return { columns, kinds, digest, left: existsSync(world.run.temp) ? readdirSync(world.run.temp) : [] };
}

const values = `SELECT * FROM (VALUES ('a,"b', 0.1::DOUBLE, 0.5::FLOAT, 1.5::DECIMAL(5,2), true, NULL::INTEGER, 9007199254740993::BIGINT, 'NaN'::DOUBLE),
  ('', 1e-300::DOUBLE, 16777216::FLOAT, 0::DECIMAL(5,2), false, 7, -1, '-Infinity'::DOUBLE),
  (NULL, NULL, NULL, NULL, NULL, 7, 0, NULL)) AS t("an id", d, f, m, b, i, l, n)`;

describe('columns of a Parquet file', () => {
  test('come in the order that is asked for, with the digest of the whole file', async () => {
    const content = await parquet(`SELECT 1 AS a, 2 AS "b ""x""", 3 AS c`);
    const found = await columnsOf(content, (names) => [
      { at: names.indexOf('c'), as: 'number' },
      { at: names.indexOf('b "x"'), as: 'number' },
    ]);
    expect(found).toEqual({
      columns: [[3], [2]],
      kinds: ['numbers', 'numbers'],
      digest: `sha256:${createHash('sha256').update(content).digest('hex')}`,
      left: [],
    });
  });

  test('as numbers: exact, NaN for null; what is stored as no number is text', async () => {
    const { columns, kinds } = await columnsOf(await parquet(values), every('number'));
    expect(columns).toEqual([
      ['a,"b', '', ''],
      [0.1, 1e-300, NaN],
      [0.5, 16_777_216, NaN],
      [1.5, 0, NaN],
      ['true', 'false', ''],
      [NaN, 7, 7],
      [9_007_199_254_740_992, -1, 0],
      [NaN, -Infinity, NaN],
    ]);
    expect(kinds.filter((kind) => kind === 'texts')).toHaveLength(2);
  });

  test.each([
    ['text', ['texts', 'texts', 'texts', 'texts', 'texts', 'numbers', 'texts', 'texts']],
    ['category', Array.from({ length: 8 }, () => 'codes')],
  ] as const)(
    'as %s: as they are printed, empty for null; whole numbers stay numbers only where all are exact',
    async (as, kinds) => {
      const found = await columnsOf(await parquet(values), every(as));
      expect(found.kinds).toEqual(kinds);
      expect(found.columns).toEqual([
        ['a,"b', '', ''],
        ['0.1', '1e-300', ''],
        ['0.5', '16777216.0', ''],
        ['1.50', '0.00', ''],
        ['true', 'false', ''],
        as === 'text' ? [NaN, 7, 7] : ['', '7', '7'],
        ['9007199254740993', '-1', '0'],
        ['nan', '-inf', ''],
      ]);
    },
  );

  test('with a thousand values are categories, with more are not', async () => {
    const content = await parquet(
      `SELECT 'k' || i % 1000 AS a, 'k' || i % 1001 AS b, i % 1001 AS c FROM range(5000) r(i)`,
    );
    const { columns, kinds } = await columnsOf(content, every('category'));
    expect(kinds).toEqual(['codes', 'texts', 'numbers']);
    expect(columns).toEqual([
      Array.from({ length: 5000 }, (_, i) => `k${i % 1000}`),
      Array.from({ length: 5000 }, (_, i) => `k${i % 1001}`),
      Array.from({ length: 5000 }, (_, i) => i % 1001),
    ]);
  });

  test('keep the order of hundreds of thousands of rows, and all digits', async () => {
    const { columns } = await columnsOf(
      await parquet('SELECT i, (hash(i) >> 11) / 9007199254740992.0 AS x FROM range(300000) r(i)'),
      every('number'),
    );
    const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
    const exact = await connection.runAndReadAll(
      'SELECT (hash(i) >> 11) / 9007199254740992.0 AS x FROM range(300000) r(i)',
    );
    expect(columns[0]!.every((value, i) => value === i)).toBe(true);
    const told = exact.getRows();
    expect(columns[1]!.every((value, i) => value === told[i]![0])).toBe(true);
  });

  test.each(['text', 'category', 'number'] as const)('of a file without rows, as %s, have none', async (as) => {
    const { columns } = await columnsOf(await parquet("SELECT 1 AS a, 'x' AS b WHERE false"), every(as));
    expect(columns.flat()).toEqual([]);
  });

  test('whatever the texts hold', async () => {
    const hostile = ["'; drop table", '\uFEFFbom', 'a\0b', '\n', '"', '😀', ' x '];
    const literals = hostile.map((_, i) => `(getvariable('t')[${i + 1}])`);
    const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
    const path = join(mkdtempSync(join(tmpdir(), 'tidegate-parquet-')), 'd.parquet');
    await connection.run('SET VARIABLE t = $1::JSON::VARCHAR[]', [JSON.stringify(hostile)]);
    await connection.run(`COPY (SELECT * FROM (VALUES ${literals.join(', ')}) v(x)) TO '${path}' (FORMAT parquet)`);
    connection.closeSync();
    for (const as of ['text', 'category'] as const)
      expect(
        (await columnsOf(readFileSync(path), every(as))).columns[0]!.map((text) => String(text).replace('\uFEFF', '')),
      ).toEqual(hostile.map((text) => text.replace('\uFEFF', '')));
  });

  test('are refused when the file is damaged, or its name is a pattern', async () => {
    const whole = await parquet('SELECT i AS x FROM range(100000) r(i)');
    await expect(columnsOf(whole.subarray(0, 60), every('number'))).rejects.toMatchObject({ code: 'unreadable' });
    // Within a page: the footer is whole.
    const spoilt = Buffer.from(whole);
    spoilt.fill(0xff, 4, 60);
    await expect(columnsOf(spoilt, every('number'))).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('d.parquet cannot be read as Parquet'),
    });
    await expect(columnsOf(whole, every('number'), 'a[1].parquet')).rejects.toMatchObject({ code: 'unsupported' });
    await expect(
      parquetColumns('gone.parquet', reader, worldIn(folder({})), every('text'), () => {}),
    ).rejects.toThrow();
  });
});
