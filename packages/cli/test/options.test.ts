import { describe, expect, test } from '@jest/globals';
import { pairs, parseOptions, single } from '../src/options.ts';

const known = { values: ['input', 'job', 'event'], switches: ['fresh'] };
const parse = (...args: string[]) => parseOptions('run', args, known);

test('values, switches and positionals, each as often as wanted', () => {
  const parsed = parse('a.yml', '--input', 'a=1', '--fresh', '--input=b=c=d', '--', '--job');
  expect(parsed.positionals).toEqual(['a.yml', '--job']);
  expect(pairs(parsed, 'input')).toEqual({ a: '1', b: 'c=d' });
  expect(parsed.options.has('fresh')).toBe(true);
});

describe('is refused', () => {
  test.each([
    [['--imput', 'a=1'], /`--imput` is no option of `tidegate run`/],
    [['-j', 'x'], /`-j` is no option/],
    [['--job'], /`--job` needs a value/],
    [['--fresh=yes'], /`--fresh` takes no value/],
    [['--__proto__=x'], /is no option/],
  ])('%j', (args, message) => expect(() => parse(...args)).toThrow(message));

  test('with the nearest name', () => {
    expect(() => parse('--imput', 'a')).toThrow(expect.objectContaining({ hint: 'Did you mean `--input`?' }));
  });

  test('an option that is meant once and given twice', () => {
    expect(() => single(parse('--event', 'a', '--event', 'b'), 'event')).toThrow('`--event` was given 2 times.');
  });

  test('a pair that is none', () => {
    expect(() => pairs(parse('--input', 'a'), 'input')).toThrow('`--input a` is not `name=value`.');
    expect(() => pairs(parse('--input', '=a'), 'input')).toThrow('`--input =a` is not `name=value`.');
  });
});
