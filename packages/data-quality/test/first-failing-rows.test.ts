import { expect, test } from '@jest/globals';
import { folder, judgeData, worldIn } from './engine-for-tests.ts';

test('of rows that fail far apart the first are told, file after file, row after row', async () => {
  const file = (failing: readonly number[]) =>
    `x\n${Array.from({ length: 140_000 }, (_, i) => (failing.includes(i + 1) ? -1 : i)).join('\n')}\n`;
  const workspace = folder({ 'a.csv': file([130_001, 139_000]), 'b.csv': file([3, 4, 125_000]) });
  const rules = 'columns:\n  x: { min: 0 }\nchecks:\n  - sql: x >= 0\n';
  const { checks } = await judgeData({ data: '*.csv', rules, 'max-failing-rows': 4 }, worldIn(workspace));
  const told = checks.flatMap(({ examples }) =>
    examples ? [examples.map(({ file: name, row }) => `${name} ${row}`)] : [],
  );
  const first = ['a.csv 130001', 'a.csv 139000', 'b.csv 3', 'b.csv 4'];
  expect(told).toEqual([first, first]);
});
