import { requireNumber } from './domain.ts';

/**
 * Hommel's adjusted p-values (Biometrika 1988; algorithm of Wright 1992), in input order: controls the chance of any false alarm like Holm,
 * and is never larger, for tests that are independent or positively dependent.
 * Throws RangeError on a p outside 0..1.
 */
export function hommel(ps: readonly number[]): number[] {
  for (const p of ps) requireNumber('p', p, 0, 1);
  const m = ps.length;
  const order = ps.map((_, i) => i).sort((a, b) => ps[a]! - ps[b]!);
  const sorted = order.map((i) => ps[i]!);
  const least = (from: number, size: number, firstRank: number) =>
    Math.min(...sorted.slice(from).map((p, i) => (size * p) / (firstRank + i)));
  const adjusted = sorted.map(() => least(0, m, 1));
  for (let size = m - 1; size >= 2; size--) {
    const cut = m - size + 1;
    const upper = least(cut, size, 2);
    const lowest = sorted.slice(0, cut).map((p) => Math.min(size * p, upper));
    sorted.forEach((_, i) => {
      adjusted[i] = Math.max(adjusted[i]!, i < cut ? lowest[i]! : lowest[cut - 1]!);
    });
  }
  const result = new Array<number>(m);
  order.forEach((at, i) => (result[at] = Math.min(1, Math.max(adjusted[i]!, sorted[i]!))));
  return result;
}

/** Bonferroni's adjusted p-values, in input order: m p, at most 1. */
export function bonferroni(ps: readonly number[]): number[] {
  for (const p of ps) requireNumber('p', p, 0, 1);
  return ps.map((p) => Math.min(1, p * ps.length));
}
