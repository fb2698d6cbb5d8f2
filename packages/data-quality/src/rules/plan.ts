import type { Check } from '@tidegate/evidence';
import type { Limit } from './limit.ts';

/** What every planned rule says of itself. */
export interface Named {
  /** Stable within the gate, such as `columns.amount.min`. */
  readonly id: string;
  readonly title: string;
  /** The column it is about. */
  readonly subject?: string;
}

/** Counts rows for which a condition is true. */
export interface ConditionRule extends Named {
  readonly kind: 'condition';
  /** Picks the rows the rule looks at; SQL that is true or false. */
  readonly checked: string;
  /** True for a row that breaks the rule, false for every other. */
  readonly failing: string;
  /** What is counted, such as `values of amount`. */
  readonly counted: string;
  /** What the failing ones are, such as `are not at least 0`. */
  readonly fault: string;
  /** What all are when none fails, such as `are at least 0`. */
  readonly merit: string;
  readonly warnIf?: Limit;
  readonly errorIf?: Limit;
  readonly threshold?: string | number;
  /** What it means that no row was looked at. */
  readonly noneChecked: 'pass' | 'warn' | 'inconclusive';
  /** The value of a failing row, shown when the user allows it. */
  readonly value?: string;
  /** The rows are read under the users' own column names. */
  readonly named?: true;
}

/** Counts rows that repeat an earlier row in some columns. */
export interface RepeatRule extends Named {
  readonly kind: 'repeats';
  readonly columns: readonly string[];
  /** Rows with a null in the one column are left out. */
  readonly skipNulls: boolean;
  readonly counted: string;
  readonly errorIf: Limit;
}

/** Counts rows per class. */
export interface ClassRule extends Named {
  readonly kind: 'classes';
  /** Text of the class, NULL for none. */
  readonly value: string;
  /** Classes there must be, whether or not a row has them. */
  readonly expected: readonly string[];
  /** The one class meant, else all. */
  readonly only?: string;
  readonly share?: { readonly min?: number | undefined; readonly max?: number | undefined };
  readonly fewest?: number;
}

/** Looks at the newest time that is not in the future. */
export interface NewestRule extends Named {
  readonly kind: 'newest';
  /** Milliseconds since the epoch. */
  readonly instant: string;
  readonly maxAge: number;
}

/** A rule that needed no query. */
export interface DecidedRule {
  readonly kind: 'decided';
  readonly check: Check;
}

export type PlannedRule = ConditionRule | RepeatRule | ClassRule | NewestRule | DecidedRule;
