import { requireNumber } from './domain.ts';
import type { UndefinedResult } from './undefined-result.ts';

/** What one interval says of a candidate. */
export type Finding =
  'cannot-compare' | 'identical' | 'improved' | 'equivalent' | 'non-inferior' | 'regressed' | 'worse' | 'inconclusive';

/** What is asked of the candidate: not to be worse by the margin, or to be better. */
export type Demand = 'non-inferior' | 'improved';

export interface IntervalVerdict {
  readonly finding: Finding;
  /** The interval lies below 0, within the margin or not: the candidate is lower, however little. */
  readonly significantlyLower: boolean;
}

interface Limits {
  readonly defined?: true;
  readonly lower: number;
  readonly upper: number;
}

/** The difference and its interval with "better" upwards: turned round for a metric of which less is better. */
export function inGoodDirection<
  T extends { readonly difference: number; readonly lower: number; readonly upper: number },
>(measured: T, better: 'higher' | 'lower'): T {
  if (better === 'higher') return measured;
  return { ...measured, difference: -measured.difference, lower: -measured.upper, upper: -measured.lower };
}

/**
 * Judges an interval of candidate − production in the good direction against a margin of at least 0, the first that holds: no interval, identical
 * predictions, lower > 0, (−margin, margin) around it, lower > −margin, upper < −margin, upper < 0. An interval that is missing, not finite or
 * upside down is `cannot-compare`, which meets no demand.
 * @param identical both models answer every row the same; it also settles an interval without variation
 */
export function judgeInterval(
  interval: Limits | UndefinedResult | undefined,
  { margin, identical = false }: { readonly margin: number; readonly identical?: boolean },
): IntervalVerdict {
  requireNumber('margin', margin, 0);
  const answer = (finding: Finding, significantlyLower = false) => ({ finding, significantlyLower });
  if (interval === undefined) return answer('cannot-compare');
  if (interval.defined === false) {
    return answer(identical && interval.reason === 'no-variation' ? 'identical' : 'cannot-compare');
  }
  const { lower, upper } = interval;
  if (!Number.isFinite(lower) || !Number.isFinite(upper) || lower > upper) return answer('cannot-compare');
  if (identical) return answer('identical');
  const below = upper < 0;
  if (lower > 0) return answer('improved');
  if (lower > -margin) return answer(upper < margin ? 'equivalent' : 'non-inferior', below);
  if (upper < -margin) return answer('regressed', below);
  return answer(below ? 'worse' : 'inconclusive', below);
}

/**
 * Whether the demand is met: `fail` when it is shown not to be (worse than production without excluding the margin counts), `inconclusive` when
 * neither is shown or nothing could be compared.
 */
export function meets(
  { finding, significantlyLower }: IntervalVerdict,
  demand: Demand,
): 'pass' | 'fail' | 'inconclusive' {
  switch (finding) {
    case 'improved':
      return 'pass';
    case 'identical':
      return demand === 'non-inferior' ? 'pass' : 'fail';
    case 'equivalent':
    case 'non-inferior':
      if (demand === 'non-inferior') return 'pass';
      return significantlyLower ? 'fail' : 'inconclusive';
    case 'regressed':
    case 'worse':
      return 'fail';
    case 'inconclusive':
    case 'cannot-compare':
      return 'inconclusive';
  }
}
