import { cellCounts, tailShare } from './frequencies.ts';

/** Neighbouring values of a column of numbers, from `low` to `high`, and the rows that have one of them. */
export interface Run {
  readonly low: number;
  readonly high: number;
  readonly rows: number;
  /** Nothing is decided within. */
  readonly closed?: boolean;
}

/** Ascending values with the rows of each. */
export interface Frequencies {
  readonly values: number[];
  readonly counts: number[];
}

/**
 * Is something of the profile decided within these rows: a quantile, a heavy cell or a tail edge? `before`: rows with smaller values, `n`: all.
 * As doubles, so that every engine and JavaScript take the same floor.
 */
export function decides(before: number, rows: number, n: number): boolean {
  const upTo = before + rows;
  const outside = Math.floor(tailShare * n);
  return (
    rows * cellCounts.effect >= n ||
    Object.values(cellCounts).some((k) => Math.floor((upTo * k) / n) > Math.floor((before * k) / n)) ||
    [outside, n - 1 - outside].some((index) => upTo > index && before <= index)
  );
}

/** The same in SQL, of a run of `rows` up to `upTo`. */
export function decidesSql(upTo: string, rows: string, n: number): string {
  const [through, before] = [upTo, `${upTo} - ${rows}`].map((sql) => `CAST(${sql} AS DOUBLE PRECISION)`) as [
    string,
    string,
  ];
  const outside = Math.floor(tailShare * n);
  return [
    `${rows} * ${cellCounts.effect} >= ${n}`,
    ...Object.values(cellCounts).map((k) => `floor(${through} * ${k} / ${n}) > floor(${before} * ${k} / ${n})`),
    ...[outside, n - 1 - outside].map((index) => `${through} > ${index} AND ${before} <= ${index}`),
  ].join(' OR ');
}

/** The runs in which something is decided though they hold several values: what must be split before it can be condensed. */
export function undecided<T extends Run>(runs: readonly T[], n: number): T[] {
  let before = 0;
  return runs.filter(({ low, high, rows, closed }) => {
    before += rows;
    return low < high && !closed && decides(before - rows, rows, n);
  });
}

/**
 * Frequencies reduced to what the tests look at: values at which something is decided keep their own count, all values between two of them are
 * one under the largest. Cells and tail edges computed from it are those of every single value. `runs`: ascending, none undecided.
 */
export function condense(runs: readonly Run[], n: number): Frequencies {
  const frequencies: Frequencies = { values: [], counts: [] };
  let before = 0;
  let open = false;
  for (const { high, rows, closed } of runs) {
    const alone = !closed && decides(before, rows, n);
    before += rows;
    if (alone || !open) {
      frequencies.values.push(high);
      frequencies.counts.push(rows);
    } else {
      frequencies.values[frequencies.values.length - 1] = high;
      frequencies.counts[frequencies.counts.length - 1]! += rows;
    }
    open = !alone;
  }
  return frequencies;
}
