import { isOfMeans } from '@tidegate/metrics/scores';
import { accuracyMeasure } from './accuracy-measure.ts';
import { classMeasure } from './class-measure.ts';
import { countPairs } from './flips.ts';
import type { Pair, PairedMeasure } from './pair.ts';
import type { PairedRule } from './rule.ts';
import { areaMeasure, meanMeasure, rankMeasure } from './score-measure.ts';

/** The difference a rule is about, by the sharpest method there is for its score. */
export function measurePair(
  { score, definition, factor, margin }: PairedRule,
  pair: Pair,
  alpha: number,
): PairedMeasure {
  const ofItems = !pair.predictions.clusters && factor === 1;
  const level = { alpha, factor };
  if (score === 'accuracy' && ofItems) return accuracyMeasure(countPairs(pair), { alpha, margin });
  if (score === 'roc_auc' && ofItems) return areaMeasure(pair, level);
  if (definition.from === 'classes') return classMeasure(score, pair, level);
  if (isOfMeans(score)) {
    const { positive, ...numbers } = pair;
    return meanMeasure(score, definition.from === 'numbers' ? numbers : { ...numbers, positive: positive! }, level);
  }
  return rankMeasure(score, pair, level);
}
