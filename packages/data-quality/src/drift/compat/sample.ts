import type { Frequencies } from '@tidegate/statistics';

/** One side's column, counted whole. */
export type Sample = { readonly rows: number; readonly nulls: number } & (
  | {
      readonly type: 'number';
      /** Its type is a whole number, whatever its values are. */
      readonly whole: boolean;
      /** Infinities are values here; NaN is a null. */
      readonly numbers: Frequencies;
    }
  | { readonly type: 'text' | 'boolean'; readonly categories: ReadonlyMap<string, number> }
  | { readonly type: 'time' | 'other' | 'empty' }
);
export type NumberSample = Extract<Sample, { type: 'number' }>;

/** Rows per category of two samples, over the categories of both in ascending order. */
export interface Categories {
  readonly keys: readonly (string | number)[];
  readonly ref: readonly number[];
  readonly cur: readonly number[];
}

/** Numbers are categories by value, in the order of numbers. */
export function categoriesOf(ref: Sample, cur: Sample): Categories {
  const [a, b] = [counted(ref), counted(cur)];
  const keys = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => (x < y ? -1 : 1));
  return { keys, ref: keys.map((key) => a.get(key) ?? 0), cur: keys.map((key) => b.get(key) ?? 0) };
}

function counted(sample: Sample): ReadonlyMap<string | number, number> {
  if ('categories' in sample) return sample.categories;
  const counts = new Map<number, number>();
  if (sample.type === 'number')
    for (let i = 0; i < sample.numbers.values.length; i++)
      counts.set(sample.numbers.values[i]!, sample.numbers.counts[i]!);
  return counts;
}

/** Rows with a value. */
export function valuesOf({ rows, nulls }: Sample): number {
  return rows - nulls;
}

/** Infinities made nulls. */
export function withoutInfinities(sample: Sample): Sample {
  if (sample.type !== 'number') return sample;
  const values: number[] = [];
  const counts: number[] = [];
  let infinite = 0;
  for (let i = 0; i < sample.numbers.values.length; i++) {
    const count = sample.numbers.counts[i]!;
    if (!Number.isFinite(sample.numbers.values[i])) infinite += count;
    else {
      values.push(sample.numbers.values[i]!);
      counts.push(count);
    }
  }
  return infinite === 0 ? sample : { ...sample, nulls: sample.nulls + infinite, numbers: { values, counts } };
}

export function hasInfinities({ numbers: { values } }: NumberSample): boolean {
  return values.length > 0 && !(Number.isFinite(values[0]) && Number.isFinite(values[values.length - 1]));
}

export function sharesOf(counts: readonly number[], rows: number): number[] {
  return counts.map((count) => count / rows);
}
