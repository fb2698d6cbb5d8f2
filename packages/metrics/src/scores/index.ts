export { scoreOf, scores, type ScoreDefinition, type ScoredRows, type ScoreName } from './catalogue.ts';
export { accuracy, balancedAccuracy, f1, matthews, precision, recall, type Averaging } from './classification.ts';
export {
  classCounts,
  classifiedRows,
  confusion,
  type ClassCounts,
  type ClassifiedRows,
  type Confusion,
} from './confusion.ts';
export { brier, logLoss, probabilityRows, type ProbabilityRows } from './probability.ts';
export { averagePrecision, rankedRows, rocAuc, type RankedRows } from './ranking.ts';
export { mae, mape, numberRows, r2, rmse, type NumberRows } from './regression.ts';
export { isOfMeans, lossSums, type LossSums } from './loss-sums.ts';
export type { Weights } from './weights.ts';
