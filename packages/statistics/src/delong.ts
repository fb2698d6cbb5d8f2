import { requireShare } from './domain.ts';
import { normalTest, type DifferenceTest } from './normal-test.ts';
import { byClass, placements, type ScoresByClass } from './placements.ts';
import { meanAndSquares, sumOf } from './summation.ts';
import { undefinedResult, type UndefinedResult } from './undefined-result.ts';

/** Area under the ROC curve of one model, with DeLong's interval. */
export interface AucInterval {
  readonly defined: true;
  readonly auc: number;
  readonly variance: number;
  /** Cut at 0 and 1. */
  readonly lower: number;
  readonly upper: number;
  readonly positives: number;
  readonly negatives: number;
}

/** DeLong's comparison of two models' areas on the same rows. */
export interface DelongTest extends DifferenceTest {
  readonly defined: true;
  readonly z: number;
  readonly candidate: number;
  readonly production: number;
  readonly covariance: { readonly candidate: number; readonly production: number; readonly between: number };
  readonly positives: number;
  readonly negatives: number;
  /** Both models place every row the same among the other class: difference 0, z 0, p 1 and no width. */
  readonly sameRanking: boolean;
}

/**
 * Area under the ROC curve with its interval (DeLong, DeLong, Clarke-Pearson 1988). Undefined with fewer than two rows of a class or when
 * the rows show no variation, as for an area of exactly 0 or 1.
 * @param labels 1 or true for a positive row, 0 or false for a negative one
 */
export function aucInterval(
  labels: ArrayLike<number | boolean>,
  scores: ArrayLike<number>,
  confidence = 0.95,
): AucInterval | UndefinedResult {
  requireShare('confidence', confidence);
  const split = byClass(labels, scores);
  const few = tooFew(split);
  if (few) return few;
  const { auc, ofPositives, ofNegatives } = areaOf(split);
  const variance = varianceOfMean(ofPositives) + varianceOfMean(ofNegatives);
  if (variance === 0) return noVariation(`the area under the curve is ${auc} and every row says so`);
  const { lower, upper } = normalTest(auc, variance, confidence);
  return {
    defined: true,
    auc,
    variance,
    lower: Math.max(0, lower),
    upper: Math.min(1, upper),
    positives: split.positives.length,
    negatives: split.negatives.length,
  };
}

/**
 * Difference of two correlated areas under the ROC curve, candidate − production (DeLong et al. 1988, in the O(N log N) form of Sun & Xu
 * 2014), two-sided interval at `confidence`. Not valid where one model was fitted on these rows. Of equal areas 8 % instead of 5 % are found
 * different with 5 positive rows, 6 % with 10 to 20, 5 % with 30 (simulated). Undefined with fewer than two rows of a
 * class, and where neither model's area varies (both 0 or 1): a variance of 0 then only says that the data are too easy.
 * Throws RangeError on labels other than 0 and 1, scores that are not finite, or lengths that differ.
 */
export function delongTest(
  labels: ArrayLike<number | boolean>,
  candidate: ArrayLike<number>,
  production: ArrayLike<number>,
  confidence = 0.95,
): DelongTest | UndefinedResult {
  requireShare('confidence', confidence);
  const split = byClass(labels, candidate);
  const before = areaOf(byClass(labels, production));
  const few = tooFew(split);
  if (few) return few;
  const now = areaOf(split);
  const own = (area: Area) => varianceOfMean(area.ofPositives) + varianceOfMean(area.ofNegatives);
  const between =
    covarianceOfMeans(now.ofPositives, before.ofPositives) + covarianceOfMeans(now.ofNegatives, before.ofNegatives);
  const covariance = { candidate: own(now), production: own(before), between };
  if (covariance.candidate === 0 && covariance.production === 0) {
    return noVariation(`the areas are ${now.auc} and ${before.auc}, and neither varies over the rows`);
  }
  const positives = now.ofPositives.map((value, i) => value - before.ofPositives[i]!);
  const negatives = now.ofNegatives.map((value, i) => value - before.ofNegatives[i]!);
  const variance = varianceOfMean(positives) + varianceOfMean(negatives);
  const sameRanking = positives.every((d) => d === 0) && negatives.every((d) => d === 0);
  // From the differences row by row, so that equal rankings give exactly 0.
  const difference = sumOf(positives.length, (i) => positives[i]!) / positives.length;
  if (variance === 0 && !sameRanking) return noVariation('the areas differ by the same amount for every row');
  return {
    defined: true,
    ...normalTest(sameRanking ? 0 : difference, variance, confidence),
    candidate: now.auc,
    production: before.auc,
    covariance,
    positives: positives.length,
    negatives: negatives.length,
    sameRanking,
  };
}

interface Area {
  readonly auc: number;
  readonly ofPositives: Float64Array;
  readonly ofNegatives: Float64Array;
}

function areaOf({ positives, negatives }: ScoresByClass): Area {
  const ofPositives = placements(positives, negatives);
  const ofNegatives = placements(negatives, positives).map((share) => 1 - share);
  return { auc: sumOf(ofPositives.length, (i) => ofPositives[i]!) / ofPositives.length, ofPositives, ofNegatives };
}

/** Placements are multiples of 1/(2n): what differs by less is one value and rounding. */
const ROUNDING = 1e-12;

function varianceOfMean(list: Float64Array): number {
  const n = list.length;
  if (list.every((value) => Math.abs(value - list[0]!) < ROUNDING)) return 0;
  return meanAndSquares(n, (i) => list[i]!).squares / (n - 1) / n;
}

function covarianceOfMeans(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const [meanA, meanB] = [sumOf(n, (i) => a[i]!) / n, sumOf(n, (i) => b[i]!) / n];
  return sumOf(n, (i) => (a[i]! - meanA) * (b[i]! - meanB)) / (n - 1) / n;
}

function tooFew({ positives, negatives }: ScoresByClass): UndefinedResult | undefined {
  const counts = `${positives.length} positive and ${negatives.length} negative rows`;
  if (positives.length === 0 || negatives.length === 0) {
    return undefinedResult('one-class', `there are ${counts}, and the area under the ROC curve needs both`);
  }
  return positives.length < 2 || negatives.length < 2
    ? undefinedResult('too-few', `there are ${counts}, and its variance needs two of each`)
    : undefined;
}

const noVariation = (message: string) => undefinedResult('no-variation', message);
