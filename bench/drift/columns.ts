import {
  boolean,
  categories,
  cauchy,
  exponential,
  type Law,
  logNormal,
  normal,
  poisson,
  rounded,
  student2,
  uniform,
  withZeros,
} from './laws.ts';

/** A column of the simulated table: its law and the share of rows without a value. */
export interface SimulatedColumn {
  readonly name: string;
  readonly law: Law;
  readonly nulls: number;
}

const flat = (levels: number) => new Array<number>(levels).fill(1 / levels);

function inProportion(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function levels(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `level-${i}`);
}

/** Prices around 3 with a standard deviation near 1, in steps of 5 cents. */
export const priceLaw = { sigma: 0.32, median: 3, step: 0.05, largest: 30 } as const;
export function prices(factor = 1): Law {
  const { sigma, median, step, largest } = priceLaw;
  const { cdf, ...rest } = logNormal(sigma);
  return rounded({ ...rest, cdf: (x) => cdf(x / (median * factor)) }, step, largest);
}

/** Twenty columns of the kinds tables really hold: smooth, heavy-tailed, mostly zero, few values, many levels, with and without nulls. */
export const mixedColumns: readonly SimulatedColumn[] = (
  [
    ['normal', normal],
    ['normal-nulls', normal, 0.1],
    ['log-normal', logNormal(1)],
    ['log-normal-wide', logNormal(1.5)],
    ['student-2', student2],
    ['cauchy', cauchy],
    ['exponential', exponential],
    ['uniform', uniform],
    ['poisson-2', poisson(2)],
    ['poisson-30', poisson(30)],
    ['zeros-70', withZeros(0.7, exponential)],
    ['zeros-95', withZeros(0.95, logNormal(1))],
    ['rating', { kind: 'discrete', values: [1, 2, 3, 4, 5], shares: [0.1, 0.15, 0.3, 0.25, 0.2] }, 0.3],
    ['price', prices()],
    ['bool-50', boolean(0.5)],
    ['bool-2', boolean(0.02)],
    ['ten-flat', categories(levels(10), flat(10))],
    ['ten-uneven', categories(levels(10), inProportion([40, 20, 12, 8, 6, 5, 4, 2.5, 1.5, 1]))],
    ['thousand-zipf', categories(levels(1000), inProportion(levels(1000).map((_, i) => 1 / (i + 1))))],
    ['thousand-flat', categories(levels(1000), flat(1000))],
  ] as const satisfies readonly (readonly [string, Law, number?])[]
).map(([name, law, nulls = 0]: readonly [string, Law, number?]) => ({ name, law, nulls }));
