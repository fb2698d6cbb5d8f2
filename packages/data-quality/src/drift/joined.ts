import { decidesSql, type OpenRun } from './condense.ts';
import { stepwise } from './frequencies.ts';

/** Open runs with none between them that is not open. */
export interface Stretch {
  /** Rows in open runs up to its end. */
  readonly upTo: number;
  /** Rows before it in runs that are not open. */
  readonly skipped: number;
}

export function stretches(runs: readonly OpenRun[]): Stretch[] {
  const all: Stretch[] = [];
  let [upTo, skipped] = [0, 0];
  for (const { open, rows } of runs) {
    if (!open) skipped += rows;
    else {
      upTo += rows;
      if (all.at(-1)?.skipped === skipped) all.pop();
      all.push({ upTo, skipped });
    }
  }
  return all;
}

/** What `joined` joins: the column that orders it, and what is told of those that are one. */
export interface Joining {
  readonly at: string;
  readonly told: string;
}

export const byCount: Joining = { at: 'cell', told: 'min(cell) AS cell' };
export const byExtent: Joining = { at: 'cell', told: 'min(cell) AS cell, min(low) AS low, max(high) AS high' };
export const byValue: Joining = { at: 'v', told: 'min(v) AS low, max(v) AS high' };

/**
 * All cells or values, those neighbours within which nothing is decided joined with their like: far fewer rows come back. `within`:
 * the stretches they are of, when they are not all there are.
 */
export function joined(
  counted: string,
  { at, told }: Joining,
  n: number,
  within: readonly Stretch[] = [{ upTo: n, skipped: 0 }],
): string {
  const skipped = stepwise(
    't',
    within.slice(0, -1).map(({ upTo }) => upTo),
    (i) => String(within[i]!.skipped),
  );
  const summed = `SELECT *, sum(n) OVER (ORDER BY ${at} ROWS UNBOUNDED PRECEDING) AS t FROM (${counted}) AS c`;
  const placed = `SELECT *, ${skipped} AS skipped FROM (${summed}) AS s`;
  const decided = `SELECT *, CASE WHEN ${decidesSql('(t + skipped)', 'n', n)} THEN 1 ELSE 0 END AS alone FROM (${placed}) AS p`;
  // What follows the last of a stretch is not among these rows: its largest value may be wanted.
  const next = `lead(alone) OVER (PARTITION BY skipped ORDER BY ${at})`;
  const followed = `SELECT *, CASE WHEN alone + coalesce(${next}, 1) > 0 THEN 1 ELSE 0 END AS kept FROM (${decided}) AS d`;
  const numbered = `SELECT *, sum(kept) OVER (ORDER BY ${at} ROWS UNBOUNDED PRECEDING) AS run FROM (${followed}) AS f`;
  return `SELECT ${told}, CAST(sum(n) AS BIGINT) AS n, 1 - kept AS closed FROM (${numbered}) AS r GROUP BY run, kept ORDER BY run, kept DESC`;
}
