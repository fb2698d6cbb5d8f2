import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UserError } from '@tidegate/evidence';
import { judgeData, worldIn } from '../../packages/data-quality/test/engine-for-tests.ts';
import * as postgres from '../../scripts/servers/postgres.ts';
import { type Places, startPlaces } from './engines/places.ts';

const LONG = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'tidegate-warehouse-'));
let places: Places;

const table = [
  'CREATE TABLE orders (id BIGINT, amount DOUBLE PRECISION, country VARCHAR)',
  "INSERT INTO orders VALUES (1, 5.5, 'DE'), (2, -1, 'FR'), (3, 7, 'DE')",
];
beforeAll(async () => {
  places = await startPlaces(folder);
  for (const sql of table) {
    await places.runPostgres(sql);
    await places.runTrino(sql);
  }
  copyFileSync(places.postgres.certificate, join(folder, 'postgres.crt'));
  copyFileSync(places.trino.certificate, join(folder, 'trino.crt'));
}, LONG);
afterAll(async () => {
  await places.stop();
  rmSync(folder, { recursive: true, force: true });
}, LONG);

const judge = (inputs: Readonly<Record<string, unknown>>, signal?: AbortSignal) =>
  judgeData({ rules: { rows: { min: 1 } }, ...inputs }, { ...worldIn(folder), ...(signal && { signal }) });

const engines = ['postgres', 'trino'] as const;
type Engine = (typeof engines)[number];
const on = (engine: Engine, more: Readonly<Record<string, unknown>> = {}) => ({
  engine,
  connection: engine === 'postgres' ? places.postgres.connection : places.trinoConnection,
  data: 'table: orders',
  ...more,
});
const rowsOf = (engine: Engine) =>
  (engine === 'postgres' ? places.runPostgres : places.runTrino)('SELECT count(*) AS n FROM orders');

/** Rejected as trouble that the user can mend, and never with the password. */
async function trouble(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: UserError) => reason,
  );
  expect(error).toMatchObject({ name: 'UserError' });
  const { code, message, hint } = error!;
  const text = `${code}: ${message} ${hint}`;
  expect(text).not.toMatch(/keeper(%20| )of|wrong-word/);
  return text;
}

describe.each(engines)('%s', (engine) => {
  test(
    'a good table passes, a bad one fails, an empty one fails',
    async () => {
      expect((await judge(on(engine))).verdict).toBe('pass');
      const bad = await judge(
        on(engine, { rules: { key: ['id'], columns: { amount: { min: 0 } } }, 'show-values': true }),
      );
      expect(bad.verdict).toBe('fail');
      expect(bad.checks.find(({ verdict }) => verdict === 'fail')).toMatchObject({
        reason: '1 of 3 values of amount are not at least 0 (id=2).',
        examples: [{ key: 'id=2', value: '-1' }],
      });
      expect(bad.subject).toEqual({});
      const hidden = await judge(on(engine, { rules: { key: ['id'], columns: { amount: { min: 0 } } } }));
      // The first 12 digits of the SHA-256 of `2`.
      expect(hidden.checks.find(({ verdict }) => verdict === 'fail')!.examples).toEqual([{ key: 'id=#d4735e3a265e' }]);
      const view = `CREATE VIEW none_${engine} AS SELECT * FROM ${engine === 'trino' ? 'memory.default.' : ''}orders WHERE id > 9`;
      await (engine === 'postgres' ? places.runPostgres : places.runTrino)(view);
      expect(
        (await judge(on(engine, { data: `table: none_${engine}`, rules: { columns: { id: { min: 0 } } } }))).verdict,
      ).toBe('fail');
    },
    LONG,
  );

  test.each([
    '1=1; DROP TABLE orders',
    "') OR 1=1 --",
    'true)) FROM orders; DELETE FROM orders; --',
    'true) OR (true',
    'amount > 0 /*',
    '(SELECT count(*) FROM (DELETE FROM orders RETURNING id) AS d) > 0',
    "(SELECT setval('s', 1)) > 0",
    'nosuch > 0',
    'amount / 0 = 1e0/0',
    'CAST(country AS INTEGER) > 0',
  ])(
    'the condition %s fails and writes nothing',
    async (sql) => {
      const { verdict, checks } = await judge(on(engine, { rules: { checks: [{ sql }] } }));
      expect([verdict, checks.at(-1)!.verdict]).toEqual(['fail', 'fail']);
      expect(checks.at(-1)!.reason).not.toContain("'DE'");
      expect(Number((await rowsOf(engine))[0]!['n'])).toBe(3);
    },
    LONG,
  );

  test(
    'one rule that cannot be run spoils no other',
    async () => {
      const rules = { checks: [{ sql: 'nosuch > 1' }, { sql: 'id < 4' }], columns: { id: { unique: true } } };
      const { checks } = await judge(on(engine, { rules }));
      expect(checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toEqual(['checks.1']);
    },
    LONG,
  );

  test('a pattern that the engine would read differently is refused by name', async () => {
    const { checks } = await judge(on(engine, { rules: { columns: { country: { pattern: '(?i)de' } } } }));
    expect(checks.find(({ verdict }) => verdict === 'fail')!.reason).toContain('(?i');
  });

  test('a table that is not there, with the nearest', async () => {
    expect(await trouble(judge(on(engine, { data: 'table: ordres' })))).toMatch(
      /^not-found: .*ordres.* nearest is .*orders/,
    );
  });

  test.each([
    [{ data: 'orders.csv' }, /^bad-input: .*orders.csv is a file/],
    [{ reference: 'orders.csv' }, /^bad-input: `reference`.*is a file/],
    [{ connection: undefined }, /^bad-input: `connection` is missing/],
    [{ engine: 'duckdb', connection: undefined }, /^bad-input: `data` names a table/],
    [{ engine: 'duckdb', data: 'orders.csv' }, /^bad-input: `connection` is given/],
    [{ data: 'table: a.b.c.d' }, /^bad-input: .*no name of a table/],
    [{ connection: 'mysql://u:wrong-word@h/d' }, /^bad-input: `connection` is no address/],
  ])('%j', async (inputs, told) => {
    expect(await trouble(judge(on(engine, inputs)))).toMatch(told);
  });

  test('a server that is not there', async () => {
    const connection = (host: string) =>
      engine === 'postgres' ? `postgresql://u:wrong-word@${host}/d` : `http://u@${host}/memory/default`;
    expect(await trouble(judge(on(engine, { connection: connection('127.0.0.1:1') })))).toMatch(
      /^unreachable: .*refused/,
    );
    expect(await trouble(judge(on(engine, { connection: connection('nosuch.invalid') })))).toMatch(
      /^unreachable: .*no such host/,
    );
  });

  test(
    'a password that is wrong, and a certificate that nobody signed',
    async () => {
      const good =
        engine === 'postgres'
          ? `${places.postgres.connection}?sslmode=verify-full`
          : `${places.trino.connection}?sslmode=verify-full`;
      const wrong = good.replace(/:[^:@]*@/, ':wrong-word@').replace('verify-full', 'require');
      expect(await trouble(judge(on(engine, { connection: wrong })))).toMatch(/^unauthorized: /);
      expect(await trouble(judge(on(engine, { connection: good })))).toMatch(/^unreachable: .*certificate/);
      const signed = `${good}&sslrootcert=${engine}.crt`;
      expect((await judge(on(engine, { connection: signed }))).verdict).toBe('pass');
      expect(await trouble(judge(on(engine, { connection: `${good}&sslrootcert=nosuch.crt` })))).toMatch(
        /^not-found: .*nosuch.crt/,
      );
    },
    LONG,
  );

  test(
    'a statement that takes too long',
    async () => {
      const slow = engine === 'postgres' ? '(SELECT pg_sleep(30)) IS NULL' : slowOnTrino;
      const inputs = on(engine, { rules: { checks: [{ sql: slow }] }, 'statement-timeout': '2s' });
      expect(await trouble(judge(inputs))).toMatch(/^timeout: /);
    },
    LONG,
  );

  test(
    'a job that is cancelled stops the statement at the server',
    async () => {
      const abort = new AbortController();
      const slow = engine === 'postgres' ? '(SELECT pg_sleep(600)) IS NULL' : slowOnTrino;
      const work = trouble(judge(on(engine, { rules: { checks: [{ sql: slow }] } }), abort.signal));
      const running = async () =>
        engine === 'postgres'
          ? places.runPostgres(
              "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()",
            )
          : places.runTrino(
              "SELECT 1 FROM system.runtime.queries WHERE state = 'RUNNING' AND source = 'tidegate' AND query LIKE '%sequence(1, 10000)%' AND query NOT LIKE '%runtime%'",
            );
      while ((await running()).length === 0) await sleep(100);
      abort.abort();
      await work;
      while ((await running()).length > 0) await sleep(100);
    },
    LONG,
  );
});

const slowOnTrino =
  '(SELECT count(*) FROM unnest(sequence(1, 10000)) AS a(x) CROSS JOIN unnest(sequence(1, 10000)) AS b(y) CROSS JOIN unnest(sequence(1, 10000)) AS c(z) WHERE x + y * z > 5) > 0';

test(
  'Trino takes a token in the place of a password',
  async () => {
    const address = places.trino.connection.replace(/:[^:@/]*@/, '@');
    const connection = (token: string) => `${address}?sslrootcert=trino.crt&accessToken=${token}`;
    expect((await judge(on('trino', { connection: connection(places.trino.token) }))).verdict).toBe('pass');
    const forged = `${places.trino.token.slice(0, -8)}AAAAAAAA`;
    expect(await trouble(judge(on('trino', { connection: connection(forged) })))).toMatch(/^unauthorized: /);
  },
  LONG,
);

test(
  'a user who may not read the table, and rows that are hidden from the user',
  async () => {
    await places.runPostgres("CREATE ROLE reader LOGIN PASSWORD 'reads-little'");
    await places.runPostgres('CREATE TABLE secret (id INTEGER)');
    await places.runPostgres('CREATE TABLE hidden (id INTEGER, owner TEXT)');
    await places.runPostgres("INSERT INTO hidden VALUES (1, 'reader'), (2, 'other')");
    await places.runPostgres('ALTER TABLE hidden ENABLE ROW LEVEL SECURITY');
    await places.runPostgres('CREATE POLICY own ON hidden USING (owner = current_user)');
    const connection = places.postgres.connection.replace(/\/\/[^@]*@/, '//reader:reads-little@');
    const read = (name: string) => judge(on('postgres', { connection, data: `table: ${name}` }));
    expect(await trouble(read('secret'))).toMatch(/^unauthorized: .*permission denied for table secret.*Grant SELECT/);
    await places.runPostgres('GRANT SELECT ON hidden TO reader');
    expect(await trouble(read('hidden'))).toMatch(/^unauthorized: .*row-level security.*BYPASSRLS/);
  },
  LONG,
);

test(
  'all statements of a run see the rows of one moment',
  async () => {
    const rules = {
      checks: [{ sql: '(SELECT count(*) FROM orders, (SELECT pg_sleep(2)) AS wait) = 3' }],
      columns: { id: { unique: true } },
    };
    const work = judge(on('postgres', { rules }));
    await sleep(700);
    await places.runPostgres("INSERT INTO orders VALUES (1, 1, 'PL')");
    const { verdict, outputs } = await work;
    await places.runPostgres("DELETE FROM orders WHERE country = 'PL'");
    expect([verdict, outputs.rows]).toEqual(['pass', 3]);
  },
  LONG,
);

test('names with quotes, blanks and upper case', async () => {
  await places.runPostgres('CREATE SCHEMA "Old Sales"');
  await places.runPostgres('CREATE TABLE "Old Sales"."a""b; DROP" ("Amount; --" NUMERIC, "select" TEXT)');
  await places.runPostgres(`INSERT INTO "Old Sales"."a""b; DROP" VALUES (5, 'x')`);
  const data = 'table: "Old Sales"."a""b; DROP"';
  const rules = { columns: { 'Amount; --': { min: 6 }, select: { in: ['x'] } } };
  const { checks } = await judge(on('postgres', { data, rules }));
  expect(checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toEqual(['columns.Amount; --.min']);
  expect(await trouble(judge(on('postgres', { data: 'table: Old Sales.x' })))).toMatch(/^not-found/);
});

test(
  'columns of every type are counted, shown and profiled',
  async () => {
    await places.runPostgres("CREATE TYPE mood AS ENUM ('low', 'high')");
    await places.runPostgres('CREATE DOMAIN percent AS NUMERIC CHECK (value <= 100)');
    const postgres = `CREATE TABLE kinds AS SELECT CAST(1 AS SMALLINT) AS a, CAST('high' AS mood) AS b, CAST(50 AS percent) AS c,
      CAST('{"x": 1}' AS JSON) AS d, CAST('{}' AS JSONB) AS e, ARRAY[1, 2] AS f, CAST('ab' AS CHAR(5)) AS g,
      CAST('0b5bc0b9-8a4c-4c2c-a2b5-d6f4b5d0f2a1' AS UUID) AS h, CAST('10:00' AS TIME) AS i, CAST('1 day' AS INTERVAL) AS j,
      CAST('x' AS BYTEA) AS k, CAST('10.0.0.1' AS INET) AS l, CAST('infinity' AS TIMESTAMP) AS m, CAST('-infinity' AS DATE) AS n,
      CAST('NaN' AS NUMERIC) AS o, CAST('Infinity' AS NUMERIC) AS p, CAST('(1,2)' AS POINT) AS q, CAST(7 AS MONEY) AS r, CAST('y' AS NAME) AS s`;
    await places.runPostgres(postgres);
    const trino = `CREATE TABLE kinds AS SELECT CAST(1 AS SMALLINT) AS a, CAST('ab' AS CHAR(5)) AS g, UUID '0b5bc0b9-8a4c-4c2c-a2b5-d6f4b5d0f2a1' AS h,
      TIME '10:00' AS i, INTERVAL '1' DAY AS j, to_utf8('x') AS k, IPADDRESS '10.0.0.1' AS l, ARRAY[1, 2] AS f, MAP(ARRAY['x'], ARRAY[1]) AS t,
      CAST(ROW(1, 'x') AS ROW(u INTEGER, v VARCHAR)) AS u, JSON '{"x": 1}' AS d, CAST(5 AS TINYINT) AS v`;
    await places.runTrino(trino);
    for (const engine of engines) {
      const rules = {
        columns: {
          a: { type: 'integer' },
          g: { in: ['ab'], length: 2 },
          h: { pattern: '[0-9a-f-]{36}' },
          i: { nulls: 0 },
        },
        duplicates: { max: 0 },
        ...(engine === 'postgres' && {
          checks: [{ sql: "b = 'high'" }, { sql: 'o > 1' }],
          freshness: { column: 'm', 'max-age': '1d' },
        }),
      };
      const { checks } = await judge(
        on(engine, { data: 'table: kinds', rules, 'write-profile': 'kinds.json', 'show-values': true }),
      );
      // NaN holds no condition, and a time without end is no newest time.
      expect(checks.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id)).toEqual(
        engine === 'postgres' ? ['checks.2', 'freshness'] : [],
      );
    }
    await places.runPostgres("CREATE TABLE huge AS SELECT CAST('1e400' AS NUMERIC) AS x");
    const huge = on('postgres', { data: 'table: huge', 'write-profile': 'huge.json' });
    expect(await trouble(judge(huge))).toMatch(/^unreadable: .*cannot count these rows.*out of range/);
    const { checks } = await judge(on('postgres', { data: 'table: huge', rules: { columns: { x: { min: 0 } } } }));
    expect(checks.at(-1)).toMatchObject({ verdict: 'fail' });
  },
  LONG,
);

test(
  'PostgreSQL killed in the middle of a statement',
  async () => {
    const server = await postgres.start({ folder: join(folder, 'doomed') });
    const rules = { checks: [{ sql: '(SELECT pg_sleep(600)) IS NULL' }] };
    const about = 'table: pg_catalog.pg_class';
    const work = trouble(judge({ engine: 'postgres', connection: server.connection, data: about, rules }));
    await sleep(2000);
    await server.stop();
    expect(await work).toMatch(/^(tool-failed|unreachable): PostgreSQL at .* (ended|cannot)/);
  },
  LONG,
);
