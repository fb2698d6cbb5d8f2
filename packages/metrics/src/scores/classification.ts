import { classCounts, type ClassCounts, type Confusion } from './confusion.ts';

/**
 * Which class a score is of, or how the scores of all classes become one: `macro` the plain mean, `weighted` by rows of the class, `micro` from
 * the counts of all classes together, which with one label a row is accuracy.
 */
export type Averaging = { readonly positive: string } | 'macro' | 'micro' | 'weighted';

/** Share of rows predicted as labelled. Undefined without rows. */
export function accuracy(confusion: Confusion): number | undefined {
  const counts = classCounts(confusion);
  return ratio(total(counts, 'right'), total(counts, 'actual'));
}

/** Mean recall over the classes that have rows. Undefined without rows. */
export function balancedAccuracy(confusion: Confusion): number | undefined {
  const present = classCounts(confusion).filter(({ actual }) => actual > 0);
  return ratio(
    present.reduce((sum, { right, actual }) => sum + right / actual, 0),
    present.length,
  );
}

/** Share of the rows predicted as the class that are of it. Undefined for one class that is never predicted; in a mean such a class has 0. */
export function precision(confusion: Confusion, averaging: Averaging): number | undefined {
  return averaged(confusion, averaging, ({ right, predicted }) => ratio(right, predicted));
}

/** Share of the rows of the class that are predicted as it. Undefined for one class without rows; in a mean such a class has 0. */
export function recall(confusion: Confusion, averaging: Averaging): number | undefined {
  return averaged(confusion, averaging, ({ right, actual }) => ratio(right, actual));
}

/** Harmonic mean of precision and recall, 2·right/(actual + predicted). Undefined for one class that neither occurs nor is predicted. */
export function f1(confusion: Confusion, averaging: Averaging): number | undefined {
  return averaged(confusion, averaging, ({ right, actual, predicted }) => ratio(2 * right, actual + predicted));
}

/**
 * Matthews' correlation coefficient in the form for any number of classes (Gorodkin 2004). Undefined when all rows are of one class or are predicted
 * as one.
 */
export function matthews(confusion: Confusion): number | undefined {
  const counts = classCounts(confusion);
  const rows = total(counts, 'actual');
  const sum = (term: (counts: ClassCounts) => number) => counts.reduce((all, each) => all + term(each), 0);
  const together = total(counts, 'right') * rows - sum(({ actual, predicted }) => actual * predicted);
  const labels = rows * rows - sum(({ actual }) => actual * actual);
  const predictions = rows * rows - sum(({ predicted }) => predicted * predicted);
  return ratio(together, Math.sqrt(labels) * Math.sqrt(predictions));
}

function averaged(
  confusion: Confusion,
  averaging: Averaging,
  score: (counts: ClassCounts) => number | undefined,
): number | undefined {
  const counts = classCounts(confusion);
  if (typeof averaging === 'object') {
    const at = confusion.classes.indexOf(averaging.positive);
    return at < 0 ? undefined : score(counts[at]!);
  }
  if (averaging === 'micro') {
    return score({
      right: total(counts, 'right'),
      actual: total(counts, 'actual'),
      predicted: total(counts, 'predicted'),
    });
  }
  // A class that a resample holds neither way is not there.
  const present = counts.filter(({ actual, predicted }) => actual + predicted > 0);
  const weight = ({ actual }: ClassCounts) => (averaging === 'weighted' ? actual : 1);
  return ratio(
    present.reduce((sum, each) => sum + weight(each) * (score(each) ?? 0), 0),
    present.reduce((sum, each) => sum + weight(each), 0),
  );
}

const total = (counts: readonly ClassCounts[], of: keyof ClassCounts) =>
  counts.reduce((sum, each) => sum + each[of], 0);

function ratio(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}
