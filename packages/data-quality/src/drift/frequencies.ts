import { rowsOfValue } from '../engine.ts';
import type { Dialect } from '../sql/dialect.ts';
import { doubleLiteral } from '../sql/literal.ts';
import type { Grouping, Reading } from './reading.ts';

/** Quantile cells of the value test and of its effect. */
export const cellCounts = { test: 40, effect: 100 } as const;
/** Share of the reference outside each tail edge. */
export const tailShare = 0.001;

/** SQL for the index of the cell a value lies in: the number of edges below it. */
export function cellIndex(value: string, edges: readonly number[]): string {
  return stepwise(value, edges, String);
}

/** SQL that is `step(i)` for values with `i` of the ascending edges below them. Binary search, as nested CASE. */
export function stepwise(
  value: string,
  edges: readonly number[],
  step: (i: number) => string,
  from = 0,
  to = edges.length,
): string {
  if (from === to) return step(from);
  const middle = (from + to) >>> 1;
  const [below, above] = [stepwise(value, edges, step, from, middle), stepwise(value, edges, step, middle + 1, to)];
  return `CASE WHEN ${value} <= ${doubleLiteral(edges[middle]!)} THEN ${below} ELSE ${above} END`;
}

/** Rows per cell: cell, n. */
export function cellFrequencies({ value, present }: Reading, from: string, edges: readonly number[]): string {
  return `SELECT ${cellIndex('v', edges)} AS cell, count(*) AS n FROM (SELECT ${value} AS v FROM ${from} WHERE ${present}) AS present GROUP BY 1 ORDER BY 1`;
}

/** Select items for a scan of several columns: rows per cell and beyond the tail edges, as `cells<i>`, `below<i>` and `above<i>`. */
export function cellItems(
  { value, present, finite }: Reading,
  { all, tail }: { readonly all: readonly number[]; readonly tail: { readonly below: number; readonly above: number } },
  rowsPerCell: NonNullable<Dialect['rowsPerCell']>,
  i: number,
): string[] {
  const beyond = (comparison: string) => `count(*) FILTER (WHERE ${present} AND ${value} ${comparison})`;
  return [
    ...(all.length > 0
      ? [`${rowsPerCell(finite ? value : `CASE WHEN ${present} THEN ${value} END`, all)} AS cells${i}`]
      : []),
    `${beyond(`< ${doubleLiteral(tail.below)}`)} AS below${i}`,
    `${beyond(`> ${doubleLiteral(tail.above)}`)} AS above${i}`,
  ];
}

function rowsPerGroup({ by, counted }: Grouping, from: string): string {
  return counted === undefined
    ? `SELECT ${by} AS g, count(*) AS n FROM ${from} GROUP BY 1`
    : `SELECT ${by} AS g, ${rowsOfValue} AS n FROM ${counted}`;
}

/** Rows per category: v, n. */
export function categoryFrequencies({ value, present, group }: Reading, from: string, limit: number): string {
  // Leaving out rows costs as much as grouping them: of groups there are few.
  const groups = group
    ? `SELECT g, n FROM (${rowsPerGroup(group, from)}) AS a WHERE g IS NOT NULL`
    : `SELECT ${value} AS g, count(*) AS n FROM ${from} WHERE ${present} GROUP BY 1`;
  return `SELECT v, CAST(sum(n) AS BIGINT) AS n FROM (SELECT ${group?.value('g') ?? 'g'} AS v, n FROM (${groups}) AS x) AS y GROUP BY v ORDER BY 2 DESC, 1 LIMIT ${limit}`;
}
