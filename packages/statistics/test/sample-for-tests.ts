import { distinctCounts } from '@tidegate/statistics';

const shapes = {
  even: (u: number) => Math.floor(u * 10000) / 10000,
  skewed: (u: number) => Math.floor(u * u * u * 100000) / 100,
  whole: (u: number) => Math.floor(u * 60),
  coarse: (u: number) => Math.floor(u * u * 8) / 2,
};
export type Shape = keyof typeof shapes;

/** Rows that any language draws alike: the generator s ← 16807 s mod (2^31 − 1), a shape, then scaled and shifted. */
export function rowsOf(shape: Shape, n: number, seed: number, shift = 0, scale = 1): number[] {
  let state = seed;
  return Array.from({ length: n }, () => {
    state = (state * 16807) % 2147483647;
    return shapes[shape](state / 2147483647) * scale + shift;
  });
}

export const frequenciesOf = (rows: readonly number[]) => distinctCounts(rows);
