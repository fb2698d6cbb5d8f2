import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ScoredRows, type ScoreName, scoreOf, scores } from '@tidegate/metrics/scores';
import { aucInterval, pairedBootstrap } from '@tidegate/statistics';

const names = Object.keys(scores) as ScoreName[];

// Own rows; expected numbers from scikit-learn 1.9.1, every row once and row i weighted i mod 5.
const rows = Array.from({ length: 40 }, (_, i) => i);
const labels = [...'ababacacbcbababacacbcbababacacbcbababaca'];
const predictions = [...'cbabbcacccbacabaaacbababbbacbcbccabacaca'];
const positive = labels.map((label) => label === 'b');
const values = rows.map((i) => Math.round((((i * 37) % 17) / 17 + (positive[i] ? 0.3 : 0)) * 100));
const probabilities = rows.map((i) => {
  if (i === 3 || i === 9) return i === 3 ? 0 : 1;
  return Math.min(1, (((i * 37) % 17) / 17) * 0.7 + (positive[i] ? 0.25 : 0));
});
const actual = rows.map((i) => 10 + ((i * 13) % 29) / 7);
const predicted = rows.map((i) => actual[i]! + (((i * 17) % 23) - 11) / 9);
const data: Record<'classes' | 'scores' | 'probabilities' | 'numbers', ScoredRows> = {
  classes: { from: 'classes', labels, predictions, positive: 'b' },
  scores: { from: 'scores', positive, values },
  probabilities: { from: 'probabilities', positive, values: probabilities },
  numbers: { from: 'numbers', labels: actual, predictions: predicted },
};

const references: Record<ScoreName, [plain: number, weighted: number]> = {
  accuracy: [0.75, 0.75],
  balanced_accuracy: [0.7547619047619047, 0.7735119047619049],
  mcc: [0.6282157721331006, 0.6386367130555917],
  precision: [0.7692307692307693, 0.6451612903225806],
  precision_macro: [0.7472527472527473, 0.7678034828572463],
  precision_micro: [0.75, 0.75],
  precision_weighted: [0.7659340659340659, 0.783550559357011],
  recall: [0.7142857142857143, 0.7142857142857143],
  recall_macro: [0.7547619047619047, 0.7735119047619049],
  recall_micro: [0.75, 0.75],
  recall_weighted: [0.75, 0.75],
  f1: [0.7407407407407407, 0.6779661016949152],
  f1_macro: [0.7454643048845947, 0.7547515059235218],
  f1_micro: [0.75, 0.75],
  f1_weighted: [0.7531723027375201, 0.7505269062787996],
  roc_auc: [0.6510989010989011, 0.6040521978021978],
  average_precision: [0.5550685891796138, 0.4789544944219299],
  log_loss: [2.3564877819882084, 3.725786973142685],
  brier: [0.24787218858131488, 0.2946389489619377],
  rmse: [0.7513362581690746, 0.7598123550027434],
  mae: [0.6527777777777778, 0.6652777777777777],
  r2: [0.6079227850121166, 0.5911338619559035],
  mape: [0.05534021874777537, 0.0567384474274643],
};

describe('against scikit-learn', () => {
  test.each(names)('%s', (name) => {
    const score = scoreOf(name, data[scores[name].from]);
    expect(score()).toBeCloseTo(references[name][0], 12);
    expect(score(rows.map((i) => i % 5))).toBeCloseTo(references[name][1], 12);
  });

  test('a class that is never predicted, or never true, has 0 in a mean', () => {
    const never = { from: 'classes', labels: ['a', 'a', 'b'], predictions: ['a', 'a', 'a'] } as const;
    expect(scoreOf('precision_macro', never)()).toBeCloseTo(1 / 3, 12);
    expect(scoreOf('f1_weighted', never)()).toBeCloseTo(0.5333333333333333, 12);
    const foreign = { from: 'classes', labels: ['a', 'a', 'a'], predictions: ['a', 'a', 'b'] } as const;
    expect(scoreOf('recall_macro', foreign)()).toBeCloseTo(1 / 3, 12);
  });
});

describe('where a score does not exist it is undefined, never a number', () => {
  const classes = (of: string[], as: string[]): ScoredRows => ({
    from: 'classes',
    labels: of,
    predictions: as,
    positive: 'b',
  });

  test.each(names)('%s without rows, and with rows that all count 0 times', (name) => {
    const empty: Record<string, ScoredRows> = {
      classes: classes([], []),
      scores: { from: 'scores', positive: [], values: [] },
      probabilities: { from: 'probabilities', positive: [], values: [] },
      numbers: { from: 'numbers', labels: [], predictions: [] },
    };
    expect(scoreOf(name, empty[scores[name].from]!)()).toBeUndefined();
    expect(scoreOf(name, data[scores[name].from])(rows.map(() => 0))).toBeUndefined();
  });

  test.each<[ScoreName, ScoredRows]>([
    ['precision', classes(['a', 'b'], ['a', 'a'])],
    ['recall', classes(['a', 'a'], ['a', 'b'])],
    ['f1', classes(['a', 'a'], ['a', 'a'])],
    ['mcc', classes(['a', 'a'], ['a', 'b'])],
    ['mcc', classes(['a', 'b'], ['a', 'a'])],
    ['roc_auc', { from: 'scores', positive: [true, true], values: [1, 2] }],
    ['roc_auc', { from: 'scores', positive: [false, false], values: [1, 2] }],
    ['average_precision', { from: 'scores', positive: [false, false], values: [1, 2] }],
    ['r2', { from: 'numbers', labels: [0.1, 0.1, 0.1], predictions: [0.1, 0.2, 0.1] }],
    ['mape', { from: 'numbers', labels: [0, 2], predictions: [0, 2] }],
    ['mape', { from: 'numbers', labels: [0, 2], predictions: [1, 2] }],
  ])('%s of %j', (name, given) => {
    expect(scoreOf(name, given)()).toBeUndefined();
  });

  test('where it does: never right is 0, and a probability of 0 for what happened a finite loss', () => {
    expect(scoreOf('f1', classes(['b', 'a'], ['a', 'b']))()).toBe(0);
    expect(scoreOf('recall', classes(['b', 'a'], ['a', 'a']))()).toBe(0);
    expect(scoreOf('log_loss', { from: 'probabilities', positive: [true], values: [0] })()).toBeCloseTo(36.04365, 5);
  });

  test('values that are none throw', () => {
    expect(() => scoreOf('roc_auc', { from: 'scores', positive: [true], values: [NaN] })).toThrow(
      'the score of row 0 must be a finite number, not NaN',
    );
    expect(() => scoreOf('brier', { from: 'probabilities', positive: [true], values: [1.2] })).toThrow(
      'the probability of row 0 must be a finite number in [0, 1], not 1.2',
    );
    expect(() => scoreOf('rmse', { from: 'numbers', labels: [1, 2], predictions: [1, Infinity] })).toThrow(RangeError);
    expect(() => scoreOf('rmse', { from: 'numbers', labels: [1, 2], predictions: [1] })).toThrow(
      'predictions must have one entry for each of the 2 rows, not 1',
    );
    expect(() => scoreOf('accuracy', data.classes)([1])).toThrow('weights must have one entry');
    expect(() => scoreOf('rmse', data.numbers)([1])).toThrow('weights must have one entry');
    expect(() => scoreOf('accuracy', data.numbers)).toThrow('accuracy is computed from classes, not from numbers');
    expect(() => scoreOf('f1', { from: 'classes', labels, predictions })).toThrow('f1 needs the positive class');
  });
});

describe('laws', () => {
  const times = fc.array(fc.nat(3), { minLength: 40, maxLength: 40 });
  const pick = (given: ScoredRows, at: readonly number[]): ScoredRows => {
    const of = <T>(list: ArrayLike<T>): T[] => at.map((row) => list[row]!);
    if (given.from === 'classes') return { ...given, labels: of(given.labels), predictions: of(given.predictions) };
    if (given.from === 'numbers') return { ...given, labels: of(given.labels), predictions: of(given.predictions) };
    return { ...given, positive: of(given.positive), values: of(given.values) };
  };
  const same = (a: number | undefined, b: number | undefined) => {
    if (a === undefined || b === undefined) expect([a, b]).toEqual([undefined, undefined]);
    else expect(a).toBeCloseTo(b, 12);
  };

  test('a weight of k is k copies of the row, and the order of rows is nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), times, (name, weights) => {
        const given = data[scores[name].from];
        const copies = rows.flatMap((row) => new Array<number>(weights[row]!).fill(row)).reverse();
        same(scoreOf(name, pick(given, copies))(), scoreOf(name, given)(weights));
      }),
    );
  });

  test('the area under the ROC curve is the one DeLong’s interval is around', () => {
    const found = aucInterval(positive, values);
    expect(found.defined && found.auc).toBeCloseTo(references.roc_auc[0], 12);
  });

  test('what is better goes up, or down, when predictions become the labels', () => {
    const right: Record<string, ScoredRows> = {
      classes: { from: 'classes', labels, predictions: labels, positive: 'b' },
      scores: { from: 'scores', positive, values: positive.map(Number) },
      probabilities: { from: 'probabilities', positive, values: positive.map(Number) },
      numbers: { from: 'numbers', labels: actual, predictions: actual },
    };
    for (const name of names) {
      const best = scoreOf(name, right[scores[name].from]!)()!;
      expect(best).toBeCloseTo(scores[name].better === 'higher' ? 1 : 0, 12);
    }
  });
});

test('two models’ F1 on the same rows, by paired bootstrap', () => {
  const other = rows.map((i) => (i % 3 === 0 ? labels[(i + 1) % 40]! : labels[i]!));
  const f1 = (given: string[]) => scoreOf('f1', { from: 'classes', labels, predictions: given, positive: 'b' });
  const compare = (now: string[], before: string[]) =>
    pairedBootstrap({ candidate: f1(now), production: f1(before) }, { rows: 40, strata: positive, resamples: 999 });
  const there = compare(predictions, other);
  const back = compare(other, predictions);
  if (!there.defined || !back.defined) throw new Error('both are defined');
  expect(there.candidate).toBeCloseTo(0.7407407407407407, 12);
  expect(there.difference).toBeCloseTo(f1(predictions)()! - f1(other)()!, 12);
  expect([there.lower < there.difference, there.difference < there.upper]).toEqual([true, true]);
  expect([back.lower, back.upper]).toEqual([-there.upper, -there.lower]);
});
