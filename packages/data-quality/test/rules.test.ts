import { describe, expect, test } from '@jest/globals';
import { checksOf, csv, now } from './checks-for-tests.ts';
import type { Files } from './engine-for-tests.ts';

const day = 86_400_000;

const a = (...values: string[]) => csv('a,z', ...values.map((value) => `${value},1`));
const column = (rule: object) => ({ columns: { a: rule } });

/** Every rule with data that must turn it red and data that must leave it green. */
const controls: [name: string, rules: object, id: string, bad: Files, good: Files][] = [
  ['rows.min', { rows: { min: 3 } }, 'rows', a('1', '2'), a('1', '2', '3')],
  ['rows.max', { rows: { max: 2 } }, 'rows', a('1', '2', '3'), a('1', '2')],
  ['no rows at all', column({}), 'rows', a(), a('1')],
  ['presence', column({}), 'columns.a.presence', csv('b', '1'), a('1')],
  ['type integer', column({ type: 'integer' }), 'columns.a.type', a('1', '2.5'), a('1', '2.0', '-3')],
  ['type integer of text', column({ type: 'integer' }), 'columns.a.type', a('1', 'x'), a('1', '')],
  ['type float', column({ type: 'float' }), 'columns.a.type', a('1', '1,5'.replace(',', ';')), a('1', '2.5', '1e3')],
  ['type float refuses 1_000', column({ type: 'float' }), 'columns.a.type', a('1_000'), a('1000')],
  ['type boolean', column({ type: 'boolean' }), 'columns.a.type', a('true', 'maybe'), a('true', 'False', '0', '1')],
  ['type date', column({ type: 'date' }), 'columns.a.type', a('2026-02-30'), a('2026-02-28')],
  [
    'type timestamp',
    column({ type: 'timestamp' }),
    'columns.a.type',
    a('yesterday'),
    a('2026-01-01T10:00:00Z', '2026-01-01'),
  ],
  ['nulls as rows', column({ nulls: 1 }), 'columns.a.nulls', a('', '', '1'), a('', '1')],
  ['nulls: NaN is null', column({ nulls: 0 }), 'columns.a.nulls', a('NaN', '1'), a('2', '1')],
  ['nulls as a share', column({ nulls: '40%' }), 'columns.a.nulls', a('', '1'), a('', '1', '2')],
  ['min', column({ min: 0 }), 'columns.a.min', a('1', '-1'), a('0', '1')],
  ['min of a date', column({ min: '2026-01-01' }), 'columns.a.min', a('2025-12-31'), a('2026-01-01')],
  ['min without a type refuses text', column({ min: 0 }), 'columns.a.min', a('1', 'x'), a('1')],
  ['max', column({ max: 10 }), 'columns.a.max', a('10', '10.5'), a('10')],
  ['max refuses NaN', column({ type: 'float', max: 10 }), 'columns.a.max', a('NaN', '1'), a('1')],
  ['min refuses NaN', column({ type: 'float', min: 0 }), 'columns.a.min', a('NaN', '1'), a('1')],
  ['max refuses infinity', column({ type: 'float', max: 10 }), 'columns.a.max', a('inf', '1'), a('1')],
  ['in, text', column({ in: ['DE', 'FR'] }), 'columns.a.in', a('DE', 'de'), a('DE', 'FR')],
  ['in, numbers', column({ in: [1, 2] }), 'columns.a.in', a('1', '3'), a('1', '2.0')],
  ['in, booleans', column({ in: [true] }), 'columns.a.in', a('true', 'false'), a('true', '1')],
  ['unique', column({ unique: true }), 'columns.a.unique', a('1', '2', '1'), a('1', '2', '3')],
  ['unique as numbers', column({ type: 'integer', unique: true }), 'columns.a.unique', a('1', '1.0'), a('1', '2')],
  ['pattern', column({ pattern: '[A-Z]{2}' }), 'columns.a.pattern', a('DE', 'DEX'), a('DE')],
  ['length', column({ length: 2 }), 'columns.a.length', a('DE', 'D'), a('DE', 'ÜÜ')],
  ['length.max', column({ length: { max: 2 } }), 'columns.a.length', a('DEU'), a('D')],
  [
    'class-share of true',
    column({ type: 'boolean', 'class-share': { max: '30%' } }),
    'columns.a.class-share',
    a('true', 'false'),
    a('true', 'false', 'false', 'false'),
  ],
  [
    'class-share of a class',
    column({ 'class-share': { class: 'x', min: '50%' } }),
    'columns.a.class-share',
    a('x', 'y', 'y'),
    a('x', 'y'),
  ],
  [
    'class-share of each',
    column({ 'class-share': { min: '30%' } }),
    'columns.a.class-share',
    a('x', 'y', 'y', 'y'),
    a('x', 'y'),
  ],
  [
    'min-samples-per-class',
    column({ 'min-samples-per-class': 2 }),
    'columns.a.min-samples-per-class',
    a('x', 'x', 'y'),
    a('x', 'x', 'y', 'y'),
  ],
  [
    'min-samples-per-class: a class that is missing',
    column({ type: 'boolean', 'min-samples-per-class': 1 }),
    'columns.a.min-samples-per-class',
    a('true', 'true'),
    a('true', 'false'),
  ],
  [
    'min-samples-per-class: one class only',
    column({ 'min-samples-per-class': 1 }),
    'columns.a.min-samples-per-class',
    a('x', 'x'),
    a('x', 'y'),
  ],
  ['checks', { checks: [{ sql: 'a <= z' }] }, 'checks.1', csv('a,z', '2,10', '11,10'), csv('a,z', '2,10')],
  [
    'checks: unknown is broken',
    { checks: [{ sql: 'a <= z' }] },
    'checks.1',
    csv('a,z', ',10', '1,10'),
    csv('a,z', '2,10'),
  ],
  [
    'checks.where',
    { checks: [{ sql: 'a > 1', where: "z = 'x'" }] },
    'checks.1',
    csv('a,z', '1,x', '1,y'),
    csv('a,z', '2,x', '1,y'),
  ],
  ['checks.error-if', { checks: [{ sql: 'a > 1', 'error-if': '>= 50%' }] }, 'checks.1', a('1', '2'), a('1', '2', '2')],
  ['extra-columns', { 'extra-columns': 'fail', ...column({}) }, 'extra-columns', a('1'), csv('a', '1')],
  ['duplicates', { duplicates: { max: 0 } }, 'duplicates', a('1', '2', '1'), a('1', '2')],
  ['duplicates.max-share', { duplicates: { 'max-share': '40%' } }, 'duplicates', a('1', '1'), a('1', '2', '1')],
  ['duplicates.columns', { duplicates: { columns: ['z'] } }, 'duplicates', a('1', '2'), csv('a,z', '1,1', '1,2')],
  ['freshness', { freshness: { column: 'a', 'max-age': '2d' } }, 'freshness', a('2026-01-07'), a('2026-01-09')],
  [
    'freshness: the future does not count',
    { freshness: { column: 'a', 'max-age': '2d' } },
    'freshness',
    a('2099-01-01', '2026-01-01'),
    a('2099-01-01', '2026-01-10T11:00:00Z'),
  ],
  [
    'freshness: nothing there',
    { freshness: { column: 'a', 'max-age': '2d' } },
    'freshness',
    a('', ''),
    a('2026-01-10'),
  ],
  [
    'freshness: an offset counts',
    { freshness: { column: 'a', 'max-age': '1h' } },
    'freshness',
    a('2026-01-10T11:30:00+02:00'),
    a('2026-01-10T13:30:00+02:00'),
  ],
];

describe('each rule turns red on bad data and stays green on good data', () => {
  test.each(controls)('%s', async (_, rules, id, bad, good) => {
    const verdict = async (files: Files) => (await checksOf(files, rules)).find((check) => check.id === id)?.verdict;
    expect(await verdict(bad)).toBe('fail');
    expect(await verdict(good)).toBe('pass');
  });
});

describe('what a check says', () => {
  test('failing rows by physical line and number, values only on request', async () => {
    const files = { 'd.csv': 'a,note\n1,"two\nlines"\n\n-1,x\n-2,y\n' };
    const min = { columns: { a: { min: 0 } } };
    const [, , check] = await checksOf(files, min);
    expect(check).toEqual({
      id: 'columns.a.min',
      title: 'a at least 0',
      subject: 'a',
      verdict: 'fail',
      reason: '2 of 3 values of a are not at least 0 (line 5, line 6).',
      observed: 2,
      threshold: '≤ 0',
      sizes: { checked: 3, failing: 2 },
      method: { name: 'rows that break the rule', parameters: { limits: 'fails > 0', bound: 0 } },
      examples: [
        { file: 'd.csv', line: 5, row: 2 },
        { file: 'd.csv', line: 6, row: 3 },
      ],
    });
    const [, , shown] = await checksOf(files, min, { showValues: true, maxFailingRows: 1 });
    expect(shown!.examples).toEqual([{ file: 'd.csv', line: 5, row: 2, value: '-1' }]);
  });

  test('warn-if warns, error-if fails', async () => {
    const rules = { checks: [{ sql: 'a > 1', 'warn-if': '> 0', 'error-if': '> 1' }] };
    const verdict = async (...values: string[]) => (await checksOf(a(...values), rules))[1]!.verdict;
    expect([await verdict('2'), await verdict('1', '2'), await verdict('1', '1')]).toEqual(['pass', 'warn', 'fail']);
  });

  test('nulls.warn warns below the failing share', async () => {
    const [, , check] = await checksOf(a('', '1', '2', '3'), column({ nulls: { 'max-share': 0.5, warn: 0.1 } }));
    expect(check).toMatchObject({ verdict: 'warn', reason: '1 of 4 values of a are null (line 2).' });
  });

  test('a column without any value decides nothing', async () => {
    const checks = await checksOf(a('', ''), column({ min: 0, unique: true, 'min-samples-per-class': 1 }));
    expect(checks.slice(2).map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive', 'inconclusive']);
  });

  test('a column that may be missing is not asked about', async () => {
    const checks = await checksOf(csv('b', '1'), column({ required: false, min: 0 }));
    expect(checks.map(({ id }) => id)).toEqual(['rows']);
  });

  test('a missing column names the nearest', async () => {
    const checks = await checksOf(csv('amount', '1'), { columns: { amout: {} } });
    expect(checks[1]!.reason).toBe('The data has no column amout; is it renamed to amount?');
  });
});

describe('one broken rule', () => {
  test.each([
    ['a mistyped column', 'amout > 1'],
    ['SQL that does not parse', 'a >'],
    ['a second statement', "1=1)) FROM x; ATTACH 'evil.db'; --"],
    ['a subquery on another file', "(SELECT count(*) FROM read_text('/etc/hostname')) > 0"],
    ['text read as a number at run time', "CAST(z AS INTEGER) > CAST('x' AS INTEGER)"],
  ])('%s fails by itself', async (_, sql) => {
    const checks = await checksOf(a('1', '2'), { checks: [{ sql, name: 'broken' }, { sql: 'a >= 1' }] });
    expect(checks[1]).toMatchObject({
      id: 'checks.1',
      verdict: 'fail',
      reason: expect.stringMatching(/^The rule "broken" cannot be run: /),
    });
    expect(checks[2]).toMatchObject({ id: 'checks.2', verdict: 'pass' });
  });

  test('an engine message shows no value unless values may be shown', async () => {
    const check = async (showValues: boolean) =>
      (await checksOf(a('1', 'private'), { checks: [{ sql: 'CAST(a AS INTEGER) > 0' }] }, { showValues }))[1]!;
    expect((await check(false)).reason).toBe(
      `The rule "CAST(a AS INTEGER) > 0" cannot be run: Conversion Error: Could not convert string '...' to INT32 when casting from source column a.`,
    );
    expect((await check(true)).reason).toContain("'private'");
  });

  test('a pattern that is no regular expression poisons no other column rule', async () => {
    const checks = await checksOf(a('1', '-1'), column({ pattern: '[', min: 0, nulls: 0 }));
    expect(Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]))).toMatchObject({
      'columns.a.pattern': 'fail',
      'columns.a.min': 'fail',
      'columns.a.nulls': 'pass',
    });
    expect(checks.find(({ id }) => id === 'columns.a.pattern')!.reason).toMatch(/cannot be run/);
  });
});

describe('names and values of any kind', () => {
  const hostile = ['a"b; drop table x', "it's", 'select', 'größe 📏', 'c0', '__row ', 'A', 'a', '$1', '/*', 'x--'];

  test.each(hostile)('column %j', async (name) => {
    const files = { 'd.csv': `"${name.replaceAll('"', '""')}",other\n5,1\n-5,2\n` };
    const rule = { type: 'integer', nulls: 0, min: 0, in: [5], unique: true, pattern: "[^']*" };
    const checks = await checksOf(files, {
      columns: { [name.trim()]: rule },
      duplicates: {},
      checks: [{ sql: 'other > 0' }],
    });
    expect(Object.fromEntries(checks.map(({ id, verdict }) => [id.split('.').at(-1), verdict]))).toEqual({
      rows: 'pass',
      presence: 'pass',
      type: 'pass',
      nulls: 'pass',
      min: 'fail',
      in: 'fail',
      unique: 'pass',
      pattern: 'pass',
      duplicates: 'pass',
      '1': 'pass',
    });
  });

  test('a value that looks like SQL is a value', async () => {
    const checks = await checksOf(a("x' OR '1'='1", 'y'), column({ in: ["x' OR '1'='1"] }));
    expect(checks[2]).toMatchObject({ sizes: { checked: 2, failing: 1 } });
  });

  test('a user can quote a hostile name in a check', async () => {
    const checks = await checksOf({ 'd.csv': '"a ""b",c\n1,2\n' }, { checks: [{ sql: '"a ""b" < c' }] });
    expect(checks[1]!.verdict).toBe('pass');
  });
});

test('the age is taken from the clock handed in', async () => {
  const checks = await checksOf(a('2026-01-08T12:00:00Z'), { freshness: { column: 'a', 'max-age': '3d' } });
  expect(checks[1]).toMatchObject({ verdict: 'pass', observed: '2d', reason: 'The newest a is 2d old, within 3d.' });
  expect(now % day).toBe(day / 2);
});
