/** Cells of a number as drift counts them: (edge, next edge], the outer ones open. */
export interface CellEdges {
  /** Finite, strictly ascending. */
  readonly all: readonly number[];
  /** Reference values outside which about one row in a thousand lies, each side. */
  readonly tail: { readonly below: number; readonly above: number };
}

/** Rows of one side. `cells` has one entry more than there are edges; `below` and `above` lie outside the tail edges. */
export interface CellCounts {
  readonly cells: readonly number[];
  readonly below: number;
  readonly above: number;
}

/** Bars of equal width, and how many rows lie outside them: those are counted in the first and the last bar. */
export interface Binned {
  readonly rows: readonly number[];
  readonly below: number;
  readonly above: number;
}

const bars = 20;
/** Whole numbers may have more, so that an hour or a day has a bar of its own. */
const wholeBars = 31;
/** How far beyond the 1st and 99th percentile bars reach, in distances between the two: one wild value must not squash all others. */
const reach = 0.5;
/** Edges stand at the largest doubles where infinities are; no bar can reach there. */
const drawable = 1e300;

/** Up to about 20 bins of a round width over the range most of the reference lies in; undefined where none can be drawn. */
export function displayBins({ all, tail }: CellEdges, integral: boolean): number[] | undefined {
  const edges = all.filter((edge) => Math.abs(edge) < drawable);
  if (edges.length === 0) return undefined;
  const [low, high] = range(edges, tail);
  const width = roundWidth((high - low) / (integral ? wholeBars : bars), integral);
  const first = Math.floor(low / width);
  const last = Math.max(first + 1, integral ? Math.floor(high / width) + 1 : Math.ceil(high / width));
  // Whole numbers lie in the middle of their bars.
  const offset = integral ? 0.5 : 0;
  const bins = Array.from({ length: last - first + 1 }, (_, i) => rounded((first + i) * width - offset));
  const even = bins.every((edge, i) => Number.isFinite(edge) && (i === 0 || edge > bins[i - 1]!));
  return even && bins.length > 1 ? bins : undefined;
}

function range(edges: readonly number[], tail: CellEdges['tail']): [number, number] {
  const first = edges[0]!;
  const last = edges[edges.length - 1]!;
  const span = last - first;
  // Nearly all rows have one value: the tails are all there is to see beside it.
  const margin = negligible(span, last) ? Infinity : reach * span;
  const low = Math.max(Math.abs(tail.below) < drawable ? tail.below : first, first - margin);
  const high = Math.min(Math.abs(tail.above) < drawable ? tail.above : last, last + margin);
  if (high > low && !negligible(high - low, high)) return [low, high];
  const pad = Math.max(0.5, Math.abs(low) * 0.05);
  return [low - pad, low + pad];
}

function negligible(span: number, at: number): boolean {
  return span <= 1e-9 * Math.max(Number.MIN_VALUE, Math.abs(at));
}

function roundWidth(least: number, integral: boolean): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const widths = [1, 2, 2.5, 5, 10].map((step) => rounded(step * power));
  if (integral)
    return widths.find((width) => width >= least && Number.isInteger(width)) ?? Math.max(1, Math.ceil(least));
  return widths.find((width) => width >= least * (1 - 1e-9)) ?? widths[widths.length - 1]!;
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** Rows per bin. Within a cell rows are taken to lie evenly, which misplaces at most the cell's own rows, about 1 % of the reference. */
export function rowsPerBin(
  bins: readonly number[],
  { all, tail }: CellEdges,
  { cells, below, above }: CellCounts,
  integral: boolean,
): Binned {
  const rows = new Array<number>(bins.length - 1).fill(0);
  const outside = { below, above };
  const first = bins[0]!;
  const last = bins[bins.length - 1]!;
  const width = bins[1]! - first;
  rows[0]! += below;
  rows[rows.length - 1]! += above;
  cells.forEach((count, i) => {
    const rest = count - (i === 0 ? below : 0) - (i === cells.length - 1 ? above : 0);
    if (rest <= 0) return;
    const shift = integral ? 0.5 : 0;
    const to = Math.min(all[i] ?? Infinity, tail.above) + shift;
    const from = Math.min(Math.max(all[i - 1] ?? -Infinity, tail.below - (integral ? 1 : 0)) + shift, to);
    // Where in a cell without an end the rows lie is not known, only that no bar reaches there.
    if (to >= drawable) return put(Infinity, rest);
    if (from <= -drawable) return put(-Infinity, rest);
    if (!(to - from > width * 1e-6)) return put(to - shift, rest);
    if (from < first) {
      const part = (rest * (Math.min(to, first) - from)) / (to - from);
      outside.below += part;
      rows[0]! += part;
    }
    if (to > last) {
      const part = (rest * (to - Math.max(from, last))) / (to - from);
      outside.above += part;
      rows[rows.length - 1]! += part;
    }
    for (let bin = 0; bin < rows.length; bin++) {
      const overlap = Math.min(to, bins[bin + 1]!) - Math.max(from, bins[bin]!);
      if (overlap > 0) rows[bin]! += (rest * overlap) / (to - from);
    }
  });
  return { rows, ...outside };

  /** Rows that share one value. */
  function put(value: number, count: number): void {
    if (value < first) outside.below += count;
    if (value > last) outside.above += count;
    const bin = Math.floor((value - first) / width + 1e-9);
    rows[Math.min(rows.length - 1, Math.max(0, bin))]! += count;
  }
}
