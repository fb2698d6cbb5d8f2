import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { studentQuantile, studentSf, studentUpperQuantile } from '@tidegate/statistics';
import { near } from './near.ts';

// References: mpmath 1.4.1 at 60 digits, by bisection on the incomplete beta function.
test.each([
  [0.025, 1, 12.706204736174705],
  [0.025, 2.5, 3.574654842003683],
  [0.05, 9, 1.8331129326562372],
  [1e-10, 3, 2225.7692846830932],
  [1e-100, 3, 2.225769823822442e33],
  [1e-300, 1, 3.1830988618379066e299],
  [1e-300, 30, 50178575360.505081],
  [0.4999, 5, 0.0002634305560701855],
  [0.2, 1e6, 0.841621593013984],
  [0.01, 0.1, 16044257056665652],
  [1e-20, 0.5, 1.0284911563163402e39],
  [1e-12, 14, 22.632042656964636],
  [0.975, 7, -2.364624251592785],
])('studentUpperQuantile(%p, df %p)', (p, df, expected) => {
  near(studentUpperQuantile(p, df), expected, 1e-11);
});

test('inverts the distribution, and the lower quantile mirrors the upper', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-100, max: 0.5, noNaN: true }),
      fc.double({ min: 1, max: 1e4, noNaN: true }),
      (p, df) => {
        const t = studentUpperQuantile(p, df);
        near(studentSf(t, df), p, 1e-10);
        expect(studentQuantile(p, df) + t).toBe(0);
      },
    ),
  );
});

test('the ends are infinite, the middle 0, outside is NaN', () => {
  expect([studentQuantile(0, 3), studentQuantile(1, 3), studentUpperQuantile(0, 3)]).toEqual([
    -Infinity,
    Infinity,
    Infinity,
  ]);
  expect(Math.abs(studentQuantile(0.5, 3))).toBe(0);
  expect([studentQuantile(1.1, 3), studentQuantile(NaN, 3), studentUpperQuantile(0.1, 0)]).toEqual([NaN, NaN, NaN]);
});
