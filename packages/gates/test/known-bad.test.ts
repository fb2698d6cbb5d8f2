import { describe, expect, test } from '@jest/globals';
import { metricSet } from '@tidegate/metrics';
import { checkThresholds, parseRules } from '@tidegate/gates';
import { knownBadMetrics } from '@tidegate/gates/known-bad';

const real = metricSet(
  {
    accuracy: 0.91,
    rmse: 6.2,
    'recall.segment.EU': 0.7,
    error_rate: 0.01,
    log_likelihood: -250,
    'f1 score': 0.8,
    acc: [0.8, 0.9],
  },
  'm.json',
);

/** Verdicts of each rule on its own known-bad metrics. */
function verdicts(lines: string[]) {
  const rules = parseRules(lines, { input: 'thresholds', production: false });
  return knownBadMetrics(rules, real)
    .filter(({ rule }) => rule !== undefined)
    .map(({ rule, metrics }) => checkThresholds(rules, metrics).find(({ id }) => id === rule)!.verdict);
}

describe('a threshold that means something is red for a model that is bad', () => {
  test.each([
    'accuracy >= 0.85',
    'rmse <= 6.5',
    'recall[segment=EU] >= 0.7',
    'error_rate <= 0.05',
    'log_likelihood >= -300',
    '"f1 score" > 0.5',
    'mean(acc) >= 0.7',
    'worst(acc) >= 0.7',
    'accuracy == 0.91',
    'missing >= 0.1',
  ])('%s', (line) => expect(verdicts([line])).toEqual(['fail']));
});

describe('one that nothing can miss is not', () => {
  test.each([
    'accuracy >= 0',
    'accuracy > -1',
    'error_rate <= 1',
    'rmse <= 1e9',
    'recall[segment=EU] >= -0.5',
    'mean(acc) >= 0',
  ])('%s', (line) => expect(verdicts([line])).toEqual(['pass']));

  test('beside one that is red for its own metric', () => {
    expect(verdicts(['accuracy >= 0', 'rmse <= 6.5'])).toEqual(['pass', 'fail']);
  });
});

test('metrics that are missing or NaN are fed as well', () => {
  const rules = parseRules(['accuracy >= 0', 'rmse <= 1e9'], { input: 'thresholds', production: false });
  const whole = knownBadMetrics(rules, real).filter(({ rule }) => rule === undefined);
  expect(whole.map(({ name }) => name)).toEqual(['no metrics at all', 'every metric NaN']);
  for (const { metrics } of whole)
    expect(checkThresholds(rules, metrics).map(({ verdict }) => verdict)).toEqual(['fail', 'fail']);
});
