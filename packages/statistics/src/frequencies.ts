import { requireCount } from './domain.ts';

/** A sample as sorted distinct values with the rows of each. */
export interface Frequencies {
  /** Ascending, distinct, no NaN. */
  readonly values: ArrayLike<number>;
  /** Rows per value, all positive. */
  readonly counts: ArrayLike<number>;
}

/** Two samples over the values of both: entry i counts value i in the one and in the other. */
export interface PairedCounts {
  readonly values: readonly number[];
  readonly ref: readonly number[];
  readonly cur: readonly number[];
  readonly n: number;
  readonly m: number;
}

/** Rows of a sample. Throws RangeError for values that are no ascending numbers, or counts that are no counts. */
export function sampleSize({ values, counts }: Frequencies): number {
  if (values.length !== counts.length)
    throw new RangeError(`values and counts must be of one length, not ${values.length} and ${counts.length}`);
  let size = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (Number.isNaN(values[i]) || (i > 0 && !(values[i]! > values[i - 1]!)))
      throw new RangeError(`values must be distinct, ascending numbers, but ${values[i]} follows ${values[i - 1]}`);
    requireCount('counts', counts[i]!);
    size += counts[i]!;
  }
  return size;
}

/** Merges two samples. Throws RangeError when one is empty. */
export function pairCounts(ref: Frequencies, cur: Frequencies): PairedCounts {
  const n = sampleSize(ref);
  const m = sampleSize(cur);
  if (n === 0 || m === 0) throw new RangeError(`both samples need rows, not ${n} and ${m}`);
  const values: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  let i = 0;
  let j = 0;
  while (i < ref.values.length || j < cur.values.length) {
    const a = i < ref.values.length ? ref.values[i]! : Infinity;
    const b = j < cur.values.length ? cur.values[j]! : Infinity;
    const takeRef = i < ref.values.length && (a <= b || j >= cur.values.length);
    const takeCur = j < cur.values.length && (b <= a || i >= ref.values.length);
    values.push(takeRef ? a : b);
    left.push(takeRef ? ref.counts[i++]! : 0);
    right.push(takeCur ? cur.counts[j++]! : 0);
  }
  return { values, ref: left, cur: right, n, m };
}

/** Mean and sum of squared deviations from it, by two passes. */
export function moments({ values, counts }: Frequencies): { n: number; mean: number; squares: number } {
  let n = 0;
  let total = 0;
  for (let i = 0; i < values.length; i += 1) {
    n += counts[i]!;
    total += values[i]! * counts[i]!;
  }
  const mean = total / n;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) squares += counts[i]! * (values[i]! - mean) ** 2;
  return { n, mean, squares };
}

/** The quantile at share `q`, between two order statistics by straight line (type 7 of Hyndman & Fan 1996). */
export function linearQuantile({ values, counts }: Frequencies, q: number, n: number): number {
  const at = q * (n - 1);
  const low = Math.floor(at);
  const rest = at - low;
  let seen = 0;
  let i = 0;
  while (seen + counts[i]! <= low) seen += counts[i++]!;
  const a = values[i]!;
  const b = low + 1 < seen + counts[i]! || low + 1 >= n ? a : values[i + 1]!;
  // From the nearer end, so that no digits are lost.
  return rest >= 0.5 ? b - (b - a) * (1 - rest) : a + (b - a) * rest;
}
