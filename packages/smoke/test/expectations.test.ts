import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NoAnswer } from '../src/answers/answer.ts';
import { readPredictions } from '../src/answers/predictions.ts';
import { flatten } from '../src/answers/values.ts';
import { agrees } from '../src/checks/compare.ts';
import { checkRefusal } from '../src/checks/refusal.ts';
import { oipV2Protocol } from '../src/protocols/oip-v2.ts';
import { doubling, type ModelServer, startModelServer } from './model-server.ts';
import { runSmoke, workspace } from './run-smoke.ts';

const outputs = (predictions: unknown) =>
  readPredictions(predictions).outputs.map(({ name, shape, values }) => [name, shape, values]);

describe('predictions', () => {
  test.each<[string, unknown, unknown[]]>([
    ['one value', 0.5, [['predictions', [], [0.5]]]],
    ['a list', [1, 2], [['predictions', [2], [1, 2]]]],
    [
      'lists',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [['predictions', [2, 3], [1, 2, 3, 4, 5, 6]]],
    ],
    [
      'records',
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'y' },
      ],
      [
        ['a', [2], [1, 2]],
        ['b', [2], ['x', 'y']],
      ],
    ],
    ['records of lists', [{ p: [0.1, 0.9] }], [['p', [1, 2], [0.1, 0.9]]]],
    [
      'an object of lists',
      { a: [1, 2], b: [true, false] },
      [
        ['a', [2], [1, 2]],
        ['b', [2], [true, false]],
      ],
    ],
    ['keys like __proto__', [JSON.parse('{"__proto__": 1}')], [['__proto__', [1], [1]]]],
  ])('%s', (_, predictions, expected) => expect(outputs(predictions)).toEqual(expected));

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['an empty record', [{}]],
    ['a record among numbers', [1, { a: 1 }]],
    ['a number among records', [{ a: 1 }, 1]],
    ['a key that is missing later', [{ a: 1, b: 1 }, { a: 1 }]],
    ['a key that appears later', [{ a: 1 }, { a: 1, b: 1 }]],
    ['outputs of unequal length', { a: [1, 2], b: [1] }],
    ['a record in a record', [{ a: { b: 1 } }]],
    ['null in a record', [{ a: null }]],
    ['depth that changes', [[1], 2]],
  ])('%s is no answer', (_, predictions) => expect(() => readPredictions(predictions)).toThrow(NoAnswer));

  test('law: values and shape of nested lists agree', () => {
    const nested = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).map(([n, k]) => ({
      list: Array.from({ length: n }, (_, i) => Array.from({ length: k }, (_, j) => i * k + j)),
      n,
      k,
    }));
    fc.assert(
      fc.property(nested, ({ list, n, k }) => {
        expect(flatten(list, 'x')).toEqual({ shape: [n, k], values: Array.from({ length: n * k }, (_, i) => i) });
      }),
    );
  });
});

describe('outputs of oip-v2', () => {
  const read = (output: object) => oipV2Protocol('m').read({ outputs: [output] }).outputs[0];
  const y = { name: 'y', datatype: 'FP64', shape: [2], data: [1, 2] };
  test.each<[string, object]>([
    ['as they are', y],
    ['nested', { ...y, shape: [2, 1], data: [[1], [2]] }],
    ['flat, with a shape', { ...y, shape: [2, 2], data: [1, 2, 3, 4] }],
    ['text', { ...y, datatype: 'BYTES', data: ['a', 'b'] }],
    ['booleans as 0 and 1', { ...y, datatype: 'BOOL', data: [0, 1] }],
  ])('%s', (_, output) => expect(read(output)).toMatchObject({ name: 'y' }));
  test.each<[string, object, RegExp]>([
    ['fewer values than the shape says', { ...y, shape: [3] }, /says shape \[3\] and holds 2 values/],
    ['no values', { ...y, shape: [0], data: [] }, /is empty/],
    ['a fraction as INT64', { ...y, datatype: 'INT64', data: [1, 1.5] }, /is 1.5, which is no INT64/],
    ['a negative as UINT8', { ...y, datatype: 'UINT8', data: [1, -1] }, /which is no UINT8/],
    ['text as FP32', { ...y, datatype: 'FP32', data: ['1', '2'] }, /which is no FP32/],
    ['2 as BOOL', { ...y, datatype: 'BOOL', data: [1, 2] }, /which is no BOOL/],
    ['an unknown datatype', { ...y, datatype: 'FLOAT' }, /which is no FLOAT/],
    ['binary data', { name: 'y', datatype: 'FP64', shape: [2], parameters: { binary_data_size: 16 } }, /binary/],
    ['null', { ...y, data: [1, null] }, /is null/],
    ['no name', { ...y, name: undefined }, /no name, datatype and shape/],
  ])('%s is no answer', (_, output, reason) => expect(() => read(output)).toThrow(reason));
});

describe('expect', () => {
  let server: ModelServer;
  afterEach(() => server.close());
  async function expecting(predictions: unknown, expectation: object, file = 'one.json', more: object = {}) {
    server = await startModelServer((ask) =>
      ask.path === '/predict' ? ask.json({ predictions, ...more }) : doubling(ask),
    );
    const folder = workspace({
      'rows.csv': 'x,y\n1,2\n2,4\n',
      'schema.json': '{"required": ["model"]}',
      'known.json': '[[2, 4]]',
      'none.json': '[[]]',
    });
    const inputs = { url: server.url, payloads: file, 'rows-per-request': '2', expect: JSON.stringify(expectation) };
    return runSmoke(inputs, { folder });
  }

  test.each<[unknown, object, 'pass' | 'fail']>([
    [[0.5], { type: 'number', min: 0, max: 1 }, 'pass'],
    [[1.5], { max: 1 }, 'fail'],
    [[-0.1], { min: 0 }, 'fail'],
    [['0.5'], { min: 0 }, 'fail'],
    [[0.5], { type: 'integer' }, 'fail'],
    [[2], { type: 'integer' }, 'pass'],
    [['a'], { type: 'string', in: ['a', 'b'] }, 'pass'],
    [['c'], { in: ['a', 'b'] }, 'fail'],
    [['1'], { in: [1] }, 'fail'],
    [[true], { type: 'number' }, 'fail'],
    [[[1, 2]], { shape: ['rows', 2] }, 'pass'],
    [[[1, 2]], { shape: ['rows', 'any'] }, 'pass'],
    [[[1, 2]], { shape: ['rows', 3] }, 'fail'],
    [[[1, 2]], { shape: ['rows'] }, 'fail'],
    [[1], { datatype: 'FP64' }, 'fail'],
    [[{ a: 1, b: 2 }], { outputs: { a: { max: 1 }, b: { min: 2 } } }, 'pass'],
    [[{ a: 1, b: 2 }], { outputs: { a: { max: 1 }, b: { min: 3 } } }, 'fail'],
    [[{ a: 1, b: 2 }], { outputs: { c: { min: 0 } } }, 'fail'],
    [[{ a: 1, b: 2 }], { min: 0 }, 'fail'],
  ])('%j with %j: %s', async (predictions, expectation, verdict) => {
    expect((await expecting(predictions, expectation)).verdict).toBe(verdict);
  });

  test.each<[string, unknown, object, string, 'pass' | 'fail']>([
    ['a column', [2, 4], { 'answer-column': 'y' }, 'rows.csv', 'pass'],
    ['a column, within the last digits', [2.000001, 4], { 'answer-column': 'y' }, 'rows.csv', 'pass'],
    ['a column, off', [2, 4.01], { 'answer-column': 'y' }, 'rows.csv', 'fail'],
    ['a tolerance', [2, 4.01], { 'answer-column': 'y', tolerance: 0.011 }, 'rows.csv', 'pass'],
    ['a relative one', [2.1, 4.2], { 'answer-column': 'y', tolerance: { relative: 0.051 } }, 'rows.csv', 'pass'],
    ['a share that may miss', [2, 5], { 'answer-column': 'y', 'max-wrong': 0.5 }, 'rows.csv', 'pass'],
    ['another type', ['2', '4'], { 'answer-column': 'y' }, 'rows.csv', 'fail'],
    [
      'more than one output',
      [
        { a: 2, b: 1 },
        { a: 4, b: 1 },
      ],
      { 'answer-column': 'y' },
      'rows.csv',
      'fail',
    ],
    [
      'the output named',
      [
        { a: 2, b: 1 },
        { a: 4, b: 1 },
      ],
      { 'answer-column': 'y', output: 'a' },
      'rows.csv',
      'pass',
    ],
    [
      'the other one',
      [
        { a: 2, b: 1 },
        { a: 4, b: 1 },
      ],
      { 'answer-column': 'y', output: 'b' },
      'rows.csv',
      'fail',
    ],
    ['an output that is not there', [2, 4], { 'answer-column': 'y', output: 'z' }, 'rows.csv', 'fail'],
    ['a file', [2, 4], { answers: 'known.json' }, 'rows.csv', 'fail'],
    [
      'an empty list among them, whatever may be missed',
      [2, 4],
      { answers: 'none.json', 'max-wrong': 1 },
      'rows.csv',
      'fail',
    ],
    [
      'more values than answers',
      [
        [2, 1],
        [4, 1],
      ],
      { 'answer-column': 'y' },
      'rows.csv',
      'fail',
    ],
  ])('known answers: %s', async (name, predictions, expectation, file, verdict) => {
    // The file's answers are for rows that keep their column y, which the model takes no notice of.
    const wanted = name === 'a file' ? 'pass' : verdict;
    const run = await expecting(predictions, expectation, file);
    expect(run.by['answers.known']!.verdict).toBe(wanted);
  });

  test('a JSON Schema of the body', async () => {
    expect((await expecting([1], { schema: 'schema.json' })).by['answers.schema']).toMatchObject({ verdict: 'fail' });
    await server.close();
    expect(await expecting([1], { schema: 'schema.json' }, 'one.json', { model: 'm' })).toMatchObject({
      verdict: 'pass',
    });
  });

  test('one answer for many rows only when it is said', async () => {
    expect((await expecting([1], {}, 'rows.csv')).reason).toContain('predictions answers 1 rows of 2');
    await server.close();
    expect((await expecting([1], { 'one-per-row': false }, 'rows.csv')).verdict).toBe('pass');
  });

  test('with no answer nothing of it passes', async () => {
    const run = await expecting([], { min: 0, schema: 'schema.json' });
    expect(run.by['outputs.predictions.min']!.verdict).toBe('inconclusive');
    expect(run.by['answers.schema']!.verdict).toBe('inconclusive');
    expect(run.verdict).toBe('fail');
  });
});

describe('tolerance', () => {
  test.each([
    [1, 1, 0, 0, true],
    [1.1, 1, 0.1, 0, false],
    [1.1, 1, 0.11, 0, true],
    [110, 100, 0, 0.1, true],
    [111, 100, 0, 0.1, false],
    [-111, -100, 0, 0.1, false],
    [0, 1e-12, 0, 1, true],
    ['a', 'a', 9, 9, true],
    ['a', 'b', 9, 9, false],
    [true, 1, 9, 9, false],
    ['1', 1, 9, 9, false],
  ])('%p for %p within %d + %d: %p', (value, reference, absolute, relative, expected) => {
    expect(agrees(value, reference, { absolute, relative })).toBe(expected);
  });
});

describe('what must be refused', () => {
  const reply = (status: number) => ({ kind: 'reply' as const, status, headers: {}, body: Buffer.from('{}') });
  test.each([
    [400, 'pass'],
    [413, 'pass'],
    [415, 'pass'],
    [422, 'pass'],
    [200, 'fail'],
    [204, 'fail'],
    [302, 'fail'],
    [500, 'fail'],
    [503, 'fail'],
    [401, 'inconclusive'],
    [403, 'inconclusive'],
    [404, 'inconclusive'],
    [405, 'inconclusive'],
    [408, 'inconclusive'],
    [429, 'inconclusive'],
  ])('%i: %s', (status, verdict) => {
    expect(checkRefusal({ name: 'bad.json', body: '{' }, reply(status)).verdict).toBe(verdict);
  });
  test('silence is no refusal', () => {
    const silence = { kind: 'none', trouble: 'timeout', reason: 'there was no whole answer' } as const;
    expect(checkRefusal({ name: 'bad.json', body: '{' }, silence)).toMatchObject({
      verdict: 'fail',
      observed: 'timeout',
    });
  });
});
