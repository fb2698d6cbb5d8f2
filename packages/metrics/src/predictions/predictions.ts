/** A column of texts: row i says `values[codes[i]]`. */
export interface Categories {
  readonly values: readonly string[];
  readonly codes: Uint32Array;
}

/** What one model says about the rows, as far as it was asked for. */
export interface ModelAnswers {
  /** Predicted classes; the values are those of the labels. */
  readonly classes?: Categories;
  /** Predicted numbers. */
  readonly numbers?: Float64Array;
  /** How sure the model is of the positive class, from the column beside. */
  readonly scores?: Float64Array;
}

/** What models say about the same items; one entry per row in every column. */
export interface Predictions {
  readonly path: string;
  readonly rows: number;
  /** `sha256:<hex>` of the file. */
  readonly digest: string;
  /** Classes, or numbers where answers are numbers. */
  readonly labels: Pick<ModelAnswers, 'classes' | 'numbers'>;
  /** By name: `candidate` for the columns `candidate` and `candidate_score`, `x` for `candidate_x` and `candidate_x_score`. */
  readonly candidates: ReadonlyMap<string, ModelAnswers>;
  readonly production?: ModelAnswers;
  readonly slices: ReadonlyMap<string, Categories>;
  /** Rows that belong together, such as those of one user. */
  readonly clusters?: Categories;
  /** What stands in the way of pairing, counted in rows. */
  readonly faults: PairingFaults;
}

export interface PairingFaults {
  readonly withoutId: number;
  /** Rows whose id an earlier row has. */
  readonly duplicateIds: number;
  readonly firstDuplicate?: string;
  /** Rows without a value, by column; a column without any is not there. */
  readonly blank: Readonly<Record<string, number>>;
  /** Rows whose value is not a finite number where one is needed, by column, with the first such text. */
  readonly notNumbers: Readonly<Record<string, { readonly rows: number; readonly first: string }>>;
}

/** The columns that a comparison needs, beside `id` and `label`. */
export interface AskedColumns {
  /** What the answers of the models are; left out when only their scores count. */
  readonly answers?: 'classes' | 'numbers';
  readonly scores: boolean;
  /** Whether the file must hold production's columns. */
  readonly production: boolean;
  readonly slices: readonly string[];
}

/** The rows of these numbers, in this order. */
export function rowsOf(predictions: Predictions, rows: Uint32Array): Predictions {
  const texts = ({ values, codes }: Categories): Categories => ({ values, codes: rows.map((row) => codes[row]!) });
  const numbers = (list: Float64Array) => Float64Array.from(rows, (row) => list[row]!);
  const answers = <T extends ModelAnswers>({ classes, numbers: own, scores, ...rest }: T) =>
    ({
      ...rest,
      ...(classes && { classes: texts(classes) }),
      ...(own && { numbers: numbers(own) }),
      ...(scores && { scores: numbers(scores) }),
    }) as T;
  const { labels, candidates, production, slices, clusters } = predictions;
  return {
    ...predictions,
    rows: rows.length,
    labels: answers(labels),
    candidates: new Map([...candidates].map(([name, each]) => [name, answers(each)])),
    ...(production && { production: answers(production) }),
    slices: new Map([...slices].map(([name, each]) => [name, texts(each)])),
    ...(clusters && { clusters: texts(clusters) }),
  };
}
