import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import LongestFirst, { longest } from './longest-first.ts';

const suites = (...paths: string[]) => paths.map((path) => ({ path: resolve(path) }));

test('suites that are named come first in their order, the others by their size, and none is lost', () => {
  const [small, large] = ['.gitignore', 'package-lock.json'];
  const given = suites(small, longest[2]!, large, longest[0]!);
  expect(new LongestFirst().sort(given)).toEqual(suites(longest[0]!, longest[2]!, large, small));
});

test('every suite that is named is there, once', () => {
  expect(longest.filter((path) => !existsSync(path))).toEqual([]);
  expect(new Set(longest).size).toBe(longest.length);
});
