export { baselineAnswers, baselineRule, type Baseline } from './baseline.ts';
export {
  columnsOfRules,
  comparePredictions,
  type PairedPlan,
  type PredictionsComparison,
} from './compare-predictions.ts';
export { countPairs, type PairedCounts } from './flips.ts';
export { judgePair, type PairedOutcome } from './judge.ts';
export { wrongEverywhere } from './known-bad.ts';
export { positiveClass } from './positive-class.ts';
export { measurePair } from './measure.ts';
export { type Pair, type PairedMeasure } from './pair.ts';
export { accuracyRule, parsePairedRules, type PairedRule } from './rule.ts';
