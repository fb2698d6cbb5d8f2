import { requireCount } from './domain.ts';

/** Smallest normal double; the neighbour below zero, so that engines which flush subnormals agree. */
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/**
 * Edges of about K cells of equal reference weight ("Cells(K)"): the smallest value whose cumulative count reaches j·n/K, for
 * j = 1..K−1; and every value that alone holds n/K rows or more gets its own cell, by an edge at it and one just below it.
 * Cells are (lo, hi], the outer ones open, so c edges make c+1 cells. Edges are finite and strictly increasing.
 *
 * @param values sorted distinct reference values, no NaN; ±Infinity allowed
 * @param counts rows per value, all positive
 */
export function quantileCells(values: readonly number[], counts: readonly number[], K: number): number[] {
  const n = total(values, counts);
  if (!Number.isInteger(K) || K < 1) throw new RangeError(`K must be a whole number of at least 1, not ${K}`);
  const edges = new Set<number>();
  let cumulative = 0;
  values.forEach((value, i) => {
    const count = counts[i]!;
    const before = cumulative;
    cumulative += count;
    const heavy = count * K >= n;
    // Is some j·n/K, 1 ≤ j < K, in (before, cumulative]?
    const j = Math.min(Math.floor((cumulative * K) / n), K - 1);
    if (heavy || (j >= 1 && j * n > before * K)) edges.add(finite(value));
    if (heavy) edges.add(justBelow(value));
  });
  return [...edges].filter((edge) => !Number.isNaN(edge)).sort((a, b) => a - b);
}

/**
 * The order statistics outside which floor(share·n) reference rows lie on each side, at most: `below` counts rows strictly
 * smaller, `above` strictly larger. With share 0.001 and fewer than 1000 rows these are the minimum and maximum.
 */
export function tailEdges(
  values: readonly number[],
  counts: readonly number[],
  share = 0.001,
): { below: number; above: number } {
  const n = total(values, counts);
  if (!(share >= 0 && share < 0.5)) throw new RangeError(`share must lie in [0, 0.5), not ${share}`);
  const outside = Math.floor(share * n);
  return { below: orderStatistic(values, counts, outside), above: orderStatistic(values, counts, n - 1 - outside) };
}

/** Index of the cell that holds x: the number of edges strictly smaller than x. */
export function cellOf(edges: readonly number[], x: number): number {
  if (Number.isNaN(x)) throw new RangeError('NaN lies in no cell; count it as a null');
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows per cell. `counts` gives the rows of each value; left out, each value is one row. Length: edges + 1. */
export function countCells(edges: readonly number[], values: readonly number[], counts?: readonly number[]): number[] {
  const cells = new Array<number>(edges.length + 1).fill(0);
  values.forEach((value, i) => {
    cells[cellOf(edges, value)]! += counts ? counts[i]! : 1;
  });
  return cells;
}

/** Sorted distinct values with their counts. NaN is refused: it counts as a null. */
export function distinctCounts(rows: Iterable<number>): { values: number[]; counts: number[] } {
  const sorted = Float64Array.from(rows).sort();
  const values: number[] = [];
  const counts: number[] = [];
  for (const row of sorted) {
    if (Number.isNaN(row)) throw new RangeError('NaN lies in no cell; count it as a null');
    // === joins -0 and 0, which are one value
    if (values.length > 0 && values[values.length - 1] === row) counts[counts.length - 1]! += 1;
    else {
      values.push(row === 0 ? 0 : row);
      counts.push(1);
    }
  }
  return { values, counts };
}

function orderStatistic(values: readonly number[], counts: readonly number[], index: number): number {
  let seen = 0;
  for (let i = 0; i < values.length; i += 1) {
    seen += counts[i]!;
    if (seen > index) return values[i]!;
  }
  throw new RangeError('there are no reference rows');
}

function total(values: readonly number[], counts: readonly number[]): number {
  if (values.length !== counts.length || values.length === 0) {
    throw new RangeError(`values and counts must be of one length above 0, not ${values.length} and ${counts.length}`);
  }
  let n = 0;
  values.forEach((value, i) => {
    if (Number.isNaN(value)) throw new RangeError('values must hold no NaN; count it as a null');
    if (i > 0 && !(value > values[i - 1]!))
      throw new RangeError(`values must be distinct and ascending, but ${value} follows ${values[i - 1]}`);
    requireCount('counts', counts[i]!);
    n += counts[i]!;
  });
  if (n === 0) throw new RangeError('there are no reference rows');
  return n;
}

/** An edge at +Infinity parts nothing (NaN: left out); -Infinity is parted from all finite values by the least double. */
function finite(value: number): number {
  if (value === Infinity) return NaN;
  return value === -Infinity ? -Number.MAX_VALUE : value;
}

/** The largest double below `value`; NaN where there is none to part from. */
function justBelow(value: number): number {
  if (value === Infinity) return Number.MAX_VALUE;
  if (value === -Infinity || value === -Number.MAX_VALUE) return NaN;
  if (value >= 0 && value <= SMALLEST_NORMAL) return value === 0 ? -SMALLEST_NORMAL : 0;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return view.getFloat64(0);
}
