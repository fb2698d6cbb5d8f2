import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UserError } from '@tidegate/evidence';
import { postgresAddress } from '../src/engines/postgres/connect.ts';
import { trinoAddress } from '../src/engines/trino/address.ts';
import { runStatement } from '../src/engines/trino/statement.ts';
import { tableName } from '../src/engines/warehouse/table-name.ts';

describe('addresses', () => {
  test('PostgreSQL', () => {
    expect(postgresAddress('postgresql://reader:p%40ss@db.example.com/shop')).toMatchObject({
      ...{ host: 'db.example.com', port: 5432, database: 'shop', user: 'reader', password: 'p@ss' },
      sslMode: 'verify-full',
    });
    expect(postgresAddress('postgres://reader@localhost:6543')).toMatchObject({
      ...{ port: 6543, database: 'reader', sslMode: 'disable' },
    });
    const loopback = postgresAddress('postgres://r@[::1]/d?sslmode=require&sslrootcert=ca.pem');
    expect(loopback).toMatchObject({ host: '::1', sslMode: 'require', rootCertificate: 'ca.pem' });
  });

  test('Trino', () => {
    expect(trinoAddress('https://u:p@trino.example.com/hive/web')).toMatchObject({
      ...{ origin: 'https://trino.example.com', catalog: 'hive', schema: 'web', sslMode: 'verify-full' },
    });
    expect(trinoAddress('https://u@h:8443/hive?accessToken=ey.J')).toMatchObject({ token: 'ey.J', catalog: 'hive' });
    expect(trinoAddress('http://u@h:8080').sslMode).toBe('disable');
  });

  test.each([
    ['mysql://u:secret-word@h/d', /no address of a PostgreSQL/],
    ['postgresql://h/d', /names no user/],
    ['postgresql://u:secret-word@h/d?sslmode=prefer', /sslmode=prefer/],
    ['postgresql://u:secret-word@h/d?options=-c', /the parameter options/],
    ['postgresql://u:secret-word%zz@h/d', /percent sign/],
  ])('%s', (connection, why) => {
    expect(() => postgresAddress(connection)).toThrow(why);
    expect(() => postgresAddress(connection)).not.toThrow(/secret-word/);
  });

  test.each([
    ['http://u:secret-word@h/hive', /without TLS/],
    ['http://u@h/hive?accessToken=x', /without TLS/],
    ['https://u@h/a/b/c', /more in its path/],
    ['https://u@h/a?sslmode=disable', /sslmode=disable with https/],
  ])('%s', (connection, why) => {
    expect(() => trinoAddress(connection)).toThrow(why);
  });
});

describe('names of tables', () => {
  const names = (typed: string) => tableName('data', typed, 3).map(({ text, quoted }) => (quoted ? [text] : text));

  test.each([
    ['table: sales.orders', ['sales', 'orders']],
    ['table:orders', ['orders']],
    ['TABLE: a.b.c', ['a', 'b', 'c']],
    ['table: "Old Sales"."a.b""c"', [['Old Sales'], ['a.b"c']]],
    ['table: Old Sales.x', ['Old Sales', 'x']],
  ])('%s', (typed, parts) => {
    expect(names(typed)).toEqual(parts);
  });

  test.each([
    'table:',
    'table: a.',
    'table: .a',
    'table: a..b',
    'table: a.b.c.d',
    'table: "a',
    'table: "a"b',
    'table: ""',
  ])('%s is none', (typed) => {
    expect(() => names(typed)).toThrow(/no name of a table/);
  });
});

describe("Trino's statement protocol", () => {
  let server: Server;
  let answers: { readonly status?: number; readonly body: string }[] = [];
  const seen: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
  beforeAll(async () => {
    server = createServer(({ method, url, headers }, response) => {
      seen.push({ method, url, headers });
      const { status = 200, body } = answers.length > 1 ? answers.shift()! : answers[0]!;
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void server.close());

  const run = (...given: typeof answers) => {
    answers = given;
    seen.length = 0;
    const address = trinoAddress(`http://u@127.0.0.1:${(server.address() as AddressInfo).port}/memory/default`);
    return runStatement('SELECT 1', { ...address, password: 'word' }, { tls: undefined, statementTimeout: 10_000 });
  };
  const page = (content: object) => ({ body: JSON.stringify({ id: '1', ...content }) });
  const failing = (message: string, errorName: string, errorType: string) =>
    page({ error: { message, errorName, errorType } });

  test('rows of all pages, the first one too; integers beyond 2^53 keep their digits', async () => {
    const columns = [{ name: 'n' }, { name: 't' }];
    const { rows } = await run(
      {
        body: '{"columns":[{"name":"n"},{"name":"t"}],"data":[[9007199254740993,"a"]],"nextUri":"http://elsewhere.invalid/v1/2"}',
      },
      page({ columns, nextUri: 'http://elsewhere.invalid/v1/3?x=1' }),
      page({
        columns,
        data: [
          [2, null],
          [0.5, [1]],
        ],
      }),
    );
    expect(rows).toEqual([
      { n: '9007199254740993', t: 'a' },
      { n: 2, t: null },
      { n: 0.5, t: '[1]' },
    ]);
    // The credentials go to the address the user named, whatever the server calls itself.
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /v1/statement',
      'GET /v1/2',
      'GET /v1/3?x=1',
    ]);
    for (const { headers } of seen) expect(headers.authorization).toBe(`Basic ${btoa('u:word')}`);
  });

  test.each([
    ['503', [{ status: 503, body: 'busy' }], 'unreachable'],
    ['401', [{ status: 401, body: 'Access Denied' }], 'unauthorized'],
    ['no JSON', [{ body: '<html>' }], 'unreachable'],
    // In the very first answer, where a client may not look.
    ['an error at once', [failing('died', 'GENERIC_INTERNAL_ERROR', 'INTERNAL_ERROR')], 'tool-failed'],
    ['permission', [failing('no', 'PERMISSION_DENIED', 'USER_ERROR')], 'unauthorized'],
    ['memory', [failing('much', 'EXCEEDED_GLOBAL_MEMORY_LIMIT', 'INSUFFICIENT_RESOURCES')], 'tool-failed'],
    ['killed', [failing('gone', 'ADMINISTRATIVELY_KILLED', 'USER_ERROR')], 'tool-failed'],
    ['time', [failing('slow', 'EXCEEDED_TIME_LIMIT', 'INSUFFICIENT_RESOURCES')], 'timeout'],
    ['gone on the way', [page({ nextUri: '/v1/2' }), { status: 410, body: 'gone' }], 'unreachable'],
  ])('%s is trouble, tried once', async (_, given, code) => {
    const error = await run(...given).catch((reason: UserError) => reason);
    expect(error).toMatchObject({ name: 'UserError', code });
    expect(seen.length).toBe(given.length);
  });

  test.each([
    ['SYNTAX_ERROR', true],
    ['COLUMN_NOT_FOUND', true],
    ['TYPE_MISMATCH', true],
    ['DIVISION_BY_ZERO', false],
    ['INVALID_CAST_ARGUMENT', false],
  ])('%s is the fault of a rule', async (errorName, ofStatement) => {
    const error: unknown = await run(failing('what', errorName, 'USER_ERROR')).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'QueryError', ofStatement });
  });
});
