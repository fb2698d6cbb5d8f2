import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { JsonSyntaxError, type JsonValue, parseJson } from '@tidegate/metrics';

function plain(value: JsonValue): unknown {
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner as JsonValue)]));
  return Array.isArray(value) ? value.map((inner) => plain(inner as JsonValue)) : value;
}

test('what JSON.stringify writes is read back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(JSON.stringify(plain(parseJson(text)))).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

test('the bare non-finite numbers of Python are read as what they are', () => {
  expect(plain(parseJson('{"a": NaN, "b": [Infinity, -Infinity], "c": 1e999}'))).toEqual({
    a: NaN,
    b: [Infinity, -Infinity],
    c: Infinity,
  });
});

test('a text of millions of characters, such as a picture in a report, is one', () => {
  for (const part of ['x', '\\', '"', '\\"', 'ü\n']) {
    const text = part.repeat(3_000_000);
    expect(plain(parseJson(JSON.stringify({ picture: text, accuracy: 0.9 })))).toEqual({
      picture: text,
      accuracy: 0.9,
    });
  }
});

test('a byte order mark is skipped', () => {
  expect(parseJson('\uFEFF1.5')).toBe(1.5);
});

describe('anything else that JSON does not know is refused, with its place', () => {
  test.each([
    ['', 'line 1, column 1: it ends where a value should be'],
    ['{"a": 1,}', 'line 1, column 9: "}" is not a key in double quotes'],
    ['{"a": 1\n"b": 2}', 'line 2, column 1: "\\"" is not "," or "}"'],
    ['{"a": 1, "a": 2}', 'line 1, column 10: the key "a" is written twice'],
    ['[1 2]', 'line 1, column 4: "2" is not "," or "]"'],
    ['{"a" 1}', 'line 1, column 6: "1" is not ":"'],
    ["{'a': 1}", 'line 1, column 2: "\'" is not a key in double quotes'],
    ['{"a": nan}', 'line 1, column 7: "n" is not a value'],
    ['{"a": None}', 'line 1, column 7: "N" is not a value'],
    ['{"a": NaNo}', 'line 1, column 7: "N" is not a value'],
    ['{"a": 01}', 'line 1, column 7: "0" is not a value'],
    ['{"a": .5}', 'line 1, column 7: "." is not a value'],
    ['{"a": 0.9 // best\n}', 'line 1, column 11: "/" is not "," or "}"'],
    ['{"a": "open}', 'line 1, column 7: this text is not closed'],
    ['{"a": "\\x"}', 'line 1, column 7: this text holds a line break, another control character or an unknown escape'],
    ['{} {}', 'line 1, column 4: "{" is not the end of the file'],
    ['['.repeat(200), 'line 1, column 102: it is nested more than 100 deep'],
  ])('%j', (text, message) => {
    expect(() => parseJson(text)).toThrow(JsonSyntaxError);
    expect(() => parseJson(text)).toThrow(message);
  });
});
