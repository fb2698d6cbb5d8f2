import type { ScoreName } from './catalogue.ts';
import { probabilityRows, squaredGap, surprise } from './probability.ts';
import { absoluteError, numberRows, relativeError, squaredError } from './regression.ts';
import type { Weights } from './weights.ts';

/** A score of rows that were put into groups: what each group adds, and the score of groups that count so often. */
export interface LossSums {
  readonly groups: number;
  /** Undefined where the score does not exist; not finite where it, or a sum on the way to it, is beyond what a number can hold. */
  readonly score: (weights?: Weights) => number | undefined;
}

interface Terms {
  /** What a row adds, beside itself. */
  readonly terms: readonly ((row: number) => number)[];
  readonly score: (rows: number, sums: readonly number[]) => number | undefined;
}

type Values = ArrayLike<number>;

const mean = (loss: (row: number) => number, of = (value: number) => value): Terms => ({
  terms: [loss],
  score: (rows, [sum]) => of(sum! / rows),
});

const byName: Partial<Record<ScoreName, (labels: Values, predictions: Values) => Terms>> = {
  rmse: (labels, predictions) => {
    const rows = numberRows(labels, predictions);
    return mean((row) => squaredError(rows, row), Math.sqrt);
  },
  mae: (labels, predictions) => {
    const rows = numberRows(labels, predictions);
    return mean((row) => absoluteError(rows, row));
  },
  mape: (labels, predictions) => {
    const rows = numberRows(labels, predictions);
    // Of a label of 0 there is no share; counted apart, it is not taken for an error beyond all numbers.
    const isNone = (row: number) => rows.actual[row] === 0;
    return {
      terms: [(row) => (isNone(row) ? 0 : relativeError(rows, row)), (row) => Number(isNone(row))],
      score: (n, [sum, none]) => (none! > 0 ? undefined : sum! / n),
    };
  },
  r2: (labels, predictions) => {
    const rows = numberRows(labels, predictions);
    // Around a middle value the squares keep their digits.
    const middle = rows.actual.reduce((sum, value) => sum + value / rows.actual.length, 0);
    return {
      terms: [
        (row) => squaredError(rows, row),
        (row) => rows.actual[row]! - middle,
        (row) => (rows.actual[row]! - middle) ** 2,
      ],
      score: (n, [errors, sum, squares]) => {
        const spread = squares! / n - (sum! / n) ** 2;
        if (!Number.isFinite(spread)) return NaN;
        return spread > (1e-15 * middle) ** 2 ? 1 - errors! / n / spread : undefined;
      },
    };
  },
  log_loss: (labels, predictions) => {
    const rows = probabilityRows(Array.from(labels, Boolean), predictions);
    return mean((row) => surprise(rows, row));
  },
  brier: (labels, predictions) => {
    const rows = probabilityRows(Array.from(labels, Boolean), predictions);
    return mean((row) => squaredGap(rows, row));
  },
};

/** Whether a score comes from sums over rows, so that groups of rows can be told by what they add. */
export function isOfMeans(name: ScoreName): boolean {
  return name in byName;
}

/**
 * Sums what rows add to a score by group, so that the score of any number of copies of the groups costs what the groups cost.
 * @param labels numbers; for `log_loss` and `brier` 1 for a positive row and 0 for another
 * @param groupOf number of each row's group, in 0 .. groups − 1
 * Throws RangeError for a score that is none of sums, or on values it does not take.
 */
export function lossSums(
  name: ScoreName,
  labels: Values,
  predictions: Values,
  { groupOf, groups }: { readonly groupOf: (row: number) => number; readonly groups: number },
): LossSums {
  const make = byName[name];
  if (!make) throw new RangeError(`${name} is not a score of sums over rows`);
  const { terms, score } = make(labels, predictions);
  const rows = new Float64Array(groups);
  const sums = terms.map(() => new Float64Array(groups));
  for (let row = 0; row < labels.length; row += 1) {
    const group = groupOf(row);
    rows[group]! += 1;
    for (let k = 0; k < terms.length; k += 1) sums[k]![group]! += terms[k]!(row);
  }
  const total = (list: Float64Array, weights: Weights) => {
    let sum = 0;
    for (let group = 0; group < groups; group += 1) sum += list[group]! * (weights === undefined ? 1 : weights[group]!);
    return sum;
  };
  return {
    groups,
    score: (weights) => {
      const n = total(rows, weights);
      if (!(n > 0)) return undefined;
      return score(
        n,
        sums.map((list) => total(list, weights)),
      );
    },
  };
}
