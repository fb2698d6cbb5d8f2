import { requireNumber } from './domain.ts';

/** Holm's adjusted p-values (1979), in input order: controls the chance of even one false alarm. Throws RangeError on a p outside 0..1. */
export function holm(ps: readonly number[]): number[] {
  const m = ps.length;
  const adjusted = new Array<number>(m);
  let largest = 0;
  ascending(ps).forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (m - rank) * ps[index]!));
    adjusted[index] = largest;
  });
  return adjusted;
}

/** Benjamini-Hochberg adjusted p-values, q (1995), in input order: controls the share of false alarms. Throws RangeError on a p outside 0..1. */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const m = ps.length;
  const adjusted = new Array<number>(m);
  const order = ascending(ps);
  let smallest = 1;
  for (let rank = m; rank >= 1; rank -= 1) {
    const index = order[rank - 1]!;
    smallest = Math.min(smallest, (m / rank) * ps[index]!);
    adjusted[index] = smallest;
  }
  return adjusted;
}

function ascending(ps: readonly number[]): number[] {
  ps.forEach((p, i) => requireNumber(`p-value ${i}`, p, 0, 1));
  return ps.map((_, i) => i).sort((i, j) => ps[i]! - ps[j]! || i - j);
}
