import type { Scalar } from '@tidegate/evidence';
import { decisiveSize, mcnemarDetectable, nonInferioritySampleSize } from '@tidegate/statistics';
import type { PairedMeasure } from './pair.ts';
import type { PairedRule } from './rule.ts';

/** A difference in the good direction. */
export interface Limits {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

/** What is left of it beyond the gain that is asked for. */
export const shifted = ({ difference, lower, upper }: Limits, gain: number): Limits => ({
  difference: difference - gain,
  lower: lower - gain,
  upper: upper - gain,
});

/** What these units can detect with power 0.8, and how many would decide if the difference stays as observed. */
export function toDecide(
  { margin, gain, score }: PairedRule,
  { sizes, units, method }: PairedMeasure,
  turned: Limits,
  alpha: number,
): Record<string, Scalar> {
  const n = units;
  const [lost, won] = [sizes['right-to-wrong'], sizes['wrong-to-right']];
  const counted = score === 'accuracy' && gain === 0 && method.name.startsWith('Tango') && lost !== undefined;
  const found = counted ? ofFlips(n, lost, won!, { alpha, margin }) : ofInterval(turned, { n, alpha, margin, gain });
  return {
    ...(found.detectable !== undefined && { 'detectable-difference': found.detectable }),
    ...(found.needed !== undefined && { 'pairs-needed': Math.max(found.needed, n + 1) }),
  };
}

function ofFlips(n: number, b: number, c: number, { alpha, margin }: { alpha: number; margin: number }) {
  const discordant = (b + c) / n;
  const difference = (c - b) / n;
  // Below the margin the size is the one that would show the loss: the same test, mirrored.
  const size =
    margin + difference > 0
      ? { margin, difference }
      : margin + difference < 0
        ? { margin: 0, difference: -(difference + margin) }
        : undefined;
  return {
    detectable: mcnemarDetectable({ n, discordant, alpha: 2 * alpha }),
    needed: size && discordant > 0 ? nonInferioritySampleSize({ discordant, alpha, ...size }) : undefined,
  };
}

function ofInterval(
  turned: Limits,
  { n, alpha, margin, gain }: { n: number; alpha: number; margin: number; gain: number },
): { detectable?: number; needed?: number } {
  const { difference, lower: low, upper } = shifted(turned, gain);
  // A bootstrap interval need not hold the estimate.
  const limits = { difference, lower: Math.min(low, difference), upper: Math.max(upper, difference) };
  return decisiveSize({ ...limits, n, confidence: 1 - 2 * alpha }, { margin });
}
