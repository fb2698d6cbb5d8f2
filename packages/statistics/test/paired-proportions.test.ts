import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agrestiMinInterval, bonettPriceInterval, newcombePairedInterval } from '@tidegate/statistics';
import { near } from './near.ts';

// Cells (both right, production only, candidate only, both wrong); Newcombe and Bonett-Price at 95 % from statsmodels 0.15.0 and R 4.2.2.
// prettier-ignore
const tables = [
  [1, 7, 1, 12, [-0.506920226686141, -0.02555912416485978], [-0.5083593066664394, -0.013379823768343235]],
  [59, 16, 6, 80, [-0.11862119563870992, -0.004625113933050061], [-0.11949881106651192, -0.0032005754365555736]],
  [850, 60, 40, 50, [-0.039999619079149826, -0.00028515176730885966], [-0.039676539288398524, -0.00024362039224020207]],
  [900, 30, 12, 58, [-0.03150941224603937, -0.005162105565058563], [-0.03089128809255437, -0.005036855620020481]],
] as const;

describe('differences of paired proportions', () => {
  test.each(tables)('%p, %p, %p, %p', (bothRight, b, c, bothWrong, newcombe, bonettPrice) => {
    const found = newcombePairedInterval({ bothRight, rightToWrong: b, wrongToRight: c, bothWrong });
    near(found.lower, newcombe[0], 1e-12);
    near(found.upper, newcombe[1], 1e-11);
    const n = bothRight + b + c + bothWrong;
    const adjusted = bonettPriceInterval(b, c, n);
    near(adjusted.lower, bonettPrice[0], 1e-12);
    near(adjusted.upper, bonettPrice[1], 1e-11);
    near(adjusted.difference, (c - b) / n, 0);
  });

  // (1.5 − 7.5)/23 ± 1.959964 √((9/23 − (6/23)²)/23)
  test('Agresti-Min by hand', () => {
    const found = agrestiMinInterval(7, 1, 21);
    near(found.lower, -6 / 23 - 1.959963984540054 * Math.sqrt((9 / 23 - 36 / 529) / 23), 1e-12);
    near(found.upper, -6 / 23 + 1.959963984540054 * Math.sqrt((9 / 23 - 36 / 529) / 23), 1e-12);
  });

  test('exchanging the models negates every interval', () => {
    const cell = fc.nat(300);
    fc.assert(
      fc.property(cell, cell, cell, fc.integer({ min: 1, max: 300 }), (bothRight, b, c, bothWrong) => {
        const n = bothRight + b + c + bothWrong;
        const pairs = [
          [
            newcombePairedInterval({ bothRight, rightToWrong: b, wrongToRight: c, bothWrong }),
            newcombePairedInterval({ bothRight, rightToWrong: c, wrongToRight: b, bothWrong }),
          ],
          [bonettPriceInterval(b, c, n), bonettPriceInterval(c, b, n)],
          [agrestiMinInterval(b, c, n), agrestiMinInterval(c, b, n)],
        ] as const;
        for (const [there, back] of pairs) {
          expect(there.lower + back.upper).toBeCloseTo(0, 12);
          expect(there.lower).toBeLessThanOrEqual(there.upper);
          expect(Math.max(Math.abs(there.lower), Math.abs(there.upper))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('impossible counts throw', () => {
    const none = { bothRight: 0, rightToWrong: 0, wrongToRight: 0, bothWrong: 0 };
    expect(() => newcombePairedInterval(none)).toThrow(RangeError);
    expect(() => newcombePairedInterval({ ...none, bothWrong: NaN })).toThrow(RangeError);
    expect(() => bonettPriceInterval(3, 3, 5)).toThrow(RangeError);
    expect(() => agrestiMinInterval(0, 0, 0)).toThrow('there are no paired items');
  });
});
