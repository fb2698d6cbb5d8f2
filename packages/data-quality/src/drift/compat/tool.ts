import type { Scalar } from '@tidegate/evidence';
import type { Sample } from './sample.ts';

/** How a score is held against its threshold: the column drifted when `score <sense> threshold` is true. */
export type Sense = '<' | '<=' | '>=' | '>';

/** What a user may choose for a column, or for all of a kind. */
export interface Choice {
  readonly test?: string;
  readonly threshold?: number;
}
export type ColumnKind = 'number' | 'category';

/** A column as its two sides hold it. `parts`: the reference in the consecutive parts a tool asks for. */
export interface Columns {
  readonly ref: Sample;
  readonly cur: Sample;
  readonly parts?: readonly Sample[];
}

export interface Score {
  readonly status: 'scored';
  readonly test: string;
  readonly score: number;
  readonly threshold: number;
  readonly sense: Sense;
  readonly drifted: boolean;
  readonly sizes: { readonly reference: number; readonly data: number };
  /** Everything that changes the number: cells, base of the logarithm, rule for zeros, method of p. */
  readonly parameters: Readonly<Record<string, Scalar>>;
  readonly values?: Readonly<Record<string, Scalar>>;
}

/** What a tool says of a column. `undecided`: it stops, or gives no number; `ignored`: it does not look at such columns. */
export type Outcome =
  | Score
  | { readonly status: 'undecided'; readonly test?: string; readonly reason: string }
  | { readonly status: 'ignored'; readonly reason: string };

/** A test a tool knows. `threshold` is absent where the tool has none of its own. */
export interface TestInfo {
  readonly kinds: readonly ColumnKind[];
  readonly threshold?: number;
}

export interface CompatTool {
  /** Name and the version whose numbers it gives. */
  readonly description: string;
  readonly tests: Readonly<Record<string, TestInfo>>;
  /** Tests of the tool that are not reproduced, with the reason. */
  readonly refused: Readonly<Record<string, string>>;
  /** The test when none is chosen; absent where it depends on the column. */
  readonly byDefault?: Readonly<Record<ColumnKind, string>>;
  /** Share of the compared columns from which on the data set drifted; 0: any column. */
  readonly share: number;
  /** Parts of equal size, in the order of rows, that the reference is also counted in. */
  readonly parts?: number;
  /** What the tool takes the column for; undefined when it does not look at it. */
  readonly kindOf: (columns: Columns, choice: Choice) => ColumnKind | undefined;
  readonly judge: (columns: Columns, kind: ColumnKind, choice: Choice) => Outcome;
}

export function exceeds(score: number, sense: Sense, threshold: number): boolean {
  switch (sense) {
    case '<':
      return score < threshold;
    case '<=':
      return score <= threshold;
    case '>=':
      return score >= threshold;
    case '>':
      return score > threshold;
  }
}

/** A score or threshold that is no finite number decides nothing, whatever the tool makes of it. */
export function scored(score: Omit<Score, 'status' | 'drifted'>): Outcome {
  if (!Number.isFinite(score.score) || !Number.isFinite(score.threshold))
    return { status: 'undecided', test: score.test, reason: `${score.test} gives no number for it` };
  return { status: 'scored', ...score, drifted: exceeds(score.score, score.sense, score.threshold) };
}
