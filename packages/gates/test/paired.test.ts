import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accuracyRule, comparePredictions, countPairs, type PairedCounts } from '@tidegate/gates/paired';
import type { Predictions } from '@tidegate/metrics';
import { predictionsOf } from './predictions-for-tests.ts';

const counts = (bothRight: number, rightToWrong: number, wrongToRight: number, bothWrong: number): PairedCounts => ({
  n: bothRight + rightToWrong + wrongToRight + bothWrong,
  bothRight,
  rightToWrong,
  wrongToRight,
  bothWrong,
  sameAnswer: bothRight + bothWrong,
});
const plan = { alpha: 0.05, margin: 0 };

/** Two-class predictions with these counts, ids in order. */
function predictions(some: PairedCounts, slices: Record<string, (row: number) => string> = {}): Predictions {
  const otherwise = some.n - some.sameAnswer - some.rightToWrong - some.wrongToRight;
  const rows = [
    ...Array<[string, string]>(some.bothRight).fill(['1', '1']),
    ...Array<[string, string]>(some.rightToWrong).fill(['0', '1']),
    ...Array<[string, string]>(some.wrongToRight).fill(['1', '0']),
    ...Array<[string, string]>(some.bothWrong - otherwise).fill(['0', '0']),
    ...Array<[string, string]>(otherwise).fill(['0', '2']),
  ];
  return predictionsOf({
    label: rows.map(() => '1'),
    candidate: rows.map(([candidate]) => candidate),
    production: rows.map(([, production]) => production),
    slices: Object.fromEntries(Object.entries(slices).map(([name, of]) => [name, rows.map((_, row) => of(row))])),
  });
}

function checkPredictions(of: Predictions, { alpha, margin }: { alpha: number; margin: number }) {
  return comparePredictions(of, { alpha, rules: [accuracyRule(margin)], slices: [...of.slices.keys()] }).checks;
}

function comparePaired(some: PairedCounts, asked: { alpha: number; margin: number }) {
  const check = checkPredictions(predictions(some), asked)[0]!;
  return { ...check, finding: check.values?.['finding'] };
}

describe('the finding, by the interval and the margin', () => {
  test.each([
    // identical predictions pass, whatever their number
    [counts(3, 0, 0, 1), 0, 'identical', 'pass'],
    // (b, c) = (20, 60) of 1000: clearly better
    [counts(800, 20, 60, 120), 0, 'improved', 'pass'],
    [counts(800, 60, 20, 120), 0, 'regressed', 'fail'],
    [counts(800, 60, 20, 120), 0.03, 'worse', 'fail'],
    [counts(800, 60, 20, 120), 0.01, 'regressed', 'fail'],
    [counts(800, 60, 20, 120), 0.06, 'equivalent', 'pass'],
    [counts(880, 10, 10, 100), 0.02, 'equivalent', 'pass'],
    [counts(870, 15, 20, 95), 0.006, 'non-inferior', 'pass'],
    [counts(880, 10, 10, 100), 0, 'inconclusive', 'inconclusive'],
    [counts(8, 1, 1, 0), 0.02, 'inconclusive', 'inconclusive'],
    // both wrong, but not in the same way: nothing differs in being right, and nothing is shown at margin 0
    [{ ...counts(80, 0, 0, 20), sameAnswer: 90 }, 0, 'inconclusive', 'inconclusive'],
  ])('%j with margin %d: %s', (some, margin, finding, verdict) => {
    expect(comparePaired(some, { alpha: 0.05, margin })).toMatchObject({ finding, verdict });
  });
});

test('the numbers are those of the published example (n11, n12, n21, n22) = (1, 1, 7, 12)', () => {
  // Candidate right in 1 + 1, production right in 1 + 7: Tango 90 % and McNemar mid-p.
  const check = comparePaired(counts(1, 7, 1, 12), plan);
  expect(check.values).toMatchObject({ 'accuracy-candidate': 2 / 21, 'accuracy-production': 8 / 21 });
  expect(check.values?.['p-value']).toBeCloseTo(0.0390625, 9);
  expect(check.values?.['interval-low']).toBeCloseTo(-0.4816225, 6);
  expect(check.observed).toBeCloseTo(-6 / 21, 12);
  expect(check.sizes).toEqual({
    pairs: 21,
    'both-right': 1,
    'right-to-wrong': 7,
    'wrong-to-right': 1,
    'both-wrong': 12,
  });
  expect(check.method?.parameters).toEqual({ alpha: 0.05, margin: 0, confidence: 0.9 });
});

describe('an inconclusive finding', () => {
  test('tells the difference these pairs detect and the pairs that would decide', () => {
    const check = comparePaired(counts(850, 20, 30, 100), plan);
    expect(check).toMatchObject({ verdict: 'inconclusive', finding: 'inconclusive' });
    expect(check.reason).toMatch(
      /right to wrong 20, wrong to right 30\): neither better nor worse is shown; this many pairs detect a difference of 0\.\d+ with power 0\.8; about \d+ pairs would decide/,
    );
    const needed = check.values?.['pairs-needed'] as number;
    const scale = needed / 1000;
    const larger = counts(
      ...([850, 20, 30, 100].map((each) => Math.round(each * scale)) as [number, number, number, number]),
    );
    expect(comparePaired(larger, plan).finding).toBe('improved');
  });

  test('with no difference at all no number of pairs is promised', () => {
    expect(comparePaired(counts(850, 25, 25, 100), plan).values).not.toHaveProperty('pairs-needed');
  });
});

const anyCounts = fc
  .tuple(...Array.from({ length: 4 }, () => fc.nat({ max: 60 })))
  .filter((some) => some.some((each) => each > 0));

test('swapping the models negates the difference and its interval, and keeps the p-value', () => {
  fc.assert(
    fc.property(anyCounts, ([r, b, c, w]) => {
      const [one, other] = [comparePaired(counts(r!, b!, c!, w!), plan), comparePaired(counts(r!, c!, b!, w!), plan)];
      const value = (check: typeof one, name: string) => check.values?.[name] as number;
      expect(value(one, 'difference') + value(other, 'difference')).toBe(0);
      expect(value(one, 'interval-low')).toBeCloseTo(-value(other, 'interval-high'), 9);
      expect(value(one, 'p-value')).toBeCloseTo(value(other, 'p-value'), 12);
    }),
  );
});

test('a candidate that is worse on the pairs never passes at margin 0, and a wider margin never turns a pass into a fail', () => {
  fc.assert(
    fc.property(anyCounts, fc.double({ min: 0, max: 0.5, noNaN: true }), ([r, b, c, w], margin) => {
      const some = counts(r!, b!, c!, w!);
      const strict = comparePaired(some, plan);
      if (b! > c!) expect(strict.verdict).not.toBe('pass');
      if (strict.verdict === 'pass') expect(comparePaired(some, { alpha: 0.05, margin }).verdict).toBe('pass');
    }),
  );
});

describe('a predictions file', () => {
  test('is counted row by row', () => {
    const some = counts(5, 3, 2, 4);
    const of = predictions(some);
    const pair = { predictions: of, candidate: of.candidates.get('candidate')!, production: of.production! };
    expect(countPairs(pair)).toEqual(some);
  });

  test('whose ids do not pair up is inconclusive, with the counts', () => {
    const good = predictions(counts(800, 20, 60, 120));
    const faults = { ...good.faults, withoutId: 2, duplicateIds: 3, firstDuplicate: 'a\n::error::' };
    expect(checkPredictions({ ...good, faults }, plan)).toEqual([
      expect.objectContaining({
        verdict: 'inconclusive',
        reason:
          'p.csv cannot be paired: of 1000 rows, 2 rows without an id and 3 rows repeat the id of another (first "a\\n::error::").',
        sizes: { rows: 1000, 'without-id': 2, 'duplicate-ids': 3 },
      }),
    ]);
  });

  test('with blanks fails', () => {
    const good = predictions(counts(800, 20, 60, 120));
    const faults = { ...good.faults, blank: { candidate: 4 } };
    expect(checkPredictions({ ...good, faults }, plan)).toMatchObject([
      { verdict: 'fail', reason: 'p.csv has no candidate in 4 of 1000 rows.' },
    ]);
  });
});

describe('slices', () => {
  // Rows 800..819 go from right to wrong; 820..879 from wrong to right.
  const some = counts(800, 20, 60, 120);

  test('a value in which the candidate is significantly worse fails, though the whole improves', () => {
    const [accuracy, slice] = checkPredictions(
      predictions(some, { region: (row) => (row >= 780 && row < 820 ? 'US' : 'EU') }),
      plan,
    );
    expect(accuracy).toMatchObject({ verdict: 'pass' });
    expect(slice).toMatchObject({
      id: 'predictions.slices.region',
      verdict: 'fail',
      reason: 'The candidate is significantly worse for region US (40 pairs, right to wrong 20, wrong to right 0).',
      sizes: { values: 2, tests: 2 },
      examples: [{ value: 'US', pairs: 40, 'right-to-wrong': 20, 'wrong-to-right': 0 }],
    });
  });

  test('spread evenly it passes', () => {
    const checks = checkPredictions(predictions(some, { region: (row) => (row % 2 === 0 ? 'US' : 'EU') }), plan);
    expect(checks.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
  });

  test('the level is held over all values of all columns', () => {
    // 5 of 5 right to wrong: mid-p 1/64 = 0.0156, significant alone and not among 40 tests.
    const five = counts(995, 5, 0, 0);
    const in5 = (row: number) => (row >= 995 ? 'bad' : 'good');
    const alone = checkPredictions(predictions(five, { a: in5 }), { alpha: 0.05, margin: 0.02 });
    const among = checkPredictions(predictions(five, { a: in5, b: (row) => `b${row % 40}` }), {
      alpha: 0.05,
      margin: 0.02,
    });
    expect(alone[1]?.verdict).toBe('fail');
    expect(among[1]?.verdict).toBe('pass');
  });
});
