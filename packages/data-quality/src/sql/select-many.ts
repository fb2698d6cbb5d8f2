import { UserError } from '@tidegate/evidence';
import type { Cell, ResultRow } from '../engine.ts';

/** Most expressions of one statement: PostgreSQL refuses more than 1,664. */
const width = 800;

/**
 * Counts the rows for which a condition is true. Hundreds of `FILTER` clauses in one statement take DuckDB many times as long. `weight`: an
 * expression for the rows that each row stands for, else 1.
 */
export function countWhere(condition: string, weight?: string): string {
  if (weight !== undefined) return `coalesce(CAST(sum(CASE WHEN ${condition} THEN ${weight} END) AS BIGINT), 0)`;
  return condition === 'true' ? 'count(*)' : `count(CASE WHEN ${condition} THEN 1 END)`;
}

export type Selected = { readonly cells: readonly Cell[] } | { readonly error: unknown };

/**
 * Aggregates over one FROM item, many lists in as few scans as may be. A list the engine refuses gets its own error and spoils no other:
 * a refused statement is split until the culprit is alone.
 */
export async function selectMany(
  lists: readonly (readonly string[])[],
  from: string,
  query: (sql: string) => Promise<ResultRow[]>,
): Promise<Selected[]> {
  const found: Selected[] = [];
  let start = 0;
  while (start < lists.length) {
    let end = start + 1;
    let columns = lists[start]!.length;
    while (end < lists.length && columns + lists[end]!.length <= width) columns += lists[end++]!.length;
    found.push(...(await selectTogether(lists.slice(start, end), from, query)));
    start = end;
  }
  return found;
}

async function selectTogether(
  lists: readonly (readonly string[])[],
  from: string,
  query: (sql: string) => Promise<ResultRow[]>,
): Promise<Selected[]> {
  // Many rules of a column ask how many values there are.
  const names = new Map([...new Set(lists.flat())].map((sql, i) => [sql, `e${i}`]));
  const items = [...names].map(([sql, name]) => `${sql} AS ${name}`);
  try {
    const [row] = await query(`SELECT ${items.join(', ')} FROM ${from}`);
    return lists.map((list) => ({ cells: list.map((sql) => row![names.get(sql)!]!) }));
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (lists.length === 1) return [{ error }];
    const half = lists.length >>> 1;
    return [
      ...(await selectTogether(lists.slice(0, half), from, query)),
      ...(await selectTogether(lists.slice(half), from, query)),
    ];
  }
}
