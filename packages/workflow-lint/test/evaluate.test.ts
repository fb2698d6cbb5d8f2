import { describe, expect, test } from '@jest/globals';
import { evaluate, fill, holds, type Scope, textOf, type Value } from '@tidegate/workflow-lint/evaluate';

const scope: Scope = {
  contexts: {
    inputs: { data: 'x.csv', deploy: false, list: '["a","b"]', count: 3 },
    needs: { train: { result: 'success', outputs: { version: 'v1' } } },
    steps: {},
  },
  functions: {
    success: () => true,
    failure: () => false,
    always: () => true,
    cancelled: () => false,
    hashfiles: (...patterns) => patterns.join('+'),
  },
};

test.each<[string, Value]>([
  ["'it''s'", "it's"],
  ['needs.train.outputs.version', 'v1'],
  ["needs['TRAIN'].result == 'SUCCESS'", true],
  ['steps.never.outputs.x', null],
  ["inputs.deploy == 'false'", false],
  ["'' == 0", true],
  ['null == 0 && !inputs.deploy', true],
  ['inputs.count > 2 || inputs.missing > 2', true],
  ["inputs.deploy && 'ab' || 'canary'", 'canary'],
  ['1 == 1 || 2 == 3 && false', true],
  ['fromJSON(inputs.list)[1]', 'b'],
  ["contains(fromJSON(inputs.list), 'B')", true],
  ["startsWith('Abc', 'aB') && endsWith('abC', 'bc')", true],
  ["format('{0}/{1} {{x}}', 'a', 2)", 'a/2 {x}'],
  ["join(fromJSON(inputs.list), '; ')", 'a; b'],
  ['needs.*.result', ['success']],
  ["contains(needs.*.result, 'failure')", false],
  ["hashFiles('a', 'b')", 'a+b'],
  ['-1.5e1', -15],
])('%s', (source, value) => expect(evaluate(source, scope)).toEqual(value));

test.each([
  ['secret.TOKEN', /Unrecognized named-value: 'secret'/],
  ['succes()', /Unrecognized function: 'succes'/],
  ['inputs.data ==', /Unexpected end of expression/],
  ["fromJSON('')", /empty input/],
  ['"double"', /Unrecognized named-value|Unexpected symbol/],
])('%s is refused and named', (source, message) => expect(() => evaluate(source, scope)).toThrow(message));

describe('a text', () => {
  test.each<[string, Value]>([
    ['plain', 'plain'],
    ['${{ inputs.count }}', 3],
    ['${{ inputs.deploy }}', false],
    ['${{ inputs.deploy }}\n', 'false\n'],
    ['${{ inputs.count }}x${{ inputs.data }}', '3xx.csv'],
    ["${{ '}}' }}!", '}}!'],
    ['${{ needs.train.outputs }}', { version: 'v1' }],
    ['a ${{ steps.x.outputs.y }}b', 'a b'],
  ])('%s', (text, value) => expect(fill(text, scope)).toEqual(value));

  test('objects are spliced as GitHub does', () => expect(textOf({ a: 1 })).toBe('Object'));
});

describe('a condition', () => {
  const failed: Scope = { ...scope, functions: { ...scope.functions, success: () => false, failure: () => true } };
  test.each([
    ['', true, false],
    ['inputs.count == 3', true, false],
    ['${{ inputs.count == 4 }}', false, false],
    ['always()', true, true],
    ['failure() && inputs.count == 3', false, true],
    ['!cancelled()', true, true],
    ['${{ inputs.deploy }}', false, false],
    // GitHub makes a text of these, and a text that is not empty holds.
    ["${{ inputs.count }} == '4'", true, false],
    ['${{ inputs.deploy }}\n', true, false],
  ])('%s', (condition, whenGood, whenBad) => {
    expect([holds(condition, scope), holds(condition, failed)]).toEqual([whenGood, whenBad]);
  });
});
