import { describe, expect, test } from '@jest/globals';
import { evidenceSchema, judge, nearest, scalar, type Verdict, worst } from '@tidegate/evidence';

const check = (verdict: Verdict, reason: string = verdict) => ({ id: reason, title: reason, verdict, reason });

describe('worst', () => {
  test.each<[Verdict[], Verdict]>([
    [['pass'], 'pass'],
    [['pass', 'warn'], 'warn'],
    [['warn', 'inconclusive', 'pass'], 'inconclusive'],
    [['inconclusive', 'fail', 'warn'], 'fail'],
    [[], 'inconclusive'],
  ])('of %j is %s', (verdicts, expected) => expect(worst(verdicts)).toBe(expected));
});

describe('judge', () => {
  test('nothing checked is not a pass', () => {
    expect(judge([])).toMatchObject({ verdict: 'inconclusive', reason: 'Nothing was checked, so nothing has passed.' });
  });

  test('quotes the checks that decided', () => {
    expect(judge([check('pass'), check('warn'), check('fail', 'accuracy is 0.8.')])).toMatchObject({
      verdict: 'fail',
      reason: '1 of 3 checks failed: accuracy is 0.8.',
    });
  });

  test('quotes three and counts the rest', () => {
    const { reason } = judge(['a', 'b', 'c', 'd', 'e'].map((name) => check('fail', `${name}.`)));
    expect(reason).toBe('5 of 5 checks failed: a; b; c; and 2 more.');
  });
});

test.each([
  [0.5, 0.5],
  [NaN, 'NaN'],
  [-Infinity, '-Infinity'],
  [12n, 12],
  [2n ** 60n, '1152921504606846976'],
])('scalar(%p) survives JSON as %p', (value, expected) => {
  expect(JSON.parse(JSON.stringify(scalar(value)))).toBe(expected);
});

test.each([
  ['acuracy', 'accuracy'],
  ['thresold', 'threshold'],
  ['theshrold', 'threshold'],
  ['zzzzzz', undefined],
])('nearest to %s is %s', (typed, expected) => expect(nearest(typed, ['accuracy', 'threshold'])).toBe(expected));

test('a record with a number that JSON cannot hold is not evidence', () => {
  const record = { checks: [{ ...check('pass'), observed: NaN }] };
  const issues = evidenceSchema.safeParse(record).error?.issues.map(({ path }) => path.join('.'));
  expect(issues).toContain('checks.0.observed');
});
