import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  binomialCdf,
  binomialLogPmf,
  binomialPmf,
  binomialSf,
  hypergeometricCdf,
  hypergeometricLogPmf,
  hypergeometricUpper,
  regularizedBeta,
} from '@tidegate/statistics';
import { near } from './near.ts';

// References: mpmath 1.4 at 60 digits.
describe('counts against 60-digit references', () => {
  test.each([
    [0, 10, 0.1, 0.3486784401],
    [3, 10, 0.5, 0.1171875],
    [400, 1000, 0.5, 4.633908074049734e-11],
    [450, 1000, 0.5, 0.00016939724527711568],
    [495000, 1000000, 0.5, 1.5377142783537227e-25],
    [482000, 1000000, 0.5, 2.6216723919729034e-285],
    [900, 1000000, 0.001, 7.482795215494173e-5],
    [99000, 1000000, 0.1, 5.079222548015328e-6],
    [50, 100, 0.3, 1.3026227131445342e-5],
  ])('binomialPmf(%p, %p, %p)', (k, n, p, expected) => near(binomialPmf(k, n, p), expected, 1e-11));

  test.each([
    [0, 10, 0.1, 0.3486784401],
    [3, 10, 0.5, 0.171875],
    [400, 1000, 0.5, 1.3642320780330092e-10],
    [450, 1000, 0.5, 0.0008652680424881588],
    [495000, 1000000, 0.5, 7.690777521953676e-24],
    [482000, 1000000, 0.5, 3.7694958097349926e-284],
    [900, 1000000, 0.001, 0.0006940154622868554],
    [99000, 1000000, 0.1, 0.00042469673811751835],
    [50, 100, 0.3, 0.9999909653138043],
  ])('binomialCdf(%p, %p, %p)', (k, n, p, expected) => near(binomialCdf(k, n, p), expected, 1e-11));

  test.each([
    [0, 10, 0.1, 0.6513215599000001],
    [3, 10, 0.5, 0.828125],
    [400, 1000, 0.5, 0.9999999998635768],
    [450, 1000, 0.5, 0.9991347319575118],
    [900, 1000000, 0.001, 0.9993059845377131],
    [99000, 1000000, 0.1, 0.9995753032618825],
    [50, 100, 0.3, 9.034686195720624e-6],
  ])('binomialSf(%p, %p, %p)', (k, n, p, expected) => near(binomialSf(k, n, p), expected, 1e-11));

  test.each([
    [3, 10, 20, 8, 0.5480259870064967],
    [20, 20, 380, 200, 5.786868333823301e-7],
    [50, 90, 110, 100, 0.10035380006799038],
    [600, 1000, 9000, 5000, 1.4368977673430715e-11],
    [440, 1000, 9000, 5000, 0.9999729901388132],
    [1100, 2000, 1998000, 1000000, 4.184923140877497e-6],
    [30, 60, 1999940, 1000000, 0.5512898558577005],
    [60, 60, 1940, 60, 1.764391378792365e-116],
  ])('hypergeometricUpper(%p; %p marked, %p plain, %p drawn)', (k, marked, plain, drawn, expected) =>
    near(hypergeometricUpper(k, { marked, plain, drawn }), expected, 1e-11),
  );

  test.each([
    [3, 10, 20, 8, 0.7698458463076154],
    [0, 20, 380, 200, 5.786868333823301e-7],
    [50, 90, 110, 100, 0.9411418375003133],
    [600, 1000, 9000, 5000, 0.9999999999909247],
    [440, 1000, 9000, 5000, 3.584027074508673e-5],
    [1100, 2000, 1998000, 1000000, 0.9999966079619377],
    [30, 60, 1999940, 1000000, 0.5512898558577005],
  ])('hypergeometricCdf(%p; %p marked, %p plain, %p drawn)', (k, marked, plain, drawn, expected) =>
    near(hypergeometricCdf(k, { marked, plain, drawn }), expected, 1e-11),
  );

  test('a log probability far below the smallest double', () =>
    near(binomialLogPmf(10, 1000, 0.9) / Math.LN10, -967.0369434, 1e-9));
});

describe('laws', () => {
  const table = fc.record({ n: fc.integer({ min: 1, max: 200 }), p: fc.double({ min: 0.05, max: 0.95, noNaN: true }) });

  test('binomial terms add up to the distribution function', () => {
    fc.assert(
      fc.property(table, fc.nat(300), ({ n, p }, at) => {
        const k = at % (n + 1);
        let below = 0;
        for (let i = 0; i <= k; i += 1) below += binomialPmf(i, n, p);
        near(binomialCdf(k, n, p), below, 1e-11);
        near(binomialCdf(k, n, p) + binomialSf(k, n, p), 1, 1e-13);
      }),
    );
  });

  test('hypergeometric terms add up to 1, and drawn and marked may change places', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(120), fc.nat(60), (marked, plain, at, k) => {
        const drawn = at % (marked + plain + 1);
        const urn = { marked, plain, drawn };
        let all = 0;
        for (let i = 0; i <= marked; i += 1) all += Math.exp(hypergeometricLogPmf(i, urn));
        near(all, 1, 1e-12);
        near(hypergeometricCdf(k, urn) + hypergeometricUpper(k + 1, urn), 1, 1e-12);
        const turned = { marked: drawn, plain: marked + plain - drawn, drawn: marked };
        near(Math.exp(hypergeometricLogPmf(k, turned)), Math.exp(hypergeometricLogPmf(k, urn)), 1e-11);
      }),
    );
  });

  test('the two tails of the beta distribution are complements', () => {
    const parameter = fc.double({ min: 0.01, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), parameter, parameter, (x, a, b) => {
        near(regularizedBeta(x, a, b) + regularizedBeta(1 - x, b, a, x), 1, 1e-12);
      }),
    );
    expect([regularizedBeta(0, 2, 3), regularizedBeta(1, 2, 3), regularizedBeta(0.5, 0, 3)]).toEqual([0, 1, NaN]);
  });

  test('impossible counts throw', () => {
    expect(() => binomialCdf(1, -3, 0.5)).toThrow(RangeError);
    expect(() => binomialPmf(1, 3, NaN)).toThrow('p must be a finite number in [0, 1], not NaN');
    expect(() => hypergeometricUpper(1, { marked: 3, plain: 2, drawn: 6 })).toThrow(
      'drawn must be a whole number in [0, 5], not 6',
    );
    expect(binomialPmf(4, 3, 0.5)).toBe(0);
    expect(binomialPmf(1.5, 3, 0.5)).toBe(0);
  });
});
