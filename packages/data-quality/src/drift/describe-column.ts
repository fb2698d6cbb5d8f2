import type { ColumnProfile } from './profile.ts';

/** Most categories that are compared; a column with more is taken for an identifier. */
export const maxCategories = 10_000;

type Base = Pick<ColumnProfile, 'name' | 'family' | 'nulls'>;

/** What was counted of a column of numbers. */
export interface NumberCounts {
  /** Rows with a value. */
  readonly n: number;
  readonly positive: number;
  readonly negative: number;
  readonly fractional: number;
  /** Different values; anything less than `n` says that some repeat. */
  readonly distinct: number;
}

/** A column of numbers from its condensed frequencies. Whole numbers that never repeat tell rows apart and are not described. */
export function describeNumbers(
  base: Base,
  { n, positive, negative, fractional, distinct }: NumberCounts,
  frequencies: NonNullable<ColumnProfile['frequencies']>,
): ColumnProfile {
  if (distinct === n && fractional === 0 && n > 1) return { ...base, identifier: true };
  return { ...base, identifier: false, infinite: { positive, negative }, frequencies };
}

/** Text or booleans from the rows per value. Text that hardly repeats tells rows apart and is not described. */
export function describeCategories(base: Base, n: number, categories: [string, number][]): ColumnProfile {
  const identifier = base.family === 'text' && (categories.length > maxCategories || categories.length * 2 > n);
  return identifier ? { ...base, identifier } : { ...base, identifier, categories };
}
