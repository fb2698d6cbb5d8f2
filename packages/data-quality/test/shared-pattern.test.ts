import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sharedPattern } from '../src/sql/shared-pattern.ts';

describe('patterns in the words of every engine', () => {
  test.each([
    ['[A-Z]{2}', '[A-Z]{2}'],
    ['^\\d+$', '[0-9]+'],
    ['^a|b$|c', 'a|b|c'],
    ['\\w+@\\w+\\.(com|org)', '[0-9A-Za-z_]+\\@[0-9A-Za-z_]+\\.(?:com|org)'],
    ['[^\\s,]*?', '[^\\t\\n\\f\\r \\,]*'],
    ['\\D\\S', '[^0-9][^\\t\\n\\f\\r ]'],
    ['.', '[^\\n]'],
    ['(?:a|)', '(?:a|)'],
    ['[]a]', '[\\]a]'],
    ['[a-]', '[a\\-]'],
    ['[\\w-]', '[0-9A-Za-z_\\-]'],
    ['[&&[]', '[\\&\\&\\[]'],
    ['日本', '日本'],
    ['a{2,}', 'a{2,}'],
  ])('%s', (pattern, shared) => {
    expect(sharedPattern(pattern)).toBe(shared);
  });

  test.each([
    ['(?i)abc', '(?i'],
    ['(?=a)', '(?='],
    ['(?P<n>a)', '(?P'],
    ['\\bword\\b', '\\b'],
    ['\\p{L}', '\\p'],
    ['(a)\\1', '\\1'],
    ['[[:alpha:]]', '[: inside brackets'],
    ['a^b', 'the anchor ^'],
    ['(^a)', 'the anchor ^'],
    ['a*+', 'second repetition +'],
    ['a{1000}', 'beyond 255'],
    ['a{,3}', 'a { that counts nothing'],
    ['*a', '* with nothing before it'],
    ['(a', '( that is not closed'],
    ['a)', 'unopened )'],
    ['[a', '[ that is not closed'],
    ['a\\', 'a \\ at the end'],
  ])('%s is refused, with the part that is not shared', (pattern, part) => {
    expect(() => sharedPattern(pattern)).toThrow(part);
  });

  test('what is taken means the same to a further engine', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '0',
      '-',
      ' ',
      '.',
      '[ab]',
      '[^a]',
      '\\d',
      '\\w',
      '(a|b)',
      'a*',
      'b+',
      '0?',
      '[a-c]{1,2}',
    );
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '0', '9', '-', ' ', '.', '\n', 'é'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), text, (pieces, value) => {
        const pattern = pieces.join('');
        const ours = new RegExp(`^(?:${sharedPattern(pattern)})$`).test(value);
        expect(ours).toBe(new RegExp(`^(?:${pattern})$`).test(value));
      }),
      { numRuns: 500 },
    );
  });
});
