import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  equivalentMeans,
  equivalentTango,
  foldMeans,
  nonInferiorMeans,
  pairedMeans,
  pooledMeans,
  relativeMeans,
  tTest,
  welchMeans,
  type MeanDifference,
  type UndefinedResult,
} from '@tidegate/statistics';
import { near } from './near.ts';

function found(result: MeanDifference | UndefinedResult): MeanDifference {
  if (!result.defined) throw new Error(result.message);
  return result;
}

// Published with R package equivalence, in statsmodels' tests (test_tost.py, clinic).
const x = [2.84, 2.51, 2.41, 2.95, 3.14, 3.79, 4.14, 3.85, 3.02, 3.45, 5.37, 3.81, 4.19, 3.16, 3.84];
const y = [2.6, 2.82, 2.18, 3.46, 4.01, 3.04, 3.47, 4.06, 2.91, 3.59, 4.51, 3.16, 3.86, 3.31, 3.02];

describe('t tests (scipy 1.17.1)', () => {
  test.each([
    [
      'paired',
      pairedMeans(x, y),
      1.2130015486760477,
      0.24519992971314897,
      14,
      -0.12649114347458518,
      0.45582447680791865,
    ],
    [
      'Welch',
      welchMeans(x, y),
      0.6504383635127028,
      0.5209573002710853,
      26.748478758231517,
      -0.3550087243406007,
      0.6843420576739324,
    ],
    ['pooled', pooledMeans(x, y), 0.6504383635127028, 0.5207109825109191, 28, -0.35391340938235094, 0.6832467427156826],
  ])('%s', (_, means, t, p, df, lower, upper) => {
    const result = tTest(found(means));
    near(result.t, t, 1e-12);
    near(result.p, p, 1e-12);
    near(result.df, df, 1e-12);
    near(result.lower, lower, 1e-11);
    near(result.upper, upper, 1e-11);
  });

  test('one-sided, sizes that differ, and a far tail', () => {
    const paired = tTest(found(pairedMeans(x, y)));
    near(paired.greater, 0.12259996485657448, 1e-12);
    near(paired.less, 0.8774000351434255, 1e-12);
    const welch = tTest(found(welchMeans(x.slice(0, 5), y)));
    near(welch.t, -2.6952832259347153, 1e-12);
    near(welch.df, 14.53801183708951, 1e-12);
    near(welch.p, 0.016970110523849804, 1e-12);
    const ramp = Array.from({ length: 30 }, (_, i) => i * 0.01 + 10);
    const far = tTest(
      found(
        pairedMeans(
          ramp,
          ramp.map((_, i) => (i % 3) * 0.1),
        ),
      ),
    );
    near(far.t, 477.66151652239296, 1e-11);
    near(far.p, 4.747959191241384e-58, 1e-9);
  });
});

describe('equivalence of means (statsmodels 0.15.0, published R results)', () => {
  test('small paired scores', () => {
    const candidate = [0.81, 0.79, 0.83, 0.8, 0.78, 0.84, 0.82, 0.8, 0.79, 0.81];
    const production = [0.8, 0.8, 0.82, 0.79, 0.79, 0.83, 0.82, 0.79, 0.8, 0.8];
    const means = found(pairedMeans(candidate, production));
    near(means.difference, 0.003, 1e-13);
    near(means.se, 0.003, 1e-13);
    near(tTest(means).p, 0.3434363961379136, 1e-12);
    near(tTest(means, { null: -0.02 }).t, 7.666666666666661, 1e-12);
    near(tTest(means, { null: 0.02 }).t, -5.666666666666661, 1e-12);
    const result = equivalentMeans(means, { low: -0.02, high: 0.02 });
    near(result.p, 0.0001535109981504829, 1e-11);
    near(result.belowHigh, 0.0001535109981504829, 1e-11);
    near(result.aboveLow, 1.552398849359959e-5, 1e-11);
    near(result.lower, -0.002499338797968713, 1e-11);
    near(result.upper, 0.008499338797968718, 1e-11);
    expect(result.equivalent).toBe(true);
  });

  test('clinic: paired, Welch, pooled and as a ratio', () => {
    const margin = { low: -0.6, high: 0.6 };
    const paired = equivalentMeans(found(pairedMeans(x, y)), margin);
    near(paired.p, 0.003166881489265175, 1e-12);
    near(paired.lower, -0.0744336620516462, 1e-12);
    near(paired.upper, 0.4037669953849797, 1e-12);
    const welch = equivalentMeans(found(welchMeans(x, y)), margin);
    near(welch.p, 0.04853083976236974, 1e-12);
    near(welch.lower, -0.2666862980722534, 1e-11);
    near(welch.upper, 0.596019631405587, 1e-11);
    near(equivalentMeans(found(pooledMeans(x, y)), margin).p, 0.04827315100761467, 1e-11);
    const logs = found(pairedMeans(x.map(Math.log), y.map(Math.log)));
    near(equivalentMeans(logs, { low: Math.log(0.8), high: Math.log(1.25) }).p, 0.0001664157928976468, 1e-11);
    expect(equivalentMeans(found(pairedMeans(x, y)), { low: -0.3, high: 0.3 }).equivalent).toBe(false);
  });

  test('the two one-sided tests and the 1 − 2α interval say the same', () => {
    const value = fc.double({ min: -5, max: 5, noNaN: true });
    const rows = fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(rows, fc.double({ min: 0.01, max: 5, noNaN: true }), (pairs, margin) => {
        const means = pairedMeans(
          pairs.map(([a]) => a),
          pairs.map(([, b]) => b),
        );
        if (!means.defined) return;
        const result = equivalentMeans(means, { low: -margin, high: margin });
        expect(result.equivalent).toBe(result.lower > -margin && result.upper < margin);
        const nonInferior = nonInferiorMeans(means, { margin });
        expect(nonInferior.nonInferior).toBe(nonInferior.lower > -margin);
        expect(nonInferior.p).toBe(result.aboveLow);
      }),
    );
  });
});

describe('equivalence of paired proportions', () => {
  // z of the opposite difference at margin 0.02 is 3.879267711753529 (statsmodels 0.15.0).
  test('from Tango’s score on both sides', () => {
    const result = equivalentTango(40, 60, 1000, 0.02);
    near(result.aboveLow, 5.238569876174735e-5, 1e-10);
    expect(result.belowHigh).toBeCloseTo(0.5, 6);
    expect(result.equivalent).toBe(false);
    expect(equivalentTango(12, 10, 5000, 0.02).equivalent).toBe(true);
    expect(equivalentTango(12, 10, 50, 0.02).equivalent).toBe(false);
  });

  test('exchanging the models exchanges the sides', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(500), (b, c, same) => {
        const n = b + c + same + 1;
        const there = equivalentTango(b, c, n, 0.05);
        const back = equivalentTango(c, b, n, 0.05);
        near(there.aboveLow, back.belowHigh, 1e-9);
        expect(there.equivalent).toBe(back.equivalent);
      }),
    );
  });
});

describe('scores of folds', () => {
  // correctR's Nadeau-Bengio form, recomputed with NumPy 2.4 and scipy 1.17.1.
  test('ten folds of nine to one', () => {
    const d = [0.01, -0.01, 0.01, 0.01, -0.01, 0.01, 0, 0.01, -0.01, 0.01];
    const result = tTest(found(foldMeans(d, new Array<number>(10).fill(0), { test: 1, train: 9 })));
    near(result.t, 0.6882472016116853, 1e-12);
    near(result.p, 0.5086464915963442, 1e-12);
    expect(result.df).toBe(9);
  });

  test('its interval is wider than that of a plain paired t', () => {
    const corrected = found(foldMeans(x, y, { test: 100, train: 400 }));
    near(corrected.se / found(pairedMeans(x, y)).se, Math.sqrt(1 + 15 / 4), 1e-12);
  });

  test('folds without rows throw', () => {
    expect(() => foldMeans(x, y, { test: 0, train: 9 })).toThrow('a fold needs rows');
    expect(() => foldMeans(x, y, { test: NaN, train: 9 })).toThrow(RangeError);
  });
});

describe('relative margin', () => {
  test('a loss of 2 % is accepted where candidate − 0.98 production lies above 0', () => {
    const production = [100, 110, 90, 105, 95, 100, 108, 92];
    const slightly = production.map((value, i) => value * 0.995 + (i % 2) * 0.1);
    const much = production.map((value, i) => value * 0.9 + (i % 2) * 0.1);
    const judged = (candidate: number[]) =>
      nonInferiorMeans(found(relativeMeans(candidate, production, 0.98)), { margin: 0 }).nonInferior;
    expect([judged(slightly), judged(much)]).toEqual([true, false]);
  });

  test('a production mean that is not above 0 has none', () => {
    expect(relativeMeans([1, 2, 3], [-1, 0, 1], 0.98)).toMatchObject({ defined: false, reason: 'not-positive' });
  });
});

describe('laws', () => {
  // Below the normal numbers another unit loses digits before any of our arithmetic.
  const value = fc.double({ min: -100, max: 100, noNaN: true }).map((x) => (Math.abs(x) < 1e-290 ? 0 : x));
  const rows = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 30 });

  test('exchanging the models negates; another unit and another order change nothing', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const [a, b] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
        const there = pairedMeans(a, b);
        const back = pairedMeans(b, a);
        expect(back.defined).toBe(there.defined);
        if (!there.defined) return;
        const result = tTest(there);
        const mirrored = tTest(found(back));
        expect(mirrored.lower + result.upper).toBe(0);
        expect(mirrored.greater).toBe(result.less);
        const milliseconds = tTest(
          found(
            pairedMeans(
              a.map((s) => 1024 * s),
              b.map((s) => 1024 * s),
            ),
          ),
        );
        expect([milliseconds.t, milliseconds.p]).toEqual([result.t, result.p]);
        const turned = tTest(found(pairedMeans([...a].reverse(), [...b].reverse())));
        near(turned.se, result.se, 1e-12);
      }),
    );
  });

  test('differences without spread cannot be tested, rounding included', () => {
    const ten = Array.from({ length: 10 }, (_, i) => i / 7);
    expect(pairedMeans(ten, ten)).toMatchObject({ defined: false, reason: 'no-variation' });
    expect(
      pairedMeans(
        ten.map((v) => v + 0.1),
        ten,
      ),
    ).toMatchObject({ defined: false, reason: 'no-variation' });
    expect(welchMeans([3, 3, 3], [4, 4])).toMatchObject({ defined: false, reason: 'no-variation' });
    expect(pairedMeans([1], [2])).toMatchObject({ defined: false, reason: 'too-few' });
    expect(pooledMeans([], [2, 3])).toMatchObject({ defined: false, reason: 'too-few' });
  });

  test('values that are none throw', () => {
    expect(() => pairedMeans([1, NaN], [1, 2])).toThrow('candidate 1 must be a finite number, not NaN');
    expect(() => pairedMeans([1, 2], [1, Infinity])).toThrow('production 1');
    expect(() => pairedMeans([1, 2], [1])).toThrow('paired values');
    expect(() => equivalentMeans(found(pairedMeans(x, y)), { low: 1, high: 1 })).toThrow(RangeError);
    expect(() => nonInferiorMeans(found(pairedMeans(x, y)), { margin: NaN })).toThrow(RangeError);
    expect(() => nonInferiorMeans(found(pairedMeans(x, y)), { margin: 1, alpha: 0.5 })).toThrow(RangeError);
  });
});
