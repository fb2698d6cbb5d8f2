import { type Frequencies, type PairedCounts, pairCounts } from './frequencies.ts';

/** Wasserstein-1 (earth mover's) distance of two samples, in the unit of the values: ∫ |F − G| dx. */
export function wassersteinDistance(reference: Frequencies, current: Frequencies): number {
  return integral(pairCounts(reference, current), Math.abs);
}

/** Energy distance of two samples, √(2 ∫ (F − G)² dx), in the root of the unit of the values (Székely 2002). */
export function energyDistance(reference: Frequencies, current: Frequencies): number {
  return Math.SQRT2 * Math.sqrt(integral(pairCounts(reference, current), (gap) => gap * gap));
}

function integral({ values, ref, cur, n, m }: PairedCounts, of: (gap: number) => number): number {
  let total = 0;
  let a = 0;
  let b = 0;
  for (let i = 0; i + 1 < values.length; i += 1) {
    a += ref[i]!;
    b += cur[i]!;
    total += of(a / n - b / m) * (values[i + 1]! - values[i]!);
  }
  return total;
}
