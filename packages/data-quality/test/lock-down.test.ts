import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folder, withTable } from './engine-for-tests.ts';

const files = { 'd.csv': 'a\n1\n' };
const secret = join(folder({ 'secret.csv': 'token\nhush\n' }), 'secret.csv');

describe('a query, whoever wrote it, cannot leave its files', () => {
  test.each([
    ['read another file', `SELECT * FROM read_csv('${secret}')`],
    ['read another file as text', `SELECT * FROM read_text('${secret}')`],
    ['list a folder', `SELECT * FROM glob('/etc/*')`],
    ['write a file elsewhere', `COPY (SELECT 1) TO '${secret}.copy'`],
    ['attach a database', `ATTACH '${secret}.db'`],
    ['install an extension', 'INSTALL httpfs'],
    ['load an extension', 'LOAD httpfs'],
    ['fetch an address', "SELECT * FROM read_csv('https://127.0.0.1:1/x.csv')"],
    ['open the door again', 'SET enable_external_access = true'],
    ['allow more folders', "SET allowed_directories = ['/']"],
    ['raise its memory', "SET memory_limit = '100GB'"],
    ['run two statements', 'SELECT 1; SELECT 2'],
  ])('%s', async (_, sql) => {
    await withTable(files, async (_table, engine) => {
      await expect(engine.query(sql)).rejects.toThrow(
        /Permission|disabled|locked|multiple statements|not allowed|not exist|configuration/i,
      );
    });
  });

  test('it does read its own', async () => {
    await withTable(files, async (table, engine) => {
      expect(await engine.query(`SELECT count(*) AS n FROM ${table.from}`)).toEqual([{ n: 1 }]);
    });
  });
});
