import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as duckdb from '@duckdb/node-api';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { UserError } from '@tidegate/evidence';
import { duckDbEngine } from '../src/engines/duckdb/engine.ts';
import type { Connection } from '../src/engines/duckdb/connection.ts';
import { connectApart } from '../src/engines/duckdb/engine-process/connect.ts';
import { resolveSource } from '../src/sources/resolve.ts';
import { binding, folder, judgeData, worldIn } from './engine-for-tests.ts';

// Hundreds of files are read, on machines that may be busy.
jest.setTimeout(180_000);

const home = mkdtempSync(join(tmpdir(), 'tidegate-hostile-'));
const columns = ['i', 'f', 's', 'u', 'b', 't', 'n', 'l'];
const rows = 5000;
const groupRows = 2048;
const table = `SELECT CAST(i AS INTEGER) AS i, i * 0.37 AS f, 'word' || i % 13 AS s, md5(CAST(i AS VARCHAR)) AS u, i % 3 = 0 AS b,
  TIMESTAMP '2026-01-01' + INTERVAL (i) MINUTE AS t, CASE WHEN i % 4 > 0 THEN i * 7919 % 10007 END AS n, [i, i + 1] AS l FROM range(${rows}) r(i)`;

const variants = {
  plain: 'COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT 1',
  snappy: 'COMPRESSION snappy',
  gzip: 'COMPRESSION gzip',
  zstd: 'COMPRESSION zstd',
  lz4: 'COMPRESSION lz4_raw',
  'version 2': 'COMPRESSION uncompressed, PARQUET_VERSION v2',
};

async function written(options: string, select = table): Promise<Buffer> {
  const path = join(mkdtempSync(join(home, 'write-')), 'd.parquet');
  const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE ${groupRows}, ${options})`);
  connection.closeSync();
  return readFileSync(path);
}

/** Mulberry32, so that every run looks at the same places. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a file holds: names, types, and one hash per column and row group. */
interface Content {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly rows: number;
  readonly hashes: ReadonlyMap<string, string>;
}

const open = connectApart({
  node: process.execPath,
  entry: join(import.meta.dirname, 'engine-process-entry.ts'),
  env: {},
  statementTimeout: 20_000,
});
let connection: Connection | undefined;
afterAll(() => connection?.close());

/** The content of `path`, or the error a user reads. A crash of the engine is such an error too. */
async function contentOf(path: string, allowed: readonly string[]): Promise<Content | UserError> {
  connection ??= await open(binding, { files: allowed, temp: home, memoryLimit: '1GB' });
  try {
    const source = await resolveSource('data', path, { path: (typed) => typed, encoding: 'utf-8', nullValues: [] });
    const engine = duckDbEngine(connection);
    const opened = await engine.open(source);
    const hashed = opened.columns.map(({ sql }, i) => `CAST(bit_xor(hash(${sql}, "__row")) AS VARCHAR) AS h${i}`);
    const groups = await engine.query(
      `SELECT ("__row" - 1) // ${groupRows} AS g, ${hashed.join(', ')} FROM ${opened.from} GROUP BY 1`,
    );
    const number = opened.columns.find(({ name, stored }) => name === 'i' && stored === 'integer');
    if (number) {
      // A footer that lies about the values hides none of them.
      const [asked] = await engine.query(`SELECT count(*) AS n FROM ${opened.from} WHERE ${number.sql} > 2500`);
      const [counted] = await engine.query(
        `SELECT sum(CASE WHEN ${number.sql} > 2500 THEN 1 ELSE 0 END) AS n, count(*) AS rows FROM ${opened.from}`,
      );
      expect([asked!['n'], counted!['rows']]).toEqual([counted!['n'], opened.rows]);
    }
    return {
      names: opened.columns.map(({ name }) => name),
      types: opened.columns.map(({ storedAs }) => storedAs),
      rows: opened.rows,
      hashes: new Map(
        groups.flatMap((row) =>
          opened.columns.map((_, i) => [`${String(row['g'])} ${i}`, String(row[`h${i}`])] as const),
        ),
      ),
    };
  } catch (error) {
    if (
      !(error instanceof UserError) &&
      !/^(Invalid|IO|Conversion|Invalid Input|TProtocol|Parser|Binder|Out of Range|INTERNAL|Not implemented)/i.test(
        String((error as Error).message),
      )
    )
      throw error;
    if (error instanceof UserError && error.code === 'timeout') throw error;
    if (error instanceof UserError && error.code === 'tool-failed') {
      await connection.close();
      connection = undefined;
    }
    return error instanceof UserError ? error : new UserError('unreadable', (error as Error).message);
  }
}

const places = 60;

describe.each(Object.entries(variants))('damaged Parquet, %s', (name, options) => {
  test('is an error, or damaged in one column alone, and never one row less', async () => {
    const whole = await written(options);
    const footer = whole.length - 8 - whole.readUInt32LE(whole.length - 8);
    const random = seeded(name.length * 7919 + whole.length);
    const folderOf = mkdtempSync(join(home, 'flip-'));
    const cases = Array.from({ length: places }, (_, i) => {
      const damaged = Buffer.from(whole);
      const inFooter = i % 3 === 0;
      const at = inFooter ? footer + Math.floor(random() * (whole.length - footer)) : Math.floor(random() * footer);
      damaged[at]! ^= 1 << Math.floor(random() * 8);
      const cut = i % 10 === 9 ? damaged.subarray(0, Math.floor(random() * whole.length)) : damaged;
      const path = join(folderOf, `${i}.parquet`);
      writeFileSync(path, cut);
      return { path, at, inFooter, cut: cut !== damaged };
    });
    writeFileSync(join(folderOf, 'whole.parquet'), whole);
    const allowed = [join(folderOf, 'whole.parquet'), ...cases.map(({ path }) => path)];
    await connection?.close();
    connection = undefined;
    const truth = await contentOf(join(folderOf, 'whole.parquet'), allowed);
    if (truth instanceof UserError) throw truth;
    expect(truth.names).toEqual(columns);

    let refused = 0;
    for (const { path, at, inFooter, cut } of cases) {
      const found = await contentOf(path, allowed);
      if (found instanceof UserError) {
        refused++;
        continue;
      }
      const where = `${name}, byte ${at} of ${whole.length}${inFooter ? ' (footer)' : ''}`;
      expect([where, cut, found.rows]).toEqual([where, false, rows]);
      const told = found.names.join() !== truth.names.join() || found.types.join() !== truth.types.join();
      const other = [...truth.hashes].filter(([key, hash]) => found.hashes.get(key) !== hash).map(([key]) => key);
      const otherColumns = new Set(other.map((key) => key.split(' ')[1]));
      // A name or type that changed is seen by its rules; nothing but the footer holds them.
      if (told) expect([where, inFooter]).toEqual([where, true]);
      else expect([where, [...otherColumns].length <= 1, inFooter || other.length <= 1]).toEqual([where, true, true]);
    }
    expect(refused).toBeGreaterThan(0);
  });
});

describe.each(['plain', 'zstd', 'snappy', 'lz4', 'gzip'] as const)('pages overwritten, %s', (codec) => {
  test.each([
    ['rules', { rules: 'columns: { i: { min: 0 }, s: { nulls: 0 }, u: { unique: true } }' }],
    ['drift', { reference: 'd.parquet' }],
    ['a profile', { 'write-profile': 'p.json' }],
  ])('never pass %s', async (_, inputs) => {
    const damaged = await written(variants[codec]);
    for (let at = 200; at < 60_000; at += 400) damaged.fill(0xa5, at, at + 40);
    const outcome = await judgeData({ data: 'd.parquet', ...inputs }, worldIn(folder({ 'd.parquet': damaged }))).then(
      ({ verdict }) => verdict,
      (error: unknown) => error,
    );
    if (outcome !== 'fail') expect(outcome).toMatchObject({ name: 'UserError', code: 'unreadable' });
  });
});

describe('a footer that lies', () => {
  const select = `SELECT CAST(i AS INTEGER) AS a, 'x' || lpad(CAST(i AS VARCHAR), 4, '0') AS s FROM range(1000) r(i)`;
  async function lying(change: (bytes: Buffer, at: number) => void): Promise<string> {
    const bytes = await written('COMPRESSION uncompressed', select);
    const footer = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8);
    for (let at = footer; at < bytes.length - 12; at++) change(bytes, at);
    return folder({ 'd.parquet': bytes });
  }

  test.each([
    ['columns: { a: { max: 60 } }', '939 of 1000 values of a are not at most 60'],
    ['checks: [{ sql: "s < \'x0100\'", where: "a > 60" }]', '900 of 939 rows'],
    ['columns: { s: { in: [x0001] } }', '999 of 1000 values of s are not among'],
  ])('about the greatest value hides no row from %s', async (rules, reason) => {
    const workspace = await lying((bytes, at) => {
      if (bytes.readUInt32LE(at) === 999) bytes.writeUInt32LE(50, at);
      if (bytes.toString('latin1', at, at + 5) === 'x0999') bytes.write('x0050', at, 'latin1');
    });
    const { verdict, reason: told } = await judgeData({ data: 'd.parquet', rules }, worldIn(workspace));
    expect([verdict, told]).toEqual(['fail', expect.stringContaining(reason)]);
  });

  test('about the number of rows is told', async () => {
    // 1000 as a zigzag varint of Thrift's compact protocol: d0 0f; 100 is c8 01.
    let seen = 0;
    const workspace = await lying((bytes, at) => {
      if (bytes[at] === 0xd0 && bytes[at + 1] === 0x0f && seen++ === 0) bytes.set([0xc8, 0x01], at);
    });
    expect(seen).toBeGreaterThan(1);
    await expect(judgeData({ data: 'd.parquet', rules: 'rows: { min: 1 }' }, worldIn(workspace))).rejects.toMatchObject(
      {
        code: 'unreadable',
        message: 'd.parquet contradicts itself about how many rows it has.',
      },
    );
  });
});
