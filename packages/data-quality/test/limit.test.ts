import { describe, expect, test } from '@jest/globals';
import { meets, moreThanShare, parseLimit } from '../src/rules/limit.ts';

describe('limits', () => {
  test.each([
    ['> 0', 1, 100, true],
    ['> 0', 0, 100, false],
    ['>10', 10, 100, false],
    ['>= 10', 10, 100, true],
    ['> 1%', 1, 100, false],
    ['> 1%', 2, 100, true],
    ['>= 0.5%', 1, 200, true],
    ['= 3', 3, 10, true],
    ['!= 3', 3, 10, false],
    ['< 3', 2, 10, true],
    ['<= 3', 4, 10, false],
    ['> 0%', 0, 0, false],
  ])('%s with %d of %d rows is %s', (text, failing, checked, expected) => {
    expect(meets(parseLimit(text)!, failing, checked)).toBe(expected);
  });

  test.each(['10', '> ten', '>', '> -1', '> 1.5', '=> 3', '> 1 %x', ''])('%j is no limit', (text) => {
    expect(parseLimit(text)).toBeUndefined();
  });

  test('a share is told as typed', () => {
    expect(moreThanShare(0.07).text).toBe('> 7%');
    expect(moreThanShare(1e-7).text).toBe('> 0.00001%');
  });
});
