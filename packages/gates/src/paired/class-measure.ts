import type { Categories } from '@tidegate/metrics';
import { scoreOf, type ScoreName } from '@tidegate/metrics/scores';
import type { WeightedMetric } from '@tidegate/statistics';
import { bootstrapMeasure } from './bootstrap-measure.ts';
import { countPairs } from './flips.ts';
import { type Level, type Pair, type PairedMeasure, sameClasses, type Units, unitsOf } from './pair.ts';

/** Scores that do not care how often each class is true. */
const shares: readonly ScoreName[] = ['accuracy', 'precision_micro', 'recall_micro', 'f1_micro'];

/** Any score of predicted classes by the bootstrap. Rows that agree in label and both answers are of one kind, and kinds are few. */
export function classMeasure(score: ScoreName, pair: Pair, level: Level, mostResamples?: number): PairedMeasure {
  const { predictions, candidate, production, positive } = pair;
  const [label, now, before] = [predictions.labels.classes!, candidate.classes!, production.classes!];
  const kinds = kindsOf(label, now, before);
  const labels = kinds.rows.map((row) => label.values[label.codes[row]!]!);
  const scoreBy = ({ values, codes }: Categories) =>
    scoreOf(score, {
      from: 'classes',
      labels,
      predictions: kinds.rows.map((row) => values[codes[row]!]!),
      ...(positive !== undefined && { positive }),
    });
  const counts = countPairs(pair);
  const common = {
    ...(mostResamples !== undefined && { mostResamples }),
    identical: sameClasses(now, before),
    sizes: { pairs: predictions.rows, 'right-to-wrong': counts.rightToWrong, 'wrong-to-right': counts.wrongToRight },
  };
  if (!predictions.clusters) {
    const design = {
      rows: kinds.rows.length,
      counts: kinds.counts,
      ids: kinds.names,
      ...(!shares.includes(score) && { strata: labels }),
    };
    const scored = { candidate: scoreBy(now), production: scoreBy(before) };
    return bootstrapMeasure({ ...common, ...scored, design, drawn: 'rows', units: predictions.rows }, level);
  }
  const units = unitsOf(predictions);
  const expand = kindWeights(kinds.ofRow, kinds.rows.length, units);
  const over =
    (metric: WeightedMetric): WeightedMetric =>
    (weights) =>
      metric(expand(weights));
  return bootstrapMeasure(
    {
      ...common,
      sizes: { ...common.sizes, clusters: units.of },
      candidate: over(scoreBy(now)),
      production: over(scoreBy(before)),
      design: { rows: units.count },
      drawn: units.count < units.of ? `${units.count} groups of clusters` : 'clusters',
      units: units.of,
    },
    level,
  );
}

function kindsOf(label: Categories, now: Categories, before: Categories) {
  const size = label.values.length;
  const known = new Map<number, number>();
  const rows: number[] = [];
  const counts: number[] = [];
  const ofRow = new Uint32Array(label.codes.length);
  for (let row = 0; row < ofRow.length; row += 1) {
    const key = (label.codes[row]! * size + now.codes[row]!) * size + before.codes[row]!;
    let kind = known.get(key);
    if (kind === undefined) {
      kind = rows.push(row) - 1;
      known.set(key, kind);
      counts.push(0);
    }
    counts[kind]! += 1;
    ofRow[row] = kind;
  }
  // By what they say, so that a seed draws the same whatever row of a kind comes first.
  const names = rows.map((row) => JSON.stringify([label, now, before].map(({ values, codes }) => values[codes[row]!])));
  return { rows, counts, names, ofRow };
}

/** How often each kind occurs when units occur so often. */
function kindWeights(
  ofRow: Uint32Array,
  kinds: number,
  { count, unitOf }: Units,
): (weights: Float64Array) => Float64Array {
  const cells = new Map<number, number>();
  for (let row = 0; row < ofRow.length; row += 1) {
    const cell = unitOf(row) * kinds + ofRow[row]!;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  const keys = Float64Array.from(cells.keys()).sort();
  const unit = Uint32Array.from(keys, (key) => Math.floor(key / kinds));
  const kind = Uint32Array.from(keys, (key) => key % kinds);
  const times = Float64Array.from(keys, (key) => cells.get(key)!);
  const sums = new Float64Array(kinds);
  return (weights) => {
    if (weights.length !== count) throw new RangeError(`there are ${count} units, not ${weights.length}`);
    sums.fill(0);
    for (let i = 0; i < times.length; i += 1) sums[kind[i]!]! += times[i]! * weights[unit[i]!]!;
    return sums;
  };
}
