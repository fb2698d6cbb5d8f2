import { describe, expect, test } from '@jest/globals';
import { notOneExpression } from '../src/sql/one-expression.ts';

describe('a condition stays inside the parentheses it is put in', () => {
  test.each([
    'amount <= balance',
    "name = 'O''Brien; drop table x' -- a comment ) at its end",
    '("a)b" > 1) /* ; */ AND (c IN (1, 2))',
    "day >= DATE '2024-01-01'",
    'name <> $1',
  ])('%s', (sql) => {
    expect(notOneExpression(sql)).toBeUndefined();
  });

  test.each([
    ['1=1; drop table x', /semicolon/],
    ["') OR 1=1 --", /' is not closed/],
    ['true)) FROM t; --', /parenthesis it did not open/],
    ['a > 1) OR (true', /parenthesis it did not open/],
    ['(a > 1', /parenthesis is not closed/],
    ['a > 1 /* open', /comment is not closed/],
    ['a > 1 /* /* */ */', /comment in a comment/],
    ['"a > 1', /" is not closed/],
    ["a = E'\\'' OR true --'", /E' begins a text/],
    ["a = U&'\\0027'", /U&' begins a text/],
    ['a = $$x$$', /\$\$/],
    ["a = $tag$ ' $tag$", /\$\$/],
    ['-- nothing', /no expression/],
    ['', /no expression/],
  ])('%s', (sql, why) => {
    expect(notOneExpression(sql)).toMatch(why);
  });
});
