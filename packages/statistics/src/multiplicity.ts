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

/** Hochberg's adjusted p-values (1988), in input order: as Holm's, sharper, for tests that are independent or positively dependent. */
export function hochberg(ps: readonly number[]): number[] {
  return stepUp(ps, (rank, m) => m - rank + 1);
}

/** Benjamini-Hochberg adjusted p-values, q (1995), in input order: controls the share of false alarms. Throws RangeError on a p outside 0..1. */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  return stepUp(ps, (rank, m) => m / rank);
}

/** Benjamini-Yekutieli adjusted p-values (2001), in input order: as Benjamini-Hochberg, whatever the dependence. */
export function benjaminiYekutieli(ps: readonly number[]): number[] {
  const harmonic = ps.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  return stepUp(ps, (rank, m) => (m / rank) * harmonic);
}

/** From the largest p down, the smallest of factor(rank)·p so far, at most 1. */
function stepUp(ps: readonly number[], factor: (rank: number, m: number) => number): number[] {
  const m = ps.length;
  const adjusted = new Array<number>(m);
  const order = ascending(ps);
  let smallest = 1;
  for (let rank = m; rank >= 1; rank -= 1) {
    const index = order[rank - 1]!;
    smallest = Math.min(smallest, factor(rank, m) * ps[index]!);
    adjusted[index] = smallest;
  }
  return adjusted;
}

function ascending(ps: readonly number[]): number[] {
  ps.forEach((p, i) => requireNumber(`p-value ${i}`, p, 0, 1));
  return ps.map((_, i) => i).sort((i, j) => ps[i]! - ps[j]! || i - j);
}
