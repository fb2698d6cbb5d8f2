import { requireCount, requireNumber, requireShare } from './domain.ts';
import { normalUpperQuantile } from './normal.ts';
import { boundary } from './root.ts';

/** What a paired comparison is planned for. */
export interface PairedPlan {
  /** Share of items on which the two models differ in being right, (b + c)/N, in (0, 1]. */
  readonly discordant: number;
  /** Two-sided level of the test (default 0.05). */
  readonly alpha?: number;
  /** Wanted probability of a significant result (default 0.8). */
  readonly power?: number;
}

/**
 * Paired items for McNemar's test to find the accuracy difference `difference` (0 < |Δ| ≤ discordant):
 * N = (z_(1−α/2) √ψ + z_(1−β) √(ψ − Δ²))² / Δ², rounded up (Connor 1987).
 */
export function mcnemarSampleSize({
  discordant,
  difference,
  alpha = 0.05,
  power = 0.8,
}: PairedPlan & { readonly difference: number }): number {
  requireNumber('discordant', discordant, 0, 1);
  const delta = Math.abs(difference);
  if (!(delta > 0 && delta <= discordant)) {
    throw new RangeError(
      `difference must not be 0 nor exceed the discordant share ${discordant}, but is ${difference}`,
    );
  }
  return Math.ceil(needed(discordant, delta, alpha, power));
}

/** Smallest accuracy difference McNemar's test finds with n paired items; undefined when n is too small for any. */
export function mcnemarDetectable({
  n,
  discordant,
  alpha = 0.05,
  power = 0.8,
}: PairedPlan & { readonly n: number }): number | undefined {
  requireCount('n', n);
  requireNumber('discordant', discordant, 0, 1);
  if (discordant === 0 || needed(discordant, discordant, alpha, power) > n) return undefined;
  return boundary(0, discordant, (delta) => needed(discordant, delta, alpha, power) > n);
}

/**
 * Paired items for the non-inferiority test with this margin, one-sided `alpha`, when the true difference (candidate − production) is
 * `difference` (default 0): N = (z_(1−α) + z_(1−β))² (ψ − Δ²) / (margin + Δ)², rounded up (Wald form; Liu et al. 2002).
 */
export function nonInferioritySampleSize({
  discordant,
  margin,
  difference = 0,
  alpha = 0.05,
  power = 0.8,
}: PairedPlan & { readonly margin: number; readonly difference?: number }): number {
  requireNumber('discordant', discordant, 0, 1);
  requireNumber('margin', margin, 0, 1);
  requireShare('alpha', alpha);
  requireShare('power', power);
  const distance = margin + difference;
  if (!(distance > 0))
    throw new RangeError(
      `no size can show non-inferiority: margin ${margin} plus difference ${difference} is not above 0`,
    );
  const z = normalUpperQuantile(alpha) + normalUpperQuantile(1 - power);
  return Math.max(1, Math.ceil((z * z * Math.max(0, discordant - difference * difference)) / (distance * distance)));
}

function needed(discordant: number, delta: number, alpha: number, power: number): number {
  requireShare('alpha', alpha);
  requireShare('power', power);
  if (delta === 0) return Infinity;
  const z = normalUpperQuantile(alpha / 2) * Math.sqrt(discordant);
  const reach = z + normalUpperQuantile(1 - power) * Math.sqrt(Math.max(0, discordant - delta * delta));
  return (reach * reach) / (delta * delta);
}
