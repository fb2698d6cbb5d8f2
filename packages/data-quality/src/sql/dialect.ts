import type { StoredType } from '../engine.ts';
import type { ValueType } from '../rules/schema.ts';
import type { TypedColumn } from './typed.ts';

/**
 * What DuckDB, PostgreSQL and Trino do not say alike. All other SQL here keeps to what the three share: `CAST`, `CASE`, `FILTER`, window
 * functions, `DOUBLE PRECISION`, `DECIMAL(38,0)`, subqueries with an alias. Arguments and results are SQL expressions.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'postgres' | 'trino';
  /** A text column read as another type; only columns stored as `text` (CSV) are read so. */
  readonly readText: (sql: string, type: ValueType) => TypedColumn;
  /** True for NaN; the value is a double and not null. */
  readonly isNan: (value: string) => string;
  /** The text of a value, a number without an exponent or a needless fraction where the engine can help it. */
  readonly text: (sql: string, stored: StoredType) => string;
  /** Does the whole text match the regular expression? Throws a UserError for a pattern the engines would understand differently. */
  readonly matches: (text: string, pattern: string) => string;
  /** An aggregate, all columns in one scan: rows per cell, as text with commas; a cell above the last edge only where it has rows. NULL: none. */
  readonly rowsPerCell?: (value: string, edges: readonly number[]) => string;
  /** An aggregate, quicker than grouping: the number of different values of whole doubles from `low` to `high`; undefined where it has none. */
  readonly differentIntegers?: (value: string, low: number, high: number) => string | undefined;
  /**
   * A query that ends at the first row where it finds what it looks for: its one row has `breaks`, 0 when each value is greater than the one
   * before it, in whatever order the rows come, and none is null. Then all differ.
   */
  readonly ascends?: (value: string, from: string) => string;
  /** Rounds a number from 0 to 65,535 to a type by which grouping is quicker than by a wide one. */
  readonly quickGroup?: (number: string) => string;
  /** A BIGINT from 0 on, divided by 2^bits, without the remainder: far quicker than arithmetic on doubles. */
  readonly shiftedRight?: (whole: string, bits: number) => string;
  /** Milliseconds since the epoch of a timestamp in UTC, as a BIGINT. */
  readonly epochMilliseconds: (timestamp: string) => string;
}
