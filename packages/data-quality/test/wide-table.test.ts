import { expect, test } from '@jest/globals';
import { folder, judgeData, worldIn } from './engine-for-tests.ts';

test('a thousand columns of text are read within the memory that is usual', async () => {
  const columns = Array.from({ length: 1000 }, (_, i) => i);
  const rows = Array.from({ length: 6000 }, (_, row) => columns.map((i) => `t${(row * 7 + i) % 500}`).join(','));
  const workspace = folder({ 'd.csv': [columns.map((i) => `c${i}`).join(','), ...rows, ''].join('\n') });
  const rules = 'columns:\n  c0: { nulls: 0 }\n  c999: { pattern: "t[0-9]+" }\n';
  const { verdict, outputs } = await judgeData({ data: 'd.csv', rules }, worldIn(workspace));
  expect([verdict, outputs.rows, outputs.columns]).toEqual(['pass', 6000, 1000]);
}, 60_000);
