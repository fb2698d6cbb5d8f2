import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { ColumnFacts } from '../src/suggest/facts.ts';
import { niceAbove, niceBelow, shareAbove } from '../src/suggest/nice-numbers.ts';
import { rulesFile } from '../src/suggest/rules-file.ts';
import { suggestRules } from '../src/suggest/suggest.ts';
import { parseRules } from '../src/settings.ts';
import { folder, judgeData, worldIn } from './engine-for-tests.ts';

const facts = (more: Partial<ColumnFacts>): ColumnFacts => ({
  name: 'a',
  type: 'float',
  rows: 1000,
  nulls: 0,
  least: undefined,
  greatest: undefined,
  shortest: undefined,
  longest: undefined,
  distinct: 900,
  categories: undefined,
  ...more,
});

describe('what is suggested for a column', () => {
  const cases: [string, Partial<ColumnFacts>, Record<string, unknown>][] = [
    ['numbers above zero', { least: 3.2, greatest: 870 }, { type: 'float', nulls: 0, min: 0, max: 1500 }],
    ['shares', { least: 0.2, greatest: 0.7 }, { type: 'float', nulls: 0, min: 0, max: 1 }],
    ['numbers around zero', { least: -42, greatest: 57 }, { type: 'float', nulls: 0, min: -100, max: 120 }],
    ['numbers below zero', { least: -9, greatest: -3 }, { type: 'float', nulls: 0, min: -12, max: 0 }],
    ['one number', { least: 7, greatest: 7, distinct: 1 }, { type: 'float', nulls: 0, min: 0, max: 12 }],
    ['NaN or infinite numbers among them', {}, { type: 'float', nulls: 0 }],
    ['some nulls', { nulls: 123, least: 1, greatest: 2 }, { type: 'float', nulls: '19%', min: 0, max: 2.5 }],
    ['few nulls', { nulls: 1, least: 1, greatest: 2 }, { type: 'float', nulls: '0.2%', min: 0, max: 2.5 }],
    ['nothing', { type: undefined, nulls: 1000, distinct: 0 }, {}],
    ['values of no one type', { type: undefined }, { nulls: 0 }],
    [
      'an identifier',
      { type: 'integer', least: 1, greatest: 1000, distinct: 1000 },
      { type: 'integer', nulls: 0, min: 0, max: 1500, unique: true },
    ],
    [
      'few words',
      {
        type: 'string',
        distinct: 2,
        categories: [
          ['DE', 600],
          ['FR', 400],
        ],
        shortest: 2,
        longest: 2,
      },
      { type: 'string', nulls: 0, in: ['DE', 'FR'] },
    ],
    [
      'few words, of which one is rare',
      {
        type: 'string',
        distinct: 2,
        categories: [
          ['Ada', 9],
          ['FR', 991],
        ],
        shortest: 2,
        longest: 3,
      },
      { type: 'string', nulls: 0 },
    ],
    [
      'few whole numbers',
      {
        type: 'integer',
        least: 0,
        greatest: 10,
        distinct: 2,
        categories: [
          ['10', 500],
          ['0', 500],
        ],
      },
      { type: 'integer', nulls: 0, in: [0, 10] },
    ],
    [
      'one word',
      { type: 'string', distinct: 1, categories: [['x', 1000]], shortest: 1, longest: 1 },
      { type: 'string', nulls: 0, length: 1 },
    ],
    ['codes', { type: 'string', shortest: 8, longest: 8 }, { type: 'string', nulls: 0, length: 8 }],
    ['booleans', { type: 'boolean', distinct: 2 }, { type: 'boolean', nulls: 0 }],
    [
      'days',
      { type: 'date', least: Date.UTC(2019, 4, 3), greatest: Date.UTC(2026, 0, 1) },
      { type: 'date', nulls: 0, min: '2019-01-01' },
    ],
  ];

  test.each(cases)('%s', (_, more, expected) => {
    const [column] = suggestRules(1000, [facts(more)]).columns;
    expect(Object.fromEntries(column!.rules.map(({ word, value }) => [word, value]))).toEqual(expected);
    for (const { why } of column!.rules) expect(why).toMatch(/^\w.*\w$/);
  });

  test('rows', () => {
    expect(suggestRules(12_345, []).rows.value).toEqual({ min: 6000, max: 25_000 });
    expect(suggestRules(1, []).rows.value).toEqual({ min: 1, max: 2 });
  });
});

test('round numbers lie outside and are round', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e300, max: 1e300, noNaN: true }), (value) => {
      expect(niceAbove(value)).toBeGreaterThanOrEqual(value);
      expect(niceBelow(value)).toBeLessThanOrEqual(value);
      if (Math.abs(value) < 1e-300) return;
      for (const nice of [niceAbove(value), niceBelow(value)])
        expect(nice.toExponential().replace(/e.*/, '').replace(/[-.]/g, '').length).toBeLessThanOrEqual(2);
    }),
  );
  expect([shareAbove(0), shareAbove(0.0021), shareAbove(0.031), shareAbove(1)]).toEqual([0, 0.003, 0.04, 1]);
});

describe('the rules file', () => {
  const suggestion = suggestRules(1000, [
    facts({ least: 1, greatest: 2 }),
    facts({ name: '2019', type: 'integer', least: 0, greatest: 9 }),
  ]);

  test('every rule has its reason beside it', () => {
    expect(rulesFile(suggestion, 'd.csv').text)
      .toBe(`# Suggested by validate-data from d.csv. Tighten what you know better.

rows: { min: 500, max: 2000 } # 1000 today; half and double of it
extra-columns: warn # all columns of today have a rule
columns:
  a:
    type: float # every value is one
    nulls: 0 # there are none
    min: 0 # never negative
    max: 2.5 # half of the range above the greatest
  "2019":
    type: integer # every value is one
    nulls: 0 # there are none
    min: 0 # never negative
    max: 15 # half of the range above the greatest
`);
  });

  test('rules there are stay, the difference adds to them and can be applied', () => {
    const today =
      '# ours\nrows: { min: 7 }\ncolumns:\n  a: { exclusive-max: 9, nulls: 3 } # so it is\n  2019: {}\n  gone: { type: date }\n';
    const { text, difference, added } = rulesFile(suggestion, 'd.csv', today);
    expect(difference).toBe(`--- rules today
+++ rules suggested
@@ -2,5 +2,5 @@
 rows: { min: 7 }
 columns:
-  a: { exclusive-max: 9, nulls: 3 } # so it is
-  2019: {}
+  a: { exclusive-max: 9, nulls: 3, type: float, min: 0 } # so it is
+  2019: { type: integer, nulls: 0, min: 0, max: 15 }
   gone: { type: date }
`);
    expect(added).toBe(6);
    expect(applyPatch(today, difference!)).toBe(text);
    expect(rulesFile(suggestion, 'd.csv', text)).toMatchObject({ text, added: 0 });
  });
});

const suggested = async (csv: string, more: object = {}) => {
  const workspace = folder({ 'd.csv': csv });
  const world = worldIn(workspace);
  const { outputs, facts: said, texts } = await judgeData({ data: 'd.csv', suggest: 'out/rules.yml', ...more }, world);
  return { workspace, world, outputs, said, texts, text: readFileSync(join(workspace, 'out/rules.yml'), 'utf8') };
};

test('the action writes, tells and logs it', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${'xy'[i % 2]}`);
  const { outputs, said, world, text } = await suggested(`id,kind\n${rows.join('\n')}\n`);
  expect(parse(text)).toEqual({
    rows: { min: 30, max: 120 },
    'extra-columns': 'warn',
    columns: {
      id: { type: 'integer', nulls: 0, min: 0, max: 100, unique: true },
      kind: { type: 'string', nulls: 0, in: ['x', 'y'] },
    },
  });
  expect(outputs['suggested-rules']).toBe('out/rules.yml');
  expect(said).toMatchObject({ 'suggested rules': 'out/rules.yml', 'rules suggested': 10 });
  expect(world.logged.join('\n')).toContain('in: [ x, y ] # each of them in at least 10 rows');
});

test('beside rules it logs the difference', async () => {
  const { world, texts } = await suggested('a\n1\n2\n', { rules: 'columns: { a: { min: -5 } }' });
  expect(texts).toMatchObject([{ title: "4 suggested rules more than today's (out/rules.yml)", language: 'diff' }]);
  expect(world.logged.join('\n')).toContain('-columns: { a: { min: -5 } }\n+columns: { a: { min: -5, type: integer,');
});

test('of no rows nothing is suggested', async () => {
  await expect(suggested('a,b\n')).rejects.toMatchObject({ code: 'bad-input' });
});

const cell = fc.oneof(
  fc.constantFrom('', '0', '1', '1.0', '-3', '2.5', '1e300', '-1e300', 'NaN', 'nan', 'inf', '-inf', '1_000', '0001'),
  fc.constantFrom(
    'true',
    'false',
    '2026-01-01',
    '1850-05-05',
    '0044-03-15',
    '2026-01-01T10:00:00Z',
    'x',
    'null',
    '~',
    '#',
    ': -',
  ),
  fc.integer().map(String),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/[\0\r\n]/g, '')),
);
/** Columns of one kind, as real ones mostly are, and columns of everything. */
const column = fc.oneof(
  fc.array(cell, { minLength: 80, maxLength: 80 }),
  fc.tuple(cell, cell).chain((few) => fc.array(fc.constantFrom(...few), { minLength: 80, maxLength: 80 })),
  fc.array(fc.integer({ min: -5, max: 5 }).map(String), { minLength: 80, maxLength: 80 }),
  fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), { minLength: 80, maxLength: 80 }),
  fc.uniqueArray(fc.integer().map(String), { minLength: 80, maxLength: 80 }),
);
const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.constantFrom('2019', 'null', 'true', '~', 'a: b', '- x', '"', '#'),
);

test('suggested rules are read back, and the very data they were made of passes them', async () => {
  const quoted = (text: string) => (text === '' ? '' : `"${text.replaceAll('"', '""')}"`);
  const names = fc
    .uniqueArray(
      name.map((text) => text.replaceAll(/[\0\r\n]/g, '').trim()).filter((text) => text !== '' && text !== '__proto__'),
      { minLength: 5, maxLength: 5, selector: (text) => text.toLowerCase() },
    )
    .filter((all) => all.length === 5);
  await fc.assert(
    fc.asyncProperty(names, fc.tuple(column, column, column, column, column), async (header, columns) => {
      const rows = columns[0].map((_, i) => columns.map((values) => quoted(values[i]!)).join(','));
      const csv = `${header.map(quoted).join(',')}\n${rows.join('\n')}\n`;
      const { workspace, world, text } = await suggested(csv);
      expect(parseRules(parse(text))).toMatchObject({ rules: {} });
      writeFileSync(join(workspace, 'rules.yml'), text);
      const { verdict, checks } = await judgeData({ data: 'd.csv', rules: 'rules.yml' }, world);
      expect(checks.filter((check) => check.verdict !== 'pass')).toEqual([]);
      expect(verdict).toBe('pass');
    }),
    { numRuns: 15 },
  );
}, 180_000);
