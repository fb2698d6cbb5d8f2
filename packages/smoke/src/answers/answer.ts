/** One named output of a model over all rows of a request. */
export interface Output {
  readonly name: string;
  /** As the server tells it, or as its lists are nested. */
  readonly shape: readonly number[];
  /** As the Open Inference Protocol names it, where the server tells. */
  readonly datatype?: string;
  /** All values, row after row; never empty, never null, NaN or infinite. */
  readonly values: readonly Value[];
}

export type Value = number | string | boolean;

/** What a model answered to one request. */
export interface Answer {
  readonly outputs: readonly Output[];
  /** How many rows were answered. */
  readonly rows: number;
}

/** Why a body is no answer, as half a sentence: `prediction 3 is null`. */
export class NoAnswer extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NoAnswer';
  }
}
