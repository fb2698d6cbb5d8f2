import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { benjaminiHochberg, benjaminiYekutieli, hochberg, holm } from '@tidegate/statistics';
import { near } from './near.ts';

// R multtest, by way of statsmodels
const ps = [0.838541367553, 0.642193923795, 0.680845947633, 0.967833824309, 0.71626938238, 0.177096952723, 5.23656777208e-5, 0.0202732688798, 0.00028140506198, 0.0149877310796]; // prettier-ignore
const holmed = [1, 1, 1, 1, 1, 1, 0.000523656777208, 0.1419128821586, 0.00253264555782, 0.1199018486368];
const bh = [0.9317126306144444, 0.895336727975, 0.895336727975, 0.967833824309, 0.895336727975, 0.354193905446, 0.000523656777208, 0.0506831721995, 0.0014070253098999999, 0.04995910359866667]; // prettier-ignore

describe('multiplicity', () => {
  test('ten p-values, in input order', () => {
    holm(ps).forEach((p, i) => near(p, holmed[i]!, 1e-12));
    benjaminiHochberg(ps).forEach((p, i) => near(p, bh[i]!, 1e-12));
  });

  test('five p-values in a row', () => {
    holm([0.01, 0.02, 0.03, 0.04, 0.05]).forEach((p, i) => near(p, [0.05, 0.08, 0.09, 0.09, 0.09][i]!, 1e-12));
    benjaminiHochberg([0.01, 0.02, 0.03, 0.04, 0.05]).forEach((p) => near(p, 0.05, 1e-12));
  });

  // statsmodels 0.15.0 multipletests
  // prettier-ignore
  test.each([
    [ps, [0.967833824309, 0.967833824309, 0.967833824309, 0.967833824309, 0.967833824309, 0.967833824309, 0.000523656777208, 0.1419128821586, 0.00253264555782, 0.1199018486368], [1, 1, 1, 1, 1, 1, 0.0015337740764175586, 0.14844940238274185, 0.004121132465226944, 0.14632862843720582]],
    [[0.01, 0.02, 0.03, 0.04, 0.05], [0.05, 0.05, 0.05, 0.05, 0.05], [0.11416666666666665, 0.11416666666666665, 0.11416666666666665, 0.11416666666666667, 0.11416666666666667]],
    [[0.04, 0.04, 0.01, 0.2, 1, 0.01], [0.12, 0.12, 0.05, 0.4, 1, 0.05], [0.147, 0.147, 0.0735, 0.588, 1, 0.0735]],
  ])('Hochberg and Benjamini-Yekutieli of %p', (values, expectedHochberg, expectedBy) => {
    hochberg(values).forEach((p, i) => near(p, expectedHochberg[i]!, 1e-12));
    benjaminiYekutieli(values).forEach((p, i) => near(p, expectedBy[i]!, 1e-12));
  });

  test('six p-values with ties', () => {
    const tied = [0.04, 0.04, 0.01, 0.2, 1, 0.01];
    holm(tied).forEach((p, i) => near(p, [0.16, 0.16, 0.06, 0.4, 1, 0.06][i]!, 1e-12));
    benjaminiHochberg(tied).forEach((p, i) =>
      near(
        p,
        [0.060000000000000005, 0.060000000000000005, 0.030000000000000002, 0.24, 1, 0.030000000000000002][i]!,
        1e-12,
      ),
    );
  });

  const list = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

  test('p ≤ Benjamini-Hochberg ≤ Holm ≤ min(1, m·p), and order is kept', () => {
    fc.assert(
      fc.property(list, (values) => {
        const q = benjaminiHochberg(values);
        const h = holm(values);
        values.forEach((p, i) => {
          expect(q[i]).toBeGreaterThanOrEqual(p * (1 - 1e-15));
          expect(h[i]).toBeGreaterThanOrEqual(q[i]! * (1 - 1e-15));
          expect(h[i]).toBeLessThanOrEqual(Math.min(1, values.length * p));
          values.forEach((other, j) => {
            if (p <= other) expect(h[i]! <= h[j]! && q[i]! <= q[j]!).toBe(true);
          });
        });
      }),
    );
  });

  test('a permutation of the tests permutes the answers', () => {
    fc.assert(
      fc.property(list, (values) => {
        const turned = [...values].reverse();
        expect(holm(turned).reverse()).toEqual(holm(values));
        expect(benjaminiHochberg(turned).reverse()).toEqual(benjaminiHochberg(values));
      }),
    );
  });

  test('nothing gives nothing; no p-value throws', () => {
    expect([holm([]), benjaminiHochberg([])]).toEqual([[], []]);
    expect(() => holm([0.1, NaN])).toThrow('p-value 1 must be a finite number in [0, 1], not NaN');
    expect(() => benjaminiHochberg([1.1])).toThrow(RangeError);
  });
});
