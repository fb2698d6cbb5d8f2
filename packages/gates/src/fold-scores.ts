import { exact } from './decimal.ts';
import type { Summary } from './expression/ast.ts';

/** The scores of a list, one per fold; a clause that says what it is instead when it is none. */
export function foldScores(value: unknown): readonly number[] | string {
  if (!Array.isArray(value)) return typeof value === 'number' ? 'one number, not a list' : 'not a list of numbers';
  if (value.length < 2) return `a list of ${value.length}, and a summary needs the scores of two folds`;
  const wrong = value.findIndex((each) => typeof each !== 'number' || !Number.isFinite(each));
  return wrong < 0 ? (value as number[]) : `a list whose entry ${wrong + 1} is not a finite number`;
}

/** @param upward whether higher is better, which says what `worst` is */
export function summaryOf(summary: Summary, scores: readonly number[], upward: boolean): number {
  switch (summary) {
    case 'mean':
      // In decimals: 0.84, 0.85 and 0.86 have the mean 0.85.
      return scores
        .map(exact)
        .reduce((sum, each) => sum.plus(each))
        .dividedBy(scores.length)
        .toNumber();
    case 'min':
      return Math.min(...scores);
    case 'max':
      return Math.max(...scores);
    case 'worst':
      return summaryOf(upward ? 'min' : 'max', scores, upward);
  }
}
