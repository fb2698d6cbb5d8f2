import { mixedColumns, priceLaw, prices, type SimulatedColumn } from './columns.ts';
import {
  type Continuous,
  type Discrete,
  type Categorical,
  gains,
  type Law,
  moved,
  poisson,
  scaled,
  withOutliers,
  withZeros,
} from './laws.ts';

/** What changes between reference and data, column by column. */
export interface Shift {
  readonly name: string;
  /** The changed columns as the data now holds them. */
  readonly columns: readonly SimulatedColumn[];
  /** `column`: the one changed column must be flagged; `any`: any alarm counts. */
  readonly counts: 'column' | 'any';
}

function changed(name: string, change: (law: Law) => Law, nulls?: number): SimulatedColumn {
  const column = mixedColumns.find((candidate) => candidate.name === name)!;
  return { ...column, law: change(column.law), nulls: nulls ?? column.nulls };
}

const numbers = (change: (law: Continuous) => Continuous) => (law: Law) => change(law as Continuous);
const move = (by: number) => numbers((law) => moved(law, by));
const scale = (factor: number) => numbers((law) => scaled(law, factor));
const gain = (which: number, points: number) => (law: Law) => gains(law as Discrete | Categorical, which, points);
const same = (law: Law) => law;

function one(name: string, column: SimulatedColumn): Shift {
  return { name, columns: [column], counts: 'column' };
}

/** Names of the shifts the targets speak of. */
export const targeted = {
  mean: 'mean +0.2 sd',
  scale: 'scale x1.3',
  nulls: 'nulls 0 to 3 %',
  outliers: '1 % outliers at 12 sd',
  category: 'one of 10 categories +5 points',
  small: 'too small to matter: 19 columns +0.05 sd or +1 point',
} as const;

/** Not among them: the uniform, which would send 1.4 % of its rows out of the reference's range, as the tail test rightly says. */
const small: readonly SimulatedColumn[] = [
  changed('normal', move(0.05)),
  changed('normal-nulls', move(0.05)),
  changed('log-normal', scale(Math.exp(0.05))),
  changed('log-normal-wide', scale(Math.exp(0.05 * 1.5))),
  changed('student-2', move(0.05)),
  changed('cauchy', move(0.05)),
  changed('exponential', scale(1.05)),
  changed('poisson-2', () => poisson(2 + 0.05 * Math.sqrt(2))),
  changed('poisson-30', () => poisson(30 + 0.05 * Math.sqrt(30))),
  changed('zeros-70', (law) => withZeros(0.71, law as Continuous)),
  changed('zeros-95', (law) => withZeros(0.94, law as Continuous)),
  changed('rating', gain(4, 0.01)),
  changed('price', () => prices(Math.exp(0.05 * priceLaw.sigma))),
  changed('bool-50', gain(0, 0.01)),
  changed('bool-2', gain(0, 0.01)),
  changed('ten-flat', gain(0, 0.01)),
  changed('ten-uneven', gain(0, 0.01)),
  changed('thousand-zipf', gain(0, 0.01)),
  changed('thousand-flat', gain(0, 0.01)),
];

export const shifts: readonly Shift[] = [
  one(targeted.mean, changed('normal', move(0.2))),
  one('mean +0.5 sd', changed('normal', move(0.5))),
  one(targeted.scale, changed('normal', scale(1.3))),
  one('heavy tail (t, 2 df) +0.25', changed('student-2', move(0.25))),
  one(targeted.category, changed('ten-flat', gain(0, 0.05))),
  one('one of 1000 flat categories +5 points', changed('thousand-flat', gain(0, 0.05))),
  one('boolean 50 to 55 %', changed('bool-50', gain(0, 0.05))),
  one(targeted.nulls, changed('normal', same, 0.03)),
  one('nulls 10 to 13 %', changed('normal-nulls', same, 0.13)),
  one(
    targeted.outliers,
    changed(
      'normal',
      numbers((law) => withOutliers(law, 0.01, 12)),
    ),
  ),
  {
    name: 'seasonal: 5 numbers +0.15 sd, 2 mixes +3 points',
    counts: 'any',
    columns: [
      changed('normal', move(0.15)),
      changed('normal-nulls', move(0.15)),
      changed('log-normal', scale(Math.exp(0.15))),
      changed('log-normal-wide', scale(Math.exp(0.15 * 1.5))),
      changed('poisson-30', () => poisson(30 + 0.15 * Math.sqrt(30))),
      changed('ten-flat', gain(0, 0.03)),
      changed('ten-uneven', gain(0, 0.03)),
    ],
  },
  { name: targeted.small, counts: 'any', columns: small },
];
