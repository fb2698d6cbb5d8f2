import { mcnemar, nonInferiorityTango } from '@tidegate/statistics';
import type { PairedCounts } from './flips.ts';
import type { PairedMeasure } from './pair.ts';

/** Accuracy on items of their own: Tango's interval of paired proportions, with McNemar's test beside it. */
export function accuracyMeasure(
  counts: PairedCounts,
  { alpha, margin }: { alpha: number; margin: number },
): PairedMeasure {
  const { n, rightToWrong: b, wrongToRight: c } = counts;
  const { difference, lower, upper, p } = nonInferiorityTango(b, c, n, margin, alpha);
  const { p: two, worse } = mcnemar(b, c);
  return {
    interval: { difference, lower, upper },
    candidate: (counts.bothRight + c) / n,
    production: (counts.bothRight + b) / n,
    identical: counts.sameAnswer === n,
    method: { name: 'Tango score interval of paired proportions; McNemar mid-p', parameters: {} },
    sizes: {
      pairs: n,
      'both-right': counts.bothRight,
      'right-to-wrong': b,
      'wrong-to-right': c,
      'both-wrong': counts.bothWrong,
    },
    values: { 'p-value': two, 'p-worse': worse.midP, 'p-non-inferior': p },
    units: n,
  };
}
