import * as duckdb from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { compileRules, duckDbEngine, runRules, type Table } from '@tidegate/data-quality';
import { makeProfile } from '../src/drift/make-profile.ts';
import { connect, type Connection } from '../src/engines/duckdb/connection.ts';
import { type GuessForm, keptForms, likelyForm, plainDouble, pythonDouble } from '../src/engines/duckdb/kept-forms.ts';
import { rounded } from '../src/engines/duckdb/rounded-forms.ts';
import { declaredTypes } from '../src/rules/compile.ts';
import { valueTypes } from '../src/rules/schema.ts';
import { parseRules } from '../src/settings.ts';
import { readAs } from '../src/sql/typed.ts';
import { resolveSource } from '../src/sources/resolve.ts';
import { folder } from './engine-for-tests.ts';

const path = join(folder({ 'd.csv': 'a\n' }), 'd.csv');
let connection: Connection;
beforeAll(async () => void (connection = await connect(duckdb, { files: [path], temp: join(path, '..', '.temp') })));
afterAll(() => connection.close());

const asText: GuessForm = () => undefined;

async function open(formOf: GuessForm, checkedFrom = Infinity): Promise<{ table: Table; query: Connection['query'] }> {
  const source = await resolveSource('data', 'd.csv', {
    path: (typed) => join(path, '..', typed),
    encoding: 'utf-8',
    nullValues: ['NA'],
    delimiter: undefined,
  });
  const engine = duckDbEngine(connection, { formOf, checkedFrom });
  return { table: await engine.open(source), query: engine.query };
}

const rulesOfColumns = [
  { min: 1, max: 1e6, in: [1, 2.5, 0], unique: true, 'class-share': { min: 0.1 } },
  { type: 'integer', min: 1, in: [1, 2, 0], unique: true },
  { type: 'float', min: 1, max: 100, in: [1, 2.5, 0], unique: true },
  { type: 'boolean', in: [true, false], 'class-share': { min: 0.1 } },
  {
    type: 'string',
    in: ['1', '2.50', 'true'],
    unique: true,
    pattern: '-?[0-9]+([.][0-9]+)?',
    length: { min: 2, max: 5 },
  },
  { type: 'timestamp', min: '2026-01-01' },
  { in: ['1', '2.50', 'true'], pattern: '-?[0-9]+', length: 2 },
  { min: '2026-01-01', in: [true, false] },
];

/** `first` turns the rules, so that each meets every kind of column. */
const rules = (columns: readonly string[], first: number) => {
  const each = Object.fromEntries(
    columns.map((name, i) => [name, { ...rulesOfColumns[(first + i) % rulesOfColumns.length], nulls: 0 }]),
  );
  const parsed = parseRules({
    columns: each,
    duplicates: { max: 0 },
    checks: [{ sql: `length(CAST(${columns[0]} AS VARCHAR)) > 1` }, { sql: `${columns[0]} IS NOT NULL` }],
  });
  if (!('rules' in parsed)) throw new Error(JSON.stringify(parsed.complaints));
  return parsed.rules;
};

const roundedForms = [1, 2, 4, 7, 9].flatMap((places) => [rounded(pythonDouble, places), rounded(plainDouble, places)]);

/** Everything that can be asked of a table. */
async function answers(formOf: GuessForm, first: number, checkedFrom?: number) {
  const { table, query } = await open(formOf, checkedFrom);
  const readings = table.columns.flatMap((column, i) =>
    valueTypes.flatMap((type) => {
      const { value, invalid } = readAs(column, type, table.dialect);
      return [
        `CAST(${value} AS VARCHAR) AS v${i}_${type}`,
        `typeof(${value}) AS t${i}_${type}`,
        `${invalid} AS i${i}_${type}`,
      ];
    }),
  );
  const texts = table.columns.map(({ sql }, i) => `${sql} AS s${i}`);
  const ruleSet = rules(
    table.columns.map(({ name }) => name),
    first,
  );
  const types = declaredTypes(ruleSet);
  return {
    columns: table.columns.map(({ name, stored, storedAs, inferred }) => ({ name, stored, storedAs, inferred })),
    rows: await query(`SELECT ${[...texts, ...readings].join(', ')} FROM ${table.from} ORDER BY "__part", "__row"`),
    profile: await makeProfile(table, query),
    typedProfile: await makeProfile(table, query, types),
    checks: await runRules(
      compileRules(ruleSet, table),
      table,
      { query },
      { maxFailingRows: 3, showValues: true, now: Date.UTC(2026, 0, 10), types },
    ),
  };
}

const pools: readonly (readonly string[])[] = [
  ['0', '1', '2', '-7', '42', '-0', '+1', '007', '1_000', '1e3', '0x1F', '9223372036854775808', '-9223372036854775808'],
  ['9007199254740991', '1000000000000000000', '9007199254740993', '-9007199254740995', '18014398509481987'],
  ['1.0', '0.0', '-3.0', '-0.0', '1.00', '5.', '123456789012345678.0', '1e+16', '999999999999999.0'],
  ['1.50', '2.25', '-0.10', '.50', '0.105', '-0.00', '1_0.00', '9999999999999.99', '10000000000000.00', '1e1'],
  [
    '0.1',
    '0.30000000000000004',
    '1e-05',
    '1e16',
    '5',
    '5.3',
    '-0',
    '1E5',
    '1e400',
    '4.9e-324',
    '1.7976931348623157e+308',
  ],
  [
    '0.5',
    '-0.25',
    '12.3456',
    '5.0',
    '0.0',
    '-3.0',
    '1e-05',
    '-2.5e-06',
    '0.00012',
    '99999999999.25',
    '0.123456789',
    '0.10',
    '7',
  ],
  ['nan', 'NaN', 'inf', '-inf', 'Infinity', 'infinity', '-nan', '1', '2.5'],
  ['true', 'false', 'True', 'False', 'TRUE', 'FALSE', 't', '1', '0', '1.0', '0.0', 'tRue'],
  [
    '2026-01-01',
    '2026-1-1',
    '2026/01/01',
    '1500-06-05',
    '0001-01-01',
    '9999-12-31',
    '10000-01-01',
    '2026-02-30',
    '0044-03-15 (BC)',
  ],
  [
    '2026-01-01 10:00:00',
    '2026-01-01T10:00:00',
    '2026-01-01T10:00:00Z',
    '2026-01-01 10:00:00+00:00',
    '2026-01-01 10:00:00+02:00',
    '2026-01-01 10:00:00.5',
    '2026-01-01 10:00:00.50',
    '2026-01-01 24:00:00',
    '2026-01-01 10:00',
    '1582-10-10 00:00:00',
  ],
  ['a', '1a', ' 1', '1 ', '"x,y"', '"q""x"', 'é', '_', "it's", '"1"', '"two\nlines"', 'NA'],
];

/** Mostly values of one pool, so that forms fit; sometimes a stranger or nothing. */
const columnOf = (rows: number) =>
  fc
    .integer({ min: 0, max: pools.length - 1 })
    .chain((pool) =>
      fc
        .subarray([...pools[pool]!], { minLength: 1 })
        .chain((values) =>
          fc.array(
            fc.oneof(
              { weight: 30, arbitrary: fc.constantFrom(...values) },
              { weight: 1, arbitrary: fc.constantFrom('', ...pools.flat()) },
            ),
            { minLength: rows, maxLength: rows },
          ),
        ),
    );

const csv = fc
  .tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) => fc.array(columnOf(rows), { minLength: columns, maxLength: columns }))
  .map((columns) => {
    const names = columns.map((_, i) => `k${i}`);
    const lines = columns[0]!.map((_, row) => columns.map((column) => column[row]!).join(','));
    // A line of nothing is no record.
    return `${[names.join(','), ...lines.map((line) => (line === '' ? '""' : line))].join('\n')}\n`;
  });

const anyFirst = fc.integer({ min: 0, max: rulesOfColumns.length - 1 });

describe('what is kept in a form answers as its text does', () => {
  test('whatever the values, with the form they suggest', async () => {
    await fc.assert(
      fc.asyncProperty(csv, anyFirst, async (text, first) => {
        writeFileSync(path, text);
        const expected = await answers(asText, first);
        expect(await answers(likelyForm, first)).toEqual(expected);
        expect(await answers(likelyForm, first, 0)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  }, 240_000);

  test('whatever the values, with any form at all', async () => {
    const anyForms = fc.array(fc.constantFrom(...keptForms, ...roundedForms), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(csv, anyFirst, anyForms, async (text, first, forms) => {
        writeFileSync(path, text);
        const expected = await answers(asText, first);
        for (const checkedFrom of [0, Infinity]) {
          let next = 0;
          const guess: GuessForm = () => forms[next++];
          expect(await answers(guess, first, checkedFrom)).toEqual(expected);
        }
      }),
      { numRuns: 20 },
    );
  }, 240_000);
});
