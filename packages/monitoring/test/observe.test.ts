import { describe, expect, test } from '@jest/globals';
import { evidence } from '@tidegate/testing';
import { day, driftEvidence, look, start } from './made.ts';

describe('drift', () => {
  test.each<[string, Parameters<typeof driftEvidence>[0], string, string]>([
    ['none', { drifted: 0 }, 'quiet', 'drift_score is 0, not above 0.5.'],
    ['on the threshold', { drifted: 2 }, 'quiet', 'drift_score is 0.5, not above 0.5.'],
    ['above', { drifted: 3 }, 'alarm', 'drift_score is 0.75, above 0.5.'],
    [
      'one undecided that matters',
      { drifted: 2, undecided: 1 },
      'unknown',
      'Drift could not be told: drift_score is 0.5, not above 0.5. 1 column could not be decided.',
    ],
    [
      'one undecided that does not',
      { drifted: 1, undecided: 1 },
      'quiet',
      'drift_score is 0.25, not above 0.5. 1 column could not be decided.',
    ],
    [
      'undecided, and already above',
      { drifted: 3, undecided: 1 },
      'alarm',
      'drift_score is 0.75, above 0.5. 1 column could not be decided.',
    ],
    [
      'nothing was decided',
      { undecided: 4 },
      'unknown',
      'Drift could not be told: drift_score is 0, not above 0.5. 4 columns could not be decided.',
    ],
  ])('%s', (_, made, signal, reason) => {
    const { findings } = look([driftEvidence(made)]);
    expect(findings.drift).toMatchObject({ signal, reason });
  });

  test('nothing decided is no score of zero', () => {
    expect(look([driftEvidence({ undecided: 4 })]).driftScore).toBeNull();
    expect(look([driftEvidence({ columns: 0, rules: ['pass'] })])).toMatchObject({
      driftScore: null,
      drift: undefined,
    });
  });

  test.each([
    ['prediction_drift > 0.1', 0.2, 'alarm'],
    ['prediction_drift > 0.1', 0.05, 'quiet'],
    ['prediction_drift > 0.1', undefined, 'unknown'],
    ['prediction_drift > 0.1 or num_drifted_columns >= 2', undefined, 'alarm'],
    ['share_missing_values > 0.01', 0.05, 'alarm'],
    ['drift_scor > 0.5', 0.05, 'unknown'],
  ])('%s with prediction drift %s', (when, prediction, signal) => {
    expect(look([driftEvidence({ drifted: 2, prediction })], { when }).findings.drift).toMatchObject({ signal });
  });

  test('a p-value is small where there is drift, and is not kept as drift of the prediction', () => {
    const [made] = [driftEvidence({ prediction: 0.001 })];
    const small = { name: 'ks', parameters: { 'drifted is': '< threshold' } };
    const checks = made.checks.map((check) => (check.subject === 'prediction' ? { ...check, method: small } : check));
    expect(look([{ ...made, checks }]).drift?.prediction).toBeNull();
    expect(look([made]).drift?.prediction).toBe(0.001);
  });

  test('a condition that cannot be read points at the column', () => {
    expect(() => look([driftEvidence({})], { when: 'drift_score => 0.5' })).toThrow(/`drift-when`.*column 13/);
  });

  test('two data sets are looked at together', () => {
    const two = look([driftEvidence({ drifted: 1, columns: 2 }), driftEvidence({ drifted: 0, columns: 4, at: 3 })]);
    expect(two).toMatchObject({ driftScore: 0.25, rows: 2000, at: start + 3 * day });
  });
});

describe('data', () => {
  test.each([
    [['pass', 'warn'], 'quiet'],
    [['pass', 'fail'], 'alarm'],
    [['inconclusive', 'fail'], 'alarm'],
    [['inconclusive', 'pass'], 'unknown'],
  ] as const)('rules that say %j', (rules, signal) => {
    expect(look([driftEvidence({ rules: [...rules] })]).findings.quality).toMatchObject({ signal });
  });

  test('without rules it is not looked at', () => {
    expect(look([driftEvidence({})]).findings.quality).toBeUndefined();
    expect(look([driftEvidence({})]).failedChecks).toBeNull();
  });
});

describe('performance', () => {
  const rules = ['accuracy >= production - 0.02', 'rmse <= 6.5'];
  test.each<[string, Record<string, unknown> | undefined, Record<string, unknown>, string]>([
    ['holds', { accuracy: 0.88, rmse: 6 }, { accuracy: 0.9 }, 'quiet'],
    ['is broken', { accuracy: 0.87, rmse: 6 }, { accuracy: 0.9 }, 'alarm'],
    ['one broken, one unmeasured', { rmse: 7 }, { accuracy: 0.9 }, 'alarm'],
    ['NaN', { accuracy: NaN, rmse: 6 }, { accuracy: 0.9 }, 'unknown'],
    ['infinite', { accuracy: Infinity, rmse: 6 }, { accuracy: 0.9 }, 'unknown'],
    ['no production', { accuracy: 0.9, rmse: 6 }, {}, 'unknown'],
    ['no metrics at all', undefined, { accuracy: 0.9 }, 'unknown'],
  ])('%s', (_, metrics, production, signal) => {
    const { findings } = look([driftEvidence({})], { rules, metrics, production });
    expect(findings.performance).toMatchObject({ signal });
  });

  test.each([
    ['fail', 'alarm'],
    ['inconclusive', 'unknown'],
    ['warn', 'quiet'],
    ['pass', 'quiet'],
  ] as const)('a gate that says %s', (verdict, signal) => {
    const gate = evidence({ gate: 'compare-with-production', verdict, reason: `It says ${verdict}.` });
    expect(look([gate]).findings.performance).toMatchObject({ signal, reason: `It says ${verdict}.` });
  });

  test('gates that do not look at a model are not heard', () => {
    expect(look([evidence({ gate: 'trigger-deploy', verdict: 'fail' })]).findings).toEqual({});
  });
});
