import type { Scalar } from '@tidegate/evidence';
import { edgesByRule, type Frequencies, histogram } from '@tidegate/statistics';
import type { Pair } from './evidently-tests.ts';
import { sharesOf } from './sample.ts';

type Parameters = Readonly<Record<string, Scalar>>;

/** Distinct reference values above which numbers are put in cells. */
const MOST_DISTINCT = 20;

/** Shares of both sides over cells of equal width across both, or over each value. */
export function shares({ kind, numbers, categories, whole, n, m }: Pair): {
  ref: number[];
  cur: number[];
  parameters: Parameters;
} {
  if (kind !== 'number' || !numbers || numbers.ref.values.length <= MOST_DISTINCT)
    return {
      ref: sharesOf(categories.ref, n),
      cur: sharesOf(categories.cur, m),
      parameters: { cells: categories.keys.length, 'cell rule': 'each value' },
    };
  const edges = edgesByRule(pooled(categories.keys, categories.ref, categories.cur), 'sturges', whole);
  return {
    ref: sharesOf(histogram(numbers.ref, edges), n),
    cur: sharesOf(histogram(numbers.cur, edges), m),
    parameters: { cells: edges.length - 1, 'cell rule': 'equal width over both sides, Sturges' },
  };
}

/** Empty cells get 0.0001, or a millionth of the side's least share where that is no larger than 0.0001. */
export function zerosFilled(shares: readonly number[]): number[] {
  const least = Math.min(...shares.filter((share) => share !== 0));
  return shares.map((share) => (share !== 0 ? share : least <= 0.0001 ? least / 1e6 : 0.0001));
}

/** Of numbers: over cells for the distinct values of both sides, by densities. */
export function hellinger({ kind, numbers, categories, whole, n, m }: Pair): { score: number; parameters: Parameters } {
  const { keys, ref, cur } = categories;
  if (kind !== 'number' || !numbers) {
    const overlap = keys.reduce((sum: number, _, i) => sum + Math.sqrt((ref[i]! / n) * (cur[i]! / m)), 0);
    return { score: distance(overlap), parameters: { cells: keys.length, 'cell rule': 'each value' } };
  }
  const edges = edgesByRule({ values: keys.map(Number), counts: keys.map(() => 1) }, 'sturges', whole);
  const [a, b] = [histogram(numbers.ref, edges), histogram(numbers.cur, edges)];
  const [rows, others] = [total(a), total(b)];
  const width = (edges[edges.length - 1]! - edges[0]!) / (edges.length - 1);
  let overlap = 0;
  a.forEach((count, i) => {
    const own = edges[i + 1]! - edges[i]!;
    overlap += Math.sqrt((count / own / rows) * (b[i]! / own / others)) * width;
  });
  return {
    score: distance(overlap),
    parameters: { cells: a.length, 'cell rule': 'equal width, Sturges over the distinct values of both sides' },
  };
}

function distance(overlap: number): number {
  return Math.sqrt(1 - Math.min(1, Math.max(0, overlap)));
}

function pooled(keys: readonly (string | number)[], ref: readonly number[], cur: readonly number[]): Frequencies {
  return { values: keys.map(Number), counts: ref.map((count, i) => count + cur[i]!) };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
