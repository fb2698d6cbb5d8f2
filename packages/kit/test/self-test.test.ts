import { describe, expect, test } from '@jest/globals';
import { judge, UserError, type Verdict } from '@tidegate/evidence';
import { selfTested } from '../src/self-test.ts';

const real = (verdict: Verdict) => ({
  ...judge([{ id: 'a', title: 'a', verdict, reason: `The data is ${verdict}.` }]),
  outputs: { rows: 3 },
});
const bad = (verdict: Verdict) => ({ name: `known ${verdict}`, run: async () => ({ verdict, reason: 'Because.' }) });
const tested = selfTested<'rows'>;

describe('the verdict', () => {
  test.each<[Verdict, Verdict[], 'fail' | 'warn' | 'pass', Verdict]>([
    ['pass', ['fail'], 'fail', 'pass'],
    ['pass', ['fail', 'inconclusive'], 'fail', 'pass'],
    ['pass', ['fail', 'pass'], 'fail', 'fail'],
    ['pass', ['warn'], 'fail', 'fail'],
    // What cannot be decided stops the job only where the user lets it.
    ['pass', ['inconclusive'], 'warn', 'fail'],
    ['pass', ['inconclusive'], 'pass', 'fail'],
    ['warn', ['fail'], 'fail', 'warn'],
    ['fail', ['fail'], 'fail', 'fail'],
    ['inconclusive', ['pass'], 'fail', 'fail'],
    ['pass', [], 'fail', 'fail'],
  ])('of %s with %j under on-inconclusive %s is %s', async (verdict, known, onInconclusive, expected) => {
    const result = await tested(real(verdict), known.map(bad), onInconclusive);
    expect(result.verdict).toBe(expected);
    expect(result.outputs).toEqual({ rows: 3 });
  });
});

test('it tells what was fed and what came of it', async () => {
  const result = await tested(real('pass'), [bad('fail'), bad('pass')], 'fail');
  expect(result.checks.slice(1)).toEqual([
    {
      id: 'self-test.1',
      title: 'self-test: known fail turns the gate red',
      verdict: 'pass',
      observed: 'fail',
      reason: 'With known fail the gate says fail: Because.',
    },
    {
      id: 'self-test.2',
      title: 'self-test: known pass turns the gate red',
      verdict: 'fail',
      observed: 'pass',
      reason: 'With known pass the gate still says pass: it would let it through.',
    },
  ]);
  expect(result.reason).toBe(
    'The self-test failed: With known pass the gate still says pass: it would let it through.',
  );
  expect(result.facts).toEqual({ 'self-test': '1 of 2 red' });
});

test('what the gate refuses is red; what breaks it is a bug', async () => {
  const refuses = {
    name: 'an empty file',
    run: async () => {
      throw new UserError('unreadable', 'The file is empty.');
    },
  };
  const result = await tested(real('pass'), [refuses], 'fail');
  expect(result).toMatchObject({ verdict: 'pass', checks: [{}, { observed: 'refused' }] });
  const breaks = {
    name: 'x',
    run: async () => {
      throw new TypeError('undefined is not a function');
    },
  };
  await expect(tested(real('pass'), [breaks], 'fail')).rejects.toThrow(TypeError);
});
