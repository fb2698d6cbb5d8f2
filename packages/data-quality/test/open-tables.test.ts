import { describe, expect, test } from '@jest/globals';
import { openTables } from '../src/engines/duckdb/open-tables.ts';
import { withTable } from './engine-for-tests.ts';

describe('a table in a statement', () => {
  const tables = openTables();
  const select = (of: string) => (columns: ReadonlySet<string>) => `SELECT ${[...columns].join()} FROM ${of}`;
  tables.add('"table_1"', select('one'));
  tables.add('"table_2"', select('two'));

  test.each([
    ['SELECT 1', 'SELECT 1'],
    ['SELECT c7 FROM "table_1" WHERE c7 > c12', 'SELECT c7 FROM (SELECT c7,c12 FROM one) AS "table_1" WHERE c7 > c12'],
    [`SELECT 'costs $& $1', 'c3' FROM "table_1"`, `SELECT 'costs $& $1', 'c3' FROM (SELECT c3 FROM one) AS "table_1"`],
    ['SELECT abc1, c1x, c 1 FROM "table_2"', 'SELECT abc1, c1x, c 1 FROM (SELECT  FROM two) AS "table_2"'],
    [
      'SELECT c0 FROM "table_1" UNION SELECT c1 FROM "table_2"',
      'SELECT c0 FROM (SELECT c0,c1 FROM one) AS "table_1" UNION SELECT c1 FROM (SELECT c0,c1 FROM two) AS "table_2"',
    ],
  ])('%s', async (sql, narrowed) => {
    expect(await tables.query(sql, (asked) => Promise.resolve([{ asked }]))).toEqual([{ asked: narrowed }]);
  });
});

test('a table that is kept is made once, by the first statement that asks for it', async () => {
  const tables = openTables();
  tables.add('"table_1"', (columns) => `SELECT ${[...columns].join()} FROM one`);
  const [used, unused] = [tables.kept('SELECT c2 FROM "table_1"'), tables.kept('SELECT c3 FROM "table_1"')];
  const asked: string[] = [];
  const query = (sql: string) =>
    tables.query(sql, async (statement) => {
      asked.push(statement);
      return [];
    });
  await query('SELECT 1');
  await Promise.all([query(`SELECT c2 FROM ${used}`), query(`SELECT 2, c2 FROM ${used}`)]);
  expect(asked).toEqual([
    'SELECT 1',
    `CREATE TABLE ${used} AS SELECT c2 FROM (SELECT c2 FROM one) AS "table_1"`,
    `SELECT c2 FROM ${used}`,
    `SELECT 2, c2 FROM ${used}`,
  ]);
  expect(asked.join()).not.toContain(unused);
});

test('the engine binds the columns that are named, and the places of rows', async () => {
  await withTable({ 'd.csv': 'a,b,c\n1,2,3\n' }, async ({ from }, { query }) => {
    const bound = async (list: string) =>
      (await query(`DESCRIBE SELECT *${list} FROM ${from}`)).map(({ column_name: name }) => name);
    expect(await bound('')).toEqual(['__part', '__row']);
    expect(await bound(', c1 * c1 AS x')).toEqual(['c1', '__part', '__row', 'x']);
  });
});
