/** Rows that are the same in every column, told once. */
export interface DistinctRows {
  /** One row number of each kind, in the order of their first appearance. */
  readonly rows: Uint32Array;
  /** How many rows are of the kind. */
  readonly counts: Float64Array;
  /** The kind as text, equal for equal rows whatever their order. */
  readonly ids: readonly string[];
}

/**
 * Groups rows by all their columns: a million right and wrong answers are four kinds, and a bootstrap over `counts` costs what the kinds cost.
 * Throws RangeError on columns of different length.
 */
export function distinctRows(columns: readonly ArrayLike<string | number | boolean>[]): DistinctRows {
  const total = columns[0]?.length ?? 0;
  if (columns.some((column) => column.length !== total)) throw new RangeError('columns must be of one length');
  const kinds = new Map<string, { row: number; count: number }>();
  for (let row = 0; row < total; row += 1) {
    const id = JSON.stringify(columns.map((column) => column[row]));
    const kind = kinds.get(id);
    if (kind) kind.count += 1;
    else kinds.set(id, { row, count: 1 });
  }
  const found = [...kinds.values()];
  return {
    rows: Uint32Array.from(found, ({ row }) => row),
    counts: Float64Array.from(found, ({ count }) => count),
    ids: [...kinds.keys()],
  };
}
