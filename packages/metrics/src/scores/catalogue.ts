import { accuracy, type Averaging, balancedAccuracy, f1, matthews, precision, recall } from './classification.ts';
import { classifiedRows, type Confusion, confusion } from './confusion.ts';
import { brier, logLoss, probabilityRows, type ProbabilityRows } from './probability.ts';
import { averagePrecision, rankedRows, type RankedRows, rocAuc } from './ranking.ts';
import { mae, mape, type NumberRows, numberRows, r2, rmse } from './regression.ts';
import type { Weights } from './weights.ts';

interface Common {
  readonly better: 'higher' | 'lower';
  /** Clause for people: where the score does not exist. */
  readonly undefinedWhen: string;
}

/** Of a score of classes: for the positive class, or a mean over all. */
type OfClasses = Common & {
  readonly from: 'classes';
  readonly positive: boolean;
  readonly score: (counted: Confusion, positive: string) => number | undefined;
};
type OfScores = Common & {
  readonly from: 'scores';
  readonly score: (rows: RankedRows, weights: Weights) => number | undefined;
};
type OfProbabilities = Common & {
  readonly from: 'probabilities';
  readonly score: (rows: ProbabilityRows, weights: Weights) => number | undefined;
};
type OfNumbers = Common & {
  readonly from: 'numbers';
  readonly score: (rows: NumberRows, weights: Weights) => number | undefined;
};

export type ScoreDefinition = OfClasses | OfScores | OfProbabilities | OfNumbers;

const noRows = 'there are no rows';

function ofClasses(score: (counted: Confusion) => number | undefined, undefinedWhen = noRows): OfClasses {
  return { from: 'classes', better: 'higher', positive: false, undefinedWhen, score };
}

function ofPositive(
  score: (counted: Confusion, averaging: Averaging) => number | undefined,
  undefinedWhen: string,
): OfClasses {
  return {
    from: 'classes',
    better: 'higher',
    positive: true,
    undefinedWhen,
    score: (counted, positive) => score(counted, { positive }),
  };
}

/** Scores by the names scikit-learn's users know them by. */
export const scores = {
  accuracy: ofClasses(accuracy),
  balanced_accuracy: ofClasses(balancedAccuracy),
  mcc: ofClasses(matthews, 'all rows have one label or one prediction'),
  precision: ofPositive(precision, 'no row is predicted as the positive class'),
  precision_macro: ofClasses((counted) => precision(counted, 'macro')),
  precision_micro: ofClasses((counted) => precision(counted, 'micro')),
  precision_weighted: ofClasses((counted) => precision(counted, 'weighted')),
  recall: ofPositive(recall, 'no row is of the positive class'),
  recall_macro: ofClasses((counted) => recall(counted, 'macro')),
  recall_micro: ofClasses((counted) => recall(counted, 'micro')),
  recall_weighted: ofClasses((counted) => recall(counted, 'weighted')),
  f1: ofPositive(f1, 'no row is of the positive class or predicted as it'),
  f1_macro: ofClasses((counted) => f1(counted, 'macro')),
  f1_micro: ofClasses((counted) => f1(counted, 'micro')),
  f1_weighted: ofClasses((counted) => f1(counted, 'weighted')),
  roc_auc: { from: 'scores', better: 'higher', undefinedWhen: 'there are not rows of both classes', score: rocAuc },
  average_precision: {
    from: 'scores',
    better: 'higher',
    undefinedWhen: 'there is no positive row',
    score: averagePrecision,
  },
  log_loss: { from: 'probabilities', better: 'lower', undefinedWhen: noRows, score: logLoss },
  brier: { from: 'probabilities', better: 'lower', undefinedWhen: noRows, score: brier },
  rmse: { from: 'numbers', better: 'lower', undefinedWhen: noRows, score: rmse },
  mae: { from: 'numbers', better: 'lower', undefinedWhen: noRows, score: mae },
  r2: { from: 'numbers', better: 'higher', undefinedWhen: 'the labels do not vary', score: r2 },
  mape: { from: 'numbers', better: 'lower', undefinedWhen: 'there are no rows, or a label is 0', score: mape },
} as const satisfies Readonly<Record<string, ScoreDefinition>>;

export type ScoreName = keyof typeof scores;

/** What one model says about the rows, in the form the score is computed from. */
export type ScoredRows =
  | {
      readonly from: 'classes';
      readonly labels: ArrayLike<string>;
      readonly predictions: ArrayLike<string>;
      readonly positive?: string;
    }
  | {
      readonly from: 'scores' | 'probabilities';
      readonly positive: ArrayLike<boolean>;
      readonly values: ArrayLike<number>;
    }
  | { readonly from: 'numbers'; readonly labels: ArrayLike<number>; readonly predictions: ArrayLike<number> };

/**
 * A score of these rows as a function of how often each counts, prepared once for many resamples. Throws RangeError when the rows are of another kind than
 * the score needs, when the positive class is missing, or on values that are none.
 */
export function scoreOf(name: ScoreName, rows: ScoredRows): (weights?: Weights) => number | undefined {
  const definition: ScoreDefinition = scores[name];
  if (definition.from === 'classes' && rows.from === 'classes') {
    const { positive } = rows;
    if (definition.positive && positive === undefined) throw new RangeError(`${name} needs the positive class`);
    const prepared = classifiedRows(rows.labels, rows.predictions);
    return (weights) => definition.score(confusion(prepared, weights), positive ?? '');
  }
  if (definition.from === 'scores' && rows.from === 'scores') {
    const prepared = rankedRows(rows.positive, rows.values);
    return (weights) => definition.score(prepared, weights);
  }
  if (definition.from === 'probabilities' && rows.from === 'probabilities') {
    const prepared = probabilityRows(rows.positive, rows.values);
    return (weights) => definition.score(prepared, weights);
  }
  if (definition.from === 'numbers' && rows.from === 'numbers') {
    const prepared = numberRows(rows.labels, rows.predictions);
    return (weights) => definition.score(prepared, weights);
  }
  throw new RangeError(`${name} is computed from ${definition.from}, not from ${rows.from}`);
}
