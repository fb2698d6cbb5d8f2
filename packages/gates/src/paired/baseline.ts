import type { Categories, ModelAnswers, Predictions } from '@tidegate/metrics';
import { scores } from '@tidegate/metrics/scores';
import type { PairedRule } from './rule.ts';

export type Baseline = 'majority-class' | 'mean';

/** What a trivial model would say: the most frequent label everywhere (of equally frequent ones the first by name), or the mean of the labels. */
export function baselineAnswers(baseline: Baseline, { labels, rows }: Predictions): ModelAnswers {
  if (baseline === 'majority-class') return { classes: majority(labels.classes!) };
  const numbers = labels.numbers!;
  const mean = numbers.reduce((sum, value) => sum + value / rows, 0);
  return { numbers: new Float64Array(rows).fill(mean) };
}

/** Better than trivial must be shown. */
export function baselineRule(baseline: Baseline): PairedRule {
  const score = baseline === 'mean' ? 'rmse' : 'accuracy';
  return {
    id: 'first-model.baseline',
    title: `better than the ${baseline === 'mean' ? 'mean of the labels' : 'most frequent class'}, by ${score}`,
    metric: { name: score, slice: [] },
    score,
    definition: scores[score],
    factor: 1,
    margin: 0,
    gain: 0,
    demand: 'improved',
  };
}

function majority({ values, codes }: Categories): Categories {
  const counts = new Uint32Array(values.length);
  for (const code of codes) counts[code]! += 1;
  let most = 0;
  counts.forEach((count, code) => {
    if (count > counts[most]! || (count === counts[most] && values[code]! < values[most]!)) most = code;
  });
  return { values, codes: new Uint32Array(codes.length).fill(most) };
}
