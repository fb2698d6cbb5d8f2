import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folder, judgeData, withTable, worldIn } from './engine-for-tests.ts';

const files = { 'd.csv': 'a\n1\n' };
const secret = join(folder({ 'secret.csv': 'token\nhush\n' }), 'secret.csv');

describe('a query, whoever wrote it, cannot leave its files', () => {
  test.each([
    ['read another file', `SELECT * FROM read_csv('${secret}')`],
    ['read another file as text', `SELECT * FROM read_text('${secret}')`],
    ['read another file as bytes', `SELECT * FROM read_blob('${secret}')`],
    ['read another file by its name alone', `SELECT * FROM '${secret}'`],
    ['read another file as JSON', `SELECT * FROM read_json_objects('${secret}')`],
    ['look into another file', `SELECT * FROM sniff_csv('${secret}')`],
    ['look into another Parquet file', `SELECT * FROM parquet_metadata('${secret}')`],
    ['read a file of the system', "SELECT * FROM read_csv('/etc/passwd')"],
    ['read its own process', "SELECT * FROM read_text('/proc/self/environ')"],
    ['copy another file in', `COPY x FROM '${secret}'`],
    ['import a database', `IMPORT DATABASE '${dirname(secret)}'`],
    ['export a database', `EXPORT DATABASE '${secret}.d'`],
    ['load code', `LOAD '${secret}'`],
    ['force an install', 'FORCE INSTALL spatial FROM community'],
    ['keep a secret', "CREATE SECRET s (TYPE s3, KEY_ID 'k', SECRET 's')"],
    ['attach a remote database', "ATTACH 'https://127.0.0.1:1/x.db'"],
    ['fetch from a bucket', "SELECT * FROM read_parquet('s3://bucket/x.parquet')"],
    ['fetch from a hub', "SELECT * FROM read_parquet('hf://datasets/a/b.parquet')"],
    ['write its files elsewhere', `SET temp_directory = '${dirname(secret)}'`],
    ['believe statistics again', "SET disabled_optimizers = ''"],
    ['load what it misses', 'SET autoload_known_extensions = true'],
    ['unlock itself', 'SET lock_configuration = false'],
    ['reset a setting', 'RESET allowed_paths'],
    ['read the environment', "SELECT getenv('HOME')"],
    ['list a folder', `SELECT * FROM glob('/etc/*')`],
    ['write a file elsewhere', `COPY (SELECT 1) TO '${secret}.copy'`],
    ['attach a database', `ATTACH '${dirname(secret)}/of_{connection}.db'`],
    ['install an extension', 'INSTALL httpfs'],
    ['load an extension', 'LOAD httpfs'],
    ['fetch an address', "SELECT * FROM read_csv('https://127.0.0.1:1/x.csv')"],
    ['open the door again', 'SET enable_external_access = true'],
    ['allow more folders', "SET allowed_directories = ['/']"],
    ['raise its memory', "SET memory_limit = '100GB'"],
    ['run two statements', 'SELECT 1; SELECT 2'],
  ])('%s', async (_, sql) => {
    await withTable(files, async (_table, engine) => {
      // Two at once go by two connections: one is as shut as the other. Each attaches a database of its own: while DuckDB refuses
      // one, another of the same name is refused for that name.
      const both = ['one', 'other'].map((connection) => engine.query(sql.replace('{connection}', connection)));
      for (const answer of await Promise.allSettled(both)) {
        expect(answer).toMatchObject({ status: 'rejected' });
        expect(String((answer as PromiseRejectedResult).reason)).toMatch(
          /Permission|disabled|locked|multiple statements|not allowed|not exist|configuration|not supported|Missing Extension/i,
        );
      }
    });
  });

  test('two queries at once are answered under the same settings', async () => {
    await withTable(files, async (table, engine) => {
      // Made where nothing else runs, and seen from there alone.
      await engine.query('CREATE TEMP TABLE of_one_connection AS SELECT 1 AS one');
      const settings = 'SELECT name, value FROM duckdb_settings() ORDER BY name';
      const here = engine.query(`SELECT count(*) AS n FROM of_one_connection, ${table.from}`);
      const [, elsewhere] = await Promise.allSettled([here, engine.query('SELECT * FROM of_one_connection')]);
      expect(await here).toEqual([{ n: 1 }]);
      expect(elsewhere).toMatchObject({ status: 'rejected' });
      const [first, second] = await Promise.all([engine.query(settings), engine.query(settings)]);
      expect(first.length).toBeGreaterThan(100);
      expect(second).toEqual(first);
    });
  });

  test.each(['..', '.', 'x/..'])('by a path that goes through its own folder: %s', async (way) => {
    await withTable(files, async (_table, engine) => {
      const [{ folder: scratch }] = (await engine.query(
        "SELECT parse_dirpath(current_setting('temp_directory')) AS folder",
      )) as unknown as [{ folder: string }];
      await expect(engine.query(`SELECT * FROM read_text('${scratch}/${way}/../../${secret}')`)).rejects.toThrow();
      await expect(
        engine.query(`SELECT * FROM read_text('${scratch}/${way}/../../../../../../../../../${secret}')`),
      ).rejects.toThrow(/Permission/);
    });
  });

  test('it does read its own', async () => {
    await withTable(files, async (table, engine) => {
      expect(await engine.query(`SELECT count(*) AS n FROM ${table.from}`)).toEqual([{ n: 1 }]);
    });
  });
});

describe('a rule, whoever wrote it, cannot either', () => {
  test.each([
    ['reads another file', `(SELECT count(*) FROM read_text('${secret}')) > 0`],
    ['reads a file of the system', "(SELECT count(*) FROM read_csv('/etc/passwd')) > 0"],
    ['shows another file', `(SELECT any_value(content) FROM read_text('${secret}')) = 'x'`],
    ['lists a folder', "(SELECT count(*) FROM glob('/etc/*')) > 0"],
    ['reads the environment', "getenv('HOME') IS NOT NULL"],
    ['fetches', "(SELECT count(*) FROM read_csv('https://127.0.0.1:1/x.csv')) > 0"],
    ['writes', `a > 0); COPY (SELECT 1) TO '${secret}.copy'; SELECT (1 = 1`],
    ['attaches', `a > 0; ATTACH '${secret}.db'`],
    ['installs', 'a > 0; INSTALL httpfs'],
    ['loads', 'a > 0; LOAD httpfs'],
    ['sets', 'a > 0; SET enable_external_access = true'],
    ['comments the rest away', 'true) --'],
    ['comments the rest away, over lines', 'true) /*'],
    ['closes and opens', 'true) OR (true'],
  ])('that %s', async (_, sql) => {
    const judged = await judgeData(
      { data: 'd.csv', rules: JSON.stringify({ checks: [{ sql }] }) },
      worldIn(folder(files)),
    ).catch((error: unknown) => {
      expect(error).toMatchObject({ name: 'UserError' });
      return { verdict: 'refused', checks: [] };
    });
    expect(['fail', 'inconclusive', 'refused']).toContain(judged.verdict);
    expect(JSON.stringify(judged.checks)).not.toMatch(/hush|root:/);
    expect([existsSync(`${secret}.copy`), existsSync(`${secret}.db`)]).toEqual([false, false]);
  });

  test.each(['columns', 'where', 'pattern'])('nor in %s', async (place) => {
    const text = `x') OR (SELECT count(*) FROM read_text('${secret}')) > 0 --`;
    const rules = {
      columns: { columns: { [text]: { min: 0 } } },
      where: { checks: [{ sql: 'a > 5', where: text }] },
      pattern: { columns: { a: { pattern: text } } },
    }[place];
    const judged = await judgeData({ data: 'd.csv', rules: JSON.stringify(rules) }, worldIn(folder(files))).catch(
      (error: unknown) => {
        expect(error).toMatchObject({ name: 'UserError' });
        return { verdict: 'refused' };
      },
    );
    expect(['fail', 'inconclusive', 'refused']).toContain(judged.verdict);
  });
});
