import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as duckdb from '@duckdb/node-api';
import { describe, expect, test } from '@jest/globals';
import { folder, judgeData, worldIn } from './engine-for-tests.ts';

async function parquet(select: string, options = ''): Promise<Buffer> {
  const path = join(mkdtempSync(join(tmpdir(), 'tidegate-parquet-')), 'd.parquet');
  const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet${options})`);
  connection.closeSync();
  return readFileSync(path);
}

const table = `SELECT CAST(i AS INTEGER) AS i, i / 2 AS f, 'x' || i % 3 AS s, i % 2 = 0 AS b, DATE '2026-01-01' + CAST(i % 5 AS INTEGER) AS d,
  TIMESTAMPTZ '2026-01-09 12:00:00+02' AS t, [i] AS list, CAST(i AS VARCHAR) AS text, CASE WHEN i = 7 THEN CAST('nan' AS DOUBLE) ELSE i END AS "with nan",
  CAST(i * 1.5 AS DECIMAL(9, 2)) AS money FROM range(100) AS r(i)`;

async function verdicts(rules: string): Promise<Record<string, string>> {
  const world = worldIn(folder({ 'd.parquet': await parquet(table) }));
  const { checks } = await judgeData({ data: 'd.parquet', rules }, world);
  return Object.fromEntries(checks.map(({ id, verdict }) => [id.replace('columns.', ''), verdict]));
}

describe('Parquet has types of its own', () => {
  test('that must fit the declared ones', async () => {
    const rules = `columns:
      i: { type: integer, min: 0, max: 99, unique: true, in: [${Array.from({ length: 100 }, (_, i) => i).join(', ')}] }
      f: { type: float, max: 49.5 }
      s: { type: string, in: [x0, x1, x2], length: 2 }
      b: { type: boolean, class-share: { min: 50%, max: 50% }, min-samples-per-class: 50 }
      d: { type: date, min: 2026-01-01, max: "2026-01-05" }
      t: { type: timestamp, min: "2026-01-09T10:00:00Z", max: "2026-01-09T10:00:00Z" }
      money: { type: float, max: 148.5 }
      list: { nulls: 0 }
freshness: { column: t, max-age: 14h }
checks: [{ sql: "b = (i % 2 = 0) and len(list) = 1 and d < date '2026-02-01'" }]
duplicates: {}`;
    expect(Object.entries(await verdicts(rules)).filter(([, verdict]) => verdict !== 'pass')).toEqual([]);
  });

  test.each([
    ['text: { type: integer }', 'text.type'],
    ['i: { type: string }', 'i.type'],
    ['i: { type: boolean }', 'i.type'],
    ['f: { type: integer }', 'f.type'],
    ['d: { type: float }', 'd.type'],
    ['list: { type: string }', 'list.type'],
    ['"with nan": { nulls: 0 }', 'with nan.nulls'],
    ['"with nan": { max: 1000 }', 'with nan.max'],
    ['t: { max: "2026-01-09T09:59:59Z" }', 't.max'],
  ])('%s fails', async (rule, id) => {
    expect((await verdicts(`columns: { ${rule} }`))[id]).toBe('fail');
  });

  test('a type that does not fit is told with the file’s own', async () => {
    const world = worldIn(folder({ 'd.parquet': await parquet(table) }));
    const { checks } = await judgeData({ data: 'd.parquet', rules: 'columns: { text: { type: float } }' }, world);
    expect(checks.at(-1)).toMatchObject({
      reason: '100 of 100 values of text are not floats (the file keeps VARCHAR) (row 1, row 2, row 3, ...).',
    });
  });
});

test('the same table as CSV and as Parquet does not drift', async () => {
  const csv = [
    'i,f,s,b',
    ...Array.from({ length: 100 }, (_, i) => `${i},${i / 2},x${i % 3},${i % 2 === 0 ? 'True' : 'False'}`),
    '',
  ].join('\n');
  const files = {
    'd.csv': csv,
    'd.parquet': await parquet("SELECT i, i / 2 AS f, 'x' || i % 3 AS s, i % 2 = 0 AS b FROM range(100) AS r(i)"),
  };
  for (const [data, reference] of [
    ['d.csv', 'd.parquet'],
    ['d.parquet', 'd.csv'],
  ]) {
    const judged = await judgeData({ data, reference }, worldIn(folder(files)));
    expect(judged.verdict).toBe('pass');
    expect(judged.checks.map(({ id, observed }) => [id, observed])).toEqual([
      ['rows', 100],
      ['drift.f.value', 0],
      ['drift.f.tail', 0],
      ['drift.s.mix', 0],
      ['drift.b.mix', 0],
    ]);
  }
});

test('Brotli is refused', async () => {
  const files = { 'd.parquet': await parquet('SELECT 1 AS a', ', COMPRESSION brotli') };
  await expect(
    judgeData({ data: 'd.parquet', rules: 'rows: { min: 1 }' }, worldIn(folder(files))),
  ).rejects.toMatchObject({
    code: 'unsupported',
    message: 'd.parquet is compressed with Brotli, whose decoder has an open advisory.',
  });
});

test('too little memory is no verdict', async () => {
  const files = { 'd.csv': `a,b\n${Array.from({ length: 200_000 }, (_, i) => `${i},${i * 7}`).join('\n')}\n` };
  await expect(
    judgeData({ data: 'd.csv', rules: 'duplicates: {}', 'memory-limit': '4MB' }, worldIn(folder(files))),
  ).rejects.toMatchObject({
    code: 'tool-failed',
    hint: 'Raise `memory-limit`, or run on a larger runner.',
  });
});

test('categories are named only when values may be shown', async () => {
  const mix = (share: number) =>
    ['x,k', ...Array.from({ length: 200 }, (_, i) => `${i < share * 200 ? 'private' : 'other'},1`), ''].join('\n');
  const world = worldIn(folder({ 'ref.csv': mix(0.1), 'cur.csv': mix(0.9) }));
  const shown = async (raw: object) =>
    JSON.stringify(await judgeData({ data: 'cur.csv', reference: 'ref.csv', ...raw }, world));
  expect(await shown({})).not.toContain('private');
  expect(await shown({ 'show-values': 'true' })).toContain('"largest change":"other"');
});
