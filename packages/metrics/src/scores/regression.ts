import { requireNumbers, requireRows, weightedMean, type Weights } from './weights.ts';

/** True and predicted numbers. */
export interface NumberRows {
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
}

/** Throws RangeError on numbers that are not finite or lists of different length. */
export function numberRows(labels: ArrayLike<number>, predictions: ArrayLike<number>): NumberRows {
  requireRows(labels.length, { predictions });
  requireNumbers('the label', labels);
  requireNumbers('the prediction', predictions);
  return { actual: Float64Array.from(labels), predicted: Float64Array.from(predictions) };
}

/** Root of the mean squared error, in the label's unit. Undefined without rows. */
export function rmse({ actual, predicted }: NumberRows, weights?: Weights): number | undefined {
  const mean = weightedMean(actual.length, (row) => (predicted[row]! - actual[row]!) ** 2, weights);
  return mean === undefined ? undefined : Math.sqrt(mean);
}

/** Mean absolute error, in the label's unit. Undefined without rows. */
export function mae({ actual, predicted }: NumberRows, weights?: Weights): number | undefined {
  return weightedMean(actual.length, (row) => Math.abs(predicted[row]! - actual[row]!), weights);
}

/** Share of the labels' variance that is explained, 1 − squared error / squared deviation from their mean. Undefined when they do not vary. */
export function r2({ actual, predicted }: NumberRows, weights?: Weights): number | undefined {
  const mean = weightedMean(actual.length, (row) => actual[row]!, weights);
  if (mean === undefined) return undefined;
  const spread = weightedMean(actual.length, (row) => (actual[row]! - mean) ** 2, weights)!;
  const error = weightedMean(actual.length, (row) => (predicted[row]! - actual[row]!) ** 2, weights)!;
  // The mean of equal numbers may miss them by a last bit.
  return spread > (1e-15 * mean) ** 2 ? 1 - error / spread : undefined;
}

/** Mean absolute error as a share of the label, 0.1 for 10 %. Undefined without rows and when a label is 0. */
export function mape({ actual, predicted }: NumberRows, weights?: Weights): number | undefined {
  const mean = weightedMean(
    actual.length,
    (row) => Math.abs(predicted[row]! - actual[row]!) / Math.abs(actual[row]!),
    weights,
  );
  return Number.isFinite(mean) ? mean : undefined;
}
