import { expect, test } from '@jest/globals';
import { checkEngine } from '../engine-check.ts';
import { shifts, targeted } from '../shifts.ts';

test.each([
  [500, 300, [], []],
  [2000, 2000, shifts.find(({ name }) => name === targeted.outliers)!.columns, ['normal']],
] as const)(
  'DuckDB on files of %d and %d rows decides as the simulation does',
  async (reference, data, changed, drifted) => {
    expect(await checkEngine({ reference, data }, 1, changed)).toEqual({ drifted, differences: [] });
  },
  300_000,
);
