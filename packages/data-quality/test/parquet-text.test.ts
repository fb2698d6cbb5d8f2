import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as duckdb from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { parquetAsCsv } from '@tidegate/data-quality/parquet-text';
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
type Select = (names: readonly string[]) => readonly number[];
const all: Select = (names) => names.map((_, at) => at);

async function asText(
  content: Buffer,
  name = 'd.parquet',
  select = all,
): Promise<{ csv: string; digest: string; left: string[] }> {
  const workspace = folder({ [name]: content });
  const world = worldIn(workspace);
  const found = await parquetAsCsv(name, reader, world, select, async (csv, digest) => ({
    csv: await text(csv),
    digest,
  }));
  return { ...found, left: existsSync(world.run.temp) ? readdirSync(world.run.temp) : [] };
}

describe('a Parquet file as text', () => {
  test('holds the columns that are wanted, and the digest of the whole file', async () => {
    const content = await parquet(`SELECT 1 AS a, 2 AS "b ""x""", 3 AS c`);
    const found = await asText(content, 'd.parquet', (names) => [names.indexOf('b "x"'), names.indexOf('c')]);
    expect(found.csv).toBe('"b ""x""",c\n2,3\n');
    expect(found.digest).toBe((await asText(content)).digest);
  });

  test('has every value in digits that read back the same, nulls empty', async () => {
    const content = await parquet(
      `SELECT * FROM (VALUES ('a,"b', 0.1::DOUBLE, 0.1::FLOAT, 1.5::DECIMAL(5,2), true, NULL::INTEGER, 9007199254740993::BIGINT),
        ('', 1e-300::DOUBLE, 16777216::FLOAT, 0::DECIMAL(5,2), false, 7, -1)) AS t("an id", d, f, m, b, i, l)`,
    );
    const { csv, digest, left } = await asText(content);
    expect(csv).toBe(
      'an id,d,f,m,b,i,l\n"a,""b",0.1,0.1,1.50,true,,9007199254740993\n"",1e-300,16777216.0,0.00,false,7,-1\n',
    );
    expect(digest).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`);
    expect(left).toEqual([]);
  });

  test('keeps all digits of a hundred thousand numbers', async () => {
    const { csv } = await asText(
      await parquet('SELECT (hash(i) >> 11) / 9007199254740992.0 AS x FROM range(100000) r(i)'),
    );
    const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
    const exact = await connection.runAndReadAll(
      'SELECT (hash(i) >> 11) / 9007199254740992.0 AS x FROM range(100000) r(i)',
    );
    const told = csv.trim().split('\n').slice(1).map(Number);
    expect(told).toEqual(exact.getRows().map(([value]) => value));
  });

  test('is refused when it is damaged, or its name is a pattern', async () => {
    const whole = await parquet('SELECT 1 AS x');
    await expect(asText(whole.subarray(0, 60))).rejects.toMatchObject({ code: 'unreadable' });
    await expect(asText(whole, 'a[1].parquet')).rejects.toMatchObject({ code: 'unsupported' });
    await expect(parquetAsCsv('gone.parquet', reader, worldIn(folder({})), all, async () => 1)).rejects.toThrow();
  });
});
