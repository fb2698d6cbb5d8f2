import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rowsOf } from '../src/payloads/cells.ts';
import { CsvSyntaxError, parseCsv } from '../src/payloads/csv.ts';
import { itemsIn } from '../src/payloads/items.ts';
import { parseTemplate } from '../src/payloads/template.ts';
import { mlflowProtocol } from '../src/protocols/mlflow.ts';
import { oipV2Protocol } from '../src/protocols/oip-v2.ts';
import { restProtocol } from '../src/protocols/rest.ts';
import { doubling, type ModelServer, startModelServer } from './model-server.ts';
import { runSmoke, workspace } from './run-smoke.ts';

describe('CSV', () => {
  const rows = (text: string, delimiter: ',' | '\t' = ',') => rowsOf(parseCsv(text, delimiter)).map(({ row }) => row);

  test.each<[string, string, Record<string, unknown>[]]>([
    [
      'numbers, words, nothing',
      'a,b,c\n1,x,\n-2.5e3,true,FALSE\n',
      [
        { a: 1, b: 'x', c: null },
        { a: -2500, b: true, c: false },
      ],
    ],
    ['a postal code stays text', 'zip\n01234\n', [{ zip: '01234' }]],
    ['quoted numbers are text', 'a\n"1"\n', [{ a: '1' }]],
    ['quotes, commas and line breaks', 'a,b\r\n"say ""x"", y","1\n2"\r\n', [{ a: 'say "x", y', b: '1\n2' }]],
    ['an empty last field', 'a,b\n1,', [{ a: 1, b: null }]],
    ['a byte order mark', '\uFEFFa\n1', [{ a: 1 }]],
    ['blank lines', 'a\n\n1\n\n', [{ a: 1 }]],
    ['NaN is text', 'a\nNaN\n', [{ a: 'NaN' }]],
    ['too large for a number', 'a\n1e999\n', [{ a: '1e999' }]],
  ])('%s', (_, text, expected) => expect(rows(text)).toEqual(expected));

  test('tabs', () => expect(rows('a\tb\n1,5\t2', '\t')).toEqual([{ a: '1,5', b: 2 }]));

  test.each<[string, string, number, RegExp]>([
    ['no file at all', '', 1, /empty/],
    ['a ragged line', 'a,b\n1,2\n3\n', 3, /1 fields, the header 2/],
    ['a quote within', 'a\nx"y\n', 2, /quote/],
    ['a quote not closed', 'a\n"x\n', 2, /quote/],
    ['text after a quote', 'a\n"x"y\n', 2, /quote/],
    ['a column without a name', 'a,\n1,2\n', 1, /no name/],
    ['a column twice', 'a,a\n1,2\n', 1, /two columns are called a/],
  ])('%s is refused at its line', (_, text, line, reason) => {
    const caught = (() => {
      try {
        return rows(text);
      } catch (error) {
        return error;
      }
    })();
    expect(caught).toBeInstanceOf(CsvSyntaxError);
    expect(caught).toMatchObject({ line, message: expect.stringMatching(reason) as unknown });
  });

  test('law: any text in quotes comes back as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', '\t', ' ', 'ü', '0') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (table) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = ['x,y', ...table.map((row) => row.map(quote).join())].join('\n');
        expect(rows(text)).toEqual(table.map(([x, y]) => ({ x, y })));
      }),
      { numRuns: 100 },
    );
  });
});

describe('what a file holds', () => {
  const isBody = (value: object) => 'inputs' in value;
  const kinds = (name: string, text: string) =>
    itemsIn('payloads', { name, text }, isBody).map((item) => (item.kind === 'row' ? item.row : item.text));

  test.each<[string, string, string, unknown[]]>([
    ['a body, as it is written', 'a.json', '{"inputs": [1.0]}', ['{"inputs": [1.0]}']],
    ['a row', 'a.json', '{"x": 1}', [{ x: 1 }]],
    ['rows', 'a.json', '[{"x": 1}, {"x": 2}]', [{ x: 1 }, { x: 2 }]],
    ['a list of numbers is a body', 'a.json', '[1, 2]', ['[1, 2]']],
    ['lines of both', 'a.jsonl', '{"x": 1}\n\n{"inputs": []}\n', [{ x: 1 }, '{"inputs": []}']],
  ])('%s', (_, name, text, expected) => expect(kinds(name, text)).toEqual(expected));

  test.each<[string, string, string, RegExp]>([
    ['no JSON', 'a.json', '{', /a\.json is not JSON/],
    ['no JSON in a line', 'a.jsonl', '{}\n{', /a\.jsonl, line 2, is not JSON/],
    ['an unknown ending', 'a.txt', 'x', /no known kind/],
    ['an empty list', 'a.json', '[]', /holds no payload/],
    ['only a header', 'a.csv', 'x,y\n', /holds no payload/],
    ['a ragged line', 'a.csv', 'x,y\n1\n', /a\.csv, line 2, cannot be read/],
  ])('%s is a UserError', (_, name, text, reason) => expect(() => kinds(name, text)).toThrow(reason));

  test('what must be refused is not even read', () => {
    expect(itemsIn('negative-payloads', { name: 'a.json', text: '{' }, 'always')).toEqual([
      { kind: 'body', text: '{' },
    ]);
  });
});

describe('rows as bodies', () => {
  const rows = [
    { x: 1, y: 'a' },
    { x: 2, y: 'b' },
  ];
  test('rest', () => {
    expect(restProtocol().bodyOf([rows[0]!], [])).toEqual(rows[0]);
    expect(restProtocol().bodyOf(rows, [])).toEqual(rows);
  });
  test('mlflow', () => {
    const body = {
      dataframe_split: {
        columns: ['x', 'y'],
        data: [
          [1, 'a'],
          [2, 'b'],
        ],
      },
    };
    expect(mlflowProtocol().bodyOf(rows, [])).toEqual(body);
    expect(mlflowProtocol().rowsIn(body)).toBe(2);
  });
  test.each<[string, Record<string, unknown>[], { name: string; datatype: string; shape: number[] }[], object[]]>([
    [
      'columns the metadata names',
      rows,
      [
        { name: 'y', datatype: 'BYTES', shape: [-1] },
        { name: 'x', datatype: 'FP32', shape: [-1, 1] },
      ],
      [
        { name: 'y', datatype: 'BYTES', shape: [2], data: ['a', 'b'] },
        { name: 'x', datatype: 'FP32', shape: [2, 1], data: [1, 2] },
      ],
    ],
    ['numbers alone', [{ a: 1, b: 2 }], [], [{ name: 'input-0', datatype: 'FP64', shape: [1, 2], data: [1, 2] }]],
    [
      'numbers for the one input there is',
      [{ a: 1, b: 2 }],
      [{ name: 'features', datatype: 'FP32', shape: [-1, 2] }],
      [{ name: 'features', datatype: 'FP32', shape: [1, 2], data: [1, 2] }],
    ],
    [
      'columns by their values',
      [{ a: 1, b: 'x', c: true }],
      [],
      [
        { name: 'a', datatype: 'FP64', shape: [1], data: [1] },
        { name: 'b', datatype: 'BYTES', shape: [1], data: ['x'] },
        { name: 'c', datatype: 'BOOL', shape: [1], data: [true] },
      ],
    ],
  ])('oip-v2: %s', (_, given, tensors, inputs) => {
    expect(oipV2Protocol('m').bodyOf(given, tensors)).toEqual({ inputs });
  });
  test.each([
    ['{"instances": "{rows}"}', { instances: rows }],
    [
      '{"a": [{"b": "{values}"}], "c": "d"}',
      {
        a: [
          {
            b: [
              [1, 'a'],
              [2, 'b'],
            ],
          },
        ],
        c: 'd',
      },
    ],
    ['{"features": "{row}"}', { features: rows[0] }],
    ['{rows}', rows],
  ])('the template %s', (typed, expected) => expect(parseTemplate(typed).fill(rows)).toEqual(expected));
  test.each(['{"a": 1}', '{"a": ', '', '"x"'])('%j is no template', (typed) => {
    expect(() => parseTemplate(typed)).toThrow('`body` is');
  });
});

describe('what is sent', () => {
  let server: ModelServer;
  afterEach(() => server?.close());
  async function sent(files: Record<string, string>, inputs: Record<string, string>): Promise<string[]> {
    const bodies: string[] = [];
    server = await startModelServer((ask) => {
      if (ask.path === '/predict') bodies.push(ask.text);
      return doubling(ask);
    });
    await runSmoke({ url: server.url, concurrency: '1', ...inputs }, { folder: workspace(files) });
    return bodies;
  }

  test('rows that follow each other travel together, across no other body', async () => {
    const files = { 'rows.csv': 'x\n1\n2\n3\n', 'sub.json': '{ "x": 9.0 }' };
    const bodies = await sent(files, { payloads: 'rows.csv\nsub.json', 'rows-per-request': '2' });
    expect(bodies).toEqual(['[{"x":1},{"x":2}]', '{"x":3}', '{ "x": 9.0 }']);
  });
  test('the column of known answers stays here', async () => {
    const files = { 'rows.csv': 'x,y\n1,2\n' };
    expect(await sent(files, { payloads: '*.csv', expect: '{ answer-column: y }' })).toEqual(['{"x":1}']);
  });
  test('a bad payload is sent as it is written', async () => {
    const files = { 'bad.json': ' { "x": NaN', 'bad.jsonl': '[\n\n""\n', 'bad.csv': 'x\ntext\n' };
    const bodies = await sent(files, { 'negative-payloads': 'bad.json\nbad.jsonl\nbad.csv\nmalformed' });
    expect(bodies.slice(1)).toEqual([
      ' { "x": NaN',
      '[',
      '""',
      '{"x":"text"}',
      expect.stringMatching(/^\{"inputs": \[/),
    ]);
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ payloads: 'none.json' }, /`payloads`: there is no file none\.json/],
    [{ payloads: '*.parquet' }, /no file matches \*\.parquet/],
    [{ payloads: '.' }, /is not a file/],
    [{ payloads: 'rows.csv', expect: '{ answer-column: z }' }, /rows\.csv line 2 has no column z/],
    [{ expect: '{ answer-column: x }' }, /one\.json has no column x/],
    [{ 'max-error-rate': '0', bounds: 'proven', requests: '1' }, /no number of requests can prove/],
    [{ expect: '{ answers: two.json }' }, /has 2 entries for 1 requests/],
    [{ expect: '{ answers: rows.csv }' }, /is not JSON/],
    [{ expect: '{ predictions: a }', protocol: 'mlflow' }, /is for `protocol: rest`/],
    [{ protocol: 'oip-v2' }, /`served-as` was not given/],
    [{ body: '{"a": "{row}"}', 'rows-per-request': '2' }, /place for one row/],
    [{ expect: '{ schema: { type: nonsense } }' }, /is no JSON Schema/],
    [{ expect: '{ schema: { requierd: [a] } }' }, /is no JSON Schema: .*requierd/],
    [{ 'version-from': 'cookie:x' }, /`version-from` is "cookie:x"/],
    [{ baseline: 'rows.csv' }, /`baseline`: rows\.csv is not JSON/],
    [{ baseline: 'two.json' }, /was not written by `write-baseline`/],
    [{ ca: 'rows.csv' }, /holds no certificate/],
    [{ url: 'localhost:80' }, /expected an http or https address/],
    [{ url: 'ftp://x' }, /expected an http or https address/],
    [{ headers: 'Authorization' }, /line 1 is not a header/],
    [{ headers: 'Content-Length: 3' }, /`content-length` cannot be set/],
    [{ headers: 'A: 1\na: 2' }, /`a` is given twice/],
  ])('%j is an error before the first request', async (inputs, message) => {
    server = await startModelServer(doubling);
    const folder = workspace({ 'rows.csv': 'x\n1\n', 'two.json': '[[1], [2]]' });
    await expect(runSmoke({ url: server.url, ...inputs }, { folder })).rejects.toThrow(message);
    expect(server.requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  });
});
