import { chiSquareSf } from './continuous.ts';
import { requireCount } from './domain.ts';

/** Two-sample Anderson-Darling test on cells. */
export interface AndersonDarling {
  readonly stat: number;
  readonly p: number;
  readonly cells: number;
  /** Cells that hold a row of either sample. One alone: constant and equal on both sides, nothing was tested. */
  readonly occupied: number;
}

/**
 * Anderson-Darling distance of two samples counted in the same ordered cells:
 * A² = nm/N · Σ w_i (F_i − G_i)² over the edges, w_i = ½(h_i + h_(i+1)) / (H_i (1 − H_i)), H pooled cumulative and h pooled cell share.
 * p by a three-moment gamma match of the limiting weighted chi-square sum with matrix M = S·diag(w), S_ij = min(H_i, H_j) − H_i H_j,
 * c_k = trace(M^k) (Hall 1983, Buckley & Eagleson 1988). Ties and discrete values are exact in M. Below about 1e-6 p is slightly too small.
 * An empty sample gives statistic 0, p 1. Throws RangeError on counts of different length or that are no counts.
 */
export function andersonDarlingCells(refCounts: readonly number[], curCounts: readonly number[]): AndersonDarling {
  const n = size(refCounts);
  const m = size(curCounts);
  sameLength(refCounts, curCounts);
  const cells = refCounts.length;
  const occupied = refCounts.filter((count, i) => count + curCounts[i]! > 0).length;
  const { H, w, gap } = edgesOf(refCounts, curCounts, n, m);
  if (n === 0 || m === 0 || H.length === 0) return { stat: 0, p: 1, cells, occupied };
  let stat = 0;
  gap.forEach((d, i) => (stat += w[i]! * d * d));
  stat *= (n * m) / (n + m);
  const [c1, c2, c3] = traces(H, w);
  const df = (c2 * c2 * c2) / (c3 * c3);
  const x = ((stat - c1) / Math.sqrt(2 * c2)) * Math.sqrt(2 * df) + df;
  return { stat, p: chiSquareSf(x, df), cells, occupied };
}

/** D: the largest gap between the cumulative shares of two samples counted in the same ordered cells, in 0..1. */
export function maxGap(refCounts: readonly number[], curCounts: readonly number[]): number {
  sameLength(refCounts, curCounts);
  const n = size(refCounts);
  const m = size(curCounts);
  if (n === 0 || m === 0) return 0;
  let ref = 0;
  let cur = 0;
  let largest = 0;
  refCounts.forEach((count, i) => {
    ref += count;
    cur += curCounts[i]!;
    largest = Math.max(largest, Math.abs(ref / n - cur / m));
  });
  return largest;
}

/** Edges that part the pooled sample; one with nothing on a side has no variance and no weight. */
function edgesOf(ref: readonly number[], cur: readonly number[], n: number, m: number) {
  const H: number[] = [];
  const w: number[] = [];
  const gap: number[] = [];
  let refBelow = 0;
  let curBelow = 0;
  for (let i = 0; i + 1 < ref.length; i += 1) {
    refBelow += ref[i]!;
    curBelow += cur[i]!;
    const below = refBelow + curBelow;
    if (below === 0 || below === n + m) continue;
    const share = below / (n + m);
    const around = (ref[i]! + cur[i]! + ref[i + 1]! + cur[i + 1]!) / (2 * (n + m));
    H.push(share);
    w.push(around / (share * (1 - share)));
    gap.push(refBelow / n - curBelow / m);
  }
  return { H, w, gap };
}

/** trace(M), trace(M²) and trace(M³) of M_ij = (min(H_i, H_j) − H_i H_j) w_j. */
function traces(H: readonly number[], w: readonly number[]): [number, number, number] {
  const M = H.map((a) => H.map((b, j) => (Math.min(a, b) - a * b) * w[j]!));
  let c1 = 0;
  let c2 = 0;
  let c3 = 0;
  M.forEach((row, i) => {
    c1 += row[i]!;
    M.forEach((other, j) => {
      c2 += row[j]! * other[i]!;
      let squared = 0;
      for (let k = 0; k < M.length; k += 1) squared += row[k]! * M[k]![j]!;
      c3 += squared * other[i]!;
    });
  });
  return [c1, c2, c3];
}

function size(counts: readonly number[]): number {
  let sum = 0;
  for (const count of counts) {
    requireCount('cell count', count);
    sum += count;
  }
  return sum;
}

function sameLength(ref: readonly number[], cur: readonly number[]): void {
  if (ref.length !== cur.length)
    throw new RangeError(`both samples need the same cells, but there are ${ref.length} and ${cur.length}`);
}
