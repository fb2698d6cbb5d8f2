import { type Frequencies, linearQuantile, moments } from './frequencies.ts';

/**
 * Cells of equal width. Edges are numbers from the least to the largest value; cells are [lo, hi), the last one [lo, hi].
 * The arithmetic is that of a double-precision `linspace`, so that a value on an edge falls where numerical libraries put it.
 */

/** Rules for the width of a cell, by name. */
export type WidthRule = 'sturges' | 'doane' | 'auto';

/** `n` cells from `low` to `high`. */
export function equalWidthEdges(low: number, high: number, cells: number): number[] {
  const width = (high - low) / cells;
  const at = (i: number) => (width === 0 ? (i / cells) * (high - low) : i * width) + low;
  return Array.from({ length: cells + 1 }, (_, i) => (i === cells ? high : at(i)));
}

/**
 * Number of cells a rule makes of a sample: `sturges` range / (log2 n + 1) wide; `doane` Sturges narrowed by the skewness (Doane 1976);
 * `auto` the narrower of Sturges and Freedman-Diaconis, Sturges alone where the middle half is one value. It may be enormous for `auto`.
 *
 * @param whole the values are whole numbers by type: cells are then at least 1 wide
 * Throws RangeError for an empty sample or infinite values.
 */
export function cellsByRule(sample: Frequencies, rule: WidthRule, whole = false): number {
  const { n } = moments(sample);
  if (n === 0) throw new RangeError('an empty sample has no cells');
  const range = sample.values[sample.values.length - 1]! - sample.values[0]!;
  if (!Number.isFinite(range)) throw new RangeError('infinite values lie in no cell');
  if (range === 0) return 1;
  const width = widths[rule](sample, n, range);
  if (!(width > 0)) return 1;
  return Math.ceil(range / (whole && width < 1 ? 1 : width));
}

/** Edges of the cells a rule makes of a sample. A constant one has one cell of width 1 about it. Throws as `cellsByRule` does. */
export function edgesByRule(sample: Frequencies, rule: WidthRule, whole = false): number[] {
  return edgesAcross(sample, cellsByRule(sample, rule, whole));
}

/** Edges of so many cells over the range of a sample. Throws RangeError when doubles cannot part them. */
export function edgesAcross(sample: Frequencies, cells: number): number[] {
  const low = sample.values[0]!;
  const high = sample.values[sample.values.length - 1]!;
  const edges = low === high ? equalWidthEdges(low - 0.5, high + 0.5, cells) : equalWidthEdges(low, high, cells);
  if (edges.some((edge, i) => i > 0 && !(edge > edges[i - 1]!))) throw new RangeError('the cells are too narrow');
  return edges;
}

const widths: Record<WidthRule, (sample: Frequencies, n: number, range: number) => number> = {
  sturges: (_, n, range) => range / (Math.log2(n) + 1),
  doane: (sample, n, range) => {
    if (n <= 2) return 0;
    const { mean, squares } = moments(sample);
    const deviation = Math.sqrt(squares / n);
    let cubes = 0;
    for (let i = 0; i < sample.values.length; i += 1)
      cubes += sample.counts[i]! * ((sample.values[i]! - mean) / deviation) ** 3;
    const spread = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
    return range / (1 + Math.log2(n) + Math.log2(1 + Math.abs(cubes / n) / spread));
  },
  auto: (sample, n, range) => {
    const sturges = range / (Math.log2(n) + 1);
    const middle = linearQuantile(sample, 0.75, n) - linearQuantile(sample, 0.25, n);
    return middle > 0 ? Math.min(2 * middle * n ** (-1 / 3), sturges) : sturges;
  },
};

/** Rows per cell; values outside the edges are in none. Length: edges − 1. */
export function histogram({ values, counts }: Frequencies, edges: readonly number[]): number[] {
  const cells = new Array<number>(edges.length - 1).fill(0);
  const last = edges.length - 1;
  let cell = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (value < edges[0]!) continue;
    if (value > edges[last]!) break;
    while (cell + 1 < last && value >= edges[cell + 1]!) cell += 1;
    cells[cell]! += counts[i]!;
  }
  return cells;
}
