/** `recall[segment=EU]`: a metric, and the slice of the data it was measured on. */
export interface MetricName {
  /** `mean(accuracy)`: what a metric that is a list of numbers, one per fold, comes down to. */
  readonly summary?: Summary;
  readonly name: string;
  readonly slice: readonly (readonly [key: string, value: string])[];
}

/** `worst` is the least where a rule sets a lower bound and the greatest where it sets an upper one. */
export const summaries = ['mean', 'min', 'max', 'worst'] as const;
export type Summary = (typeof summaries)[number];

export const comparators = ['>=', '<=', '>', '<', '=='] as const;
export type Comparator = (typeof comparators)[number];

/** What a metric is held against. Numbers are decimal texts, so that 0.05 stays 0.05. */
export type Bound =
  | { readonly kind: 'number'; readonly value: string }
  /** `production * factor + offset`. */
  | { readonly kind: 'production'; readonly factor: string; readonly offset: string };

/** `accuracy >= production - 0.02` */
export interface Comparison {
  readonly kind: 'comparison';
  readonly metric: MetricName;
  readonly comparator: Comparator;
  readonly bound: Bound;
}

/** Comparisons joined by `and` or `or`; `and` binds tighter. */
export type Condition = Comparison | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[] };
