import { chiSquareSf } from './continuous.ts';

/** A statistic that is chi-square distributed when nothing changed. */
export interface FitTest {
  readonly stat: number;
  readonly df: number;
  readonly p: number;
}

/**
 * One-sample chi-square test of counts against expected counts, Σ (O − E)² / E with k − 1 degrees of freedom. A category that was not
 * expected makes it infinite, p 0; one category alone leaves nothing to test, p NaN.
 */
export function chiSquareFit(observed: readonly number[], expected: readonly number[]): FitTest {
  return fit(observed, expected, (o, e) => (o - e) ** 2 / e);
}

/** One-sample likelihood-ratio (G) test of counts against expected counts, 2 Σ O ln(O/E) with k − 1 degrees of freedom. */
export function likelihoodRatioFit(observed: readonly number[], expected: readonly number[]): FitTest {
  return fit(observed, expected, (o, e) => (o === 0 ? 0 : 2 * o * Math.log(o / e)));
}

function fit(
  observed: readonly number[],
  expected: readonly number[],
  term: (observed: number, expected: number) => number,
): FitTest {
  if (observed.length !== expected.length)
    throw new RangeError(`both need the same categories, not ${observed.length} and ${expected.length}`);
  const stat = observed.reduce((total, count, i) => total + term(count, expected[i]!), 0);
  const df = observed.length - 1;
  return { stat, df, p: tail(stat, df) };
}

/**
 * Pearson's chi-square test of two samples in the same categories (a 2 × k table), with k − 1 degrees of freedom; for two categories each
 * difference is brought nearer to zero by ½, at most to zero (Yates 1934). One category alone: statistic 0, p 1.
 * Throws RangeError for a category neither sample has.
 */
export function chiSquareTable(reference: readonly number[], current: readonly number[]): FitTest {
  if (reference.length !== current.length)
    throw new RangeError(`both need the same categories, not ${reference.length} and ${current.length}`);
  const n = reference.reduce((total, count) => total + count, 0);
  const m = current.reduce((total, count) => total + count, 0);
  const df = reference.length - 1;
  if (df === 0) return { stat: 0, df, p: 1 };
  let stat = 0;
  for (const [row, size] of [
    [reference, n],
    [current, m],
  ] as const)
    row.forEach((count, i) => {
      const expected = (size * (reference[i]! + current[i]!)) / (n + m);
      if (!(expected > 0)) throw new RangeError('a category needs rows in one of the samples');
      const gap = Math.abs(count - expected);
      stat += (df === 1 ? gap - Math.min(0.5, gap) : gap) ** 2 / expected;
    });
  return { stat, df, p: tail(stat, df) };
}

function tail(stat: number, df: number): number {
  return df < 1 || Number.isNaN(stat) ? NaN : chiSquareSf(stat, df);
}
