import { cellCounts, tailShare } from '../../packages/data-quality/src/drift/frequencies.ts';

export interface Frequencies {
  readonly values: number[];
  readonly counts: number[];
}

/**
 * What the product's SQL keeps of a column of numbers (`condensedFrequencies`), from rows per value: values at which a quantile, a heavy
 * cell or a tail edge falls stay alone, those between two of them join the largest. Condensing twice changes nothing.
 */
export function condense({ values, counts }: Frequencies): Frequencies {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const outside = Math.floor(tailShare * n);
  const condensed: Frequencies = { values: [], counts: [] };
  let upTo = 0;
  let open = false;
  values.forEach((value, i) => {
    const count = counts[i]!;
    const before = upTo;
    upTo += count;
    const own =
      count * cellCounts.effect >= n ||
      Object.values(cellCounts).some((k) => Math.floor((upTo * k) / n) > Math.floor((before * k) / n)) ||
      [outside, n - 1 - outside].some((index) => upTo > index && before <= index);
    if (own || !open) {
      condensed.values.push(value);
      condensed.counts.push(count);
    } else {
      condensed.values[condensed.values.length - 1] = value;
      condensed.counts[condensed.counts.length - 1]! += count;
    }
    open = !own;
  });
  return condensed;
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
