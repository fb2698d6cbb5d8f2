import * as duckdb from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { duckDbEngine } from '@tidegate/data-quality';
import { connect, type Connection } from '../src/engines/duckdb/connection.ts';
import { type GuessForm, type KeptForm, keptForms, likelyForm } from '../src/engines/duckdb/kept-forms.ts';
import { resolveSource } from '../src/sources/resolve.ts';
import { folder, withTable } from './engine-for-tests.ts';

const path = join(folder({ 'd.csv': 'a\n' }), 'd.csv');
let connection: Connection;
beforeAll(async () => void (connection = await connect(duckdb, { files: [path], temp: join(path, '..', '.temp') })));
afterAll(() => connection.close());

async function open(formOf: GuessForm, checkedFrom = Infinity) {
  const source = await resolveSource('data', 'd.csv', {
    path: (typed) => join(path, '..', typed),
    encoding: 'utf-8',
    nullValues: [],
    delimiter: undefined,
  });
  const engine = duckDbEngine(connection, { formOf, checkedFrom });
  return { table: await engine.open(source), query: engine.query };
}

describe('forms are found, and not left too easily', () => {
  test.each<[string, readonly string[]]>([
    ['boolean true', ['true', 'false']],
    ['boolean True', ['True', 'False']],
    ['integer', ['0', '-12', '9007199254740991']],
    ['whole float', ['1.0', '0.0', '-3.0']],
    ['decimal 2', ['1.50', '0.07', '-12.34']],
    ['decimal 4', ['1.5000', '0.0007']],
    ['double', ['0.1', '5.0', '1e-05', '0.30000000000000004']],
    ['plain double', ['5', '5.3', '0.1']],
    ['date', ['2026-01-01', '1999-12-31']],
    ['timestamp ', ['2026-01-01 10:00:00', '2026-01-01 10:00:00.25']],
    ['timestampTZ', ['2026-01-01T10:00:00Z']],
    ['timestamp +00:00', ['2026-01-01 10:00:00+00:00']],
  ])('%s', async (name, texts) => {
    expect(likelyForm(texts)?.name).toBe(name);
    writeFileSync(path, `a\n${texts.join('\n')}\n`);
    const { table } = await open(likelyForm);
    expect(table.columns[0]!.kept).toBeDefined();
  });

  const form = (name: string): KeptForm => keptForms.find((known) => known.name === name)!;
  test.each<[string, string]>([
    ['integer', '007'],
    ['integer', '+1'],
    ['integer', '1.5'],
    ['integer', '1_000'],
    ['integer', '-9223372036854775808'],
    ['double', 'NaN'],
    ['double', '-0.0'],
    ['decimal 2', '1.5'],
    ['date', '2026-02-30'],
    ['timestamp ', '2026-01-01 10:00:00.50'],
  ])('%s does not hold %s', async (name, text) => {
    writeFileSync(path, `a\n${text}\n`);
    const { table, query } = await open(() => form(name));
    expect(table.columns[0]!.kept).toBeUndefined();
    expect(await query(`SELECT ${table.columns[0]!.sql} AS text FROM ${table.from}`)).toEqual([{ text }]);
  });
});

test('a wrong guess does not hide a line that cannot be read', async () => {
  writeFileSync(path, 'a,b\n1,2\nx,2\n3,4,5\n');
  const guess: GuessForm = () => keptForms.find(({ name }) => name === 'integer');
  await expect(open(guess)).rejects.toMatchObject({
    code: 'unreadable',
    message: 'd.csv: line 4 has 3 fields where the header has 2.',
  });
});

test('files of one table whose columns are kept in different forms are read as text', async () => {
  const files = { 'p1.csv': 'a,b\n1,0.5\n2,1.25\n', 'p2.csv': 'a,b\n1.0,x\n007,y\n' };
  await withTable(
    files,
    async (table, { query }) => {
      expect(table.columns.map(({ inferred, kept }) => [inferred, kept])).toEqual([
        ['integer', undefined],
        ['string', undefined],
      ]);
      const [a, b] = table.columns.map(({ sql }) => sql);
      expect(await query(`SELECT ${a} AS a, ${b} AS b FROM ${table.from} ORDER BY "__part", "__row"`)).toEqual([
        { a: '1', b: '0.5' },
        { a: '2', b: '1.25' },
        { a: '1.0', b: 'x' },
        { a: '007', b: 'y' },
      ]);
    },
    { data: 'p*.csv' },
  );
});
