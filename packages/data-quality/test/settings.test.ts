import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSetSchema, validateDataSettings } from '@tidegate/data-quality/settings';
import { knownKeys } from '@tidegate/fields';

function complaints(raw: Record<string, unknown>): string[] {
  const parsed = validateDataSettings.safeParse({ data: 'd.csv', ...raw });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const accepted = `
rows: { min: 1000 }
columns:
  amount:   { type: float, nulls: 0, min: 0, max: 25000 }
  country:  { type: string, in: [DE, FR, PL], nulls: { max-share: 0.01, warn: 0.001 } }
  tx_id:    { type: integer, unique: true }
  is_fraud: { type: boolean, class-share: { min: 0.001, max: 0.05 }, min-samples-per-class: 100 }
checks:
  - sql: amount <= balance
    where: country = 'DE'
    warn-if: "> 0"
    error-if: "> 10"
extra-columns: warn
duplicates: { max-share: 0 }
freshness: { column: ts, max-age: 2d }
`;

describe('rules as typed', () => {
  test('the vocabulary of the documentation', () => {
    const { rules } = validateDataSettings.parse({ data: 'd.csv', rules: accepted });
    expect(rules).toMatchObject({
      rules: {
        columns: {
          amount: { nulls: { max: 0 } },
          country: { nulls: { 'max-share': 0.01, warn: 0.001 } },
          is_fraud: { 'class-share': { min: 0.001, max: 0.05 } },
        },
        checks: [{ 'warn-if': { operator: '>', value: 0, unit: 'rows' }, 'error-if': { value: 10 } }],
        freshness: { 'max-age': 172_800_000 },
      },
    });
  });

  test('one word or a path is a path', () => {
    expect(validateDataSettings.parse({ data: 'd.csv', rules: 'rules/train.yml' }).rules).toEqual({
      path: 'rules/train.yml',
    });
  });

  test.each([
    ['columns: { a: { tpye: float } }', 'rules.columns.a.tpye: unknown key "tpye"; did you mean "type"?'],
    ['colums: {}', 'rules.colums: unknown key "colums"; did you mean "columns"?'],
    [
      'columns: { a: { type: number } }',
      'rules.columns.a.type: expected one of integer, float, string, boolean, date, timestamp',
    ],
    [
      'columns: { a: { nulls: 0.5 } }',
      'rules.columns.a.nulls: expected a whole number of rows (a share is written 1% or max-share: 0.01)',
    ],
    [
      'columns: { a: { nulls: { max-shre: 1% } } }',
      'rules.columns.a.nulls.max-shre: unknown key "max-shre"; did you mean "max-share"?',
    ],
    [
      'columns: { a: { nulls: { max-share: 2 } } }',
      'rules.columns.a.nulls.max-share: expected a share between 0 and 1, such as 0.05 or 5%',
    ],
    ['columns: { a: { unique: yes } }', 'rules.columns.a.unique: expected true or false'],
    ['columns: { a: { in: [] } }', 'rules.columns.a.in: expected at least one value'],
    [
      'checks: [{ sql: a > 1, error-if: 10 }]',
      'rules.checks.0.error-if: expected a comparison with a number of rows or a share, such as "> 0", "> 10" or "> 1%"',
    ],
    [
      'columns: { a: { min: 2024-13-45 } }',
      'rules.columns.a.min: expected a number, a date such as 2026-01-31 or a time such as 2026-01-31T10:00:00Z',
    ],
    [
      'columns: { a: { min: .nan } }',
      'rules.columns.a.min: expected a number, a date such as 2026-01-31 or a time such as 2026-01-31T10:00:00Z',
    ],
    ['columns: { a: { min: 3, max: 2 } }', 'rules.columns.a.min: 3 is above max 2'],
    ['columns: { a: { min: 3, max: 2026-01-01 } }', 'rules.columns.a.max: expected a number, as min is'],
    ['columns: { a: { type: date, max: 3 } }', 'rules.columns.a.max: expected a date, as the column is a date'],
    [
      'columns: { a: { type: float, min: 2026-01-01 } }',
      'rules.columns.a.min: expected a number, as the column is a float',
    ],
    [
      'columns: { a: { max: { value: 3, erorr-if: "> 1" } } }',
      'rules.columns.a.max.erorr-if: unknown key "erorr-if"; did you mean "error-if"?',
    ],
    [
      'columns: { a: { max: { value: 3, error-if: lots } } }',
      'rules.columns.a.max.error-if: expected a comparison with a number of rows or a share, such as "> 0", "> 10" or "> 1%"',
    ],
    [
      'columns: { a: { max: { value: 3, severity: low } } }',
      'rules.columns.a.max.severity: expected one of fail, warn',
    ],
    ['columns: { a: { length: { min: 3, max: 2 } } }', 'rules.columns.a.length: min 3 is above max 2'],
    ['columns: { a: { length: 1.5 } }', 'rules.columns.a.length: expected a whole number at least 0'],
    ['columns: { a: { monotonic: up } }', 'rules.columns.a.monotonic: expected increasing or decreasing, or a mapping'],
    [
      'columns: { a: { monotonic: { direction: up } } }',
      'rules.columns.a.monotonic.direction: expected one of increasing, decreasing',
    ],
    [
      'columns: { a: { outliers: { methd: mad } } }',
      'rules.columns.a.outliers.methd: unknown key "methd"; did you mean "method"?',
    ],
    ['columns: { a: { references: { column: id } } }', 'rules.columns.a.references: expected either `file` or `table`'],
    [
      'columns: { a: { aggregates: { meen: 3 } } }',
      'rules.columns.a.aggregates.meen: unknown key "meen"; did you mean "mean"?',
    ],
    [
      'columns: { a: { aggregates: { mean: {} } } }',
      'rules.columns.a.aggregates.mean: expected a number, or min, max or change',
    ],
    [
      'columns: { a: { aggregates: { quantiles: { p95: 3 } } } }',
      'rules.columns.a.aggregates.quantiles.p95: expected probabilities between 0 and 1 with their bounds, such as 0.95: { max: 100 }',
    ],
    [
      'rows: { change: { max-decrease: -1 } }',
      'rules.rows.change.max-decrease: expected a share of the reference such as 10% or 0.1',
    ],
    ['pairs: [a<=b]', 'rules.pairs.0: expected a comparison of two columns such as start <= end, or a mapping'],
    ['pairs: [{ left: a, operator: ~, right: b }]', 'rules.pairs.0.operator: expected one of =, !=, <, <=, >, >='],
    ['unique: [id]', 'rules.unique.0: expected a list of columns, or a mapping with `columns`'],
    ['unique: [[]]', 'rules.unique.0: expected at least one column'],
    ['freshness: { column: ts, max-age: soon }', 'rules.freshness.max-age: expected a duration such as 30s, 10m or 2h'],
    [
      '{}',
      'rules: there is no rule; known here: rows, columns, checks, pairs, key, unique, extra-columns, column-order, duplicates, freshness, availability',
    ],
  ])('%s', (rules, complaint) => {
    expect(complaints({ rules })).toEqual([complaint]);
  });

  test('YAML that does not parse is told, and is no path', () => {
    expect(complaints({ rules: 'columns:\n  a: { min: 1\n' })[0]).toMatch(/^rules: expected a YAML mapping \(/);
  });
});

describe('drift as typed', () => {
  test('the word, the default and the switch', () => {
    const drift = (raw: object) => validateDataSettings.parse({ data: 'd.csv', ...raw }).drift;
    expect(drift({})).toMatchObject({ alpha: 0.05, floors: { value: 0.03, tail: 0.005, mix: 0.03, null: 0.01 } });
    expect(drift({ drift: 'rows-moved' })).toEqual(drift({}));
    expect(drift({ drift: 'off' })).toBeUndefined();
    expect(drift({ drift: false })).toBeUndefined();
    expect(drift({ drift: 'floors: { tail: 1% }\ncolumns: { id: off, x: { value: 0.5 } }' })).toMatchObject({
      floors: { value: 0.03, tail: 0.01 },
      columns: { id: 'off', x: { value: 0.5 } },
    });
  });

  test.each([
    ['psi', 'drift: expected rows-moved, off or a mapping'],
    ['floor: { tail: 1% }', 'drift.floor: unknown key "floor"; did you mean "floors"?'],
    ['floors: { tial: 1% }', 'drift.floors.tial: unknown key "tial"; did you mean "tail"?'],
  ])('%s', (drift, complaint) => {
    expect(complaints({ drift })).toEqual([complaint]);
  });
});

test('memory is an amount with a unit', () => {
  expect(complaints({ 'memory-limit': '2GB' })).toEqual([]);
  expect(complaints({ 'memory-limit': 'lots' })).toEqual([
    'memory-limit: expected an amount of memory such as 512MB or 2GB',
  ]);
});

test('the README names every rule', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../actions/validate-data/README.md'), 'utf8');
  const rules = readme.slice(readme.indexOf('## Rules'));
  const keys = [
    ...knownKeys(ruleSetSchema),
    ...knownKeys(ruleSetSchema, ['columns', 'a']),
    ...knownKeys(ruleSetSchema, ['columns', 'a', 'aggregates']),
    ...knownKeys(ruleSetSchema, ['columns', 'a', 'max']),
  ];
  expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(rules))).toEqual([]);
});

test('values are shown, hidden or hashed', () => {
  const shown = (raw: object) => validateDataSettings.parse({ data: 'd.csv', ...raw })['show-values'];
  expect([shown({}), shown({ 'show-values': 'true' }), shown({ 'show-values': 'hash' })]).toEqual([
    false,
    true,
    'hash',
  ]);
  expect(complaints({ 'show-values': 'some' })).toEqual(['show-values: expected true, false or hash']);
});
