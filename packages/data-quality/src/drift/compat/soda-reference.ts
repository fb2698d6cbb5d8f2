import {
  cellsByRule,
  edgesAcross,
  type Frequencies,
  histogram,
  linearQuantile,
  sampleSize,
} from '@tidegate/statistics';

/** What Soda keeps of a column of numbers, its "distribution reference object". */
export interface ReferenceObject {
  readonly edges: readonly number[];
  /** Share of the rows up to each edge, the first 0. */
  readonly cumulative: readonly number[];
}

const MOST_CELLS = 1_000_000;

/** Cells by the rule `auto`; where that makes as many as there are rows, without outliers, and at last √n of them. */
export function referenceObject(sample: Frequencies): ReferenceObject {
  const rows = sampleSize(sample);
  const cells = cellsByRule(sample, 'auto');
  if (cells < Math.min(MOST_CELLS, rows)) return objectOf(sample, edgesAcross(sample, cells));
  const inner = withoutOutliers(sample, rows);
  const size = sampleSize(inner);
  const fewer = cellsByRule(inner, 'auto');
  if (fewer < Math.min(MOST_CELLS, size)) return objectOf(inner, edgesAcross(inner, fewer));
  return objectOf(inner, edgesAcross(inner, Math.min(MOST_CELLS, Math.ceil(Math.sqrt(size)))));
}

function objectOf(sample: Frequencies, edges: readonly number[]): ReferenceObject {
  const counts = histogram(sample, edges);
  const rows = counts.reduce((total, count) => total + count, 0);
  const cumulative = [0];
  for (const count of counts) cumulative.push(cumulative[cumulative.length - 1]! + count / rows);
  return { edges, cumulative };
}

/** Rows within one and a half interquartile ranges of the quartiles. */
function withoutOutliers(sample: Frequencies, rows: number): Frequencies {
  const [q1, q3] = [linearQuantile(sample, 0.25, rows), linearQuantile(sample, 0.75, rows)];
  const reach = 1.5 * (q3 - q1);
  const values: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < sample.values.length; i++) {
    const value = sample.values[i]!;
    if (value < q1 - reach || value > q3 + reach) continue;
    values.push(value);
    counts.push(sample.counts[i]!);
  }
  return { values, counts };
}

/** Rows drawn by inverting the cumulative shares, straight between the edges. */
export function drawn({ edges, cumulative }: ReferenceObject, rows: number, uniform: () => number): number[] {
  const last = edges.length - 1;
  return Array.from({ length: rows }, () => {
    const u = uniform();
    if (u >= cumulative[last]!) return edges[last]!;
    let low = 0;
    let high = last;
    while (low < high - 1) {
      const middle = (low + high) >>> 1;
      if (cumulative[middle]! <= u) low = middle;
      else high = middle;
    }
    if (cumulative[low] === u) return edges[low]!;
    const slope = (edges[low + 1]! - edges[low]!) / (cumulative[low + 1]! - cumulative[low]!);
    return slope * (u - cumulative[low]!) + edges[low]!;
  });
}
