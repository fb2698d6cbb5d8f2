import { describe, expect, test } from '@jest/globals';
import { rowsOf, same } from './compat-samples.ts';
import { folder, judgeData, worldIn } from './engine-for-tests.ts';

interface Column {
  readonly name: string;
  readonly rows: readonly (number | string | boolean | null)[];
}

function csv(columns: readonly Column[]): string {
  const cell = (value: Column['rows'][number] | undefined) =>
    value === null || value === undefined ? '' : String(value);
  const lines = columns[0]!.rows.map((_, i) => columns.map(({ rows }) => cell(rows[i])).join(','));
  return `${[columns.map(({ name }) => name).join(','), ...lines].join('\n')}\n`;
}

const reference = csv([
  { name: 'amount', rows: rowsOf(['skewed', 500, 7]) },
  { name: 'age', rows: rowsOf(['whole', 500, 5]) },
  { name: 'kind', rows: rowsOf(['few', 500, 5]).map((value) => `k${value}`) },
  { name: 'yes', rows: rowsOf(['pair', 500, 5]).map((value) => value === 1) },
  { name: 'when', rows: rowsOf(['few', 500, 5]).map((value) => `2026-01-0${value + 1}`) },
]);
const current = (shift: number) =>
  csv([
    { name: 'amount', rows: rowsOf(['skewed', 300, 11, shift]) },
    { name: 'age', rows: rowsOf(['whole', 300, 9]) },
    { name: 'kind', rows: rowsOf(['few', 300, 9]).map((value) => `k${value}`) },
    { name: 'yes', rows: rowsOf(['pair', 300, 9]).map((value) => value === 1) },
    { name: 'when', rows: rowsOf(['few', 300, 9]).map((value) => `2026-01-0${value + 1}`) },
  ]);

const workspace = folder({
  'reference.csv': reference,
  'alike.csv': current(0),
  'shifted.csv': current(400),
  'short.csv': reference.split('\n').slice(0, 4).join('\n'),
  'text.csv': csv([{ name: 'amount', rows: rowsOf(['skewed', 30, 7]).map((value) => `n${value}`) }]),
});

async function judged(data: string, drift: string) {
  const result = await judgeData({ data, reference: 'reference.csv', drift }, worldIn(workspace));
  const check = (id: string) => result.checks.find((one) => one.id === id);
  return { ...result, check };
}

describe('compat: evidently, from files', () => {
  // Evidently 0.7.21: Report([DataDriftPreset()]).run(current, reference) on these files
  test.each([
    ['alike.csv', 'drift.amount.ks', 0.5362803803871578],
    ['alike.csv', 'drift.age.ks', 0.6579021245102007],
    ['alike.csv', 'drift.kind.chisquare', 0.6741487385643468],
    ['alike.csv', 'drift.yes.z', 0.38639414438587694],
    ['alike.csv', 'drift', 0],
    ['shifted.csv', 'drift.amount.ks', 1.1228737400431788e-91],
    ['shifted.csv', 'drift', 0.25],
  ])('%s: %s', async (data, id, score) => {
    const { check } = await judged(data, 'compat: evidently');
    expect(same(Number(check(id)!.observed), score) ? score : check(id)).toBe(score);
  });

  test('one drifted column of four is no drifted data set; with a share of a quarter it is', async () => {
    const { verdict, outputs, check, facts } = await judged('shifted.csv', 'compat: evidently');
    expect(verdict).toBe('warn');
    expect(outputs).toMatchObject({ 'drift-detected': false, 'drifted-columns': ['amount'], 'drift-share': 0.25 });
    expect(check('drift.amount.ks')).toMatchObject({
      verdict: 'warn',
      threshold: 0.05,
      sizes: { reference: 500, data: 300 },
    });
    expect(facts).toMatchObject({
      'drift as judged by': 'Evidently 0.7.21',
      'drift tests': 4,
      'columns compared': 4,
      'not looked at by it': 'when (time)',
      'reference rows': 500,
    });
    const stricter = await judged('shifted.csv', 'compat: evidently\nshare: 0.25');
    expect([stricter.verdict, stricter.outputs['drift-detected']]).toEqual(['fail', true]);
  });

  test('a test and threshold of its own', async () => {
    const { check } = await judged(
      'shifted.csv',
      'compat: evidently\ncolumns: { amount: { test: psi, threshold: 100 }, age: off }',
    );
    expect(check('drift.amount.psi')).toMatchObject({
      verdict: 'pass',
      threshold: 100,
      method: { name: 'Evidently 0.7.21: psi', parameters: { 'log base': 'e', 'drifted is': '>= threshold' } },
    });
    expect(check('drift.age.ks')).toBeUndefined();
  });

  test('a column that is gone, or holds something else, is inconclusive', async () => {
    const { verdict, check } = await judged('text.csv', 'compat: evidently');
    expect(verdict).toBe('inconclusive');
    expect(check('drift.amount')).toMatchObject({
      verdict: 'inconclusive',
      reason: 'amount was not decided: it holds text and no longer number.',
    });
    expect(check('drift.age')!.reason).toContain('the data lacks it');
  });
});

test('whole numbers are integers to Evidently as they are to pandas: not with nulls, and not when written 1.0', async () => {
  const rows = rowsOf(['few', 300, 5]);
  const columns = (name: string) => [
    { name: `${name}_plain`, rows },
    { name: `${name}_nulls`, rows: rows.map((row, i) => (i % 7 === 0 ? null : row)) },
    { name: `${name}_points`, rows: rows.map((row) => `${row}.0`) },
  ];
  const files = folder({ 'r.csv': csv(columns('a')), 'd.csv': csv(columns('a')) });
  const { checks } = await judgeData({ data: 'd.csv', reference: 'r.csv', drift: 'compat: evidently' }, worldIn(files));
  const kinds = checks.flatMap(({ subject, method }) => (subject ? [[subject, method!.parameters['kind']]] : []));
  expect(kinds).toEqual([
    ['a_plain', 'cat'],
    ['a_nulls', 'num'],
    ['a_points', 'num'],
  ]);
});

describe('the other tools, from files', () => {
  test.each(['nannyml', 'deequ'])('%s passes rows alike and fails rows shifted', async (tool) => {
    // Ten chunks of fifty rows vary more than the data does.
    expect((await judged('alike.csv', `compat: ${tool}`)).verdict).toBe('pass');
    const { verdict, outputs } = await judged('shifted.csv', `compat: ${tool}`);
    expect([verdict, outputs['drift-detected'], outputs['drifted-columns']]).toEqual(['fail', true, ['amount']]);
  });

  test('nannyml makes its threshold of eleven parts when rows are left over', async () => {
    const odd = folder({
      'r.csv': csv([{ name: 'a', rows: rowsOf(['skewed', 1003, 7]) }]),
      'd.csv': csv([{ name: 'a', rows: rowsOf(['skewed', 700, 11, 20]) }]),
    });
    const { checks } = await judgeData({ data: 'd.csv', reference: 'r.csv', drift: 'compat: nannyml' }, worldIn(odd));
    const column = checks.find(({ id }) => id === 'drift.a.jensen_shannon');
    // NannyML 0.13.1 on these rows
    expect(same(Number(column!.observed), 0.11079277777633632)).toBe(true);
    expect(same(Number(column!.threshold), 0.6351603561806818)).toBe(true);
    expect(column!.method!.parameters['threshold from']).toBe('11 chunks of the reference, mean + 3 sd');
  });

  test('soda tells chance by p', async () => {
    const { check, outputs } = await judged('shifted.csv', 'compat: soda');
    expect(check('drift.amount.ks')!.verdict).toBe('warn');
    expect(outputs['drifted-columns']).toContain('amount');
  });
});

test('a profile is not enough, and the remedy is told', async () => {
  await judgeData({ data: 'reference.csv', 'write-profile': 'p.json' }, worldIn(workspace));
  await expect(
    judgeData({ data: 'alike.csv', reference: 'p.json', drift: 'compat: evidently' }, worldIn(workspace)),
  ).rejects.toMatchObject({
    message: '`drift: compat: evidently` needs the rows of the reference, which is a profile.',
    hint: expect.stringContaining('rows-moved'),
  });
});
