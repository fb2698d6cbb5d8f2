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

/** Losses of one row: means of them are the scores below. */
export const squaredError = ({ actual, predicted }: NumberRows, row: number) => (predicted[row]! - actual[row]!) ** 2;
export const absoluteError = ({ actual, predicted }: NumberRows, row: number) =>
  Math.abs(predicted[row]! - actual[row]!);
export const relativeError = (rows: NumberRows, row: number) => absoluteError(rows, row) / Math.abs(rows.actual[row]!);

/** Root of the mean squared error, in the label's unit. Undefined without rows. */
export function rmse(rows: NumberRows, weights?: Weights): number | undefined {
  const mean = weightedMean(rows.actual.length, (row) => squaredError(rows, row), weights);
  return mean === undefined ? undefined : Math.sqrt(mean);
}

/** Mean absolute error, in the label's unit. Undefined without rows. */
export function mae(rows: NumberRows, weights?: Weights): number | undefined {
  return weightedMean(rows.actual.length, (row) => absoluteError(rows, row), weights);
}

/** Share of the labels' variance that is explained, 1 − squared error / squared deviation from their mean. Undefined when they do not vary. */
export function r2(rows: NumberRows, weights?: Weights): number | undefined {
  const { actual } = rows;
  const mean = weightedMean(actual.length, (row) => actual[row]!, weights);
  if (mean === undefined) return undefined;
  const spread = weightedMean(actual.length, (row) => (actual[row]! - mean) ** 2, weights)!;
  const error = weightedMean(actual.length, (row) => squaredError(rows, row), weights)!;
  // The mean of equal numbers may miss them by a last bit.
  return spread > (1e-15 * mean) ** 2 ? 1 - error / spread : undefined;
}

/** Mean absolute error as a share of the label, 0.1 for 10 %. Undefined without rows and when a label is 0. */
export function mape(rows: NumberRows, weights?: Weights): number | undefined {
  const mean = weightedMean(rows.actual.length, (row) => relativeError(rows, row), weights);
  return Number.isFinite(mean) ? mean : undefined;
}
