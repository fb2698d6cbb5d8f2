import type { Cell, ResultRow } from '../../engine.ts';

/** The rows of a query, column by column: less to make and to send than as many objects. */
export interface Answer {
  readonly names: readonly string[];
  /** One per name, all of the same length; none at all when there is no row. */
  readonly columns: readonly (readonly Cell[])[];
}

export function rowsOf({ names, columns }: Answer): ResultRow[] {
  return (columns[0] ?? []).map((_, i) => Object.fromEntries(names.map((name, j) => [name, columns[j]![i]!])));
}
