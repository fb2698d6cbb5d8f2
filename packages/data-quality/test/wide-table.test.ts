import { expect, test } from '@jest/globals';
import { makeProfile } from '../src/drift/make-profile.ts';
import { measure } from '../src/drift/measure.ts';
import { folder, judgeData, withTable, worldIn } from './engine-for-tests.ts';

test('a thousand columns of text are read within the memory that is usual', async () => {
  const columns = Array.from({ length: 1000 }, (_, i) => i);
  const rows = Array.from({ length: 6000 }, (_, row) => columns.map((i) => `t${(row * 7 + i) % 500}`).join(','));
  const workspace = folder({ 'd.csv': [columns.map((i) => `c${i}`).join(','), ...rows, ''].join('\n') });
  const rules = 'columns:\n  c0: { nulls: 0 }\n  c999: { pattern: "t[0-9]+" }\n';
  const { verdict, outputs } = await judgeData({ data: 'd.csv', rules }, worldIn(workspace));
  expect([verdict, outputs.rows, outputs.columns]).toEqual(['pass', 6000, 1000]);
}, 60_000);

test('drift of many columns of numbers is counted in several scans, as each column takes memory in one', async () => {
  const columns = Array.from({ length: 20 }, (_, i) => i);
  const rows = Array.from({ length: 500 }, (_, row) => columns.map((i) => ((row * 37) % 500) / (i + 4)).join(','));
  const text = [columns.map((i) => `x${i}`).join(','), ...rows, ''].join('\n');
  await withTable({ 'd.csv': text }, async (table, { query }) => {
    const profile = await makeProfile(table, query);
    const asked: number[] = [];
    const measured = await measure(
      profile,
      table,
      (sql) => {
        asked.push(sql.split('histogram(').length - 1);
        return query(sql);
      },
      new Map(),
    );
    expect(asked).toEqual([8, 8, 4]);
    const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
    expect(measured.map((found) => found.kind === 'number' && [found.n, sum(found.cells)])).toEqual(
      columns.map(() => [500, 500]),
    );
  });
});
