import { describe, expect, test } from '@jest/globals';
import { chiSquareSf, normalCdf, normalQuantile } from '@tidegate/statistics';
import { fastNormalQuantile } from '../normal-quantile.ts';
import { randomStream, xoshiro128 } from '../random.ts';

test('xoshiro128** gives the numbers of its reference implementation', () => {
  const next = xoshiro128([1, 2, 3, 4]);
  // Version 1.1 of the authors' C program, as quoted by the Rust crate rand_xoshiro.
  expect(Array.from({ length: 10 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

describe('streams', () => {
  test('one key, one stream; any other key another', () => {
    const draw = (...key: number[]) => Array.from({ length: 4 }, randomStream(...key).uniform);
    expect(draw(1, 2, 3)).toEqual(draw(1, 2, 3));
    const keys = [[1], [2], [1, 2], [2, 1], [1, 2, 0], [1, 2, 3]];
    expect(new Set(keys.flatMap((key) => draw(...key))).size).toBe(4 * keys.length);
  });

  test('uniform within a stream and across neighbouring ones', () => {
    const p = (draws: readonly number[]) => {
      const cells = new Array<number>(50).fill(0);
      for (const u of draws) cells[Math.floor(u * 50)]! += 1;
      const expected = draws.length / 50;
      return chiSquareSf(
        cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0),
        49,
      );
    };
    expect(p(Array.from({ length: 200_000 }, randomStream(7).uniform))).toBeGreaterThan(1e-4);
    expect(p(Array.from({ length: 200_000 }, (_, i) => randomStream(7, i).uniform()))).toBeGreaterThan(1e-4);
    const first = Array.from({ length: 200_000 }, (_, i) => randomStream(7, i).uniform());
    const products = first.slice(1).map((u, i) => (u - 0.5) * (first[i]! - 0.5));
    const z = products.reduce((sum, product) => sum + product, 0) / Math.sqrt(products.length / 144);
    expect(Math.abs(z)).toBeLessThan(4);
  });
});

test('the fast normal quantile is the exact one', () => {
  for (const u of [1e-12, 1e-7, 1e-4, 0.01, 0.07, 0.0750001, 0.3, 0.5, 0.8, 0.93, 0.999, 1 - 1e-7]) {
    const exact = normalQuantile(u);
    expect(Math.abs(fastNormalQuantile(u) - exact)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(exact)));
  }
  for (let i = 1; i < 2000; i += 1) expect(normalCdf(fastNormalQuantile(i / 2000))).toBeCloseTo(i / 2000, 13);
});
