import { condense, type Frequencies } from '../../packages/data-quality/src/drift/condense.ts';
import { cellCounts, tailShare } from '../../packages/data-quality/src/drift/frequencies.ts';

/** What the product keeps of a column of numbers, from the rows of each value. Done twice it changes nothing. */
export function condensed({ values, counts }: Frequencies): Frequencies {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return condense(
    values.map((value, i) => ({ low: value, high: value, rows: counts[i]! })),
    n,
  );
}

/** Ranks (1-based, ascending) of n different values that stay alone when condensed, and the last rank before each: all a profile shows. */
export function shownRanks(n: number): number[] {
  const alone = new Set<number>();
  const outside = Math.floor(tailShare * n);
  for (const k of Object.values(cellCounts)) for (let j = 1; j <= k; j += 1) alone.add(Math.ceil((j * n) / k));
  alone.add(outside + 1).add(n - outside);
  const ranks = n <= cellCounts.effect ? Array.from({ length: n }, (_, i) => i + 1) : [...alone];
  return [...new Set(ranks.flatMap((rank) => (rank > 1 ? [rank - 1, rank] : [rank])))].sort((a, b) => a - b);
}
