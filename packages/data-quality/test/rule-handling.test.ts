import { describe, expect, test } from '@jest/globals';
import { compileRules, runRules } from '@tidegate/data-quality';
import { parseRules } from '../src/settings.ts';
import { checksOf, csv } from './checks-for-tests.ts';
import { withTable } from './engine-for-tests.ts';

const a = (...values: string[]) => csv('a,z', ...values.map((value, i) => `${value},${i + 1}`));
const column = (rule: object) => ({ columns: { a: rule } });

describe('the long form of a rule', () => {
  test.each<[string, object, string]>([
    ['type', { value: 'integer' }, 'type'],
    ['min', { value: 1 }, 'min'],
    ['in', { value: [1, 2] }, 'in'],
    ['pattern', { value: '[0-9]' }, 'pattern'],
    ['unique', { value: true }, 'unique'],
    ['length', { max: 1 }, 'length'],
    ['nulls', {}, 'nulls'],
    ['monotonic', { direction: 'increasing' }, 'monotonic'],
  ])('%s: warn-if, error-if, severity and where', async (word, value, id) => {
    const bad = { type: 'x', min: '0', in: '3', pattern: 'x', unique: '1', length: '10', nulls: '', monotonic: '0' };
    const files = a('1', '2', bad[word as keyof typeof bad]);
    const verdict = async (handling: object) =>
      (await checksOf(files, column({ [word]: { ...value, ...handling } }))).find(
        (check) => check.id === `columns.a.${id}`,
      )!.verdict;
    expect(await verdict({})).toBe('fail');
    expect(await verdict({ 'warn-if': '> 0' })).toBe('warn');
    expect(await verdict({ 'error-if': '> 1' })).toBe('pass');
    expect(await verdict({ 'error-if': '> 20%', 'warn-if': '> 0' })).toBe('fail');
    expect(await verdict({ severity: 'warn' })).toBe('warn');
    expect(await verdict({ where: 'z < 3' })).toBe('pass');
    expect(await verdict({ where: 'z >= 1' })).toBe('fail');
  });

  test('where and severity of a column hold for all its rules, and add to those of one', async () => {
    const rules = column({ where: 'z > 1', severity: 'warn', max: { value: 5, where: 'z < 4' }, min: 0 });
    const checks = await checksOf(a('9', '9', '1', '9', '-1'), rules);
    expect(checks.slice(2).map(({ id, verdict, sizes }) => [id, verdict, sizes])).toEqual([
      ['columns.a.min', 'warn', { checked: 4, failing: 1 }],
      ['columns.a.max', 'warn', { checked: 2, failing: 1 }],
    ]);
  });

  test('severity is told of what could not be decided too, and not of a rule that cannot be run', async () => {
    const min = (handling: object) => checksOf(a(''), column({ min: { value: 0, severity: 'warn', ...handling } }));
    expect((await min({})).at(-1)).toMatchObject({
      verdict: 'warn',
      reason: expect.stringContaining('none was checked'),
    });
    expect((await min({ where: 'nowhere > 1' })).at(-1)).toMatchObject({ verdict: 'fail' });
  });

  test.each<[string, object]>([
    ['class-share', { class: 'x', max: '50%' }],
    ['min-samples-per-class', { value: 2 }],
    ['outliers', { max: 0 }],
    ['references', { file: 'd.csv', column: 'z' }],
    ['aggregates', { distinct: { max: 1 } }],
  ])('%s looks only at the rows picked', async (word, rule) => {
    const values = word === 'outliers' || word === 'references' ? ['1', '1', '1', '1', '1', '99'] : ['y', 'x', 'x'];
    const verdict = async (where: string) => {
      const written = word === 'aggregates' ? { distinct: { max: 1, where } } : { ...rule, where };
      return (await checksOf(a(...values), column({ [word]: written }))).at(-1)!.verdict;
    };
    expect(await verdict('z > 0')).not.toBe('pass');
    expect(await verdict(word === 'outliers' || word === 'references' ? 'z < 6' : "a = 'y' OR a = 'none'")).toBe(
      word === 'min-samples-per-class' ? 'fail' : 'pass',
    );
  });
});

describe('where sees the names and types of the user', () => {
  const names = ['a"b; drop table x', "it's", 'select', 'größe 📏', 'c0', 'c1', '__row ', '__raw_column_0', 'A', '$1'];

  test.each(names)('column %j', async (name) => {
    const quoted = `"${name.trim().replaceAll('"', '""')}"`;
    const files = { 'd.csv': `"${name.replaceAll('"', '""')}",other\n10,x\n9,y\n8,x\n` };
    const rules = { columns: { other: { in: { value: ['x'], where: `${quoted} > 9 -- not as text` } } } };
    const checks = await checksOf(files, rules);
    expect(checks.at(-1)).toMatchObject({ verdict: 'pass', sizes: { checked: 1, failing: 0 } });
  });

  test('a broken one fails by itself', async () => {
    const where = ['nowhere = 1', 'z >', '1 = 1) OR (1 = 1', '1 = 1; SELECT 1', "CAST('x' AS INTEGER) = z"];
    const checks = await checksOf(a('1', '2'), {
      columns: { a: { min: 0 }, z: { max: 5 } },
      duplicates: { max: 0 },
      unique: where.map((text) => ({ columns: ['a'], where: text })),
    });
    expect(checks.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'rows pass',
      'columns.a.presence pass',
      'columns.a.min pass',
      'columns.z.presence pass',
      'columns.z.max pass',
      ...where.map((_, i) => `unique.${i + 1} fail`),
      'duplicates pass',
    ]);
    for (const { reason, verdict } of checks) if (verdict === 'fail') expect(reason).toMatch(/cannot be run: /);
  });
});

describe('values of failing rows', () => {
  const files = csv('a,b', 'ann,1', 'bob,2', 'ann,3', 'eve,4', 'ann,5');
  const rules = { columns: { a: { 'not-in': ['ann', 'bob'], unique: true } } };
  const values = async (showValues: boolean | 'hash') =>
    (await checksOf(files, rules, { showValues })).slice(2).map(({ examples }) => examples!.map(({ value }) => value));

  test('hidden, shown or hashed', async () => {
    expect(await values(false)).toEqual([Array(4).fill(undefined), Array(2).fill(undefined)]);
    expect(await values(true)).toEqual([
      ['ann', 'bob', 'ann', 'ann'],
      ['ann', 'ann'],
    ]);
    const [[ann, bob, ...more], repeated] = (await values('hash')) as [string[], string[]];
    expect(ann).toMatch(/^#[0-9a-f]{12}$/);
    expect(bob).not.toBe(ann);
    expect([...more, ...repeated]).toEqual(Array(4).fill(ann));
  });

  test('a hash is of use in its own run alone', async () => {
    expect(await values('hash')).not.toEqual(await values('hash'));
  });
});

test('one rule that the engine refuses at run time is found among a thousand', async () => {
  const files = csv('a,z', '1,x', '2,y');
  const sound = Array.from({ length: 1000 }, (_, i) => ({ sql: `a > ${-i}` }));
  const checks = await checksOf(files, { checks: [...sound, { sql: 'CAST(z AS INTEGER) > 0' }, ...sound] });
  expect(checks.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id)).toEqual(['checks.1001']);
});

test('rules of 1,000 columns are some fifteen statements', async () => {
  const names = Array.from({ length: 1000 }, (_, i) => `x${i}`);
  const files = csv(
    names.join(','),
    names.map(() => '1').join(','),
    names.map((_, i) => (i === 7 ? '' : '2')).join(','),
  );
  const rule = { type: 'integer', nulls: 0, min: 0, max: 9, aggregates: { mean: { min: 0 } } };
  const parsed = parseRules({ columns: Object.fromEntries(names.map((name) => [name, rule])) });
  if (!('rules' in parsed)) throw new Error('no rules');
  const statements: string[] = [];
  const checks = await withTable(files, (table, engine) =>
    runRules(
      compileRules(parsed.rules, table),
      table,
      { query: (sql) => (statements.push(sql), engine.query(sql)) },
      { maxFailingRows: 10, showValues: false, now: 0, types: new Map() },
    ),
  );
  expect(checks.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id)).toEqual(['columns.x7.nulls']);
  expect(statements.length).toBeLessThan(20);
}, 120_000);
