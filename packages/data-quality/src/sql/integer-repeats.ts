import type { Dialect } from './dialect.ts';

/** Whole numbers of a table, as rows of it keep them. */
export interface WholeNumbers {
  /** SQL; NULL where there is none. */
  readonly key: string;
  readonly from: string;
  readonly low: number;
  readonly high: number;
}

/** One row, `checked` and `failing`: the numbers there are, and those that repeat an earlier one. Undefined where the engine has no quick way. */
export function integerRepeats({ key, from, low, high }: WholeNumbers, dialect: Dialect): string | undefined {
  const different = dialect.differentIntegers?.('k0', low, high);
  return (
    different &&
    `SELECT count(k0) AS checked, count(k0) - ${different} AS failing FROM (SELECT ${key} AS k0 FROM ${from}) AS k`
  );
}
