import * as duckdb from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { duckDbEngine } from '@tidegate/data-quality';
import { connect, type Connection } from '../src/engines/duckdb/connection.ts';
import { connectApart } from '../src/engines/duckdb/engine-process/connect.ts';
import { fewTexts } from '../src/engines/duckdb/few-texts.ts';
import { usualIntake } from '../src/engines/duckdb/kept-forms.ts';
import { resolveSource } from '../src/sources/resolve.ts';
import { binding, folder } from './engine-for-tests.ts';

describe('few texts are expected', () => {
  const repeated = (texts: readonly string[], times: number) =>
    texts.flatMap((text) => Array<string>(times).fill(text));

  test('where all of a large sample are among them, none of them rare', () => {
    expect(fewTexts(repeated(['DE', 'FR'], 500))).toEqual(['DE', 'FR']);
  });

  test.each([
    ['of a small sample', repeated(['DE', 'FR'], 499)],
    ['where one of them is rare', [...repeated(['DE'], 1000), ...repeated(['FR'], 4)]],
    ['where there are many', Array.from({ length: 2000 }, (_, i) => `m${i % 101}`)],
  ])('not %s', (_, sample) => {
    expect(fewTexts(sample)).toBeUndefined();
  });
});

const path = join(folder({ 'd.csv': 'a\n' }), 'd.csv');
const options = { files: [path], temp: join(path, '..', '.temp') };
const apart = connectApart({
  node: process.execPath,
  entry: join(import.meta.dirname, 'engine-process-entry.ts'),
  env: {},
  statementTimeout: 60_000,
});

const here = () => connect(duckdb, options);
const elsewhere = () => apart(binding, options);

describe.each([
  ['in this process', 10, here],
  ['in this process', 3, here],
  ['in a process of its own', 10, elsewhere],
  ['in a process of its own', 3, elsewhere],
])('text of few values, read as codes of them %s: %i', (_, different, opening) => {
  let connection: Connection;
  let asked: string[] = [];
  beforeAll(async () => void (connection = await opening()));
  afterAll(() => connection.close());

  const texts = ["it's", ' DE', 'de', 'DE', 'a;b', 'NaN', '1e5x', '\u00dcnder', 'U\u0308nder', ');--'].slice(
    -different,
  );
  const lines = Array.from({ length: 20_000 }, (_, i) => `${i},${texts[i % texts.length]},${i % 7 === 0 ? '' : i / 4}`);

  /** The texts of a column as the table has them, and the statements that it took to read them. */
  async function read(rows: readonly string[]) {
    writeFileSync(path, `id,kind,x\n${rows.join('\n')}\n`);
    asked = [];
    const listening: Connection = {
      ...connection,
      query: (sql) => {
        asked.push(sql);
        return connection.query(sql);
      },
    };
    const source = await resolveSource('data', 'd.csv', {
      path: (typed) => join(path, '..', typed),
      encoding: 'utf-8',
      nullValues: [],
      delimiter: undefined,
    });
    const engine = duckDbEngine(listening, { ...usualIntake, checkedFrom: 0 });
    const table = await engine.open(source);
    const list = table.columns.map(({ sql, name }) => `CAST(${sql} AS VARCHAR) AS ${name}`).join(', ');
    const found = await engine.query(`SELECT ${list} FROM ${table.from} ORDER BY "__row"`);
    return { found: found.map(({ id, kind, x }) => [id ?? '', kind ?? '', x ?? ''].join()), table };
  }
  const copies = () => asked.filter((sql) => sql.startsWith('COPY')).map((sql) => sql.includes('ENUM('));

  test('is the text of the file', async () => {
    const { found, table } = await read(lines);
    expect(found).toEqual(lines);
    expect(table.columns.map(({ inferred, stored }) => [inferred, stored])).toEqual([
      ['integer', 'text'],
      ['string', 'text'],
      ['float', 'text'],
    ]);
    expect(copies()).toEqual([true]);
  });

  test.each([
    ['another', 'FR'],
    ['one with a blank more', 'DE '],
    ['one in other letters', "It's"],
    ['a long one', 'x'.repeat(5000)],
  ])('is read as text once %s turns up', async (_, strange) => {
    const rows = lines.map((line, i) => (i === 2100 ? `2100,${strange},1.5` : line));
    expect((await read(rows)).found).toEqual(rows);
    expect(copies()).toEqual([true, false]);
  });

  test('is not read again for a number that is none: all is compared then', async () => {
    const rows = lines.map((line, i) => (i === 2100 ? `none,DE,1.5` : line));
    const { found, table } = await read(rows);
    expect(found).toEqual(rows);
    expect(table.columns[0]!.inferred).toBe('string');
    expect(copies()[0]).toBe(true);
    expect(copies().slice(1)).not.toContain(true);
  });

  test('hides no line that cannot be read', async () => {
    const rows = lines.map((line, i) => (i === 2100 ? '2100,DE,1.5,4' : line));
    await expect(read(rows)).rejects.toMatchObject({
      code: 'unreadable',
      message: 'd.csv: line 2102 has 4 fields where the header has 3.',
    });
  });
});
