import type { Pair } from './pair.ts';

/** How many items each model gets right. */
export interface PairedCounts {
  readonly n: number;
  readonly bothRight: number;
  readonly bothWrong: number;
  /** Production right, candidate wrong. */
  readonly rightToWrong: number;
  /** Production wrong, candidate right. */
  readonly wrongToRight: number;
  /** Items on which the two say the same, right or wrong. */
  readonly sameAnswer: number;
}

/** Counts over all rows, or over those for which `include` says so. */
export function countPairs(
  { predictions, candidate, production }: Pair,
  include: (row: number) => boolean = () => true,
): PairedCounts {
  const counts = { n: 0, bothRight: 0, bothWrong: 0, rightToWrong: 0, wrongToRight: 0, sameAnswer: 0 };
  const [labels, now, before] = [
    predictions.labels.classes!.codes,
    candidate.classes!.codes,
    production.classes!.codes,
  ];
  for (let row = 0; row < labels.length; row += 1) {
    if (!include(row)) continue;
    counts.n += 1;
    if (now[row] === before[row]) counts.sameAnswer += 1;
    const [right, wasRight] = [now[row] === labels[row], before[row] === labels[row]];
    counts[right ? (wasRight ? 'bothRight' : 'wrongToRight') : wasRight ? 'rightToWrong' : 'bothWrong'] += 1;
  }
  return counts;
}
