import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellOf, countCells, distinctCounts, quantileCells, tailEdges } from '@tidegate/statistics';

describe('quantileCells', () => {
  test('deciles of 1..20', () => {
    const { values, counts } = distinctCounts(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(quantileCells(values, counts, 5)).toEqual([4, 8, 12, 16]);
  });

  test('a heavy value has a cell of its own', () => {
    const edges = quantileCells([1, 2, 3, 4, 5], [2, 2, 12, 2, 2], 4);
    expect(edges.filter((edge) => edge > 2 && edge <= 3)).toHaveLength(2);
    expect(cellOf(edges, 3)).not.toBe(cellOf(edges, 2.9999999));
    expect(cellOf(edges, 3)).not.toBe(cellOf(edges, 3.0000001));
  });

  test.each([0, 1, -1, 0.1, 1e300, 5e-324, -5e-324, 2 ** 53, -1e-310])(
    'its neighbours on both sides are elsewhere: %p',
    (heavy) => {
      const edges = quantileCells([heavy], [10], 40);
      expect(edges).toHaveLength(2);
      expect(edges[0]).toBeLessThan(edges[1]!);
      expect([cellOf(edges, heavy), cellOf(edges, -Number.MAX_VALUE), cellOf(edges, Number.MAX_VALUE)]).toEqual([
        1, 0, 2,
      ]);
    },
  );

  test('infinities are ordinary extreme values, and the edges stay finite', () => {
    const edges = quantileCells([-Infinity, 0, Infinity], [5, 5, 5], 3);
    expect(edges.every(Number.isFinite)).toBe(true);
    expect(countCells(edges, [-Infinity, -7, 0, 7, Infinity])).toEqual([1, 1, 1, 1, 1]);
  });

  const rows = fc.array(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double({ noNaN: true })), {
    minLength: 1,
    maxLength: 200,
  });

  test('edges ascend, every row has one cell, and no cell of several values holds much more than n/K', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 50 }), (list, K) => {
        const { values, counts } = distinctCounts(list);
        const edges = quantileCells(values, counts, K);
        edges.slice(1).forEach((edge, i) => expect(edge).toBeGreaterThan(edges[i]!));
        const cells = countCells(edges, values, counts);
        expect(cells).toEqual(countCells(edges, list));
        expect(cells.reduce((a, b) => a + b, 0)).toBe(list.length);
        const distinct = countCells(edges, values);
        cells.forEach((count, i) => {
          if (distinct[i]! > 1) expect(count).toBeLessThan((2 * list.length) / K);
        });
      }),
    );
  });

  test('order and unit of the rows change no count', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 200 }), (list) => {
        const here = distinctCounts(list);
        const there = distinctCounts(list.map((x) => x * 1024).reverse());
        const cells = countCells(quantileCells(here.values, here.counts, 10), here.values, here.counts);
        expect(countCells(quantileCells(there.values, there.counts, 10), there.values, there.counts)).toEqual(cells);
      }),
    );
  });

  test('what is no sample throws', () => {
    expect(() => quantileCells([], [], 10)).toThrow('one length above 0');
    expect(() => quantileCells([2, 1], [1, 1], 10)).toThrow('but 1 follows 2');
    expect(() => quantileCells([1], [0], 10)).toThrow('there are no reference rows');
    expect(() => quantileCells([1], [NaN], 10)).toThrow(RangeError);
    expect(() => quantileCells([NaN], [1], 10)).toThrow('no NaN');
    expect(() => quantileCells([1], [1], 0)).toThrow('K must be');
    expect(() => cellOf([1], NaN)).toThrow('count it as a null');
    expect(() => distinctCounts([1, NaN])).toThrow('count it as a null');
  });
});

describe('tailEdges', () => {
  test.each([
    [999, 1, 999],
    [1000, 2, 999],
    [2000, 3, 1998],
  ])('1..%p', (n, below, above) => {
    const { values, counts } = distinctCounts(Array.from({ length: n }, (_, i) => i + 1));
    expect(tailEdges(values, counts)).toEqual({ below, above });
  });

  test('at most floor(share · n) rows lie strictly outside each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 300 }),
        fc.double({ min: 0, max: 0.49, noNaN: true }),
        (list, share) => {
          const { values, counts } = distinctCounts(list);
          const { below, above } = tailEdges(values, counts, share);
          expect(list.filter((x) => x < below).length).toBeLessThanOrEqual(share * list.length);
          expect(list.filter((x) => x > above).length).toBeLessThanOrEqual(share * list.length);
          expect(below).toBeLessThanOrEqual(above);
        },
      ),
    );
  });
});

test('-0 and 0 are one value', () => expect(distinctCounts([0, -0, 1, 0])).toEqual({ values: [0, 1], counts: [3, 1] }));
