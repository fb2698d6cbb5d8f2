import { distinctCounts } from '@tidegate/statistics';
import { evidently } from '../../packages/data-quality/src/drift/compat/evidently.ts';
import type { Sample } from '../../packages/data-quality/src/drift/compat/sample.ts';
import { mixedColumns, type SimulatedColumn } from './columns.ts';
import { randomStream } from './random.ts';
import { drawRows, type Rows, rowsPerCategory } from './rows.ts';
import type { Sizes } from './table-pair.ts';

/** What Evidently's default rules say of tables in which nothing drifted. */
export interface EvidentlyAlarms {
  readonly sizes: Sizes;
  readonly repeats: number;
  /** Data sets with at least one column that drifted, by its words. */
  readonly any: number;
  /** Data sets in which the share of such columns reaches its default. */
  readonly share: number;
  /** Columns that drifted, over all data sets, and those it gave a score. */
  readonly columns: number;
  readonly scored: number;
}

/** Draws whole tables, as its rules need every value, and judges them by the product's reproduction of the tool. */
export function evidentlyAlarms(sizes: Sizes, repeats: number, seed: number): EvidentlyAlarms {
  const sum = { any: 0, share: 0, columns: 0, scored: 0 };
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const random = randomStream(seed, sizes.reference, sizes.data, repeat, 2);
    let drifted = 0;
    let scored = 0;
    for (const column of mixedColumns) {
      const [ref, cur] = [sizes.reference, sizes.data].map((rows) => sampleOf(column, drawRows(column, rows, random)));
      const both = { ref: ref!, cur: cur! };
      const kind = evidently.kindOf(both, {});
      const outcome = kind && evidently.judge(both, kind, {});
      if (outcome?.status !== 'scored') continue;
      scored += 1;
      if (outcome.drifted) drifted += 1;
    }
    sum.columns += drifted;
    sum.scored += scored;
    if (drifted > 0) sum.any += 1;
    if (drifted >= evidently.share * scored) sum.share += 1;
  }
  return { sizes, repeats, ...sum };
}

function sampleOf({ law }: SimulatedColumn, rows: Rows): Sample {
  const present = rows.filter((value) => value !== null);
  const base = { rows: rows.length, nulls: rows.length - present.length };
  if (present.length === 0) return { ...base, type: 'empty' };
  if (law.kind === 'categories') return { ...base, type: law.family, categories: rowsPerCategory(present) };
  const numbers = distinctCounts(present as number[]);
  return { ...base, type: 'number', whole: numbers.values.every(Number.isInteger), numbers };
}
