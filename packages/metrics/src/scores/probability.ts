import { requireNumbers, requireRows, weightedMean, type Weights } from './weights.ts';

/** Labels and the probability a model gives the positive class. */
export interface ProbabilityRows {
  readonly positive: Uint8Array;
  readonly probability: Float64Array;
}

/** Throws RangeError on a probability outside 0..1 or lists of different length. */
export function probabilityRows(positive: ArrayLike<boolean>, probabilities: ArrayLike<number>): ProbabilityRows {
  requireRows(positive.length, { probabilities });
  requireNumbers('the probability', probabilities, 0, 1);
  return { positive: Uint8Array.from(positive, Number), probability: Float64Array.from(probabilities) };
}

/** Losses of one row: means of them are the scores below. */
export const surprise = ({ positive, probability }: ProbabilityRows, row: number) =>
  -Math.log(Math.max(positive[row] === 1 ? probability[row]! : 1 - probability[row]!, Number.EPSILON));
export const squaredGap = ({ positive, probability }: ProbabilityRows, row: number) =>
  (probability[row]! - positive[row]!) ** 2;

/**
 * Mean of −ln(probability of what happened), in nats. A probability of 0 for what happened counts as 2⁻⁵² (a loss of 36), as in scikit-learn: the loss
 * would be infinite. Undefined without rows.
 */
export function logLoss(rows: ProbabilityRows, weights?: Weights): number | undefined {
  return weightedMean(rows.positive.length, (row) => surprise(rows, row), weights);
}

/** Mean squared distance of the probability from what happened, 0..1 (Brier 1950). Undefined without rows. */
export function brier(rows: ProbabilityRows, weights?: Weights): number | undefined {
  return weightedMean(rows.positive.length, (row) => squaredGap(rows, row), weights);
}
