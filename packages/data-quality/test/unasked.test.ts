import * as duckdb from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileRules, type DataEngine, duckDbEngine, runRules, type Table } from '@tidegate/data-quality';
import { makeProfile } from '../src/drift/make-profile.ts';
import { connect } from '../src/engines/duckdb/connection.ts';
import { usualIntake } from '../src/engines/duckdb/kept-forms.ts';
import { declaredTypes } from '../src/rules/compile.ts';
import type { RuleSet } from '../src/rules/schema.ts';
import { unaskedByRules } from '../src/rules/unasked.ts';
import { parseRules } from '../src/settings.ts';
import { resolveSource } from '../src/sources/resolve.ts';
import { folder, judgeData, worldIn } from './engine-for-tests.ts';

function rulesOf(written: unknown): RuleSet {
  const parsed = parseRules(written);
  if (!('rules' in parsed)) throw new Error(JSON.stringify(parsed.complaints));
  return parsed.rules;
}

describe('the values of a column are asked for', () => {
  const asked = (rules: unknown, name = 'at', type: 'timestamp' | 'integer' = 'timestamp') =>
    !unaskedByRules(rulesOf(rules))(name, type);
  const plain = { columns: { at: { type: 'timestamp', nulls: 0, severity: 'warn', required: false }, x: { min: 0 } } };

  test.each<[string, unknown]>([
    ['the number of rows', { rows: { min: 1 } }],
    ['its type, which it has, and its nulls', plain],
    ['conditions on others', { ...plain, checks: [{ sql: 'x > 1 AND what = 2', where: 'flat' }] }],
    ['duplicates of others', { ...plain, duplicates: { columns: ['x'], max: 0 } }],
  ])('not by %s', (_, rules) => {
    expect(asked(rules)).toBe(false);
  });

  test.each<[string, unknown]>([
    ['another type', { columns: { at: { type: 'date' } } }],
    ['a bound', { columns: { at: { min: '2026-01-01' } } }],
    ['unique', { columns: { at: { unique: true } } }],
    ['nulls among some rows', { columns: { at: { nulls: { max: 0, where: 'x > 1' } } } }],
    ['all its rules among some rows', { columns: { at: { nulls: 0, where: 'x > 1' } } }],
    ['a type among some rows', { columns: { at: { type: { value: 'timestamp', where: 'x > 1' } } } }],
    ['a condition', { checks: [{ sql: 'at > now()' }] }],
    ['a condition in other letters', { checks: [{ sql: '"AT" IS NOT NULL' }] }],
    ['the rows a condition looks at', { checks: [{ sql: 'x > 1', where: 'at IS NULL' }] }],
    ['the rows that rules of another look at', { columns: { x: { min: { value: 0, where: 'at IS NULL' } } } }],
    ['a condition on all columns', { checks: [{ sql: 'COLUMNS (c -> true) IS NOT NULL' }] }],
    ['a condition with a star', { checks: [{ sql: '*COLUMNS(*) IS NOT NULL' }] }],
    ['a condition on a place', { checks: [{ sql: '#2 IS NOT NULL' }] }],
    ['a pair', { pairs: ['x <= at'] }],
    ['the key', { key: ['at'] }],
    ['a unique key', { unique: [['x', 'at']] }],
    ['duplicates of it', { duplicates: { columns: ['at'], max: 0 } }],
    ['duplicates of all', { duplicates: { max: 0 } }],
    ['the order of another', { columns: { x: { monotonic: { direction: 'increasing', by: 'at' } } } }],
    ['freshness', { freshness: { column: 'at', 'max-age': '1d' } }],
    ['availability', { availability: { column: 'at', 'max-gap': '1d' } }],
  ])('by %s', (_, rules) => {
    expect(asked(rules)).toBe(true);
  });

  test('where its name can be written in more ways than one', () => {
    expect(asked({ rows: { min: 1 } }, 'the "time"')).toBe(true);
    expect(asked({ rows: { min: 1 } }, '\u00fcber')).toBe(true);
  });
});

describe('a column whose values nothing asks for', () => {
  const path = join(folder({ 'd.csv': '' }), 'd.csv');
  let engine: DataEngine;
  beforeAll(async () => {
    const connection = await connect(duckdb, { files: [path], temp: join(path, '..', '.temp') });
    engine = duckDbEngine(connection, { ...usualIntake, checkedFrom: 0 });
  });
  afterAll(() => engine.close());

  const lines = (strange?: string) =>
    Array.from({ length: 5000 }, (_, i) => {
      const day = `2026-0${1 + (i % 9)}-${String(1 + (i % 28)).padStart(2, '0')}`;
      return `${i === 3000 ? (strange ?? `${day} 10:00:00`) : i % 1000 === 7 ? '' : `${day} 10:00:00`},${i},${i % 3 ? 'true' : 'false'}`;
    });
  async function opened(text: readonly string[], unasked?: (name: string) => boolean): Promise<Table> {
    writeFileSync(path, `at,x,b\n${text.join('\n')}\n`);
    const source = await resolveSource('data', 'd.csv', {
      path: (typed) => join(path, '..', typed),
      encoding: 'utf-8',
      nullValues: [],
      delimiter: undefined,
    });
    return engine.open({ ...source, unasked });
  }
  const rules = rulesOf({
    columns: { at: { type: 'timestamp', nulls: 0 }, x: { min: 0 } },
    checks: [{ sql: 'x >= 0' }],
  });
  const judged = (table: Table) =>
    runRules(
      compileRules(rules, table),
      table,
      { query: engine.query },
      {
        maxFailingRows: 10,
        showValues: true,
        now: 0,
        types: declaredTypes(rules),
      },
    );

  test('is judged and described as it was, its nulls with their rows', async () => {
    const [all, some] = [await opened(lines()), await opened(lines(), (name) => name === 'at')];
    expect(all.columns[0]!.presence).toBeUndefined();
    expect(some.columns[0]).toMatchObject({
      inferred: 'timestamp',
      presence: 'c0 IS NOT NULL',
      facts: { present: 4995 },
    });
    const checks = await judged(some);
    expect(checks.find(({ id }) => id === 'columns.at.nulls')).toMatchObject({ verdict: 'fail', observed: 5 });
    expect(checks).toEqual(await judged(all));
    expect(await makeProfile(some, engine.query)).toEqual(await makeProfile(all, engine.query));
  });

  test('is an error to whoever asks all the same, and never a value', async () => {
    const { columns, from, named } = await opened(lines(), (name) => name !== 'x');
    const views = await named(new Map());
    for (const sql of [columns[0]!.sql, columns[0]!.kept!.sql, columns[2]!.sql, columns[2]!.kept!.sql]) {
      await expect(engine.query(`SELECT count(${sql}) AS n FROM ${from}`)).rejects.toThrow('were not kept');
    }
    await expect(
      engine.query(`SELECT count(*) AS n FROM ${views} WHERE "at" > TIMESTAMP '2026-01-01'`),
    ).rejects.toThrow('were not kept');
    expect(await engine.query(`SELECT count(*) AS n FROM ${views} WHERE x >= 10`)).toEqual([{ n: 4990 }]);
  });

  test.each(['2026-02-30 10:00:00', '2026-01-01 24:00:00', 'soon', '2026-01-01T10:00:00'])(
    'is read all the same when one of its texts is %s',
    async (strange) => {
      const [all, some] = [await opened(lines(strange)), await opened(lines(strange), () => true)];
      expect(some.columns[0]!.presence).toBeUndefined();
      expect(some.columns[0]!.inferred).toBe(all.columns[0]!.inferred);
      const checks = await judged(await opened(lines(strange), (name) => name === 'at'));
      expect(checks).toEqual(await judged(all));
    },
  );
});

test('a large file is judged alike, whatever else is asked of it', async () => {
  const text = Array.from({ length: 700_000 }, (_, i) => `2026-03-0${1 + (i % 9)} 10:00:00,${i}`).join('\n');
  const place = folder({ 'd.csv': `at,x\n${text}\n`, 'bad.csv': `at,x\n${text}\n2026-02-29 10:00:00,5\n` });
  const columns = 'columns: { at: { type: timestamp, nulls: 0 }, x: { min: 0 } }';
  const asking = `${columns}\nchecks: [{ sql: '"at" < TIMESTAMP ''2030-01-01''' }]`;
  const verdicts = async (rules: string, data: string) => {
    const { checks, verdict } = await judgeData({ data, rules }, worldIn(place));
    return [verdict, checks.filter(({ id }) => id.startsWith('columns.at')).map((check) => [check.id, check.verdict])];
  };
  expect(await verdicts(columns, 'd.csv')).toEqual(await verdicts(asking, 'd.csv'));
  expect((await verdicts(columns, 'd.csv'))[0]).toBe('pass');
  expect((await verdicts(columns, 'bad.csv'))[0]).toBe('fail');
}, 60_000);
