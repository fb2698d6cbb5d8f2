import {
  lnLatencyCertificate,
  lnLogRank,
  lnSlowShare,
  startLatencyCertificate,
  startLogRank,
  startSlowShare,
  updateLatencyCertificate,
  updateLogRank,
  updateSlowShare,
} from '@tidegate/statistics';
import { z } from 'zod';
import { type Buckets, sumOf } from '../counts.ts';
import type { LatencyRule } from './guardrails.ts';
import { limitSchema, startLimit, updateLimit } from './share-limit.ts';

const perBucket = z.array(z.int().min(0));

export const latencyEvidenceSchema = z.strictObject({
  /** Upper bounds in seconds; they stay the same ones. */
  bounds: z.array(z.number()),
  before: z.strictObject({ stable: perBucket.nullable(), candidate: perBucket.nullable() }),
  totals: z.strictObject({ stable: perBucket, candidate: perBucket }),
  /** That the candidate is slower, and that it is not. */
  S: z.array(z.number()),
  good: z.array(z.number()),
  /** Slow ones against the bound of a quantile. */
  limit: limitSchema,
});
export type LatencyEvidence = z.output<typeof latencyEvidenceSchema>;

interface Arms {
  readonly stable: Buckets;
  readonly candidate: Buckets | undefined;
}

function start(bounds: readonly number[]): LatencyEvidence {
  const none = () => new Array<number>(bounds.length + 1).fill(0);
  return {
    bounds: [...bounds],
    before: { stable: null, candidate: null },
    totals: { stable: none(), candidate: none() },
    S: [...(bounds.length === 1 ? startSlowShare() : startLogRank()).S],
    good: [...startLatencyCertificate().S],
    limit: startLimit(),
  };
}

/** One look. `comparable`: both arms were under the same split all the while. Buckets that changed begin the counting anew and lose no evidence. */
export function foldLatency(
  rule: LatencyRule,
  kept: LatencyEvidence | null,
  { stable, candidate }: Arms,
  comparable: boolean,
): LatencyEvidence {
  const known = kept ?? start(stable.bounds);
  const same = (arm: Buckets | undefined) => arm === undefined || String(arm.bounds) === String(known.bounds);
  // Other buckets than before cannot be told apart with the numbers kept: nothing is learnt from them.
  if (!same(stable) || !same(candidate)) return known;
  const grown = {
    stable: increaseOf(known.before.stable, stable.counts),
    candidate: candidate ? increaseOf(known.before.candidate, candidate.counts) : stable.counts.map(() => 0),
  };
  const look = { stable: grown.stable, canary: grown.candidate };
  const { tolerated } = rule;
  return {
    bounds: known.bounds,
    before: { stable: [...stable.counts], candidate: candidate ? [...candidate.counts] : null },
    totals: {
      stable: added(known.totals.stable, grown.stable),
      candidate: added(known.totals.candidate, grown.candidate),
    },
    S: comparable ? [...compared(known, look, tolerated).S] : known.S,
    good: comparable ? [...updateLatencyCertificate({ S: known.good }, { ...look, tolerated }).S] : known.good,
    limit: rule.bound
      ? updateLimit(
          known.limit,
          sumOf(grown.candidate),
          slowOf(known.bounds, grown.candidate, rule.bound.seconds),
          1 - rule.bound.quantile,
        )
      : known.limit,
  };
}

function compared(
  { bounds, S }: LatencyEvidence,
  { stable, canary }: { stable: number[]; canary: number[] },
  tolerated: number,
) {
  if (bounds.length > 1) return updateLogRank({ S }, { stable, canary, tolerated });
  return updateSlowShare(
    { S },
    { slowStable: stable[1]!, stable: sumOf(stable), slowCanary: canary[1]!, canary: sumOf(canary), tolerated },
  );
}

/** ln of the evidence that the candidate is slower. */
export function lnSlower({ bounds, S }: LatencyEvidence): number {
  return bounds.length > 1 ? lnLogRank({ S }) : lnSlowShare({ S });
}

/** ln of the evidence that it is slower by less than what is tolerated. */
export function lnNotSlower({ good }: LatencyEvidence): number {
  return lnLatencyCertificate({ S: good });
}

/** Requests that took longer than a bound of the histogram. */
export function slowOf(bounds: readonly number[], counts: readonly number[], seconds: number): number {
  return sumOf(counts.slice(bounds.indexOf(seconds) + 1));
}

/** A quantile as far as the buckets tell it, in seconds: between the bounds of its bucket on a line; Infinity above the last. */
export function quantileOf(bounds: readonly number[], counts: readonly number[], quantile: number): number {
  const wanted = quantile * sumOf(counts);
  let passed = 0;
  for (const [i, bound] of bounds.entries()) {
    const before = passed;
    passed += counts[i]!;
    const low = i === 0 ? 0 : bounds[i - 1]!;
    if (passed >= wanted && counts[i]! > 0) return low + (bound - low) * ((wanted - before) / counts[i]!);
  }
  return passed > 0 || sumOf(counts) > 0 ? Infinity : NaN;
}

/** What came since the last look; counters that began anew count from zero, the first sight only sets where counting starts. */
export function increaseOf(before: readonly number[] | null, now: readonly number[]): number[] {
  if (before === null) return now.map(() => 0);
  if (now.some((count, i) => count < before[i]!)) return [...now];
  return now.map((count, i) => count - before[i]!);
}

export function added(a: readonly number[], b: readonly number[]): number[] {
  return a.map((count, i) => count + b[i]!);
}
