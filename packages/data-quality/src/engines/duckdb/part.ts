import type { RawColumn } from './infer.ts';

/** One file, ready to be queried. */
export interface Part {
  /** A FROM item with the columns' `sql` and `file_row_number` (from 0). */
  readonly from: string;
  readonly columns: readonly RawColumn[];
  /** sha256 of the file, hex. */
  readonly digest: string;
  readonly warnings: readonly string[];
  /** Physical lines of 1-based row numbers. */
  readonly lines: (rows: readonly number[]) => Promise<(number | undefined)[]>;
}
