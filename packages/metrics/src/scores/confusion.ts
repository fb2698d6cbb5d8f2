import { requireRows, type Weights } from './weights.ts';

/** Labels and predictions as numbers of classes, made once so that every weighting is counted fast. */
export interface ClassifiedRows {
  /** Classes of labels and predictions, sorted. */
  readonly classes: readonly string[];
  readonly label: Uint32Array;
  readonly predicted: Uint32Array;
}

/** Rows by true and predicted class: `counts[label * classes.length + predicted]`. */
export interface Confusion {
  readonly classes: readonly string[];
  readonly counts: Float64Array;
}

/** Throws RangeError when there is not one prediction for each label. */
export function classifiedRows(labels: ArrayLike<string>, predictions: ArrayLike<string>): ClassifiedRows {
  requireRows(labels.length, { predictions });
  const classes = [...new Set([...Array.from(labels), ...Array.from(predictions)])].sort();
  const numbers = new Map(classes.map((name, number) => [name, number]));
  const numbered = (list: ArrayLike<string>) => Uint32Array.from(list, (name) => numbers.get(name)!);
  return { classes, label: numbered(labels), predicted: numbered(predictions) };
}

export function confusion({ classes, label, predicted }: ClassifiedRows, weights?: Weights): Confusion {
  requireRows(label.length, { weights });
  const counts = new Float64Array(classes.length * classes.length);
  for (let row = 0; row < label.length; row += 1) {
    counts[label[row]! * classes.length + predicted[row]!]! += weights === undefined ? 1 : weights[row]!;
  }
  return { classes, counts };
}

/** What is counted for one class against all others. */
export interface ClassCounts {
  readonly right: number;
  /** Rows of the class. */
  readonly actual: number;
  /** Rows predicted as the class. */
  readonly predicted: number;
}

/** One entry per class, in the order of `classes`. */
export function classCounts({ classes, counts }: Confusion): ClassCounts[] {
  const k = classes.length;
  return classes.map((_, own) => {
    let [actual, predicted] = [0, 0];
    for (let other = 0; other < k; other += 1) {
      actual += counts[own * k + other]!;
      predicted += counts[other * k + own]!;
    }
    return { right: counts[own * k + own]!, actual, predicted };
  });
}
