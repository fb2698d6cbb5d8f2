import { requireCount } from './domain.ts';

/** How strongly errors come in clusters, from one arm's errors in each of many minutes. */
export interface Clustering {
  /** Cluster size to divide evidence by: the larger of the two dispersions, at least 1. */
  readonly c: number;
  /** Variance over mean of the counts per minute and per five minutes; undefined without errors or with fewer than two counts. */
  readonly phi1: number | undefined;
  readonly phi5: number | undefined;
  readonly minutes: number;
  /** Errors divided by `c`: about how many incidents they were. */
  readonly incidents: number;
  /** Whether the window is long and rich enough to rely on `c`: at least 180 minutes and 30 incidents. */
  readonly known: boolean;
}

export const fewestMinutes = 180;
export const fewestIncidents = 30;

/**
 * Cluster size from counts per minute in time order, of one arm and before anything was changed: c = max(1, φ₁, φ₅), φ = variance/mean
 * (for clusters of sizes s, E[s²]/E[s]). An estimate and no bound: it cannot see clustering that begins later, and an outage or a trend
 * within the window makes it larger, which costs power and no false alarm.
 */
export function clustering(perMinute: readonly number[]): Clustering {
  perMinute.forEach((count) => requireCount('errors per minute', count));
  const phi1 = dispersion(perMinute);
  const phi5 = dispersion(groups(perMinute, 5));
  const c = Math.max(1, phi1 ?? 1, phi5 ?? 1);
  const errors = perMinute.reduce((sum, count) => sum + count, 0);
  const incidents = errors / c;
  const known = perMinute.length >= fewestMinutes && incidents >= fewestIncidents;
  return { c, phi1, phi5, minutes: perMinute.length, incidents, known };
}

function dispersion(counts: readonly number[]): number | undefined {
  const n = counts.length;
  const mean = counts.reduce((sum, count) => sum + count, 0) / n;
  if (n < 2 || mean === 0) return undefined;
  const squares = counts.reduce((sum, count) => sum + (count - mean) * (count - mean), 0);
  return squares / (n - 1) / mean;
}

/** Sums of `size` neighbours; what is left over at the start is dropped. */
function groups(counts: readonly number[], size: number): number[] {
  const sums: number[] = [];
  for (let end = counts.length; end >= size; end -= size) {
    sums.push(counts.slice(end - size, end).reduce((sum, count) => sum + count, 0));
  }
  return sums;
}
