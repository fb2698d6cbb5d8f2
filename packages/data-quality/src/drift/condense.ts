import { cellCounts, tailShare } from './frequencies.ts';

/** Neighbouring values of a column of numbers and the rows that have one of them. */
export interface Run {
  readonly rows: number;
  /** The smallest and the largest value, where they are known. */
  readonly low?: number;
  readonly high?: number;
  /** Nothing is decided within, nor in the run that follows: its values are asked no more. */
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

/** A run that must be split before it can be condensed; of the `last` before such a one, or of all, just the largest value is wanted. */
export interface OpenRun extends Run {
  readonly open?: true;
  readonly last?: true;
}

/** Tells which runs are open, and closes those of which nothing is wanted. */
export function opened<T extends Run>(runs: readonly T[], n: number): (T & OpenRun)[] {
  let before = 0;
  const alone = runs.map(({ rows, closed }) => {
    before += rows;
    return !closed && decides(before - rows, rows, n);
  });
  return runs.map((run, i) => {
    const { low, high, closed } = run;
    if (closed) return run;
    if (alone[i]) return low !== undefined && low === high ? run : { ...run, open: true };
    if (high !== undefined) return run;
    return (alone[i + 1] ?? true) ? { ...run, open: true, last: true } : { ...run, closed: true };
  });
}

/**
 * Frequencies reduced to what the tests look at: values at which something is decided keep their own count, all values between two of them are
 * one under the largest. Cells and tail edges computed from it are those of every single value. `runs`: ascending; one of several values
 * decides nothing.
 */
export function condense(runs: readonly Run[], n: number): Frequencies {
  const frequencies: Frequencies = { values: [], counts: [] };
  let before = 0;
  let open = false;
  for (const { high, rows, closed } of runs) {
    const alone = !closed && decides(before, rows, n);
    before += rows;
    if (alone || !open) {
      frequencies.values.push(high ?? NaN);
      frequencies.counts.push(rows);
    } else {
      frequencies.values[frequencies.values.length - 1] = high ?? NaN;
      frequencies.counts[frequencies.counts.length - 1]! += rows;
    }
    open = !alone;
  }
  return frequencies;
}
