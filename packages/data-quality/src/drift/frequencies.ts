import { doubleLiteral } from '../sql/literal.ts';
import type { Reading } from './reading.ts';

/** Quantile cells of the value test and of its effect. */
export const cellCounts = { test: 40, effect: 100 } as const;
/** Share of the reference outside each tail edge. */
export const tailShare = 0.001;

/**
 * Rows per value of a number, condensed: values at which a quantile, a heavy cell or a tail edge falls keep their own row, all values
 * between two of them are one row under the largest. Cells and tail edges computed from it are those of the full table.
 * Result: v, c (rows), d (distinct values), ascending. `n` is the number of values there are.
 */
export function condensedFrequencies({ value, present }: Reading, from: string, n: number): string {
  const outside = Math.floor(tailShare * n);
  // As doubles: a sum is a NUMERIC in one engine and a BIGINT in another; the quotient of such counts has its floor right.
  const part = (rows: string, k: number) => `floor(CAST(${rows} AS DOUBLE PRECISION) * ${k} / ${n})`;
  const crosses = (k: number) => `${part('u', k)} > ${part('(u - c)', k)}`;
  const holds = (index: number) => `(u > ${index} AND u - c <= ${index})`;
  const own = [
    `c * ${cellCounts.effect} >= ${n}`,
    ...Object.values(cellCounts).map(crosses),
    holds(outside),
    holds(n - 1 - outside),
  ].join(' OR ');
  // Adding 0 makes -0.0 the same value as 0.0.
  return `WITH f AS (SELECT ${value} + 0.0 AS v, count(*) AS c FROM ${from} WHERE ${present} GROUP BY 1),
g AS (SELECT v, c, sum(c) OVER (ORDER BY v ROWS UNBOUNDED PRECEDING) AS u FROM f),
s AS (SELECT v, c, CASE WHEN ${own} THEN 1 ELSE 0 END AS own FROM g),
h AS (SELECT v, c, own, sum(own) OVER (ORDER BY v ROWS UNBOUNDED PRECEDING) AS part FROM s)
SELECT max(v) AS v, CAST(sum(c) AS BIGINT) AS c, count(*) AS d FROM h GROUP BY part, own ORDER BY 1`;
}

/** SQL for the index of the cell a value lies in: the number of edges below it. Binary search, as nested CASE. */
export function cellIndex(value: string, edges: readonly number[], from = 0, to = edges.length): string {
  if (from === to) return String(from);
  const middle = (from + to) >>> 1;
  return `CASE WHEN ${value} <= ${doubleLiteral(edges[middle]!)} THEN ${cellIndex(value, edges, from, middle)} ELSE ${cellIndex(value, edges, middle + 1, to)} END`;
}

/** Rows per cell: cell, n. */
export function cellFrequencies({ value, present }: Reading, from: string, edges: readonly number[]): string {
  return `SELECT ${cellIndex('v', edges)} AS cell, count(*) AS n FROM (SELECT ${value} AS v FROM ${from} WHERE ${present}) AS present GROUP BY 1 ORDER BY 1`;
}

/** Rows per category: v, n. */
export function categoryFrequencies({ value, present }: Reading, from: string, limit: number): string {
  return `SELECT ${value} AS v, count(*) AS n FROM ${from} WHERE ${present} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${limit}`;
}
