import type { ResultRow } from '../engine.ts';

/**
 * Exact quantiles by rows per value and a running sum: spills to disk and says the same on every engine. `value` is a double;
 * `finite` picks the rows. The result goes to `orderStatistics`.
 */
export function orderStatisticsQuery(
  value: string,
  finite: string,
  from: string,
  probabilities: readonly number[],
): string {
  const at = (p: number) => `floor(CAST(n - 1 AS DOUBLE PRECISION) * CAST('${p}' AS DOUBLE PRECISION))`;
  const picks = probabilities.map(
    (p, i) => `min(v) FILTER (WHERE u > ${at(p)}) AS a${i}, min(v) FILTER (WHERE u > ${at(p)} + 1) AS b${i}`,
  );
  // Adding 0 makes -0.0 the same value as 0.0.
  return `SELECT ${['max(n) AS n', 'min(v) AS least', 'max(v) AS greatest', ...picks].join(', ')}
FROM (SELECT v, CAST(sum(c) OVER (ORDER BY v ROWS UNBOUNDED PRECEDING) AS BIGINT) AS u, CAST(sum(c) OVER () AS BIGINT) AS n
FROM (SELECT v, count(*) AS c FROM (SELECT ${value} + 0.0 AS v FROM ${from} WHERE ${finite}) AS s GROUP BY v) AS f) AS g`;
}

export interface OrderStatistics {
  /** Number of values; the others are undefined when it is 0. */
  readonly n: number;
  readonly least: number | undefined;
  readonly greatest: number | undefined;
  /** In the order asked; linear between neighbours (Hyndman and Fan, type 7: what NumPy does). */
  readonly quantiles: readonly number[];
}

export function orderStatistics(row: ResultRow, probabilities: readonly number[]): OrderStatistics {
  const n = Number(row['n'] ?? 0);
  if (n === 0) return { n, least: undefined, greatest: undefined, quantiles: [] };
  const quantiles = probabilities.map((p, i) => {
    const place = (n - 1) * p;
    const low = Number(row[`a${i}`]);
    const high = row[`b${i}`] === null ? low : Number(row[`b${i}`]);
    const part = place - Math.floor(place);
    return part === 0 ? low : low + part * (high - low);
  });
  return { n, least: Number(row['least']), greatest: Number(row['greatest']), quantiles };
}
