import { describe, expect, test } from '@jest/globals';
import {
  choices,
  duration,
  field,
  fieldInfo,
  flag,
  formatDuration,
  instant,
  integer,
  lines,
  mapping,
  number,
  share,
  text,
} from '@tidegate/fields';
import fc from 'fast-check';
import { z } from 'zod';

describe('values are read whole or not at all', () => {
  test.each<[string, z.ZodType, unknown, unknown]>([
    ['flag', flag(), 'true', true],
    ['flag', flag(), 'FALSE', false],
    ['flag', flag(), false, false],
    ['number', number(), '1e-5', 0.00001],
    ['number', number(), ' .5 ', 0.5],
    ['integer', integer(), '12', 12],
    ['share', share(), '7%', 0.07],
    ['share', share(), '0.29', 0.29],
    ['share', share(), '29%', 0.29],
    ['share', share(), 1, 1],
    ['duration', duration(), '1h30m', 5_400_000],
    ['duration', duration(), '500ms', 500],
    ['instant', instant(), ' 2026-11-01T12:00Z ', Date.UTC(2026, 10, 1, 12)],
    ['instant', instant(), '2026-11-01T12:00:30.5+01:00', Date.UTC(2026, 10, 1, 11, 0, 30, 500)],
    ['lines', lines(), 'a >= 1\n\n# why\n  b <= 2 \r\n', ['a >= 1', 'b <= 2']],
    ['lines', lines(), ['a', 'b'], ['a', 'b']],
    ['mapping', mapping(), 'a: 1\nb: [2]', { a: 1, b: [2] }],
    ['mapping', mapping(), '{"a": 1}', { a: 1 }],
    ['text', text(), ' x ', 'x'],
  ])('%s reads %3$p', (_, type, typed, expected) => expect(type.parse(typed)).toEqual(expected));

  test.each<[string, z.ZodType, unknown]>([
    ['flag', flag(), 'yes'],
    ['flag', flag(), 'tru'],
    ['flag', flag(), 1],
    ['number', number(), '12abc'],
    ['number', number(), 'NaN'],
    ['number', number(), 'Infinity'],
    ['number', number(), '0x10'],
    ['number', number({ max: 1 }), '2'],
    ['number', number(), NaN],
    ['integer', integer(), '1.5'],
    ['integer', integer(), '99999999999999999999'],
    ['share', share(), '120%'],
    ['share', share(), '-0.1'],
    ['share', share(), 'half'],
    ['duration', duration(), '10'],
    ['duration', duration(), '10 minutes'],
    ['duration', duration(), '-5s'],
    ['instant', instant(), '2026-11-01'],
    ['instant', instant(), '2026-11-01T12:00'],
    ['instant', instant(), '2026-02-30T12:00Z'],
    ['instant', instant(), 'yesterday'],
    ['instant', instant(), '1793534400000'],
    ['lines', lines(), '# only a comment'],
    ['mapping', mapping(), 'just words'],
    ['mapping', mapping(), 'a: [1,'],
    ['mapping', mapping(), '- a'],
    ['text', text(), '   '],
  ])('%s refuses %3$p', (_, type, typed) => {
    const result = type.safeParse(typed);
    expect(result.success).toBe(false);
    expect(result.error?.issues[0]?.message).toMatch(/^expected /);
  });
});

describe('choices', () => {
  const formats = choices(['html', 'junit', 'sarif']);

  test.each<[unknown, string[]]>([
    ['html', ['html']],
    ['sarif, html', ['html', 'sarif']],
    ['junit\nhtml\njunit\n', ['html', 'junit']],
    [['sarif'], ['sarif']],
  ])('%j is %j', (typed, expected) => expect(formats.parse(typed)).toEqual(expected));

  test.each(['', ' , ', 'htlm', 'html, htlm', 'html junit', 7, [], ['html', 7]])('%j is refused', (typed) => {
    expect(formats.safeParse(typed).error?.issues[0]?.message).toBe('expected one or more of html, junit, sarif');
  });
});

test('a duration printed is a duration read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (seconds) => {
      expect(duration().parse(formatDuration(seconds * 1000))).toBe(seconds * 1000);
    }),
  );
});

test('two inputs of one type keep their own descriptions', () => {
  const type = text();
  const first = field(type, { description: 'first', required: true });
  const second = field(type, { description: 'second', required: true });
  expect([fieldInfo(first)?.description, fieldInfo(second)?.description]).toEqual(['first', 'second']);
});

test('a default is parsed like what a user types', () => {
  const wait = field(duration(), { description: 'wait', default: '30s' });
  expect(z.object({ wait }).parse({})).toEqual({ wait: 30_000 });
  expect(fieldInfo(wait)).toMatchObject({ default: '30s', required: false });
});
