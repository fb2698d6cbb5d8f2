import type { Scalar } from '@tidegate/evidence';
import {
  chiSquareTable,
  edgesAcross,
  edgesByRule,
  equalWidthEdges,
  hellingerDistance,
  histogram,
  jensenShannonDistance,
  kolmogorovSmirnov,
  wassersteinDistance,
} from '@tidegate/statistics';
import { pairwiseSum } from './pairwise-sum.ts';
import { categoriesOf, type NumberSample, type Sample, sharesOf, valuesOf } from './sample.ts';
import type { TestInfo } from './tool.ts';

interface Measured {
  readonly score: number;
  readonly p?: number;
  readonly parameters: Readonly<Record<string, Scalar>>;
  readonly values?: Readonly<Record<string, Scalar>>;
}

export interface NannyMethod extends TestInfo {
  /** The largest threshold there is. */
  readonly most?: number;
  /** Alerts when p is below this, and knows no other threshold. */
  readonly byP?: number;
  readonly measure: (ref: Sample, cur: Sample, cells: readonly number[]) => Measured;
}

/** Reference values from which on two methods work on cells instead of values. */
const LARGE_REFERENCE = 10_000;
const ESTIMATION_CELLS = 10_000;

const both = ['number', 'category'] as const;

export const nannyMethods: Readonly<Record<string, NannyMethod>> = {
  jensen_shannon: {
    kinds: both,
    measure: (ref, cur, cells) => {
      const { p, q, parameters } = withLeftover(ref, cur, cells);
      return {
        score: jensenShannonDistance(p, q, 2),
        parameters: { score: 'distance', ...parameters, 'log base': '2' },
      };
    },
  },
  hellinger: {
    kinds: both,
    measure: (ref, cur, cells) => {
      const { p, q, parameters } = withLeftover(ref, cur, cells);
      return { score: hellingerDistance(p, q), parameters: { score: 'distance', ...parameters } };
    },
  },
  kolmogorov_smirnov: {
    kinds: ['number'],
    most: 1,
    measure: (ref, cur, cells) => {
      const [a, b] = [numbersOf(ref), numbersOf(cur)];
      if (valuesOf(ref) < LARGE_REFERENCE)
        return { score: kolmogorovSmirnov(a, b).stat, parameters: { score: 'statistic', method: 'exact' } };
      const { ofRef, ofCur } = cumulative(ref, cur, cells, below(cur, cells));
      const score = ofRef.reduce((most, share, i) => Math.max(most, Math.abs(share - ofCur[i]!)), 0);
      return { score, parameters: { score: 'statistic', ...estimated } };
    },
  },
  wasserstein: {
    kinds: ['number'],
    measure: (ref, cur, cells) => {
      if (valuesOf(ref) < LARGE_REFERENCE)
        return {
          score: wassersteinDistance(numbersOf(ref), numbersOf(cur)),
          parameters: { score: 'distance', method: 'exact', unit: 'unit of the values' },
        };
      return {
        score: estimatedWasserstein(ref, cur, cells),
        parameters: { score: 'distance', ...estimated, unit: 'unit of the values' },
      };
    },
  },
  chi2: {
    kinds: ['category'],
    threshold: 0.05,
    byP: 0.05,
    measure: (ref, cur) => {
      const { ref: a, cur: b, keys } = categoriesOf(ref, cur);
      const { stat, p, df } = chiSquareTable(a, b);
      const correction = df === 1 ? 'Yates' : 'none';
      return { score: stat, p, parameters: { cells: keys.length, 'degrees of freedom': df, correction } };
    },
  },
  l_infinity: {
    kinds: ['category'],
    measure: (ref, cur) => {
      const { ref: a, cur: b, keys } = categoriesOf(ref, cur);
      const [n, m] = [valuesOf(ref), valuesOf(cur)];
      const score = a.reduce((most, count, i) => Math.max(most, Math.abs(count / n - b[i]! / m)), 0);
      return { score, parameters: { score: 'distance', cells: keys.length, 'cell rule': 'each value' } };
    },
  },
};

const estimated = { method: 'estimated', cells: ESTIMATION_CELLS, 'cell rule': 'equal width over the reference' };

/** Edges a method makes of the reference, once for all samples held against it. */
export function cellsOf(ref: Sample, test: string): readonly number[] {
  if (ref.type !== 'number') return [];
  const { values } = ref.numbers;
  const large = valuesOf(ref) >= LARGE_REFERENCE;
  if (test === 'jensen_shannon' || test === 'hellinger') return edgesByRule(ref.numbers, 'doane');
  if (!large) return [];
  // A histogram by number makes room about a constant, one by edges does not.
  if (test === 'wasserstein') return edgesAcross(ref.numbers, ESTIMATION_CELLS);
  return equalWidthEdges(values[0]!, values[values.length - 1]!, ESTIMATION_CELLS);
}

/** Shares over the reference's cells or categories, and a last cell for what lies in none of them. */
function withLeftover(ref: Sample, cur: Sample, cells: readonly number[]) {
  const numeric = ref.type === 'number' && cur.type === 'number';
  const known = numeric ? undefined : categoriesOf(ref, cur);
  const inRef = (known?.ref ?? []).map((count) => count > 0);
  const a = numeric ? histogram(ref.numbers, cells) : known!.ref.filter((_, i) => inRef[i]);
  const b = numeric ? histogram(numbersOf(cur), cells) : known!.cur.filter((_, i) => inRef[i]);
  const p = sharesOf(a, valuesOf(ref));
  const q = sharesOf(b, valuesOf(cur));
  // Its last bits too: equal distributions score by them alone.
  const leftover = 1 - pairwiseSum(q);
  if (leftover > 0) {
    p.push(0);
    q.push(leftover);
  }
  return {
    p,
    q,
    parameters: {
      cells: a.length,
      'cell rule': numeric ? 'equal width over the reference, Doane' : 'each value of the reference',
      zeros: 'kept; what lies in no cell is one more',
    },
  };
}

function below(cur: Sample, edges: readonly number[]): number {
  return rowsWhere(cur, (value) => value < edges[0]!) / valuesOf(cur);
}

function cumulative(ref: Sample, cur: Sample, edges: readonly number[], start: number) {
  const running = (sample: Sample, from: number) => {
    let sum = 0;
    return histogram(numbersOf(sample), edges).map((count) => from + (sum += count / valuesOf(sample)));
  };
  return { ofRef: running(ref, 0), ofCur: running(cur, start) };
}

/** Inside the reference's range from cells; outside it from the values, where the outermost edge counts as one value more. */
function estimatedWasserstein(ref: Sample, cur: Sample, edges: readonly number[]): number {
  const m = valuesOf(cur);
  const [low, high] = [edges[0]!, edges[edges.length - 1]!];
  const smaller = rowsWhere(cur, (value) => value < low);
  const bigger = rowsWhere(cur, (value) => value > high);
  const before = smaller > 0 ? (smaller + 1) / m : 0;
  const { ofRef, ofCur } = cumulative(ref, cur, edges, before);
  const within = ofRef.reduce((sum, share, i) => sum + Math.abs(share - ofCur[i]!) * (edges[1]! - low), 0);
  return within + tail(cur, low, smaller, -1) * before + tail(cur, high, bigger, 1) * ((bigger + 1) / m);
}

/** Mean distance from the edge of what lies beyond it, the edge itself counted once. */
function tail(cur: Sample, edge: number, rows: number, side: 1 | -1): number {
  if (rows === 0) return 0;
  const { values, counts } = numbersOf(cur);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const beyond = side * (values[i]! - edge);
    if (beyond > 0) sum += beyond * counts[i]!;
  }
  return sum / (rows + 1);
}

function rowsWhere(sample: Sample, is: (value: number) => boolean): number {
  const { values, counts } = numbersOf(sample);
  let rows = 0;
  for (let i = 0; i < values.length; i++) if (is(values[i]!)) rows += counts[i]!;
  return rows;
}

function numbersOf(sample: Sample): NumberSample['numbers'] {
  return sample.type === 'number' ? sample.numbers : { values: [], counts: [] };
}
