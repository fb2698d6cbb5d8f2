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
  const placeOf = index(sorted);
  return values.map((value) => {
    const { from, to } = placeOf(value);
    const below = firstNotBelow(sorted, value, from, to);
    const through = sorted[below] === value ? firstAbove(sorted, value, below, to) : below;
    return (below + through) / 2 / sorted.length;
  });
}

/** Parts of equal width that a sorted list is cut into. */
const most = 2 ** 16;

/** Tells between which positions a value and all its equals belong, so that a search jumps through little of a long list. */
function index(sorted: Float64Array): (value: number) => { from: number; to: number } {
  const low = sorted[0]!;
  const width = sorted.at(-1)! - low;
  const parts = Number.isFinite(width) && width > 0 ? Math.min(sorted.length, most) : 1;
  // Rounding keeps the order, so a value in a lower part is a lower value.
  const partOf = (value: number) =>
    parts === 1 ? 0 : Math.floor(Math.max(0, Math.min(1, (value - low) / width)) * (parts - 1));
  const starts = new Uint32Array(parts + 1).fill(sorted.length);
  for (let at = sorted.length - 1; at >= 0; at -= 1) starts[partOf(sorted[at]!)] = at;
  for (let part = parts - 1; part >= 0; part -= 1) starts[part] = Math.min(starts[part]!, starts[part + 1]!);
  return (value) => {
    const part = partOf(value);
    return { from: starts[part]!, to: starts[part + 1]! };
  };
}

function firstNotBelow(sorted: Float64Array, value: number, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function firstAbove(sorted: Float64Array, value: number, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}
