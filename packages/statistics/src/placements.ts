/** Scores of one model by true class. */
export interface ScoresByClass {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

/** Splits scores by label (1 or true: positive, 0 or false: negative), in row order. Throws RangeError on other labels or no finite score. */
export function byClass(labels: ArrayLike<number | boolean>, scores: ArrayLike<number>): ScoresByClass {
  if (labels.length !== scores.length) {
    throw new RangeError(`there must be one score for each label, not ${scores.length} for ${labels.length}`);
  }
  let positive = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const label = Number(labels[i]);
    if (label !== 0 && label !== 1) throw new RangeError(`label ${i} must be 0 or 1, not ${labels[i]}`);
    if (!Number.isFinite(scores[i])) throw new RangeError(`score ${i} must be a finite number, not ${scores[i]}`);
    positive += label;
  }
  const positives = new Float64Array(positive);
  const negatives = new Float64Array(labels.length - positive);
  let p = 0;
  let n = 0;
  for (let i = 0; i < labels.length; i += 1) {
    if (Number(labels[i]) === 1) positives[p++] = scores[i]!;
    else negatives[n++] = scores[i]!;
  }
  return { positives, negatives };
}

/**
 * For each value the share of `others` below it, a tie counting one half: the placement value, which is the difference of the mid-ranks of
 * Sun & Xu (2014) divided by the number of others. O(N log N).
 */
export function placements(values: Float64Array, others: Float64Array): Float64Array {
  const sorted = others.slice().sort();
  return values.map((value) => {
    const below = firstNotBelow(sorted, value);
    let through = below;
    if (sorted[below] === value) through = firstAbove(sorted, value, below);
    return (below + through) / 2 / sorted.length;
  });
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function firstAbove(sorted: Float64Array, value: number, start: number): number {
  let from = start;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}
