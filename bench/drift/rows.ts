import { countCells, distinctCounts } from '@tidegate/statistics';
import { describeCategories, describeNumbers } from '../../packages/data-quality/src/drift/describe-column.ts';
import { edgesOf, type Measured } from '../../packages/data-quality/src/drift/measure.ts';
import type { ColumnProfile } from '../../packages/data-quality/src/drift/profile.ts';
import type { SimulatedColumn } from './columns.ts';
import { condensed as condensedOf } from './shown.ts';
import type { Law } from './laws.ts';
import type { Random } from './random.ts';

/** Drawn rows of one column: numbers, texts, or null. */
export type Rows = readonly (number | string | null)[];

/** Draws every row: the slow way that the sampling of counts is held against. */
export function drawRows({ law, nulls }: SimulatedColumn, rows: number, { uniform }: Random): Rows {
  const draw = drawerOf(law);
  return Array.from({ length: rows }, () => (nulls > 0 && uniform() < nulls ? null : draw(uniform)));
}

function drawerOf(law: Law): (uniform: () => number) => number | string {
  if (law.kind === 'continuous') {
    const { zeros, quantile } = law;
    return (uniform) => (zeros > 0 && uniform() < zeros ? 0 : quantile(uniform()));
  }
  let sum = 0;
  const upTo = law.shares.map((share) => (sum += share));
  const outcomes: readonly (number | string)[] = law.kind === 'discrete' ? law.values : law.names;
  return (uniform) => {
    const u = uniform() * sum;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (upTo[middle]! < u) low = middle + 1;
      else high = middle;
    }
    return outcomes[low]!;
  };
}

/** Rows as a profile column; `condensed` as a stored one, else with every distinct value. */
export function profileOfRows({ name, law }: SimulatedColumn, rows: Rows, condensed = true): ColumnProfile {
  const present = rows.filter((value) => value !== null);
  const n = present.length;
  const nulls = rows.length - n;
  if (n === 0) return { name, family: 'empty', identifier: false, nulls };
  if (law.kind === 'categories') {
    const counts = [...rowsPerCategory(present)].sort(([a, p], [b, q]) => q - p || (a < b ? -1 : 1));
    return describeCategories({ name, family: law.family, nulls }, n, counts);
  }
  const numbers = present as number[];
  const frequencies = distinctCounts(numbers);
  const found = {
    n,
    distinct: frequencies.values.length,
    fractional: numbers.filter((value) => !Number.isInteger(value)).length,
    positive: 0,
    negative: 0,
  };
  return describeNumbers({ name, family: 'number', nulls }, found, condensed ? condensedOf(frequencies) : frequencies);
}

/** Rows of the data counted as the reference column asks. */
export function measureRows(reference: ColumnProfile, rows: Rows): Measured {
  const present = rows.filter((value) => value !== null);
  const n = present.length;
  if (n > 0 && reference.frequencies) {
    const edges = edgesOf(reference.frequencies);
    const numbers = present as number[];
    return {
      kind: 'number',
      n,
      edges,
      cells: countCells(edges.all, numbers),
      below: numbers.filter((value) => value < edges.tail.below).length,
      above: numbers.filter((value) => value > edges.tail.above).length,
    };
  }
  if (n > 0 && reference.categories) return { kind: 'categories', n, counts: rowsPerCategory(present) };
  return { kind: 'nulls', n };
}

/** Rows of each text. */
export function rowsPerCategory(values: Rows): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return counts;
}
