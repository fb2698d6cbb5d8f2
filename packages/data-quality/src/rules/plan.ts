import type { Check, Scalar } from '@tidegate/evidence';
import type { AggregateRule } from './aggregates.ts';
import type { Limit } from './limit.ts';
import type { OutlierRule } from './outliers.ts';
import type { GapRule, NewestRule } from './time-rules.ts';

/** What every planned rule says of itself. */
export interface Named {
  /** Stable within the gate, such as `columns.amount.min`. */
  readonly id: string;
  readonly title: string;
  /** The column it is about. */
  readonly subject?: string;
  /** The user's SQL condition that picks the rows looked at. */
  readonly where?: string;
  /** The rule warns where it would fail. */
  readonly severity?: 'warn';
}

/** Counts rows that break it. */
export interface CountingRule extends Named {
  /** What is counted, such as `values of amount`. */
  readonly counted: string;
  /** What the failing ones are, such as `are not at least 0`. */
  readonly fault: string;
  /** What all are when none fails, such as `are at least 0`. */
  readonly merit: string;
  readonly warnIf?: Limit;
  readonly errorIf?: Limit;
  /** What it means that no row was looked at. */
  readonly noneChecked: 'pass' | 'warn' | 'inconclusive';
  /** Text of a failing row's value, shown when the user allows it. */
  readonly value?: string;
  /** How it counts, when not by a condition on single rows. */
  readonly method?: { readonly name: string; readonly parameters: Readonly<Record<string, Scalar>> };
}

/** Counts rows for which a condition is true; all of them in one scan. */
export interface ConditionRule extends CountingRule {
  readonly kind: 'condition';
  /** Picks the rows the rule looks at; SQL that is true or false. */
  readonly checked: string;
  /** True for a row that breaks the rule, false for every other. */
  readonly failing: string;
  readonly threshold?: string | number;
  /** Rows of the whole table that `checked` and `failing` pick, where they are known: nothing need be counted. */
  readonly known?: { readonly checked: number; readonly failing: number };
  /** What goes after FROM to try the condition once per value of a column, and count `rowsOfValue`: it looks at nothing else. */
  readonly perValue?: string;
  /** The rows are read under the users' own column names. */
  readonly named?: true;
}

/** Counts rows by a query of its own. */
export interface RowsRule extends CountingRule {
  readonly kind: 'rows';
  /** A quick query, whose one row has `breaks`: where that is 0, all rows are checked and none fails. */
  readonly noneFails?: (from: string) => string;
  /** A query whose one row has `checked` and `failing`. */
  readonly count: (from: string) => string;
  /** A query for the failing rows: what `list` selects of each, and perhaps more. `order` is the rows' own order, if they have one. */
  readonly failing: (from: string, list: string, order: readonly string[]) => string;
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

/** A rule that needed no query. */
export interface DecidedRule {
  readonly kind: 'decided';
  readonly check: Check;
  readonly severity?: 'warn';
}

export type PlannedRule =
  ConditionRule | RowsRule | ClassRule | OutlierRule | AggregateRule | NewestRule | GapRule | DecidedRule;
