import { describe, expect, test } from '@jest/globals';
import { comparePredictions, type PairedPlan, parsePairedRules } from '@tidegate/gates/paired';
import type { AskedColumns } from '@tidegate/metrics';
import { readTable } from './predictions-for-tests.ts';

/** A number in [0, 1) for each row and purpose, the same on every run. */
function uniform(row: number, salt: number): number {
  let word = Math.imul(row + 1, 0x9e3779b9) ^ Math.imul(salt + 1, 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d);
  word = Math.imul(word ^ (word >>> 12), 0x297a2d39);
  return ((word ^ (word >>> 15)) >>> 0) / 2 ** 32;
}

type Row = (string | number)[];
const header = 'id,label,candidate,production,candidate_score,production_score';

/** Two-class rows; each model is wrong in so many of a hundred, in part on the same rows, and its score follows its answer. */
function classRows(n: number, wrong: { candidate: number; production: number }): Row[] {
  return Array.from({ length: n }, (_, i) => {
    const label = uniform(i, 0) < 0.3 ? 1 : 0;
    const says = (share: number, salt: number) =>
      uniform(i, 1) * 0.7 + uniform(i, salt) * 0.3 < share ? 1 - label : label;
    const [now, before] = [says(wrong.candidate, 2), says(wrong.production, 3)];
    const score = (answer: number, salt: number) => (answer * 0.6 + uniform(i, salt) * 0.5).toFixed(6);
    return [`r${i}`, label, now, before, score(now, 4), score(before, 5)];
  });
}

/** Numbers with errors of this size. */
function numberRows(n: number, error: { candidate: number; production: number }): Row[] {
  return Array.from({ length: n }, (_, i) => {
    const label = 10 + 5 * uniform(i, 0);
    const says = (size: number, salt: number) => label + size * (uniform(i, 1) + 0.3 * uniform(i, salt) - 0.65);
    return [`r${i}`, label, says(error.candidate, 2), says(error.production, 3)];
  });
}

async function judge(
  rows: Row[],
  rule: string,
  plan: Partial<PairedPlan> = {},
  head = header,
  asked: Partial<AskedColumns> = {},
) {
  const rules = parsePairedRules([rule]);
  const from = rules[0]!.definition.from;
  const columns = {
    ...(from === 'classes' || from === 'numbers' ? { answers: from } : {}),
    scores: from === 'scores' || from === 'probabilities',
    ...asked,
  };
  const predictions = await readTable(head, rows, columns);
  const { checks } = comparePredictions(predictions, { alpha: 0.05, rules, slices: [], ...plan });
  return checks[0]!;
}
const finding = (check: Awaited<ReturnType<typeof judge>>) => [check.values?.['finding'], check.verdict];

describe('scores that are no probabilities', () => {
  const rows = classRows(300, { candidate: 0.2, production: 0.3 }).map((row, i) =>
    row.map((cell, at) =>
      at === 4 && i % 30 === 0 ? 1.85 : at === 5 && i === 7 ? '-0.2' : at > 3 ? Number(cell) / 2 : cell,
    ),
  );

  test.each(['log_loss <= production', 'brier <= production + 0.1'])(
    'fail for %s, each model by name',
    async (rule) => {
      const predictions = await readTable(header, rows, { scores: true });
      const { checks, deltas } = comparePredictions(predictions, {
        alpha: 0.05,
        rules: parsePairedRules([rule]),
        slices: [],
      });
      expect(checks.map(({ verdict, reason }) => [verdict, reason])).toEqual([
        [
          'fail',
          expect.stringContaining('10 of 300 scores of candidate in p.csv are not between 0 and 1 (first 1.85).'),
        ],
        [
          'fail',
          expect.stringContaining('1 of 300 scores of production in p.csv are not between 0 and 1 (first -0.2).'),
        ],
      ]);
      expect(deltas.size).toBe(0);
    },
  );

  test('but rank rows as well as any', async () => {
    expect((await judge(rows, 'roc_auc >= production - 0.9')).verdict).toBe('pass');
  });
});

const better = classRows(1500, { candidate: 0.2, production: 0.35 });
const worse = classRows(1500, { candidate: 0.35, production: 0.2 });
const alike = classRows(1500, { candidate: 0.2, production: 0.2 });

describe('scores of classes, by the bootstrap', () => {
  test.each([
    'f1',
    'recall',
    'precision',
    'balanced_accuracy',
    'mcc',
    'f1_macro',
    'precision_weighted',
    'recall_micro',
  ])('%s: better, worse, alike and the same', async (name) => {
    expect(finding(await judge(better, `${name} > production`))).toEqual(['improved', 'pass']);
    expect(finding(await judge(worse, `${name} >= production - 0.01`))).toEqual(['regressed', 'fail']);
    expect(finding(await judge(alike, `${name} >= production - 0.2`))).toEqual(['equivalent', 'pass']);
    const same = better.map(([id, label, now]) => [id!, label!, now!, now!, 0, 0]);
    expect(finding(await judge(same, `${name} >= production`))).toEqual(['identical', 'pass']);
    expect(finding(await judge(same, `${name} > production`))).toEqual(['identical', 'fail']);
  });

  test('the value is that of the rows, and the evidence says how it was resampled', async () => {
    const check = await judge(better, 'f1 >= production - 0.01');
    const count = (which: number, now: number, label: number) =>
      better.filter((row) => row[which] === now && row[1] === label).length;
    const f1 = (which: number) =>
      (2 * count(which, 1, 1)) / (2 * count(which, 1, 1) + count(which, 1, 0) + count(which, 0, 1));
    expect(check.values!['f1-candidate']).toBeCloseTo(f1(2), 12);
    expect(check.values!['f1-production']).toBeCloseTo(f1(3), 12);
    expect(check.method).toMatchObject({
      name: 'BCa bootstrap of the paired difference',
      parameters: {
        alpha: 0.05,
        margin: 0.01,
        confidence: 0.9,
        drawn: 'rows',
        resamples: 4999,
        seed: 1,
        strata: 'label',
      },
    });
    expect(check.sizes).toEqual({
      pairs: 1500,
      'right-to-wrong': better.filter((row) => row[2] !== row[1] && row[3] === row[1]).length,
      'wrong-to-right': better.filter((row) => row[2] === row[1] && row[3] !== row[1]).length,
    });
  });

  test('a relative rule, a gain that is asked for, and one that is not reached', async () => {
    expect(finding(await judge(alike, 'accuracy >= production * 0.8'))).toEqual(['non-inferior', 'pass']);
    expect(finding(await judge(worse, 'accuracy >= production * 0.99'))).toEqual(['regressed', 'fail']);
    expect(finding(await judge(better, 'accuracy >= production + 0.05'))).toEqual(['improved', 'pass']);
    const check = await judge(better, 'accuracy >= production + 0.5');
    expect(finding(check)).toEqual(['regressed', 'fail']);
    expect(check.reason).toContain('the candidate is not better by more than 0.5');
  });

  test('too little to tell is inconclusive with the size that would decide', async () => {
    const check = await judge(alike.slice(0, 200), 'f1 >= production - 0.005');
    expect(finding(check)).toEqual(['inconclusive', 'inconclusive']);
    expect(check.reason).toMatch(/detect a difference of 0\.\d+ with power 0\.8; about \d+ pairs would decide/);
  });

  test('a score that does not exist cannot be compared and never passes', async () => {
    const never = better.map(([id, label]) => [id!, label!, 0, 0, 0, 0]);
    const check = await judge(never, 'precision >= production - 0.5');
    expect(finding(check)).toEqual(['cannot-compare', 'inconclusive']);
    expect(check.reason).toContain('no row is predicted as the positive class');
  });

  test('fewer than 20 rows are too few', async () => {
    expect(finding(await judge(better.slice(0, 19), 'f1 >= production - 0.9'))).toEqual([
      'cannot-compare',
      'inconclusive',
    ]);
  });
});

describe('scores of a ranking', () => {
  test('roc_auc by DeLong', async () => {
    expect(finding(await judge(better, 'roc_auc > production'))).toEqual(['improved', 'pass']);
    expect(finding(await judge(worse, 'auc >= production - 0.01'))).toEqual(['regressed', 'fail']);
    expect(finding(await judge(alike, 'roc_auc >= production - 0.05'))).toEqual(['equivalent', 'pass']);
    const check = await judge(better, 'roc_auc >= production - 0.01');
    expect(check.method!.name).toBe('DeLong test of correlated ROC areas');
    expect(check.sizes!['positives']! + check.sizes!['negatives']!).toBe(1500);
    const same = better.map((row) => [...row.slice(0, 4), row[4]!, Number(row[4]) * 2 + 1]);
    expect(finding(await judge(same, 'roc_auc >= production'))).toEqual(['identical', 'pass']);
  });

  test('areas of exactly 1 show no spread', async () => {
    const easy = better.map(([id, label], i) => [
      id!,
      label!,
      0,
      0,
      Number(label) + i * 1e-6,
      Number(label) + i * 2e-6,
    ]);
    const check = await judge(easy, 'roc_auc >= production - 0.1');
    expect(check.verdict).not.toBe('fail');
    expect(finding(check)).toEqual(['cannot-compare', 'inconclusive']);
  });

  test('one class alone has no area', async () => {
    const one = better.map((row) => [row[0]!, 1, ...row.slice(2)]);
    expect(finding(await judge(one, 'roc_auc >= production - 0.1'))).toEqual(['cannot-compare', 'inconclusive']);
  });

  test('average precision and probabilities by the bootstrap', async () => {
    const few = better.slice(0, 400).map((row) => [...row.slice(0, 4), Number(row[4]) / 1.2, Number(row[5]) / 1.2]);
    expect(finding(await judge(few, 'average_precision > production'))).toEqual(['improved', 'pass']);
    expect(finding(await judge(few, 'brier <= production + 0.2'))[1]).toBe('pass');
    expect(finding(await judge(few, 'log_loss < production'))).toEqual(['improved', 'pass']);
  });
});

describe('scores of numbers', () => {
  const head = 'id,label,candidate,production';
  const better = numberRows(500, { candidate: 1, production: 1.3 });
  const worse = numberRows(500, { candidate: 1.3, production: 1 });

  test.each(['rmse', 'mae', 'mape'])('%s is better when it is lower', async (name) => {
    expect(finding(await judge(better, `${name} < production`, {}, head))).toEqual(['improved', 'pass']);
    expect(finding(await judge(worse, `${name} <= production + 0.001`, {}, head))).toEqual(['regressed', 'fail']);
    expect(finding(await judge(worse, `${name} <= production * 2`, {}, head))).toEqual(['non-inferior', 'pass']);
  });

  test('r2 is better when it is higher', async () => {
    expect(finding(await judge(better, 'r2 > production', {}, head))).toEqual(['improved', 'pass']);
    expect(finding(await judge(worse, 'r2 >= production - 0.001', {}, head))).toEqual(['regressed', 'fail']);
  });

  test('another unit changes no verdict and scales the numbers', async () => {
    const scaled = better.map(([id, ...rest]) => [id!, ...rest.map((value) => Number(value) * 1024)]);
    const [one, other] = [
      await judge(better, 'rmse < production', {}, head),
      await judge(scaled, 'rmse < production', {}, head),
    ];
    expect(other.verdict).toBe(one.verdict);
    for (const name of ['difference', 'interval-low', 'interval-high'])
      expect(other.values![name]).toBe((one.values![name] as number) * 1024);
  });

  test.each<[string, string, number]>([
    ['rmse <= production + 1', 'on these rows: the errors add up to more than a number can hold.', 1e200],
    ['mae <= production + 1', 'on these rows: the errors add up to more than a number can hold.', 1e308],
    ['r2 >= production - 1', 'on these rows: the errors add up to more than a number can hold.', 1e200],
    ['rmse <= production * 1e200', 'on these rows: the errors add up to more than a number can hold.', 1e150],
    ['rmse <= production + 1', 'resamples: the errors add up to more than a number can hold.', 1.2e154],
  ])('%s says so where %s', async (rule, told, huge) => {
    const rows = better.map((row, i) => (i < (huge > 1e300 ? 2 : 1) ? [row[0]!, row[1]!, huge, huge] : row));
    const check = await judge(rows, rule, {}, head);
    expect(finding(check)).toEqual(['cannot-compare', 'inconclusive']);
    expect(check.reason).toContain(told);
  });

  test('mape of a label of 0 does not exist, however small the errors are', async () => {
    const rows = better.map((row, i) => (i === 0 ? [row[0]!, 0, 0, 1] : row));
    const check = await judge(rows, 'mape <= production + 1', {}, head);
    expect(finding(check)).toEqual(['cannot-compare', 'inconclusive']);
    expect(check.reason).toContain('it does not exist where there are no rows, or a label is 0');
  });

  test('slices whose squared errors no number holds are not told as fine', async () => {
    const rows = better.map((row, i) => [row[0]!, row[1]!, i === 0 ? 1e200 : row[2]!, row[3]!, i % 2 ? 'EU' : 'US']);
    const rules = parsePairedRules(['mae <= production * 1e300']);
    const predictions = await readTable(`${head},region`, rows, { answers: 'numbers', slices: ['region'] });
    const { checks } = comparePredictions(predictions, { alpha: 0.05, rules, slices: ['region'] });
    expect(checks[1]).toMatchObject({
      verdict: 'inconclusive',
      reason: 'The slices cannot be tested: for region US the errors add up to more than a number can hold.',
    });
  });

  test('an error that differs by the same amount everywhere shows no spread', async () => {
    const shifted = better.map(([id, label]) => [id!, label!, Number(label) + 0.5, Number(label) + 0.25]);
    expect(finding(await judge(shifted, 'mae <= production + 1', {}, head))).toEqual([
      'cannot-compare',
      'inconclusive',
    ]);
  });

  test('more rows than are resampled one by one are put into groups', async () => {
    const check = await judge(numberRows(25_000, { candidate: 1, production: 1.01 }), 'rmse < production', {}, head);
    expect(check.method!.parameters['drawn']).toBe('10000 groups of rows');
    expect(finding(check)).toEqual(['improved', 'pass']);
  });
});

describe('production 0', () => {
  test('has no relative change', async () => {
    const none = better.map(([id, label]) => [id!, label!, label!, 1 - Number(label), 0, 0]);
    const check = await judge(none, 'accuracy >= production * 0.99');
    expect(finding(check)).toEqual(['cannot-compare', 'inconclusive']);
    expect(check.reason).toContain('production is 0, of which there is no relative change');
  });
});

describe('the positive class', () => {
  const words = better.map(([id, ...rest]) => [
    id!,
    ...rest.slice(0, 3).map((value) => (value === 1 ? 'late' : 'on time')),
  ]);
  const head = 'id,label,candidate,production';

  test('is named where it cannot be told', async () => {
    await expect(judge(words, 'f1 >= production', {}, head)).rejects.toMatchObject({ code: 'bad-input' });
    expect((await judge(words, 'f1 > production', { positiveClass: 'late' }, head)).verdict).toBe('pass');
    await expect(judge(words, 'f1 >= production', { positiveClass: 'early' }, head)).rejects.toThrow(
      '`positive-class` is early, which no label of p.csv is',
    );
    expect((await judge(words, 'f1_macro > production', {}, head)).verdict).toBe('pass');
  });

  test('makes a difference', async () => {
    const [late, early] = [
      await judge(words, 'recall > production', { positiveClass: 'late' }, head),
      await judge(words, 'recall > production', { positiveClass: 'on time' }, head),
    ];
    expect(late.values!['recall-candidate']).not.toBe(early.values!['recall-candidate']);
  });
});

describe('a slice in a rule', () => {
  const head = `${header},region`;
  const regions = better.map((row, i) => [...row, i % 3 === 0 ? 'EU' : 'US']);
  const asked = { slices: ['region'] };

  test('is judged on its rows', async () => {
    const check = await judge(regions, 'recall[region=EU] > production', {}, head, asked);
    expect([check.verdict, check.sizes!['pairs'], check.subject]).toEqual(['pass', 500, 'recall[region=EU]']);
  });

  test('that has no row fails', async () => {
    const check = await judge(regions, 'recall[region=UK] >= production - 0.9', {}, head, asked);
    expect([check.verdict, check.reason]).toEqual([
      'fail',
      'recall[region=UK] could not be measured: p.csv has no row of this slice.',
    ]);
  });
});
