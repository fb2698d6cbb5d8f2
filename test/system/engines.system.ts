import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from '@tidegate/evidence';
import { columnRuleSchema } from '../../packages/data-quality/src/rules/column-schema.ts';
import { ruleSetSchema } from '../../packages/data-quality/src/rules/schema.ts';
import { judgeData, worldIn } from '../../packages/data-quality/test/engine-for-tests.ts';
import { type Places, spread, spreadMany, startPlaces } from './engines/places.ts';
import { rows } from './engines/rows.ts';
import { type RuleCase, ruleCases } from './engines/rules.ts';

const LONG = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'tidegate-engines-'));
let places: Places;

beforeAll(async () => {
  places = await startPlaces(folder);
  await spread(places, 'facts', rows(400, 1));
  await spread(places, 'later', rows(380, 2, 1));
}, LONG);
afterAll(async () => {
  await places.stop();
  rmSync(folder, { recursive: true, force: true });
}, LONG);

const sides = ['parquet', 'csv', 'postgres', 'trino'] as const;
type Side = (typeof sides)[number];

function where(side: Side): Record<string, string> {
  if (side === 'postgres') return { engine: side, connection: places.postgres.connection };
  return side === 'trino' ? { engine: side, connection: places.trinoConnection } : {};
}

function nameOn(side: Side, name: string): string {
  if (side === 'postgres') return `table: public.${name}`;
  return side === 'trino' ? `table: ${name}` : `${name}.${side}`;
}

const judge = (side: Side, inputs: Readonly<Record<string, unknown>>, name = 'facts') =>
  judgeData({ data: nameOn(side, name), ...where(side), ...inputs }, worldIn(folder, Date.UTC(2024, 6, 2)));

/** What a check says, less what must differ: how the engine words a mistake in SQL, and the name of a stored type. */
function told(check: Check): Record<string, unknown> {
  const reason = check.reason
    .replace(/ \(the (file|table) keeps .*\)\.$/, '.')
    .replace(/(cannot be run): .*(nosuch).*/s, '$1: $2')
    .replace(/(facts|later)\.(parquet|csv)|table: ?(public\.)?(facts|later)/g, 'the reference');
  return {
    ...check,
    reason: reason.replace(/\d+\.\d{8,}/g, (number) => Number(number).toPrecision(9)),
    ...numbers(check),
  };
}

/** Sums of doubles depend on the order of the rows in the last digits. */
function numbers({ observed, values }: Check): Record<string, unknown> {
  const rounded = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value);
  return {
    ...(observed !== undefined && { observed: rounded(observed) }),
    ...(values && {
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rounded(value)])),
    }),
  };
}

describe('the same rule gives the same number', () => {
  test('every word of the vocabulary is asked', () => {
    const said = ruleCases.flatMap(({ rules }) => [
      ...Object.keys(rules),
      ...Object.values((rules['columns'] ?? {}) as Record<string, object>).flatMap((rule) =>
        Object.keys(rule).map((word) => `columns.${word}`),
      ),
    ]);
    const known = [
      ...Object.keys(ruleSetSchema.shape),
      ...Object.keys(columnRuleSchema.shape).map((word) => `columns.${word}`),
    ];
    // A reference to other data is another name on each engine: it has a test of its own.
    expect(known.filter((word) => !said.includes(word))).toEqual(['columns.references']);
  });

  test.each(ruleCases)(
    '$name',
    async ({ rules, csv }: RuleCase) => {
      const asked = sides.filter((side) => side !== 'csv' || csv !== false);
      const found: Record<string, unknown> = {};
      for (const side of asked) {
        const inputs = { rules, drift: 'off', reference: nameOn(side, 'later'), 'max-failing-rows': 0 };
        const { verdict, checks } = await judge(side, inputs);
        found[side] = { verdict, checks: checks.map(told) };
      }
      for (const side of asked) expect({ [side]: found[side] }).toEqual({ [side]: found['parquet'] });
    },
    LONG,
  );

  test(
    'references to other data',
    async () => {
      const found: Record<string, unknown> = {};
      for (const side of sides) {
        const typed = nameOn(side, 'later').replace('table: ', '');
        const data = side === 'parquet' || side === 'csv' ? { file: typed } : { table: typed };
        const rules = {
          columns: {
            id: { references: { ...data, column: 'id' } },
            country: { references: { ...data, column: 'country', 'error-if': '> 50%' } },
            amount: { references: { ...data, column: 'balance' } },
            seen: { references: { ...data, column: 'day' } },
            price: { references: { ...data, column: 'nosuch' } },
          },
        };
        const { checks } = await judge(side, { rules, 'max-failing-rows': 0 });
        found[side] = checks
          .filter(({ id }) => id.endsWith('references'))
          .map(({ id, verdict, sizes }) => [id.split('.')[1], verdict, sizes?.['checked'], sizes?.['failing']]);
      }
      for (const side of sides) expect({ [side]: found[side] }).toEqual({ [side]: found['parquet'] });
      expect(found['parquet']).toMatchObject([
        ['id', 'fail', 400, 19],
        ['country', 'pass', 397, 6],
        ['amount', 'fail', 395, 345],
        ['seen', 'fail', 300, 300],
        ['price', 'fail', undefined, undefined],
      ]);
    },
    LONG,
  );
});

describe('failing rows are told by their key', () => {
  const rules = { key: ['id', 'country'], columns: { price: { min: 1 } }, checks: [{ sql: 'price >= 1' }] };

  test.each(sides)(
    '%s',
    async (side) => {
      const { checks } = await judge(side, { rules, 'show-values': true, 'max-failing-rows': 1000 });
      const keys = checks
        .filter(({ verdict }) => verdict === 'fail')
        .map(({ examples }) => (examples ?? []).map((example) => example['key']).sort());
      const parquet = await judge('parquet', { rules, 'show-values': true, 'max-failing-rows': 1000 });
      expect(keys).toEqual(
        parquet.checks
          .filter(({ verdict }) => verdict === 'fail')
          .map(({ examples }) => (examples ?? []).map((example) => example['key']).sort()),
      );
      expect(keys[0]!.length).toBeGreaterThan(10);
    },
    LONG,
  );
});

describe('profile and drift', () => {
  test(
    'a profile is the same text, but for the digest of files',
    async () => {
      const lines: Record<string, string[]> = {};
      for (const side of sides) {
        await judge(side, { 'write-profile': `${side}.json` });
        const text = readFileSync(join(folder, `${side}.json`), 'utf8').replace(/"digest":"[^"]*",/, '');
        // A text file has no empty text: it is a null.
        lines[side] = text.split('\n').filter((line) => side !== 'csv' || !line.includes('"name":"note"'));
      }
      expect(lines['parquet']!.length).toBeGreaterThan(13);
      expect(lines['postgres']).toEqual(lines['parquet']);
      expect(lines['trino']).toEqual(lines['parquet']);
      expect(lines['csv']).toEqual(lines['parquet']!.filter((line) => !line.includes('"name":"note"')));
    },
    LONG,
  );

  test(
    'a profile of many numbers, counted by cells',
    async () => {
      await spreadMany(places, 'many');
      const texts: string[] = [];
      for (const side of sides) {
        await judge(side, { 'write-profile': `many-${side}.json` }, 'many');
        texts.push(readFileSync(join(folder, `many-${side}.json`), 'utf8').replace(/"digest":"[^"]*",/, ''));
      }
      expect(texts[0]!.length).toBeGreaterThan(4000);
      for (const text of texts) expect(text).toBe(texts[0]);
    },
    LONG,
  );

  test(
    'drift from data, and from a profile that another engine made',
    async () => {
      const drift = { columns: { note: 'off' } };
      const found: (readonly Check[])[] = [];
      for (const [i, side] of sides.entries()) {
        const own = await judge(side, { reference: nameOn(side, 'facts'), drift }, 'later');
        found.push(own.checks);
        expect(own.outputs['drift-detected']).toBe(true);
        const other = sides[(i + 1) % sides.length];
        found.push((await judge(side, { reference: `${other}.json`, drift }, 'later')).checks);
      }
      expect(found[0]!.length).toBeGreaterThan(15);
      for (const checks of found) expect(checks).toEqual(found[0]);
    },
    LONG,
  );

  test(
    'the rules suggested are the same, and hold where they come from',
    async () => {
      const suggested: Record<string, string> = {};
      for (const side of sides) {
        await judge(side, { suggest: `${side}.yml` });
        suggested[side] = readFileSync(join(folder, `${side}.yml`), 'utf8').replace(/^#.*\n/, '');
        expect((await judge(side, { rules: `${side}.yml` })).verdict).toBe('pass');
      }
      expect(suggested['parquet']).toContain('min: 1969-01-01');
      expect(suggested['postgres']).toBe(suggested['parquet']);
      expect(suggested['trino']).toBe(suggested['parquet']);
    },
    LONG,
  );

  test.each(['evidently', 'soda', 'deequ', 'nannyml'])(
    'the scores of %s',
    async (compat) => {
      // NannyML's own threshold asks for the order of rows, which a table has not.
      const drift = { compat, columns: { note: 'off' }, ...(compat === 'nannyml' && { threshold: 0.2 }) };
      const found: (readonly Check[])[] = [];
      for (const side of sides)
        found.push((await judge(side, { reference: nameOn(side, 'facts'), drift }, 'later')).checks);
      expect(found[0]!.length).toBeGreaterThan(8);
      expect(found[0]!.map(({ verdict }) => verdict)).toContain('warn');
      for (const checks of found) expect(checks).toEqual(found[0]);
    },
    LONG,
  );

  test(
    'the same data has not drifted',
    async () => {
      for (const side of sides) {
        const { outputs, facts } = await judge(side, {
          reference: 'postgres.json',
          drift: { columns: { note: 'off' } },
        });
        expect(outputs['drift-detected']).toBe(false);
        if (side === 'postgres') expect(facts).toMatchObject({ table: 'public.facts', rows: 400 });
      }
    },
    LONG,
  );
});
