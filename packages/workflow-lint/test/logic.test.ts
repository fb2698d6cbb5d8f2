import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseExpression } from '../src/expression.ts';
import { excludes, implies } from '../src/model/logic.ts';

const root = (source: string) => parseExpression(source, { line: 1, column: 1 }).root!;

describe('implies', () => {
  test.each([
    ['a == 1', 'a == 1', true],
    ["github.ref == 'x' && a", 'a', true],
    ['a', "github.ref == 'x' && a", false],
    ["e == 'push' && main || e == 'dispatch' && kind == 'k'", "e == 'push' || e == 'dispatch'", true],
    ["e == 'push'", "e != 'pull_request'", true],
    ["e != 'pull_request'", "e == 'push'", false],
    ["'push' == E", "e == 'PUSH'", true],
    ['!(a || b)', '!a', true],
    ['(a && b) || c', 'a || c', true],
    ["contains(x, 'a')", "contains(x, 'b')", false],
    ["contains(x, 'a')", "contains(x, 'a')", true],
    ['n > 3', 'n > 3', true],
    ['n > 3', 'n < 3', false],
  ])('%s -> %s: %s', (first, second, holds) => {
    expect(implies(root(first), root(second))).toBe(holds);
  });
});

test.each([
  ["env == 'staging'", "env == 'production'", true],
  ["env == 'staging'", "env != 'production'", false],
  ["env == 'staging' || all", "env == 'production'", false],
  ['a', '!a', true],
  ['a', 'b', false],
])('%s excludes %s: %s', (first, second, holds) => {
  expect(excludes(root(first), root(second))).toBe(holds);
  expect(excludes(root(second), root(first))).toBe(holds);
});

test('with too many questions nothing is claimed', () => {
  const many = Array.from({ length: 13 }, (_, i) => `a${i}`).join(' && ');
  expect([implies(root(many), root('a1')), excludes(root(many), root('!a1'))]).toEqual([false, false]);
});

test('what implies is never excluded unless it cannot be true itself', () => {
  const atom = fc.constantFrom('a', 'b', "e == 'x'", "e == 'y'", "e != 'x'");
  const condition = fc
    .array(fc.tuple(atom, fc.constantFrom('&&', '||'), fc.boolean()), { minLength: 1, maxLength: 4 })
    .map((parts) =>
      parts.map(([one, join, negate], i) => `${i === 0 ? '' : ` ${join} `}${negate ? `!(${one})` : one}`).join(''),
    );
  fc.assert(
    fc.property(condition, condition, (a, b) => {
      expect(implies(root(a), root(`(${a}) || (${b})`))).toBe(true);
      expect(implies(root(`(${a}) && (${b})`), root(a))).toBe(true);
      expect(excludes(root(a), root(`!(${a})`))).toBe(true);
      if (implies(root(a), root(b)) && excludes(root(a), root(b))) expect(excludes(root(a), root(a))).toBe(true);
    }),
  );
});
