import { distinctCounts } from '@tidegate/statistics';
import type { Outcome } from '../src/drift/compat/tool.ts';
import type { Sample } from '../src/drift/compat/sample.ts';

const shapes = {
  even: (u: number) => Math.floor(u * 10000) / 10000,
  skewed: (u: number) => Math.floor(u * u * u * 100000) / 100,
  whole: (u: number) => Math.floor(u * 60),
  coarse: (u: number) => Math.floor(u * u * 8) / 2,
  few: (u: number) => Math.floor(u * 4),
  pair: (u: number) => Math.floor(u * u * 2),
  tails: (u: number) => Math.floor(1 / u),
};
export type Shape = keyof typeof shapes;

/** A shape, rows, seed, shift and scale. */
export type Drawn = readonly [Shape, number, number, number?, number?];

/** Rows that any language draws alike: the generator s ← 16807 s mod (2^31 − 1), a shape, then scaled and shifted. */
export function rowsOf([shape, n, seed, shift = 0, scale = 1]: Drawn): number[] {
  let state = seed;
  return Array.from({ length: n }, () => {
    state = (state * 16807) % 2147483647;
    return shapes[shape](state / 2147483647) * scale + shift;
  });
}

export const wholeShapes: readonly Shape[] = ['whole', 'few', 'pair'];

export function numbers(rows: readonly (number | null)[], whole = false): Sample {
  const there = rows.filter((row) => row !== null);
  const nulls = rows.length - there.length;
  return { type: 'number', whole, numbers: distinctCounts(there), rows: rows.length, nulls };
}

export function categories(
  counts: Readonly<Record<string, number>>,
  nulls = 0,
  type: 'text' | 'boolean' = 'text',
): Sample {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, nulls);
  return { type, categories: new Map(Object.entries(counts)), rows, nulls };
}

/** Numbers named k0.5 and so on. */
export function named(rows: readonly number[]): Sample {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[`k${row.toFixed(1)}`] = (counts[`k${row.toFixed(1)}`] ?? 0) + 1;
  return categories(counts);
}

export function repeated<T>(values: readonly T[], counts: readonly number[]): T[] {
  return values.flatMap((value, i) => new Array<T>(counts[i]!).fill(value));
}

/** Equal to 1e-9, relative from 1e-3 on and absolute below. */
export function same(actual: number, expected: number): boolean {
  return Math.abs(actual - expected) <= 1e-9 * Math.max(1e-3, Math.abs(expected)) || actual === expected;
}

export function scoreOf(outcome: Outcome): Extract<Outcome, { status: 'scored' }> {
  if (outcome.status !== 'scored') throw new Error(`not scored: ${JSON.stringify(outcome)}`);
  return outcome;
}
