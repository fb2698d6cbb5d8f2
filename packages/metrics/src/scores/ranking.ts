import { requireNumbers, requireRows, type Weights } from './weights.ts';

/** Rows from the highest score down, made once so that every weighting is scored in one pass. */
export interface RankedRows {
  /** Row numbers, highest score first. */
  readonly order: Uint32Array;
  /** Where each run of equal scores ends in `order`, exclusive. */
  readonly ends: Uint32Array;
  /** 1 for a positive row. */
  readonly positive: Uint8Array;
}

/** Throws RangeError on scores that are not finite or lists of different length. */
export function rankedRows(positive: ArrayLike<boolean>, scores: ArrayLike<number>): RankedRows {
  requireRows(positive.length, { scores });
  requireNumbers('the score', scores);
  const order = Uint32Array.from({ length: scores.length }, (_, row) => row);
  order.sort((a, b) => scores[b]! - scores[a]!);
  const ends: number[] = [];
  order.forEach((row, at) => {
    if (at > 0 && scores[order[at - 1]!] !== scores[row]) ends.push(at);
  });
  if (order.length > 0) ends.push(order.length);
  return { order, ends: Uint32Array.from(ends), positive: Uint8Array.from(positive, Number) };
}

/** Area under the ROC curve: the share of pairs of a positive and a negative row in the right order, ties half. Undefined without both. */
export function rocAuc(ranked: RankedRows, weights?: Weights): number | undefined {
  let [area, positives, negatives] = [0, 0, 0];
  eachScore(ranked, weights, (hits, misses) => {
    area += misses * (positives + hits / 2);
    positives += hits;
    negatives += misses;
  });
  return positives > 0 && negatives > 0 ? area / positives / negatives : undefined;
}

/**
 * Average precision, the area under the precision-recall curve as a sum of steps: each score's precision times the recall it adds.
 * Undefined without a positive row.
 */
export function averagePrecision(ranked: RankedRows, weights?: Weights): number | undefined {
  let [area, positives, rows] = [0, 0, 0];
  eachScore(ranked, weights, (hits, misses) => {
    positives += hits;
    rows += hits + misses;
    if (hits > 0) area += hits * (positives / rows);
  });
  return positives > 0 ? area / positives : undefined;
}

function eachScore(
  { order, ends, positive }: RankedRows,
  weights: Weights,
  visit: (hits: number, misses: number) => void,
): void {
  requireRows(order.length, { weights });
  let at = 0;
  for (const end of ends) {
    let [hits, misses] = [0, 0];
    for (; at < end; at += 1) {
      const row = order[at]!;
      const weight = weights === undefined ? 1 : weights[row]!;
      if (positive[row] === 1) hits += weight;
      else misses += weight;
    }
    visit(hits, misses);
  }
}
