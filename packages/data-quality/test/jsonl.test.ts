import { describe, expect, test } from '@jest/globals';
import { type Files, folder, judgeData, withTable, worldIn } from './engine-for-tests.ts';

const table = (files: Files, data?: string) =>
  withTable(
    files,
    async (opened, engine) => ({
      columns: opened.columns.map(({ name, stored, inferred }) => `${name}: ${stored}, ${inferred}`),
      rows: (
        await engine.query(
          `SELECT ${opened.columns.map(({ sql }, i) => `${sql} AS v${i}`).join(', ')} FROM ${opened.from} ORDER BY "__part", "__row"`,
        )
      ).map((row) => Object.values(row)),
      warnings: opened.warnings,
      lines: await opened.lines([{ part: 0, row: 2 }]),
    }),
    data === undefined ? {} : { data },
  );

const fails = async (text: string, rules: string) => {
  const { checks } = await judgeData({ data: 'd.jsonl', rules }, worldIn(folder({ 'd.jsonl': text })));
  return checks.filter(({ verdict }) => verdict !== 'pass').map(({ id, reason }) => `${id}: ${reason}`);
};

describe('JSON says what a value is', () => {
  test('numbers, strings, booleans, nulls and nested values', async () => {
    const text = [
      '{"i":1,"big":18446744073709551615,"f":1.5,"s":"12","b":true,"n":null,"o":{"x":[1]},"l":[1,"a"],"t":"2026-01-02T03:04:05Z","d":"2026-01-02"}',
      '',
      '{"i":-3,"big":7,"f":2,"s":"é","b":false,"o":{},"t":null,"d":"2025-12-31"}',
    ].join('\n');
    expect(await table({ 'd.jsonl': text })).toEqual({
      columns: [
        'i: integer, integer',
        'big: integer, integer',
        'f: float, float',
        's: text, string',
        'b: boolean, boolean',
        'n: text, empty',
        'o: other, other',
        'l: other, other',
        't: text, timestamp',
        'd: text, date',
      ],
      rows: [
        [1, 18446744073709552000, 1.5, '12', true, null, '{"x":[1]}', '[1,"a"]', '2026-01-02T03:04:05Z', '2026-01-02'],
        [-3, 7, 2, 'é', false, null, '{}', null, null, '2025-12-31'],
      ],
      warnings: [],
      lines: [3],
    });
  });

  test('a string of digits is a string', async () => {
    const text = '{"a":"12"}\n{"a":"13"}\n';
    expect((await table({ 'd.jsonl': text })).columns).toEqual(['a: text, string']);
    expect(await fails(text, 'columns: { a: { type: integer } }')).toEqual([
      'columns.a.type: 2 of 2 values of a are not integers (line 1, line 2).',
    ]);
    expect(await fails(text, 'columns: { a: { type: float } }')).toHaveLength(1);
    expect(await fails(text, 'columns: { a: { type: string } }')).toEqual([]);
    expect(await fails('{"a":"true"}\n', 'columns: { a: { type: boolean } }')).toHaveLength(1);
    expect(await fails('{"a":1}\n', 'columns: { a: { type: boolean } }')).toHaveLength(1);
    expect(await fails('{"a":1}\n', 'columns: { a: { type: string } }')).toHaveLength(1);
    expect(await fails('{"a":{}}\n', 'columns: { a: { type: string } }')).toHaveLength(1);
  });

  test('numbers and times are judged as such', async () => {
    const text = '{"a":1,"t":"2026-01-09T00:00:00Z","f":0.5}\n{"a":2,"t":"2026-01-10T00:00:00Z","f":-0.0}\n';
    expect(
      await fails(
        text,
        'columns: { a: { type: integer, min: 1, max: 2 }, t: { type: timestamp }, f: { type: float } }\nfreshness: { column: t, max-age: 2d }\nchecks: [{ sql: "a + f <= 2" }]',
      ),
    ).toEqual([]);
    expect(await fails(text, 'columns: { a: { max: 1 } }')).toEqual([
      'columns.a.max: 1 of 2 values of a are not at most 1 (line 2).',
    ]);
    expect(await fails(text, 'columns: { a: { type: date } }')).toHaveLength(1);
    expect(await fails('{"a":1.5}\n{"a":2.0}\n', 'columns: { a: { type: integer } }')).toHaveLength(1);
    expect(await fails('{"a":1.0}\n{"a":2}\n', 'columns: { a: { type: integer } }')).toEqual([]);
  });

  test('a key of several kinds is told and passes as none of them', async () => {
    const text = '{"a":1,"b":1}\n{"a":"2","b":true}\n{"a":3}\n';
    const { columns, warnings, rows } = await table({ 'd.jsonl': text });
    expect(columns).toEqual(['a: other, other', 'b: other, other']);
    expect(warnings).toEqual([
      'd.jsonl: a holds 2 numbers and 1 strings: it is of no type.',
      'd.jsonl: b holds 1 booleans and 1 numbers: it is of no type.',
    ]);
    expect(rows).toEqual([
      ['1', '1'],
      ['"2"', 'true'],
      ['3', null],
    ]);
    for (const rule of ['type: integer', 'type: float', 'type: string', 'min: 0', 'max: 99'])
      expect([rule, (await fails(text, `columns: { a: { ${rule} } }`)).length]).toEqual([rule, 1]);
    expect(await fails(text, 'columns: { a: { nulls: 0 } }')).toEqual([]);
  });

  test('a NaN is never a number that passes', async () => {
    expect(await fails('{"a":NaN}\n{"a":1}\n', 'columns: { a: { min: 0 } }')).toHaveLength(1);
  });
});

describe('several files', () => {
  test('have every key found in any of them, and one type for each', async () => {
    const files = { 'p1.jsonl': '{"a":1,"b":"x"}\n', 'p2.jsonl': '{"c":true,"a":1.5}\n' };
    expect(await table(files, 'p*.jsonl')).toMatchObject({
      columns: ['a: float, float', 'b: text, string', 'c: boolean, boolean'],
      rows: [
        [1, 'x', null],
        [1.5, null, true],
      ],
    });
  });

  test('that differ in the kind of a key are told', async () => {
    const files = { 'p1.jsonl': '{"a":1}\n', 'p2.jsonl': '{"a":"1"}\n' };
    expect((await table(files, 'p*.jsonl')).warnings).toEqual([
      'p1.jsonl, p2.jsonl: a holds 1 numbers and 1 strings: it is of no type.',
    ]);
  });
});

describe('odd but whole', () => {
  test('keys of any spelling', async () => {
    const text = `${JSON.stringify({ 'a/b': 1, 'c~d': 2, 'e"f': 3, '"; drop table x': 4, '': 5, "o'": 6, é: 7, '$.x': 8, '*': 9 })}\n`;
    expect((await table({ 'd.jsonl': text })).rows).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9]]);
  });

  test('a line separator within a text is no end of a line', async () => {
    expect(await table({ 'd.jsonl': '{"a":"x\u2028y"}\n\n{"a":"z"}\n' })).toMatchObject({
      rows: [['x\u2028y'], ['z']],
      lines: [3],
    });
  });

  test('1,000 keys', async () => {
    const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i]));
    expect((await table({ 'd.jsonl': `${JSON.stringify(wide)}\n` })).rows[0]).toHaveLength(1000);
  });
});

test.each([
  ['a key twice', '{"a":1}\n{"b":1,"b":2}\n', 'line 2: a key comes twice, and readers differ on which one counts.'],
  [
    'a key twice, spelled differently',
    '{"b":1,"\\u0062":2}\n',
    'line 1: a key comes twice, and readers differ on which one counts.',
  ],
  ['latin-1', Buffer.from('{"a":"x"}\n{"a":"caf\xe9"}\n', 'latin1'), 'line 2: it is not valid UTF-8.'],
  ['half a surrogate pair', '{"a":"\\ud800"}\n', 'line 1: it has half of a surrogate pair.'],
  ['a comment', '{"a":1}\n// no\n', 'line 2: it is not valid JSON.'],
  ['one array of objects', '[{"a":1},{"a":2}]\n', 'line 1: it is JSON but no object.'],
  ['an object over two lines', '{"a":\n1}\n', 'line 1: it is not valid JSON.'],
])('%s is told with its line', async (_, text, message) => {
  await expect(
    judgeData({ data: 'd.jsonl', rules: 'rows: { min: 1 }' }, worldIn(folder({ 'd.jsonl': text }))),
  ).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringContaining(message),
  });
});
