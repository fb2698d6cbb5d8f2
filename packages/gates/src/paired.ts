import type { Check, Scalar } from '@tidegate/evidence';
import type { PairedPredictions } from '@tidegate/metrics';
import {
  mcnemar,
  mcnemarDetectable,
  nonInferioritySampleSize,
  nonInferiorityTango,
  normalSf,
  tangoScore,
} from '@tidegate/statistics';
import { exact } from './decimal.ts';

/** How many items each model gets right. */
export interface PairedCounts {
  readonly n: number;
  readonly bothRight: number;
  readonly bothWrong: number;
  /** Production right, candidate wrong. */
  readonly rightToWrong: number;
  /** Production wrong, candidate right. */
  readonly wrongToRight: number;
  /** Items on which the two say the same, right or wrong. */
  readonly sameAnswer: number;
}

export interface PairedPlan {
  /** One-sided level: probability of passing a candidate that is worse by the margin. */
  readonly alpha: number;
  /** Loss of accuracy that is still accepted, at least 0. */
  readonly margin: number;
}

/** Counts over all rows, or over those for which `include` says so. */
export function countPairs(
  { label, candidate, production }: PairedPredictions,
  include: (row: number) => boolean = () => true,
): PairedCounts {
  const counts = { n: 0, bothRight: 0, bothWrong: 0, rightToWrong: 0, wrongToRight: 0, sameAnswer: 0 };
  for (const [row, truth] of label.entries()) {
    if (!include(row)) continue;
    const now = candidate[row] === truth;
    const before = production[row] === truth;
    counts.n++;
    if (candidate[row] === production[row]) counts.sameAnswer++;
    counts[now ? (before ? 'bothRight' : 'wrongToRight') : before ? 'rightToWrong' : 'bothWrong']++;
  }
  return counts;
}

export type PairedFinding =
  'identical' | 'improved' | 'equivalent' | 'non-inferior' | 'regressed' | 'worse' | 'inconclusive';

/**
 * Accuracy of two models on the same items: Tango's interval of candidate − production at confidence 1 − 2·alpha decides, McNemar's mid-p
 * stands beside it.
 */
export function comparePaired(counts: PairedCounts, { alpha, margin }: PairedPlan): Check & { finding: PairedFinding } {
  const { n, rightToWrong: b, wrongToRight: c } = counts;
  const test = nonInferiorityTango(b, c, n, margin, alpha);
  const improved = normalSf(tangoScore(b, c, n, 0)) <= alpha;
  const finding = find({ ...test, improved }, counts, margin);
  const { p, worse } = mcnemar(b, c);
  const decide = finding === 'inconclusive' ? toDecide(counts, { alpha, margin }) : {};
  const accuracy = { candidate: (counts.bothRight + c) / n, production: (counts.bothRight + b) / n };
  const difference = `${signed(test.difference)} [${signed(test.lower)}, ${signed(test.upper)}]`;
  const reason = `Accuracy candidate − production is ${difference} on ${n} pairs (right to wrong ${b}, wrong to right ${c}): ${told(finding, margin)}${remedy(decide)}.`;
  return {
    id: 'predictions.accuracy',
    title: `accuracy on the same items, margin ${margin}`,
    subject: 'accuracy',
    verdict: verdictOf[finding],
    finding,
    reason,
    observed: test.difference,
    threshold: exact(margin).negated().toNumber(),
    sizes: {
      pairs: n,
      'both-right': counts.bothRight,
      'right-to-wrong': b,
      'wrong-to-right': c,
      'both-wrong': counts.bothWrong,
    },
    method: {
      name: 'Tango score interval of paired proportions; McNemar mid-p',
      parameters: {
        alpha,
        margin,
        confidence: exact(1)
          .minus(exact(alpha).times(exact(2)))
          .toNumber(),
      },
    },
    values: {
      finding,
      'accuracy-candidate': accuracy.candidate,
      'accuracy-production': accuracy.production,
      difference: test.difference,
      'interval-low': test.lower,
      'interval-high': test.upper,
      'p-value': p,
      'p-worse': worse.midP,
      'p-non-inferior': test.p,
      ...decide,
    },
  };
}

const verdictOf = {
  identical: 'pass',
  improved: 'pass',
  equivalent: 'pass',
  'non-inferior': 'pass',
  regressed: 'fail',
  worse: 'fail',
  inconclusive: 'inconclusive',
} as const;

function find(
  test: { nonInferior: boolean; improved: boolean; upper: number },
  { n, sameAnswer }: PairedCounts,
  margin: number,
): PairedFinding {
  if (sameAnswer === n) return 'identical';
  if (test.improved) return 'improved';
  if (test.nonInferior) return test.upper < margin ? 'equivalent' : 'non-inferior';
  if (test.upper < -margin) return 'regressed';
  return test.upper < 0 ? 'worse' : 'inconclusive';
}

function told(finding: PairedFinding, margin: number): string {
  switch (finding) {
    case 'identical':
      return 'the predictions are identical';
    case 'improved':
      return 'the candidate is better';
    case 'equivalent':
      return `the two are equivalent within ${margin}`;
    case 'non-inferior':
      return `the candidate is not worse by ${margin} or more`;
    case 'regressed':
      return margin === 0 ? 'the candidate is worse' : `the candidate is worse by more than ${margin}`;
    case 'worse':
      return `the candidate is worse, perhaps by more than ${margin}`;
    case 'inconclusive':
      return margin === 0
        ? 'neither better nor worse is shown'
        : `that it is not worse by ${margin} or more is not shown, nor that it is worse`;
  }
}

/** What this many pairs can detect with power 0.8, and how many would decide if the difference stays as observed. */
function toDecide(
  { n, rightToWrong: b, wrongToRight: c }: PairedCounts,
  { alpha, margin }: PairedPlan,
): Record<string, Scalar> {
  const discordant = (b + c) / n;
  const detectable = mcnemarDetectable({ n, discordant, alpha: 2 * alpha });
  const difference = (c - b) / n;
  // Below the margin the size is the one that would show the loss: the same test, mirrored.
  const size =
    margin + difference > 0
      ? { margin, difference }
      : margin + difference < 0
        ? { margin: 0, difference: -(difference + margin) }
        : undefined;
  const needed = size && discordant > 0 ? nonInferioritySampleSize({ discordant, alpha, ...size }) : undefined;
  return {
    ...(detectable !== undefined && { 'detectable-difference': detectable }),
    ...(needed !== undefined && { 'pairs-needed': Math.max(needed, n + 1) }),
  };
}

function remedy(decide: Readonly<Record<string, Scalar>>): string {
  const { 'detectable-difference': detectable, 'pairs-needed': needed } = decide;
  return [
    typeof detectable === 'number'
      ? `; this many pairs detect a difference of ${short(detectable)} with power 0.8`
      : '',
    typeof needed === 'number' ? `; about ${needed} pairs would decide at the difference seen` : '',
  ].join('');
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${short(Math.abs(value))}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
