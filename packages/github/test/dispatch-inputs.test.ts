import { describe, expect, test } from '@jest/globals';
import { checkPayload, checkWorkflowInputs, dispatchInputs } from '@tidegate/github';

const parse = (value: unknown) => dispatchInputs().safeParse(value);

describe('values stay as typed', () => {
  test.each([
    ['version: 1.10', { version: '1.10' }],
    ['count: 007', { count: '007' }],
    ['day: 2026-11-21', { day: '2026-11-21' }],
    ['flag: yes', { flag: 'yes' }],
    ['flag: true', { flag: 'true' }],
    ['tag: "null"', { tag: 'null' }],
    ['empty: ""', { empty: '' }],
    ['big: 12345678901234567890', { big: '12345678901234567890' }],
    ['text: |\n  two\n  lines', { text: 'two\nlines\n' }],
    ['{"version": 1.10, "flag": false, "a": "b"}', { version: '1.10', flag: 'false', a: 'b' }],
    ['{}', {}],
    [
      { version: 1.5, flag: true, a: 'b' },
      { version: '1.5', flag: 'true', a: 'b' },
    ],
  ])('%j', (typed, expected) => {
    expect(parse(typed).data).toEqual(expected);
  });
});

describe('anything else is an error, never an empty mapping', () => {
  test.each([
    ['{"version": 1', /expected a YAML or JSON mapping \(/],
    ['a: b: c', /expected a YAML or JSON mapping \(/],
    ['version=1', /such as `key: value`/],
    ['- a\n- b', /such as `key: value`/],
    ['', /such as `key: value`/],
    ['null', /such as `key: value`/],
    ['a: 1\na: 2', /unique/i],
    ['a:', /"a" has no value/],
    ['a: ~', /"a" has no value/],
    ['{"a": null}', /"a" has no value/],
    ['a: {b: c}', /"a" is a structure/],
    ['a: [1, 2]', /"a" is a structure/],
    [{ a: NaN }, /"a" is NaN/],
    [{ a: { b: 1 } }, /"a" is a structure/],
    [['a'], /expected a YAML or JSON mapping/],
    [5, /expected a YAML or JSON mapping/],
  ])('%j', (typed, message) => {
    const { success, error } = parse(typed);
    expect(success).toBe(false);
    expect(error!.issues.map((issue) => issue.message).join()).toMatch(message);
  });
});

describe("GitHub's limits", () => {
  const inputs = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`i${i}`, 'x']));

  test('25 inputs and no more', () => {
    expect(() => checkWorkflowInputs(inputs(25))).not.toThrow();
    expect(() => checkWorkflowInputs(inputs(26))).toThrow('26 inputs would be sent; GitHub takes 25.');
  });

  test('65,535 characters and no more', () => {
    const overhead = JSON.stringify({ a: '' }).length;
    expect(() => checkWorkflowInputs({ a: 'x'.repeat(65_535 - overhead) })).not.toThrow();
    expect(() => checkWorkflowInputs({ a: 'x'.repeat(65_536 - overhead) })).toThrow('65536 characters long');
  });

  test('10 values in a payload and no more', () => {
    expect(() => checkPayload(inputs(10))).not.toThrow();
    expect(() => checkPayload(inputs(11))).toThrow('11 values would be sent');
  });
});
