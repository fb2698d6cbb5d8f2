import { lossSums, scoreOf, type ScoreName } from '@tidegate/metrics/scores';
import { delongTest } from '@tidegate/statistics';
import { bootstrapMeasure } from './bootstrap-measure.ts';
import { type Level, type Pair, type PairedMeasure, positives, sameNumbers, unitsOf } from './pair.ts';

/** Area under the ROC curve on items of their own, by DeLong's test. */
export function areaMeasure(pair: Pair, { alpha }: Level): PairedMeasure {
  const { candidate, production, predictions } = pair;
  const found = delongTest(positives(pair), candidate.scores!, production.scores!, 1 - 2 * alpha);
  const method = { name: 'DeLong test of correlated ROC areas', parameters: {} };
  const common = { method, units: predictions.rows };
  if (!found.defined) {
    const identical = sameNumbers(candidate.scores!, production.scores!);
    return { ...common, interval: found, identical, sizes: { pairs: predictions.rows }, values: {} };
  }
  const { difference, lower, upper } = found;
  return {
    ...common,
    interval: { difference, lower, upper },
    candidate: found.candidate,
    production: found.production,
    identical: found.sameRanking,
    sizes: { pairs: predictions.rows, positives: found.positives, negatives: found.negatives },
    values: { 'standard-error': found.se, 'p-value': found.p, 'p-better': found.greater, 'p-worse': found.less },
  };
}

/** Scores that are means over rows, by the bootstrap over what rows, clusters or groups of them add. */
export function meanMeasure(score: ScoreName, pair: Pair, level: Level): PairedMeasure {
  const { predictions, candidate, production, positive } = pair;
  const units = unitsOf(predictions);
  const numbers = predictions.labels.numbers;
  const labels = positive === undefined ? numbers! : positives(pair);
  const [now, before] =
    positive === undefined ? [candidate.numbers!, production.numbers!] : [candidate.scores!, production.scores!];
  const groups = { groupOf: units.unitOf, groups: units.count };
  const what = predictions.clusters ? 'clusters' : 'rows';
  return bootstrapMeasure(
    {
      candidate: lossSums(score, labels, now, groups).score,
      production: lossSums(score, labels, before, groups).score,
      design: { rows: units.count },
      drawn: units.count < units.of ? `${units.count} groups of ${what}` : what,
      units: units.of,
      identical: sameNumbers(now, before),
      sizes: { pairs: predictions.rows, ...(predictions.clusters && { clusters: units.of }) },
    },
    level,
  );
}

/** Scores of a ranking, by the bootstrap over rows or whole clusters; each resample is a pass over all rows. */
export function rankMeasure(score: ScoreName, pair: Pair, level: Level): PairedMeasure {
  const { predictions, candidate, production } = pair;
  const { rows, clusters } = predictions;
  const positive = Array.from(positives(pair), Boolean);
  const of = (values: Float64Array) => scoreOf(score, { from: 'scores', positive, values });
  const names = clusters && Array.from(clusters.codes, (code) => clusters.values[code]!);
  const units = names ? new Set(names).size : rows;
  return bootstrapMeasure(
    {
      candidate: of(candidate.scores!),
      production: of(production.scores!),
      design: { rows, ...(names ? { clusters: names } : { strata: positive }) },
      drawn: names ? 'clusters' : 'rows',
      units,
      identical: sameNumbers(candidate.scores!, production.scores!),
      sizes: { pairs: rows, ...(names && { clusters: units }) },
      mostResamples: Math.max(999, Math.floor(1e9 / rows)),
    },
    level,
  );
}
