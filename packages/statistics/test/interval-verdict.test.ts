import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inGoodDirection, judgeInterval, meets, type Finding } from '@tidegate/statistics';

const margin = 0.02;

describe('one interval against a margin of 0.02', () => {
  test.each<[string, number, number, Finding, boolean, string, string]>([
    ['above 0', 0.001, 0.05, 'improved', false, 'pass', 'pass'],
    ['above 0, within the margin', 0.001, 0.01, 'improved', false, 'pass', 'pass'],
    ['within the margin', -0.01, 0.01, 'equivalent', false, 'pass', 'inconclusive'],
    ['from 0 on', 0, 0.01, 'equivalent', false, 'pass', 'inconclusive'],
    ['within the margin, below 0', -0.015, -0.001, 'equivalent', true, 'pass', 'fail'],
    ['up to 0', -0.015, 0, 'equivalent', false, 'pass', 'inconclusive'],
    ['above the margin, upwards wide', -0.01, 0.05, 'non-inferior', false, 'pass', 'inconclusive'],
    ['up to the margin above', -0.01, 0.02, 'non-inferior', false, 'pass', 'inconclusive'],
    ['below the margin', -0.05, -0.021, 'regressed', true, 'fail', 'fail'],
    ['below 0, across the margin', -0.05, -0.01, 'worse', true, 'fail', 'fail'],
    ['down to the margin exactly', -0.02, -0.001, 'worse', true, 'fail', 'fail'],
    ['up to the margin exactly', -0.05, -0.02, 'worse', true, 'fail', 'fail'],
    ['across margin and 0', -0.03, 0.01, 'inconclusive', false, 'inconclusive', 'inconclusive'],
    ['from the margin exactly across 0', -0.02, 0.01, 'inconclusive', false, 'inconclusive', 'inconclusive'],
    ['across everything', -0.5, 0.5, 'inconclusive', false, 'inconclusive', 'inconclusive'],
  ])('%s', (_, lower, upper, finding, significantlyLower, notInferior, better) => {
    const verdict = judgeInterval({ lower, upper }, { margin });
    expect(verdict).toEqual({ finding, significantlyLower });
    expect([meets(verdict, 'non-inferior'), meets(verdict, 'improved')]).toEqual([notInferior, better]);
  });

  test.each([
    ['none', undefined],
    ['NaN below', { lower: NaN, upper: 0.5 }],
    ['NaN above', { lower: 0.1, upper: NaN }],
    ['infinite', { lower: 0.1, upper: Infinity }],
    ['upside down', { lower: 0.2, upper: 0.1 }],
    ['undefined', { defined: false, reason: 'one-class', message: '' } as const],
  ])('%s: cannot be compared, identical or not', (_, interval) => {
    for (const identical of [false, true]) {
      const verdict = judgeInterval(interval, { margin, identical });
      expect(verdict.finding).toBe('cannot-compare');
      expect([meets(verdict, 'non-inferior'), meets(verdict, 'improved')]).toEqual(['inconclusive', 'inconclusive']);
    }
  });

  test('identical predictions are not worse and not better, and need no width', () => {
    const still = { defined: false, reason: 'no-variation', message: '' } as const;
    for (const interval of [still, { lower: 0, upper: 0 }, { lower: -0.5, upper: 0.5 }]) {
      const verdict = judgeInterval(interval, { margin: 0, identical: true });
      expect(verdict.finding).toBe('identical');
      expect([meets(verdict, 'non-inferior'), meets(verdict, 'improved')]).toEqual(['pass', 'fail']);
    }
    expect(judgeInterval(still, { margin }).finding).toBe('cannot-compare');
  });

  test('without a margin: better, worse or not known', () => {
    const of = (lower: number, upper: number) => judgeInterval({ lower, upper }, { margin: 0 }).finding;
    expect([of(0.1, 0.2), of(-0.2, -0.1), of(-0.1, 0.1), of(0, 0), of(0, 1), of(-1, 0)]).toEqual([
      'improved',
      'regressed',
      'inconclusive',
      'inconclusive',
      'inconclusive',
      'inconclusive',
    ]);
  });

  test('an error that falls is an improvement', () => {
    const rmse = { difference: -0.3, lower: -0.5, upper: -0.1 };
    expect(inGoodDirection(rmse, 'lower')).toEqual({ difference: 0.3, lower: 0.1, upper: 0.5 });
    expect(judgeInterval(inGoodDirection(rmse, 'lower'), { margin }).finding).toBe('improved');
    expect(judgeInterval(inGoodDirection(rmse, 'higher'), { margin }).finding).toBe('regressed');
  });

  test('a margin that is none throws', () => {
    expect(() => judgeInterval({ lower: 0, upper: 1 }, { margin: NaN })).toThrow(RangeError);
    expect(() => judgeInterval({ lower: 0, upper: 1 }, { margin: -0.1 })).toThrow(RangeError);
  });
});

describe('laws', () => {
  const limit = fc.oneof(fc.double({ min: -0.1, max: 0.1, noNaN: true }), fc.constantFrom(-0.02, 0, 0.02));
  const intervals = fc.tuple(limit, limit).map(([a, b]) => ({ lower: Math.min(a, b), upper: Math.max(a, b) }));
  const margins = fc.oneof(fc.constantFrom(0, 0.02), fc.double({ min: 0, max: 0.1, noNaN: true }));

  test('exchanging the models turns the finding round', () => {
    const opposite: Record<Exclude<Finding, 'cannot-compare' | 'identical'>, Finding[]> = {
      improved: ['equivalent', 'regressed', 'worse'],
      equivalent: ['improved', 'equivalent'],
      'non-inferior': ['inconclusive'],
      regressed: ['improved'],
      worse: ['improved'],
      inconclusive: ['inconclusive', 'non-inferior'],
    };
    fc.assert(
      fc.property(intervals, margins, (interval, delta) => {
        const there = judgeInterval(interval, { margin: delta });
        const back = judgeInterval({ lower: -interval.upper, upper: -interval.lower }, { margin: delta });
        expect(opposite[there.finding as keyof typeof opposite]).toContain(back.finding);
        expect(back.significantlyLower).toBe(there.finding === 'improved');
        expect(there.significantlyLower).toBe(back.finding === 'improved');
      }),
    );
  });

  test('a higher interval is never judged worse, a wider margin never stricter', () => {
    const rank = { fail: 0, inconclusive: 1, pass: 2 };
    const shift = fc.double({ min: 0, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(intervals, margins, shift, ({ lower, upper }, delta, up) => {
        const now = judgeInterval({ lower, upper }, { margin: delta });
        const higher = judgeInterval({ lower: lower + up, upper: upper + up }, { margin: delta });
        for (const demand of ['non-inferior', 'improved'] as const) {
          expect(rank[meets(higher, demand)]).toBeGreaterThanOrEqual(rank[meets(now, demand)]);
        }
        const wider = judgeInterval({ lower, upper }, { margin: delta + up });
        expect(rank[meets(wider, 'non-inferior')]).toBeGreaterThanOrEqual(rank[meets(now, 'non-inferior')]);
      }),
    );
  });
});
