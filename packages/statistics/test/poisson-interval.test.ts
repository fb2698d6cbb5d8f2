import { describe, expect, test } from '@jest/globals';
import { poissonInterval } from '@tidegate/statistics';
import { near } from './near.ts';

describe('interval of a Poisson mean', () => {
  // scipy.stats.chi2.ppf(tail, 2 k) / 2 and chi2.isf(tail, 2 k + 2) / 2, scipy 1.17.1
  test.each([
    [0, 0.95, 0, 3.6888794541139354],
    [0, 0.8, 0, 2.302585092994046],
    [1, 0.95, 0.025317807984289897, 5.571643390938898],
    [10, 0.95, 4.7953886961324335, 18.39035604201778],
    [10, 0.8, 6.221304605225031, 15.406641171976515],
    [1234, 0.95, 1166.1017185175492, 1304.8203705289225],
  ])('of %p at %p', (count, confidence, lower, upper) => {
    const found = poissonInterval(count, confidence);
    expect(found.mean).toBe(count);
    near(found.lower, lower, 1e-11);
    near(found.upper, upper, 1e-11);
  });

  test('what is no count is refused', () => {
    expect(() => poissonInterval(-1)).toThrow(RangeError);
    expect(() => poissonInterval(NaN)).toThrow(RangeError);
    expect(() => poissonInterval(1, 1)).toThrow(RangeError);
  });
});
