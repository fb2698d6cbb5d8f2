import { describe, expect, test } from '@jest/globals';
import { checksOf, csv } from './checks-for-tests.ts';
import type { Files } from './engine-for-tests.ts';

const a = (...values: string[]) => csv('a,z', ...values.map((value) => `${value},1`));
const column = (rule: object) => ({ columns: { a: rule } });
const also = (files: Files, name: string, ...rows: string[]) => ({ ...files, [name]: `${rows.join('\n')}\n` });

/** Data that must pass, then data that must fail in just these rows (the first data row is 1, on line 2). */
const counting: [name: string, rules: object, id: string, good: Files, bad: Files, checked: number, rows: number[]][] =
  [
    ['type', column({ type: 'integer' }), 'columns.a.type', a('1', '-2'), a('1', 'x', '', '2.5'), 3, [2, 4]],
    ['nulls', column({ nulls: 0 }), 'columns.a.nulls', a('1'), a('', '1', 'nan'), 3, [1, 3]],
    ['min', column({ min: 2 }), 'columns.a.min', a('2'), a('2', '1', 'x', 'NaN', ''), 4, [2, 3, 4]],
    ['max', column({ max: 2 }), 'columns.a.max', a('2'), a('2', '3', 'inf'), 3, [2, 3]],
    [
      'exclusive-min',
      column({ 'exclusive-min': 0 }),
      'columns.a.exclusive-min',
      a('0.1'),
      a('1', '0', '-1'),
      3,
      [2, 3],
    ],
    [
      'exclusive-max',
      column({ 'exclusive-max': 1 }),
      'columns.a.exclusive-max',
      a('0.9'),
      a('1', '0.5', '1.0'),
      3,
      [1, 3],
    ],
    [
      'bounds of whole numbers beyond 2^53',
      column({ type: 'integer', max: 9007199254740991 }),
      'columns.a.max',
      a('9007199254740991'),
      a('9007199254740992', '1'),
      2,
      [1],
    ],
    [
      'min of a time with an offset',
      column({ type: 'timestamp', min: '2026-01-01T00:00:00+02:00' }),
      'columns.a.min',
      a('2025-12-31T22:00:00Z'),
      a('2025-12-31T21:59:59Z', '2026-01-01'),
      2,
      [1],
    ],
    [
      'exclusive-max of a date',
      column({ type: 'date', 'exclusive-max': '2026-01-02' }),
      'columns.a.exclusive-max',
      a('2026-01-01'),
      a('2026-01-01', '2026-01-02'),
      2,
      [2],
    ],
    ['in', column({ in: ['x', 'y'] }), 'columns.a.in', a('x'), a('x', 'z', 'X'), 3, [2, 3]],
    ['not-in, text', column({ 'not-in': ['x'] }), 'columns.a.not-in', a('y', 'X'), a('y', 'x'), 2, [2]],
    [
      'not-in, numbers',
      column({ 'not-in': [-1, 99] }),
      'columns.a.not-in',
      a('1', ''),
      a('99.0', '2', 'NaN'),
      3,
      [1, 3],
    ],
    ['not-in, booleans', column({ 'not-in': [false] }), 'columns.a.not-in', a('true'), a('true', '0'), 2, [2]],
    ['unique', column({ unique: true }), 'columns.a.unique', a('1', '2', '', ''), a('1', '2', '1', '1'), 4, [3, 4]],
    ['pattern', column({ pattern: '[a-z]+' }), 'columns.a.pattern', a('abc'), a('abc', 'abC', 'a b'), 3, [2, 3]],
    ['not-pattern', column({ 'not-pattern': '.*@.*' }), 'columns.a.not-pattern', a('abc'), a('x@y', 'abc'), 2, [1]],
    [
      'length',
      column({ length: { min: 2, max: 3 } }),
      'columns.a.length',
      a('ab', 'ÄÖÜ'),
      a('a', 'ab', 'abcd'),
      3,
      [1, 3],
    ],
    [
      'outliers by quartiles',
      column({ outliers: 0 }),
      'columns.a.outliers',
      a('1', '2', '3', '4', '5', '6', '7'),
      a('1', '2', '3', '4', '5', '60', 'NaN'),
      7,
      [6, 7],
    ],
    [
      'outliers by the median absolute deviation',
      column({ outliers: { method: 'mad', factor: 3.5, max: 0 } }),
      'columns.a.outliers',
      a('1', '2', '3', '4', '5'),
      a('1', '2', '3', '4', '-500', 'inf'),
      6,
      [5, 6],
    ],
    [
      'outliers as a share',
      column({ outliers: '20%' }),
      'columns.a.outliers',
      a('1', '2', '3', '4', '99'),
      a('-99', '1', '2', '3', '4', '5', '99'),
      7,
      [1, 7],
    ],
    [
      'monotonic',
      column({ monotonic: 'increasing' }),
      'columns.a.monotonic',
      a('1', '1', '', '2'),
      a('1', '3', '2', '5', '4'),
      5,
      [3, 5],
    ],
    [
      'monotonic, decreasing',
      column({ monotonic: 'decreasing' }),
      'columns.a.monotonic',
      a('3', '1'),
      a('3', '1', '2'),
      3,
      [3],
    ],
    [
      'monotonic, strict',
      column({ monotonic: { direction: 'increasing', strict: true } }),
      'columns.a.monotonic',
      a('1', '2'),
      a('1', '1', '2', '2'),
      4,
      [2, 4],
    ],
    [
      'monotonic: 10 is after 9',
      column({ monotonic: 'increasing' }),
      'columns.a.monotonic',
      a('9', '10'),
      a('10', '9'),
      2,
      [2],
    ],
    [
      'monotonic: NaN is in no order',
      column({ type: 'float', monotonic: 'increasing' }),
      'columns.a.monotonic',
      a('1', '2'),
      a('1', 'NaN', '2'),
      3,
      [2],
    ],
    [
      'monotonic, by another column',
      column({ monotonic: { direction: 'increasing', by: 'z' } }),
      'columns.a.monotonic',
      csv('a,z', '3,3', '1,1', '2,2'),
      csv('a,z', '1,3', '2,1', '3,2', '4,'),
      4,
      [1, 4],
    ],
    [
      'monotonic, in groups',
      column({ monotonic: { direction: 'increasing', group: 'z' } }),
      'columns.a.monotonic',
      csv('a,z', '5,x', '1,y', '6,x', '2,y'),
      csv('a,z', '5,x', '1,y', '4,x', '2,y'),
      4,
      [3],
    ],
    [
      'references',
      column({ references: { file: 'ids.csv', column: 'id' } }),
      'columns.a.references',
      also(a('1', '2', '2', ''), 'ids.csv', 'id', '1', '2.0', '3'),
      also(a('1', '4', 'NaN'), 'ids.csv', 'id', '1', '2'),
      3,
      [2, 3],
    ],
    [
      'references, text',
      column({ references: { file: 'ids.csv', column: 'id' } }),
      'columns.a.references',
      also(a('DE', 'FR'), 'ids.csv', 'id', 'FR', 'DE', 'DE'),
      also(a('DE', 'de', 'FR'), 'ids.csv', 'id', 'DE', 'FR'),
      3,
      [2],
    ],
    [
      'checks',
      { checks: [{ sql: 'a < z' }] },
      'checks.1',
      csv('a,z', '1,2'),
      csv('a,z', '1,2', '2,2', ',3'),
      3,
      [2, 3],
    ],
    [
      'checks: a division by zero is unknown',
      { checks: [{ sql: 'a / z > 1' }] },
      'checks.1',
      csv('a,z', '4,2'),
      csv('a,z', '4,2', '1,0'),
      2,
      [2],
    ],
    ['pairs', { pairs: ['a <= z'] }, 'pairs.1', csv('a,z', '9,10', '2,2'), csv('a,z', '10,9', '1,2', ',1'), 3, [1, 3]],
    [
      'pairs, nulls skipped',
      { pairs: [{ left: 'a', operator: '<', right: 'z', nulls: 'skip' }] },
      'pairs.1',
      csv('a,z', '1,2', ',2'),
      csv('a,z', '1,2', ',2', '3,2'),
      2,
      [3],
    ],
    [
      'pairs of times',
      { pairs: ['a <= z'] },
      'pairs.1',
      csv('a,z', '2026-01-01,2026-01-01T00:00:00Z'),
      csv('a,z', '2026-01-02,2026-01-01T23:00:00Z'),
      1,
      [1],
    ],
    ['pairs of text', { pairs: ['a != z'] }, 'pairs.1', csv('a,z', 'x,y'), csv('a,z', 'x,x', 'x,y'), 2, [1]],
    [
      'pairs of whole numbers beyond 2^53',
      { pairs: ['a = z'] },
      'pairs.1',
      csv('a,z', '9007199254740993,9007199254740993'),
      csv('a,z', '9007199254740993,9007199254740992'),
      1,
      [1],
    ],
    [
      'pairs: NaN is not even itself',
      { columns: { a: { type: 'float' }, z: { type: 'float' } }, pairs: ['a = z'] },
      'pairs.1',
      csv('a,z', '1,1.0'),
      csv('a,z', 'NaN,NaN', '1,1'),
      2,
      [1],
    ],
    [
      'unique, compound',
      { unique: [['a', 'z']] },
      'unique.1',
      csv('a,z', '1,1', '1,2', ',1', ',1'),
      csv('a,z', '1,1', '1,2', '1,1'),
      3,
      [3],
    ],
    [
      'duplicates',
      { duplicates: { max: 0 } },
      'duplicates',
      csv('a,z', '1,', '2,'),
      csv('a,z', '1,', '2,', '1,'),
      3,
      [3],
    ],
  ];

describe('rules that count rows: the count, the rows and their lines', () => {
  test.each(counting)('%s', async (_, rules, id, good, bad, checked, rows) => {
    const find = async (files: Files) => (await checksOf(files, rules)).find((check) => check.id === id)!;
    expect(await find(good)).toMatchObject({ verdict: 'pass' });
    const found = await find(bad);
    expect({ verdict: found.verdict, sizes: found.sizes, examples: found.examples }).toEqual({
      verdict: 'fail',
      sizes: { checked, failing: rows.length },
      examples: rows.map((row) => ({ file: 'd.csv', line: row + 1, row })),
    });
  });
});

const numbers = a('1', '2', '3', '4', '10');
const aggregates = (rule: object) => column({ aggregates: rule });
const withReference = (files: Files, ...rows: string[]) => also(files, 'reference.csv', 'a,z', ...rows);

/** Rules about a whole column or table: data that must pass, data that must fail, and what is said of it. */
const whole: [name: string, rules: object, id: string, good: Files, bad: Files, reason: string][] = [
  ['rows', { rows: { max: 4 } }, 'rows', a('1'), numbers, 'There are 5 rows, more than 4.'],
  [
    'rows.change, fewer',
    { rows: { change: { 'max-decrease': '10%', 'max-increase': '50%' } } },
    'rows',
    withReference(a('1', '2', '3'), '1,1', '1,1'),
    withReference(a('1'), '1,1', '1,1'),
    "The number of rows is 1, 50% less than the reference's 2.",
  ],
  [
    'rows.change, more',
    { rows: { change: { 'max-increase': '200%' } } },
    'rows',
    withReference(a('1', '2', '3'), '1,1'),
    withReference(a('1', '2', '3', '4'), '1,1'),
    "The number of rows is 4, 300% more than the reference's 1.",
  ],
  [
    'min',
    aggregates({ min: { max: 1 } }),
    'columns.a.aggregates.min',
    numbers,
    a('2'),
    'The smallest value of a is 2, above 1.',
  ],
  [
    'max',
    aggregates({ max: { min: 10 } }),
    'columns.a.aggregates.max',
    numbers,
    a('9.5'),
    'The largest value of a is 9.5, below 10.',
  ],
  [
    'mean',
    aggregates({ mean: 4 }),
    'columns.a.aggregates.mean',
    numbers,
    a('1', '2'),
    'The mean of a is 1.5, below 4.',
  ],
  [
    'stddev',
    aggregates({ stddev: { min: 3.53, max: 3.54 } }),
    'columns.a.aggregates.stddev',
    numbers,
    a('1', '3'),
    'The sample standard deviation of a is 1.41421356237, below 3.53.',
  ],
  ['sum', aggregates({ sum: 20 }), 'columns.a.aggregates.sum', numbers, a('21'), 'The sum of a is 21, above 20.'],
  [
    'median',
    aggregates({ median: 3 }),
    'columns.a.aggregates.median',
    numbers,
    a('1', '2'),
    'The median of a is 1.5, below 3.',
  ],
  [
    'quantiles',
    aggregates({ quantiles: { 0.9: { max: 7.61 } } }),
    'columns.a.aggregates.quantiles.0.9',
    numbers,
    a('7.7', '7.7'),
    'The 0.9-quantile of a is 7.7, above 7.61.',
  ],
  [
    'distinct',
    aggregates({ distinct: 2 }),
    'columns.a.aggregates.distinct',
    a('1', '1.0', '', '2'),
    a('1'),
    'The number of distinct values of a is 1, below 2.',
  ],
  [
    'an aggregate of what is no number',
    aggregates({ mean: { min: 0 } }),
    'columns.a.aggregates.mean',
    numbers,
    a('1', 'NaN', 'inf', 'x', ''),
    '3 of 4 values of a are no finite numbers, so it has no mean.',
  ],
  [
    'mean.change',
    aggregates({ mean: { change: { 'max-decrease': '5%' } } }),
    'columns.a.aggregates.mean',
    withReference(a('95'), '100,1'),
    withReference(a('94'), '100,1'),
    "The mean of a is 94, 6% less than the reference's 100.",
  ],
  [
    'median.change',
    aggregates({ median: { change: { 'max-increase': '5%' } } }),
    'columns.a.aggregates.median',
    withReference(a('1'), '2,1'),
    withReference(a('3', '4'), '1,1', '3,1'),
    "The median of a is 3.5, 75% more than the reference's 2.",
  ],
  [
    'column-order',
    { 'column-order': 'fail', columns: { a: {}, b: {} } },
    'column-order',
    csv('a,x,b', '1,1,1'),
    csv('b,a', '1,1'),
    'In the data b comes before a, in the rules after it.',
  ],
  [
    'extra-columns',
    { 'extra-columns': 'fail', columns: { a: {} } },
    'extra-columns',
    csv('a', '1'),
    csv('a,b', '1,1'),
    'Columns without a rule: b.',
  ],
  [
    'a column renamed',
    { columns: { customer_id: {}, id: {} } },
    'columns.customer_id.presence',
    csv('customer_id,id', '1,1'),
    csv('CustomerID,id', '1,1'),
    'The data has no column customer_id; is it renamed to CustomerID?',
  ],
  [
    'a missing column near one that is ruled is not that one renamed',
    { columns: { date1: {}, date2: {} } },
    'columns.date1.presence',
    csv('date1,date2', '1,1'),
    csv('date2', '1'),
    'The data has no column date1; the nearest is date2.',
  ],
  [
    'availability',
    { availability: { column: 'a', 'max-gap': '1d' } },
    'availability',
    a('2026-01-02', '2026-01-01', '2026-01-03'),
    a('2026-01-01', '2026-01-04', '2026-01-02'),
    'The longest gap in a is 2d (from 2026-01-02T00:00:00.000Z to 2026-01-04T00:00:00.000Z), longer than 1d.',
  ],
  [
    'availability until now',
    { availability: { column: 'a', 'max-gap': '1d', 'until-now': true } },
    'availability',
    a('2026-01-09', '2026-01-10'),
    a('2026-01-08', '2026-01-09'),
    'The longest gap in a is 1d12h (from 2026-01-09T00:00:00.000Z to 2026-01-10T12:00:00.000Z), longer than 1d.',
  ],
  [
    'freshness',
    { freshness: { column: 'a', 'max-age': '1h' } },
    'freshness',
    a('2026-01-10T11:00:00Z'),
    a('2026-01-10T10:59:59Z'),
    'The newest a is 1h1s old, older than 1h.',
  ],
];

describe('rules about a whole column or table', () => {
  test.each(whole)('%s', async (_, rules, id, good, bad, reason) => {
    const find = async (files: Files) => (await checksOf(files, rules)).find((check) => check.id === id)!;
    expect(await find(good)).toMatchObject({ verdict: 'pass' });
    const { verdict, reason: said } = await find(bad);
    expect({ verdict, reason: said }).toEqual({ verdict: 'fail', reason });
  });
});

describe('what cannot be decided does not pass', () => {
  test.each<[string, object, string, Files, string]>([
    [
      'outliers of one value',
      column({ outliers: 0 }),
      'columns.a.outliers',
      a('1', '1', '1', '1', '9'),
      'inconclusive',
    ],
    ['outliers of text', column({ outliers: 0 }), 'columns.a.outliers', a('x', 'y'), 'inconclusive'],
    ['outliers of nothing', column({ outliers: 0 }), 'columns.a.outliers', a('', ''), 'inconclusive'],
    ['a mean of nothing', aggregates({ mean: { min: 0 } }), 'columns.a.aggregates.mean', a(''), 'inconclusive'],
    ['a deviation of one', aggregates({ stddev: { max: 9 } }), 'columns.a.aggregates.stddev', a('1'), 'inconclusive'],
    ['a change without a reference', { rows: { change: { 'max-decrease': 0 } } }, 'rows', a('1'), 'inconclusive'],
    [
      'a change from zero',
      aggregates({ sum: { change: { 'max-increase': 1 } } }),
      'columns.a.aggregates.sum',
      withReference(a('1'), '0,1'),
      'inconclusive',
    ],
    [
      'a change from no column',
      aggregates({ sum: { change: { 'max-increase': 1 } } }),
      'columns.a.aggregates.sum',
      also(a('1'), 'reference.csv', 'b', '1'),
      'inconclusive',
    ],
    [
      'a gap in one time',
      { availability: { column: 'a', 'max-gap': '1d' } },
      'availability',
      a('2026-01-01'),
      'inconclusive',
    ],
    ['pairs of unlike types', { pairs: ['a <= z'] }, 'pairs.1', csv('a,z', 'x,1'), 'fail'],
    ['a pair of a missing column', { pairs: ['a <= y'] }, 'pairs.1', a('1'), 'fail'],
    ['a key of a missing column', { unique: [['a', 'y']] }, 'unique.1', a('1'), 'fail'],
    [
      'order by a missing column',
      column({ monotonic: { direction: 'increasing', by: 'y' } }),
      'columns.a.monotonic',
      a('1'),
      'fail',
    ],
    [
      'references to a missing column',
      column({ references: { file: 'd.csv', column: 'y' } }),
      'columns.a.references',
      a('1'),
      'fail',
    ],
  ])('%s', async (_, rules, id, files, verdict) => {
    expect((await checksOf(files, rules)).find((check) => check.id === id)).toMatchObject({ verdict });
  });

  test('a column that is constant has no outliers', async () => {
    const checks = await checksOf(a('5', '5', '5'), column({ outliers: 0 }));
    expect(checks.at(-1)).toMatchObject({ verdict: 'pass', sizes: { checked: 3, failing: 0 } });
  });
});
