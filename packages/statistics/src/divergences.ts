/**
 * Divergences of two distributions over the same cells, given as shares (each summing to 1, or to less where a cell was left out).
 * Throws RangeError when the numbers of cells differ.
 */

/** Kullback-Leibler divergence Σ p ln(p/q) in nats, of shares brought to sum 1. A cell only p has makes it infinite. */
export function kullbackLeibler(p: readonly number[], q: readonly number[]): number {
  sameCells(p, q);
  const a = normalized(p);
  const b = normalized(q);
  return sum(a.map((share, i) => relativeEntropy(share, b[i]!)));
}

/** Jensen-Shannon distance: the root of the divergence ½ KL(p‖m) + ½ KL(q‖m), m = ½(p + q); in nats, or to `base` when given. */
export function jensenShannonDistance(p: readonly number[], q: readonly number[], base?: number): number {
  sameCells(p, q);
  const a = normalized(p);
  const b = normalized(q);
  const middle = a.map((share, i) => (share + b[i]!) / 2);
  const divergence =
    (sum(a.map((share, i) => relativeEntropy(share, middle[i]!))) +
      sum(b.map((share, i) => relativeEntropy(share, middle[i]!)))) /
    2;
  // Rounding may leave a hair below zero for equal distributions; NaN stays NaN.
  return Math.sqrt(divergence < 0 ? 0 : divergence / (base === undefined ? 1 : Math.log(base)));
}

/** Population stability index Σ (p − q) ln(p/q); infinite or NaN for a cell that is empty on one or on both sides. */
export function populationStability(p: readonly number[], q: readonly number[]): number {
  sameCells(p, q);
  return sum(p.map((share, i) => (share - q[i]!) * Math.log(share / q[i]!)));
}

/** Hellinger distance √½ · ‖√p − √q‖, in 0..1. */
export function hellingerDistance(p: readonly number[], q: readonly number[]): number {
  sameCells(p, q);
  return Math.sqrt(sum(p.map((share, i) => (Math.sqrt(share) - Math.sqrt(q[i]!)) ** 2))) / Math.SQRT2;
}

/** Largest change of a share, max |p − q|. */
export function largestDifference(p: readonly number[], q: readonly number[]): number {
  sameCells(p, q);
  return p.reduce((most, share, i) => Math.max(most, Math.abs(share - q[i]!)), 0);
}

/** x ln(x/y), without cancellation where the two are near. */
function relativeEntropy(x: number, y: number): number {
  if (x === 0 && y >= 0) return 0;
  if (!(x > 0 && y > 0)) return Number.isNaN(x) || Number.isNaN(y) ? NaN : Infinity;
  const ratio = x / y;
  return ratio > 0.5 && ratio < 2 ? x * Math.log1p((x - y) / y) : x * Math.log(ratio);
}

function normalized(shares: readonly number[]): number[] {
  const total = sum(shares);
  return shares.map((share) => share / total);
}

function sum(terms: readonly number[]): number {
  return terms.reduce((total, term) => total + term, 0);
}

function sameCells(p: readonly number[], q: readonly number[]): void {
  if (p.length !== q.length) throw new RangeError(`both need the same cells, not ${p.length} and ${q.length}`);
}
