import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareExact, exact } from '../src/decimal.ts';

const double = fc.double({ noNaN: true, noDefaultInfinity: true });

test('a double is read and written without loss', () => {
  fc.assert(fc.property(double, (value) => exact(value).toNumber() === value + 0));
  for (const value of [5e-324, 1.7976931348623157e308, 123456789012345680000, 1e21, 1e-7, 0.000001]) {
    expect(exact(value).toString()).toBe(String(value));
  }
});

test('order is that of the doubles', () => {
  fc.assert(
    fc.property(
      double,
      double,
      (a, b) => compareExact(exact(a), exact(b)) === Math.sign(Number(a > b) - Number(a < b)),
    ),
  );
});

test('sums and products are exact: they undo and distribute', () => {
  fc.assert(
    fc.property(double, double, double, (a, b, c) => {
      const [x, y, z] = [exact(a), exact(b), exact(c)];
      expect(compareExact(x.plus(y).minus(y), x)).toBe(0);
      expect(compareExact(x.plus(y).times(z), x.times(z).plus(y.times(z)))).toBe(0);
    }),
  );
});

test.each([
  ['0.1', '0.2', '0.3'],
  ['0.8', '0.05', '0.85'],
  ['1e300', '-1e300', '0'],
  ['1', '-0.99', '0.01'],
])('%s + %s = %s', (a, b, sum) => {
  expect(exact(a).plus(exact(b)).toString()).toBe(sum);
});

test.each(['NaN', 'Infinity', '', '.', '1,5', '0x10'])('%j is no decimal', (text) => {
  expect(() => exact(text)).toThrow(RangeError);
});
