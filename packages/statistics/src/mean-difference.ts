import { requireNumber, requireShare } from './domain.ts';
import { studentSf } from './continuous.ts';
import type { DifferenceTest } from './normal-test.ts';
import { studentUpperQuantile } from './student-quantile.ts';
import { meanAndNorm } from './summation.ts';
import { undefinedResult, type UndefinedResult } from './undefined-result.ts';

/** An estimated difference of means, candidate − production, with the standard error and the degrees of freedom of its t statistic. */
export interface MeanDifference {
  readonly defined: true;
  readonly difference: number;
  /** Above 0. */
  readonly se: number;
  readonly df: number;
}

type Values = ArrayLike<number>;

/** What is smaller beside the values themselves is rounding, not variation. */
const ROUNDING = 1e-12;

/** Paired means, one value of each model per item: se = s_d/√n, n − 1 degrees of freedom (Student 1908). */
export function pairedMeans(candidate: Values, production: Values): MeanDifference | UndefinedResult {
  return pairedWith(candidate, production, (n) => 1 / n);
}

/**
 * Scores of both models on the same k folds or repeats, whose training sets overlap: se² = (1/k + n_test/n_train) s_d², k − 1 degrees of
 * freedom (Nadeau & Bengio 2003). A plain paired t on folds finds differences that are not there.
 */
export function foldMeans(
  candidate: Values,
  production: Values,
  { test, train }: { readonly test: number; readonly train: number },
): MeanDifference | UndefinedResult {
  requireNumber('test', test, 0);
  requireNumber('train', train, 0);
  if (test === 0 || train === 0) throw new RangeError('a fold needs rows to train on and rows to test on');
  return pairedWith(candidate, production, (k) => 1 / k + test / train);
}

/**
 * Relative margin without a ratio: candidate − `factor`·production over the pairs, for example factor 0.98 where a loss of 2 % of a
 * higher-is-better metric is accepted. Undefined when production's mean is not above 0, where the sign of the margin would turn.
 */
export function relativeMeans(candidate: Values, production: Values, factor: number): MeanDifference | UndefinedResult {
  requireNumber('factor', factor, 0);
  checkPair(candidate, production);
  const { mean } = meanAndNorm(production.length, (i) => production[i]!);
  if (!(mean > 0)) {
    return undefinedResult('not-positive', `production's mean is ${mean}, and a relative margin needs it above 0`);
  }
  const scaled = Float64Array.from(production, (value) => factor * value);
  return pairedMeans(candidate, scaled);
}

/** Means of two independent samples with variances of their own (Welch 1947). */
export function welchMeans(candidate: Values, production: Values): MeanDifference | UndefinedResult {
  const [x, y] = [sample('candidate', candidate), sample('production', production)];
  const few = tooFew(Math.min(x.n, y.n));
  if (few) return few;
  const [sx, sy] = [x.norm / Math.sqrt((x.n - 1) * x.n), y.norm / Math.sqrt((y.n - 1) * y.n)];
  const se = Math.hypot(sx, sy);
  const df = 1 / ((sx / se) ** 4 / (x.n - 1) + (sy / se) ** 4 / (y.n - 1));
  return difference(x.mean - y.mean, se, df, Math.max(x.largest, y.largest));
}

/** Means of two independent samples with one variance (Student 1908). */
export function pooledMeans(candidate: Values, production: Values): MeanDifference | UndefinedResult {
  const [x, y] = [sample('candidate', candidate), sample('production', production)];
  const few = tooFew(Math.min(x.n, y.n));
  if (few) return few;
  const df = x.n + y.n - 2;
  const se = Math.hypot(x.norm, y.norm) * Math.sqrt((1 / x.n + 1 / y.n) / df);
  return difference(x.mean - y.mean, se, df, Math.max(x.largest, y.largest));
}

/** t test of "the difference is `null`" and the two-sided interval of the difference. */
export function tTest(
  { difference: found, se, df }: MeanDifference,
  { null: expected = 0, confidence = 0.95 }: { readonly null?: number; readonly confidence?: number } = {},
): DifferenceTest & { readonly t: number; readonly df: number } {
  requireNumber('null', expected);
  requireShare('confidence', confidence);
  const t = (found - expected) / se;
  const half = studentUpperQuantile((1 - confidence) / 2, df) * se;
  return {
    difference: found,
    se,
    df,
    t,
    p: Math.min(1, 2 * studentSf(Math.abs(t), df)),
    greater: studentSf(t, df),
    less: studentSf(-t, df),
    lower: found - half,
    upper: found + half,
  };
}

function pairedWith(candidate: Values, production: Values, factor: (n: number) => number) {
  checkPair(candidate, production);
  const n = candidate.length;
  const few = tooFew(n);
  if (few) return few;
  const largest = Math.max(largestOf(candidate), largestOf(production));
  const { mean, norm } = meanAndNorm(n, (i) => candidate[i]! - production[i]!);
  return difference(mean, norm * Math.sqrt(factor(n) / (n - 1)), n - 1, largest);
}

function difference(mean: number, se: number, df: number, largest: number): MeanDifference | UndefinedResult {
  if (se > ROUNDING * largest) return { defined: true, difference: mean, se, df };
  return undefinedResult(
    'no-variation',
    'the values differ by one and the same amount throughout, which no test can judge',
  );
}

function sample(name: string, values: Values) {
  checkFinite(name, values);
  return { n: values.length, largest: largestOf(values), ...meanAndNorm(values.length, (i) => values[i]!) };
}

function tooFew(n: number): UndefinedResult | undefined {
  return n < 2 ? undefinedResult('too-few', `${n} values have no spread to test against; it takes 2`) : undefined;
}

function checkPair(candidate: Values, production: Values): void {
  if (candidate.length !== production.length) {
    throw new RangeError(`paired values must be as many of each, not ${candidate.length} and ${production.length}`);
  }
  checkFinite('candidate', candidate);
  checkFinite('production', production);
}

function checkFinite(name: string, values: Values): void {
  for (let i = 0; i < values.length; i += 1) {
    if (!Number.isFinite(values[i])) throw new RangeError(`${name} ${i} must be a finite number, not ${values[i]}`);
  }
}

function largestOf(values: Values): number {
  let largest = 0;
  for (let i = 0; i < values.length; i += 1) largest = Math.max(largest, Math.abs(values[i]!));
  return largest;
}
