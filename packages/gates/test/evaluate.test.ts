import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evaluate, evaluateWhen, parseComparison } from '@tidegate/gates';
import { metricSet } from '@tidegate/metrics';

const rule = (text: string) => parseComparison(text, { input: 'rules', production: true });
const judge = (text: string, candidate: Record<string, unknown>, production: Record<string, unknown> = {}) =>
  evaluate(rule(text), metricSet(candidate, 'new.json'), metricSet(production, 'old.json'));

describe('decimal boundaries', () => {
  test.each([
    ['accuracy >= production + 0.05', 0.85, 0.8, 'pass'],
    ['accuracy >= production - 0.02', 0.93, 0.95, 'pass'],
    ['accuracy > production - 0.02', 0.93, 0.95, 'fail'],
    ['accuracy >= production - 0.02', 0.9299999999999999, 0.95, 'fail'],
    ['accuracy >= production + 0.1', 0.3, 0.2, 'pass'],
    ['accuracy <= production + 0.1', 0.3, 0.2, 'pass'],
    ['accuracy == production + 0.1', 0.3, 0.2, 'pass'],
    ['accuracy <= production * 1.1', 0.33, 0.3, 'pass'],
    ['accuracy >= production * 0.7', 0.07, 0.1, 'pass'],
    ['accuracy >= 0.85', 0.85, 0, 'pass'],
    ['accuracy >= 0.85', 0.8499999999999999, 0, 'fail'],
    ['accuracy > 0.85', 0.85, 0, 'fail'],
    ['accuracy <= 1e-300', 5e-324, 0, 'pass'],
    ['accuracy >= production + 1e-300', 1e300, 1e300, 'fail'],
  ])('%s with %d against %d: %s', (text, candidate, production, verdict) => {
    expect(judge(text, { accuracy: candidate }, { accuracy: production }).verdict).toBe(verdict);
  });

  test('a tolerance of k hundredths holds at exactly k hundredths, and not one step beyond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (production, tolerance) => {
        const before = { accuracy: production / 10_000 };
        const text = `accuracy >= production - ${tolerance / 10_000}`;
        expect(judge(text, { accuracy: (production - tolerance) / 10_000 }, before).verdict).toBe('pass');
        expect(judge(text, { accuracy: (production - tolerance - 1) / 10_000 }, before).verdict).toBe('fail');
      }),
    );
  });
});

describe('relative change is of |production|', () => {
  test.each([
    ['m >= production * 0.99', -0.5, -0.5, 'pass'],
    ['m >= production * 0.99', -0.505, -0.5, 'pass'],
    ['m >= production * 0.99', -0.506, -0.5, 'fail'],
    ['m <= production * 1.1', -0.45, -0.5, 'pass'],
    ['m <= production * 1.1', -0.44, -0.5, 'fail'],
    ['m <= production * 1.1', 0, 0, 'inconclusive'],
    ['m <= production * 1.1', 5, 0, 'inconclusive'],
    ['m <= production * 1.1 + 0.5', 0.5, 0, 'pass'],
    ['m <= production * 1.1 + 0.5', 0.6, 0, 'fail'],
    ['m <= production + 0.5', 0.5, 0, 'pass'],
    ['m <= production', 0, 0, 'pass'],
  ])('%s with %d against %d: %s', (text, candidate, production, verdict) => {
    expect(judge(text, { m: candidate }, { m: production }).verdict).toBe(verdict);
  });

  test('0 says what to do', () => {
    expect(judge('m <= production * 1.1', { m: 1 }, { m: 0 }).reason).toBe(
      'm is 1, but production is 0 and production * 1.1 is a relative change, which 0 does not have; add an absolute one, as in `production * 1.1 + 0.01`.',
    );
  });
});

const unmeasured: [unknown, string][] = [
  [NaN, 'it is NaN, not a finite number'],
  [Infinity, 'it is Infinity, not a finite number'],
  [-Infinity, 'it is -Infinity, not a finite number'],
  ['95%', 'it is the text "95%", not a finite number (write 0.95, without quotes)'],
  ['0.95', 'it is the text "0.95", not a finite number (write 0.95, without quotes)'],
  ['', 'it is the text "", not a finite number'],
  ['NaN', 'it is the text "NaN", not a finite number'],
  ['::error::pwned\n::set-output', 'it is the text "::error::pwned\\n::set-output", not a finite number'],
  [null, 'it is null, not a finite number'],
  [true, 'it is true, not a finite number'],
  [[0.9], 'it is a list, not a finite number'],
];

describe('what is not a finite number never passes', () => {
  const rules = [
    'm >= -1e300',
    'm <= 1e300',
    'm > -1e300',
    'm < 1e300',
    'm == 0',
    'm >= production',
    'm <= production * 9',
  ];
  test.each(unmeasured)('%j as the candidate', (value, what) => {
    for (const text of rules) {
      const { verdict, reason } = judge(text, { m: value }, { m: 0.5 });
      expect(verdict).toBe('fail');
      expect(reason).toBe(`m could not be measured: in new.json ${what}.`);
    }
  });

  test.each(unmeasured)('%j in production', (value, what) => {
    for (const text of rules.filter((each) => each.includes('production'))) {
      const { verdict, reason } = judge(text, { m: 0.5 }, { m: value });
      expect(verdict).toBe('fail');
      expect(reason).toBe(`Production: m could not be measured: in old.json ${what}.`);
    }
  });

  test.each([
    [{ acuracy: 1, loss: 2 }, '; nearest there: acuracy'],
    [{ test_accuracy: 1, loss: 2 }, '; nearest there: test_accuracy'],
    [{ x: 1, y: 2 }, ', which has x, y'],
    [{ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 }, ', which has a, b, c, d, e, and 2 more'],
    [{ name: 'text' }, ', which has no numbers'],
    [{ 'accuracy\n::error::pwned': 1 }, '; nearest there: "accuracy\\n::error::pwned"'],
  ])('missing beside %j', (candidate, where) => {
    const { verdict, reason } = judge('accuracy >= 0', candidate);
    expect(verdict).toBe('fail');
    expect(reason).toBe(`accuracy could not be measured: it is not in new.json${where}.`);
  });

  test('nor what every object has', () => {
    for (const name of ['__proto__', 'constructor', 'toString'])
      expect(judge(`${name} >= 0`, { m: 1 }).verdict).toBe('fail');
  });
});

test('numbers so large that their difference or their multiple is none are not compared', () => {
  for (const [text, candidate, production] of [
    ['m >= production - 1', 1.7e308, -1.7e308],
    ['m <= production * 10', 1, 1.7e308],
    ['m >= production + 1e308', 1, 1.7e308],
  ] as const) {
    const { verdict, reason, delta } = judge(text, { m: candidate }, { m: production });
    expect([verdict, delta]).toEqual(['inconclusive', undefined]);
    expect(reason).toContain('beyond what a number can hold');
  }
});

describe('slices', () => {
  test.each(['recall[segment=EU]', 'recall.segment.EU', 'segment.EU.recall', 'slices.segment.EU.recall'])(
    'are found as %s',
    (key) => {
      expect(judge('recall[segment=EU] >= 0.7', { recall: 0.1, [key]: 0.75 })).toMatchObject({
        verdict: 'pass',
        observed: 0.75,
      });
    },
  );

  test('of two columns in either order', () => {
    expect(judge('f1[a=1, b=2] >= 0.7', { 'f1[b=2,a=1]': 0.7 }).verdict).toBe('pass');
  });

  test('written twice with different values cannot be measured', () => {
    const { verdict, reason } = judge('f1[a=1] >= 0.7', { 'f1.a.1': 0.7, 'a.1.f1': 0.8 });
    expect(verdict).toBe('fail');
    expect(reason).toContain('new.json has both f1.a.1 and a.1.f1');
  });
});

test('the outcome carries its numbers, the delta exact in decimals', () => {
  expect(judge('m >= production - 0.02', { m: 0.3 }, { m: 0.1 })).toEqual({
    verdict: 'pass',
    reason: 'm is 0.3, at least 0.08, from production - 0.02 with production 0.1.',
    observed: 0.3,
    threshold: 0.08,
    production: 0.1,
    delta: 0.2,
  });
  expect(judge('m >= 0.5', { m: 0.3 })).toEqual({
    verdict: 'fail',
    reason: 'm is 0.3, not at least 0.5.',
    observed: 0.3,
    threshold: 0.5,
  });
});

describe('when', () => {
  const metrics = metricSet({ accuracy: 0.91, rmse: 5.5, broken: NaN }, 'm.json');
  test.each([
    ['accuracy > 0.90', true],
    ['accuracy > 0.91', false],
    ['accuracy > 0.90 and rmse < 5', false],
    ['accuracy > 0.90 and rmse < 6', true],
    ['accuracy > 0.95 or rmse < 6', true],
    ['accuracy > 0.95 or rmse < 5 or broken > 0', false],
    ['broken > 0 or broken <= 0', false],
    ['missing < 1e300', false],
    ['accuracy > 0.9 or missing > 0', true],
  ])('%s: %s', (expression, holds) => {
    expect(evaluateWhen(expression, metrics).holds).toBe(holds);
  });

  test('says why with the comparisons that decided', () => {
    expect(evaluateWhen('accuracy > 0.90 and rmse < 5', metrics).reason).toBe('rmse is 5.5, not below 5.');
    expect(evaluateWhen('accuracy > 0.90 and rmse < 6', metrics).reason).toBe(
      'accuracy is 0.91, above 0.9. rmse is 5.5, below 6.',
    );
  });

  test('cannot speak of production where there is none', () => {
    expect(() => evaluateWhen('accuracy > production', metrics)).toThrow('`when`: `accuracy > production`, column 12');
  });
});
