/** How often each row counts: whole numbers as a resample gives them, or any weights of at least 0. None: every row once. */
export type Weights = ArrayLike<number> | undefined;

/** Throws RangeError unless the lists have one entry for each row. */
export function requireRows(rows: number, lists: Readonly<Record<string, ArrayLike<unknown> | undefined>>): void {
  for (const [name, list] of Object.entries(lists)) {
    if (list !== undefined && list.length !== rows) {
      throw new RangeError(`${name} must have one entry for each of the ${rows} rows, not ${list.length}`);
    }
  }
}

/** Throws RangeError unless every entry is a finite number within the bounds. */
export function requireNumbers(name: string, list: ArrayLike<number>, least = -Infinity, most = Infinity): void {
  for (let row = 0; row < list.length; row += 1) {
    const value = list[row]!;
    if (!Number.isFinite(value) || value < least || value > most) {
      const bounds = least === -Infinity ? '' : ` in [${least}, ${most}]`;
      throw new RangeError(`${name} of row ${row} must be a finite number${bounds}, not ${value}`);
    }
  }
}

/** Σ w·term / Σ w over the rows that count; undefined when none does. */
export function weightedMean(rows: number, term: (row: number) => number, weights: Weights): number | undefined {
  requireRows(rows, { weights });
  let sum = 0;
  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    const weight = weights === undefined ? 1 : weights[row]!;
    if (weight === 0) continue;
    sum += weight * term(row);
    total += weight;
  }
  return total > 0 ? sum / total : undefined;
}
