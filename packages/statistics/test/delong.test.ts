import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aucInterval, delongTest, normalTest, seededBits, type DelongTest } from '@tidegate/statistics';
import { near } from './near.ts';

function compared(...data: Parameters<typeof delongTest>): DelongTest {
  const found = delongTest(...data);
  if (!found.defined) throw new Error(found.message);
  return found;
}

// Own data; expected numbers from R 4.2.2 with pROC 1.18.0.
const labels = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 1 : 0));
// prettier-ignore
const a = [.64,.36,.33,.74,.31,.12,.56,.5,.41,.71,.19,.36,.63,.22,.56,.41,.43,.26,.44,.44,.56,.42,.31,.52,.55,.12,.38,.75,.17,.55,
  .59,.33,.45,.77,.49,.41,.46,.42,.56,.47,.14,.58,.5,.15,.57,.53,.51,.23,.48,.17,.16,.8,.23,.32,.62,.29,.27,.44,.21,.27];
// prettier-ignore
const b = [.58,.38,.41,.77,.16,.14,.69,.41,.66,.5,.11,.38,.23,.27,.31,.78,.55,.34,.64,.28,.2,.57,.62,.43,.22,.19,.17,.76,.16,.2,
  .6,.12,.57,.76,.1,.19,.48,.18,.67,.56,.68,.54,.54,.48,.39,.47,.66,.66,.66,.58,.33,.52,.52,.11,.76,.69,.65,.63,.52,.45];

describe('DeLong against references', () => {
  test('60 rows: areas, covariance, z, p and interval', () => {
    const found = compared(labels, a, b);
    near(found.candidate, 0.86875, 1e-14);
    near(found.production, 0.77875, 1e-14);
    near(found.covariance.candidate, 0.00198502867746289, 1e-13);
    near(found.covariance.production, 0.00373833502024292, 1e-13);
    near(found.covariance.between, -2.51454959514169e-5, 1e-12);
    near(found.z, 1.18445102037148, 1e-13);
    near(found.p, 0.236234573969119, 1e-13);
    near(found.greater, 0.118117286984559, 1e-13);
    near(found.less, 1 - 0.118117286984559, 1e-13);
    near(found.lower, -0.0589270181499618, 1e-12);
    near(found.upper, 0.238927018149962, 1e-12);
    expect([found.positives, found.negatives, found.sameRanking]).toEqual([20, 40, false]);
  });

  test('one model alone', () => {
    const found = aucInterval(labels, a);
    expect(found).toMatchObject({ defined: true, positives: 20, negatives: 40 });
    if (!found.defined) return;
    near(found.lower, 0.781426429743336, 1e-12);
    near(found.upper, 0.956073570256664, 1e-12);
  });

  // NumPy 2.4 from the definition over all pairs; the areas also scikit-learn 1.9.1 roc_auc_score.
  test('80 rows with few distinct scores', () => {
    const rows = Array.from({ length: 80 }, (_, i) => i);
    const truth = rows.map((i) => i % 3 === 0);
    const few = rows.map((i) => ((i * 7919) % 13) + (truth[i] ? 3 : 0));
    const fewer = rows.map((i) => ((i * 104729) % 7) + (truth[i] ? 2 : 0));
    const found = compared(truth, few, fewer);
    near(found.candidate, 0.6939203354297694, 1e-14);
    near(found.production, 0.7648497554157931, 1e-14);
    near(found.covariance.candidate, 0.0037856825464119485, 1e-12);
    near(found.covariance.production, 0.0029534367986828996, 1e-12);
    near(found.covariance.between, 0.0003792063812434841, 1e-12);
    near(found.z, -0.9171706749343186, 1e-12);
    near(found.p, 0.35905321097427567, 1e-12);
  });

  // Published for the data set aSAH (pROC, tests/testthat): variances and covariance in, statistic and interval out.
  test('the statistic of published variances', () => {
    const difference = (0.0104061769564846 + 0.174214419249478) / 2;
    const variance = 0.00146991470882363 + 0.00266868245717244 - 2 * 0.00119615567376754;
    const found = normalTest(difference, variance);
    near(found.z, 2.20898359144091, 1e-12);
    near(found.p, 0.0271757822291882, 1e-12);
    near(found.greater, 0.0135878911145941, 1e-12);
    near(found.lower, 0.0104061769564846, 1e-12);
    near(found.upper, 0.174214419249478, 1e-12);
  });
});

// The same source's other two pairs of the three models: differences have to add up round the triangle.
test('published statistics of three models agree with one another', () => {
  const variance = { wfns: 0.00146991470882363, ndka: 0.0031908105493913, s100b: 0.00266868245717244 };
  const between = { wn: -0.000532967856762438, ns: -0.000756164938056579, sw: 0.00119615567376754 };
  const first = 2.20898359144091 * Math.sqrt(variance.wfns + variance.s100b - 2 * between.sw);
  const spread = {
    wn: variance.wfns + variance.ndka - 2 * between.wn,
    ns: variance.ndka + variance.s100b - 2 * between.ns,
  };
  const second = normalTest(-1.39077002573558 * Math.sqrt(spread.ns), spread.ns);
  near(second.p, 0.164295175223054, 1e-12);
  const third = normalTest(first - second.difference, spread.wn);
  near(third.z, 2.79777591868904, 1e-12);
  near(third.p, 0.00514557970691098, 1e-11);
});

describe('data on which nothing can be tested', () => {
  const reasonOf = (...data: Parameters<typeof delongTest>) => {
    const found = delongTest(...data);
    return found.defined ? undefined : [found.reason, found.message];
  };

  test('one class, or one row of a class', () => {
    const message = (counts: string) => `there are ${counts}, and the area under the ROC curve needs both`;
    expect(reasonOf([1, 1], [1, 2], [2, 1])).toEqual(['one-class', message('2 positive and 0 negative rows')]);
    expect(reasonOf([], [], [])).toEqual(['one-class', message('0 positive and 0 negative rows')]);
    expect(reasonOf([0, 0, 1], [1, 2, 3], [2, 1, 4])?.[0]).toBe('too-few');
    expect(aucInterval([0, 0, 1], [1, 2, 3])).toMatchObject({ defined: false, reason: 'too-few' });
  });

  test('both perfect, or one perfect and the other perfectly wrong', () => {
    expect(reasonOf([0, 0, 1, 1], [1, 2, 3, 4], [2, 1, 9, 8])?.[0]).toBe('no-variation');
    expect(reasonOf([0, 0, 1, 1], [1, 2, 3, 4], [4, 4, 1, 1])?.[0]).toBe('no-variation');
    expect(reasonOf([0, 0, 1, 1, 1, 0], [7, 7, 7, 7, 7, 7], [7, 7, 7, 7, 7, 7])?.[0]).toBe('no-variation');
    expect(aucInterval([0, 0, 1, 1], [1, 2, 3, 4])).toMatchObject({ defined: false, reason: 'no-variation' });
  });

  test('identical ranking: difference 0, z 0, p 1 and no width, also after a monotone change', () => {
    const same = compared(
      labels,
      a,
      a.map((score) => Math.exp(3 * score)),
    );
    expect(same).toMatchObject({ difference: 0, z: 0, p: 1, lower: 0, upper: 0, sameRanking: true });
  });

  test('labels, scores and lengths that are none throw', () => {
    expect(() => delongTest([0, 2], [1, 2], [1, 2])).toThrow('label 1 must be 0 or 1, not 2');
    expect(() => delongTest([0, 1], [1, NaN], [1, 2])).toThrow('score 1 must be a finite number, not NaN');
    expect(() => delongTest([0, 1], [1, 2], [1, Infinity])).toThrow(RangeError);
    expect(() => delongTest([0, 1], [1], [1, 2])).toThrow('one score for each label, not 1 for 2');
    expect(() => delongTest(labels, a, b, 1)).toThrow(RangeError);
    expect(() => normalTest(0.1, 0)).toThrow(RangeError);
  });
});

describe('laws', () => {
  const score = fc.integer({ min: -6, max: 6 });
  const rows = fc.array(fc.record({ label: fc.boolean(), a: score, b: score }), { minLength: 4, maxLength: 60 });
  const columns = (data: readonly { label: boolean; a: number; b: number }[]) =>
    [data.map((row) => row.label), data.map((row) => row.a), data.map((row) => row.b)] as const;

  test('exchanging the models negates, permuting rows and a monotone change of the scores change nothing', () => {
    let tested = 0;
    fc.assert(
      fc.property(rows, (data) => {
        const [truth, now, before] = columns(data);
        const there = delongTest(truth, now, before);
        const back = delongTest(truth, before, now);
        expect(back.defined).toBe(there.defined);
        if (!there.defined || !back.defined) return;
        tested += 1;
        expect(back.lower + there.upper).toBeCloseTo(0, 14);
        expect(back.z + there.z).toBeCloseTo(0, 12);
        near(back.greater, there.less, 1e-12);
        const shuffled = compared(...columns([...data].reverse()));
        near(shuffled.se, there.se, 1e-12);
        expect(shuffled.difference).toBeCloseTo(there.difference, 14);
        const scaled = compared(
          truth,
          now.map((s) => 1000 * s + 3),
          before.map((s) => s ** 3),
        );
        expect(scaled).toEqual(there);
      }),
    );
    expect(tested).toBeGreaterThan(50);
  });

  test('the area is the share of pairs in the right order, and negated scores mirror it', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const [truth, now] = columns(data);
        const found = aucInterval(truth, now);
        if (!found.defined) return;
        const pairs = data.flatMap((p) =>
          p.label ? data.filter((n) => !n.label).map((n) => Math.sign(p.a - n.a)) : [],
        );
        near(found.auc, pairs.reduce((sum, s) => sum + (s + 1) / 2, 0) / pairs.length, 1e-12);
        const mirrored = aucInterval(
          truth,
          now.map((s) => -s),
        );
        if (mirrored.defined) expect(mirrored.auc + found.auc).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('samples of two models with known areas', () => {
  /** Noise around a shift for positives and around 0 for negatives, part of it shared by both models. */
  function draw(seed: number, n: number, shifts: readonly [number, number]) {
    const bits = seededBits(seed);
    const noise = () => (bits() + bits() + bits()) / 2 ** 32 - 1.5;
    const truth = Array.from({ length: n }, (_, i) => i % 3 === 0);
    const shared = truth.map(noise);
    const scores = (shift: number) => truth.map((label, i) => (label ? shift : 0) + shared[i]! + noise());
    return [truth, scores(shifts[0]), scores(shifts[1])] as const;
  }

  test('equal areas: of 150 tests about 5 % are significant', () => {
    let significant = 0;
    for (let seed = 0; seed < 150; seed += 1) if (compared(...draw(seed, 60, [0.7, 0.7])).p <= 0.05) significant += 1;
    // Binomial(150, 0.05) lies outside 1 … 16 with probability 0.002.
    expect(significant).toBeGreaterThanOrEqual(1);
    expect(significant).toBeLessThanOrEqual(16);
  });

  test('a much worse candidate is told as worse', () => {
    const found = compared(...draw(1, 600, [0.2, 1.2]));
    expect(found.less).toBeLessThan(1e-10);
    expect(found.upper).toBeLessThan(-0.1);
    expect(found.greater).toBeGreaterThan(0.999);
  });
});
