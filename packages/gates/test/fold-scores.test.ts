import { describe, expect, test } from '@jest/globals';
import { checkThresholds, parseRules } from '@tidegate/gates';
import { metricSet } from '@tidegate/metrics';

const folds = [0.86, 0.84, 0.88, 0.85, 0.87];
function check(text: string, value: unknown, confidence?: { level: number; testShare: number }) {
  const rules = parseRules([text], { input: 'thresholds', production: false });
  return checkThresholds(rules, metricSet({ accuracy: value }, 'm.json'), confidence && { folds: confidence })[0]!;
}

describe('a list of scores', () => {
  test.each([
    ['mean(accuracy) >= 0.86', 'pass'],
    ['mean(accuracy) > 0.86', 'fail'],
    ['mean("accuracy") <= 0.86', 'pass'],
    ['min(accuracy) >= 0.84', 'pass'],
    ['min(accuracy) >= 0.841', 'fail'],
    ['worst(accuracy) >= 0.84', 'pass'],
    ['worst(accuracy) > 0.84', 'fail'],
    ['worst(accuracy) <= 0.88', 'pass'],
    ['worst(accuracy) <= 0.87', 'fail'],
    ['max(accuracy) <= 0.88', 'pass'],
    ['max(accuracy) < 0.88', 'fail'],
  ])('%s: %s', (text, verdict) => {
    const found = check(text, folds);
    expect([found.title, found.verdict, found.sizes]).toEqual([text.replaceAll('"', ''), verdict, { folds: 5 }]);
  });

  test('has its mean in decimals', () => {
    // In binary the sum is 2.5499999999999998.
    expect(check('mean(accuracy) >= 0.85', [0.84, 0.85, 0.86]).verdict).toBe('pass');
    expect(check('mean(accuracy) >= 0.1', [0.1, 0.1, 0.1]).verdict).toBe('pass');
    expect(check('mean(accuracy) > 0.1', [0.1, 0.1, 0.1]).verdict).toBe('fail');
    expect(check('mean(accuracy) >= 0.85', [0.84, 0.85, 0.8599999999999]).verdict).toBe('fail');
  });

  test('without a summary fails and says what to write', () => {
    expect(check('accuracy >= 0.85', folds)).toMatchObject({
      verdict: 'fail',
      reason:
        'accuracy could not be measured: in m.json it is a list of 5 numbers (write `mean(accuracy)` or `worst(accuracy)`).',
    });
  });

  test.each([
    [0.9, 'it is one number, not a list (write `accuracy`)'],
    ['0.9', 'it is not a list of numbers'],
    [null, 'it is not a list of numbers'],
    [[0.9], 'it is a list of 1, and a summary needs the scores of two folds'],
    [[], 'it is a list of 0, and a summary needs the scores of two folds'],
    [[0.9, NaN, 0.9], 'it is a list whose entry 2 is not a finite number'],
    [[0.9, 0.9, '0.9'], 'it is a list whose entry 3 is not a finite number'],
    [[0.9, null], 'it is a list whose entry 2 is not a finite number'],
  ])('%j never passes', (value, told) => {
    for (const summary of ['mean', 'min', 'max', 'worst']) {
      const found = check(`${summary}(accuracy) >= 0.1`, value);
      expect(found.verdict).toBe('fail');
      expect(found.reason).toContain(told);
    }
  });

  test('that is not there names what is', () => {
    expect(check('mean(acuracy) >= 0.1', folds).reason).toContain('mean(acuracy) could not be measured');
  });
});

describe('the bound of a mean over folds', () => {
  const five = { level: 0.95, testShare: 0.2 };

  test('is that of Nadeau and Bengio', () => {
    // 0.86 - t(0.95; 4) * sqrt((1/5 + 0.2/0.8) * 0.00025), t = 2.131846786 (scipy 1.16 stats.t.ppf)
    const found = check('mean(accuracy) >= 0.83', folds, five);
    expect(found).toMatchObject({ verdict: 'pass', method: { parameters: { confidence: 0.95, 'test-share': 0.2 } } });
    expect(found.values!['bound']).toBeCloseTo(0.8373883502, 9);
    const above = check('mean(accuracy) <= 0.9', folds, five);
    expect(above.values!['bound']).toBeCloseTo(0.8826116498, 9);
  });

  test('decides, and a mean that holds alone is inconclusive', () => {
    expect(check('mean(accuracy) >= 0.837', folds, five).verdict).toBe('pass');
    expect(check('mean(accuracy) >= 0.838', folds, five)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'mean(accuracy) is 0.86 over 5 folds, but only with 95 % confidence at least 0.8374, not at least 0.838.',
    });
    expect(check('mean(accuracy) >= 0.87', folds, five).verdict).toBe('fail');
  });

  test('has no say about other summaries', () => {
    expect(check('min(accuracy) >= 0.84', folds, five).verdict).toBe('pass');
  });

  test('needs folds that differ', () => {
    expect(check('mean(accuracy) >= 0.1', [0.9, 0.9, 0.9], five).verdict).toBe('inconclusive');
  });
});

describe('what cannot be read points at the place', () => {
  test.each([
    ['mean(accuracy >= 0.8', 'column 15: "mean(" is not closed'],
    ['mean(min(accuracy)) >= 0.8', 'column 6: a summary of a summary'],
    ['worst(accuracy) == 0.8', 'column 1: which score is the worst is not known'],
    ['median(accuracy) >= 0.8', '"(" is not a comparison'],
    ['mean() >= 0.8', '")" does not begin a metric name'],
  ])('%s', (text, told) => {
    expect(() => check(text, folds)).toThrow(told);
  });

  test('and a metric called mean stays one', () => {
    const rules = parseRules(['mean >= 0.5'], { input: 'thresholds', production: false });
    expect(checkThresholds(rules, metricSet({ mean: 0.6 }, 'm.json'))[0]!.verdict).toBe('pass');
  });
});
