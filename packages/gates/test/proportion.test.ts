import { describe, expect, test } from '@jest/globals';
import { checkThresholds, parseRules, readConfidence } from '@tidegate/gates';
import { metricSet } from '@tidegate/metrics';

function check(rule: string, metrics: Record<string, unknown>, sizes: string[], level = 0.95) {
  const rules = parseRules([rule], { input: 'thresholds', production: false });
  const set = metricSet(metrics, 'm.json');
  return checkThresholds(rules, set, { shares: readConfidence(sizes, level, rules, set) })[0]!;
}

describe('the one-sided Clopper-Pearson bound decides', () => {
  // Bounds from scipy.stats.beta.ppf: lower 0.05 of Beta(k, n-k+1), upper 0.95 of Beta(k+1, n-k).
  test.each([
    ['accuracy >= 0.85', 0.9, '100', 'inconclusive', 0.8362823767241852],
    ['accuracy >= 0.85', 0.9, '1000', 'pass', 0.8830084679036321],
    ['error_rate <= 0.05', 0.02, '100', 'inconclusive', 0.06161920039604069],
    ['error_rate <= 0.05', 0.02, '1000', 'pass', 0.028930122851398708],
    ['accuracy >= 0.85', 1, '10', 'inconclusive', 0.7411344491069477],
    ['accuracy >= 0.85', 1, '19', 'pass', 0.8541314966877566],
  ])('%s with %d on %s: %s', (rule, value, n, verdict, bound) => {
    const found = check(rule, { [rule.split(' ')[0]!]: value }, [n]);
    expect(found.verdict).toBe(verdict);
    expect(found.values?.['bound']).toBeCloseTo(bound, 9);
    expect(found.sizes).toMatchObject({ n: Number(n) });
    expect(found.method).toEqual({ name: 'Clopper-Pearson bound, one-sided', parameters: { confidence: 0.95 } });
  });

  test('an inconclusive one names the size that would show it, and that size does', () => {
    const found = check('accuracy >= 0.85', { accuracy: 0.9 }, ['100']);
    const needed = found.values?.['size-needed'] as number;
    expect(found.reason).toContain(`about ${needed} items would show it`);
    const exactShare = (n: number) => Math.round(0.9 * n) / n;
    expect(check('accuracy >= 0.85', { accuracy: exactShare(needed) }, [String(needed)]).verdict).toBe('pass');
    expect(check('accuracy >= 0.85', { accuracy: exactShare(needed - 20) }, [String(needed - 20)]).verdict).toBe(
      'inconclusive',
    );
  });

  test('at the threshold itself no size would', () => {
    expect(check('accuracy >= 0.9', { accuracy: 0.9 }, ['100']).reason).toContain('no size would show it');
  });
});

test('a value that misses the threshold fails, whatever its bound', () => {
  expect(check('accuracy >= 0.85', { accuracy: 0.84 }, ['100']).verdict).toBe('fail');
  expect(check('accuracy >= 0.85', { accuracy: NaN }, ['100']).verdict).toBe('fail');
});

test('a value that is no share of so many items fails', () => {
  const found = check('accuracy >= 0.1', { accuracy: 0.333 }, ['2']);
  expect(found).toMatchObject({
    verdict: 'fail',
    reason: 'accuracy is 0.333, which is no share of 2 items; check `sample-size`.',
  });
  expect(check('accuracy >= 0.1', { accuracy: 97 }, ['100']).verdict).toBe('fail');
  expect(check('accuracy >= 0.1', { accuracy: 0.333 }, ['3']).reason).toContain('on 3 items');
});

describe('whose size it is', () => {
  test('the bare size is for shares of all items', () => {
    for (const name of ['recall', 'roc_auc', 'balanced_accuracy', 'rmse']) {
      expect(check(`${name} >= 0.5`, { [name]: 0.9 }, ['3'])).toMatchObject({
        verdict: 'pass',
        method: { name: 'comparison in exact decimals' },
      });
    }
    expect(check('test_accuracy >= 0.5', { test_accuracy: 0.6 }, ['5']).verdict).toBe('inconclusive');
  });

  test('a metric may have its own, and a size may be read from the metrics', () => {
    expect(check('recall[a=b] >= 0.5', { 'recall[a=b]': 0.6 }, ['recall[a=b] = 5']).verdict).toBe('inconclusive');
    expect(check('recall >= 0.5', { recall: 0.6, n_late: 5000 }, ['recall = n_late']).sizes).toMatchObject({ n: 5000 });
  });

  test.each([
    [['precision = 5'], '`sample-size` names precision, which no threshold uses.'],
    [['n_missing'], '`sample-size`: n_missing in "n_missing" is neither a number nor a metric that was read.'],
    [['nan'], '`sample-size`: nan in "nan" is NaN.'],
    [['0'], '`sample-size`: 0 in "0" is neither a number nor a metric that was read.'],
    [['recall = 2.5'], '`sample-size`: 2.5 in "recall = 2.5" is neither a number nor a metric that was read.'],
  ])('%j is refused', (sizes, message) => {
    expect(() => check('recall >= 0.5', { recall: 0.6, nan: NaN }, sizes)).toThrow(message);
  });
});
