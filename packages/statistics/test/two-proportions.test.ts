import { describe, expect, test } from '@jest/globals';
import {
  binomialPmf,
  chiSquareTwoProportions,
  fisherExact,
  smallestExpected,
  twoProportions,
} from '@tidegate/statistics';
import { near } from './near.ts';

describe('two proportions', () => {
  // yes and no of the reference, of the current; scipy 1.17 fisher_exact greater, less; chi2_contingency without correction
  test.each([
    [2, 98, 12, 88, 0.005047353436393573, 0.9993598520568112, 0.005582096093171001],
    [5, 15, 10, 10, 0.09539628616380562, 0.9758139674713646, 0.10247043485974885],
    [0, 50, 9, 41, 0.0013171022001295222, 1, 0.0016616944579835092],
    [300, 99700, 400, 99600, 8.693450543909073e-5, 0.9999360181560596, 0.0001529214978477255],
  ])('%p/%p against %p/%p', (yes1, no1, yes2, no2, greater, less, chi) => {
    const counts = { successes1: yes1, n1: yes1 + no1, successes2: yes2, n2: yes2 + no2 };
    const exact = fisherExact(counts);
    near(exact.greater, greater, 1e-9);
    near(exact.less, less, 1e-9);
    near(exact.p, 2 * greater, 1e-9);
    near(chiSquareTwoProportions(counts).p, chi, 1e-10);
  });

  test('exact below ten expected, chi-square from ten', () => {
    expect(smallestExpected({ successes1: 9, n1: 100, successes2: 11, n2: 100 })).toBe(10);
    expect(twoProportions({ successes1: 9, n1: 100, successes2: 11, n2: 100 }).method).toBe('chi-square');
    expect(twoProportions({ successes1: 9, n1: 100, successes2: 10, n2: 100 }).method).toBe('fisher');
    expect(twoProportions({ successes1: 91, n1: 100, successes2: 90, n2: 100 }).method).toBe('fisher');
  });

  test('Fisher keeps its level in every small pair of samples', () => {
    for (const [n1, n2] of [
      [5, 9],
      [12, 12],
      [20, 7],
    ] as const)
      // prettier-ignore
      for (const share of [0.05, 0.2, 0.5, 0.9]) {
        let rejected = 0;
        for (let a = 0; a <= n1; a += 1)
          for (let b = 0; b <= n2; b += 1)
            if (fisherExact({ successes1: a, n1, successes2: b, n2 }).p <= 0.05)
              rejected += binomialPmf(a, n1, share) * binomialPmf(b, n2, share);
        expect(rejected).toBeLessThanOrEqual(0.05);
      }
  });

  test('constant samples do not differ, empty ones say nothing', () => {
    expect(chiSquareTwoProportions({ successes1: 0, n1: 9, successes2: 0, n2: 5 })).toEqual({ stat: 0, p: 1 });
    expect(twoProportions({ successes1: 9, n1: 9, successes2: 5, n2: 5 }).p).toBe(1);
    expect(twoProportions({ successes1: 0, n1: 0, successes2: 3, n2: 5 }).p).toBe(1);
    expect(() => twoProportions({ successes1: 3, n1: 2, successes2: 3, n2: 5 })).toThrow(RangeError);
  });
});
