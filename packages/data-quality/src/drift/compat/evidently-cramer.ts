import { cramerVonMises, type Frequencies, pairCounts } from '@tidegate/statistics';
import { pairwiseSum } from './pairwise-sum.ts';

/** Evidently's exact distribution is for samples up to this size. */
const MOST_EXACT = 20;
/** Numbers of orders below it are kept in half precision. */
const MOST_HALF = 65_000;

/** Value of the statistic and number of orders that have it, as two columns. */
interface Orders {
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

/**
 * The Cramér-von Mises p of Evidently, which counts the orders of small samples in half or single precision (whichever holds their
 * number): counts and values are rounded at every step, and so is p. Larger samples have the limit in double precision.
 * Throws RangeError where it fails itself.
 */
export function evidentlyCramerVonMises(ref: Frequencies, cur: Frequencies): { p: number; method: string } {
  const { n, m } = pairCounts(ref, cur);
  const { p, method, stat } = cramerVonMises(ref, cur);
  if (Math.max(n, m) > MOST_EXACT) return { p, method };
  const orders = Array.from({ length: n }, (_, i) => (m + i + 1) / (i + 1)).reduce((all, ratio) => all * ratio, 1);
  const lcm = leastMultiple(n, m);
  // Where the values need more room than the number of orders, its arrays are of whole numbers and its additions are refused.
  if (lcm * lcm * (n + m) >= Math.round(orders))
    throw new RangeError('the samples are too small for its exact distribution');
  const half = orders < MOST_HALF;
  const round = half ? halfPrecision : Math.fround;
  const product = n * m;
  const u = (stat + (4 * product - 1) / (6 * (n + m))) * product * (n + m);
  // 6u is whole: ties give quarters of it at most, times a whole size.
  const numerator = lcm * lcm * (n + m) * (Math.round(u * 12) / 2 - product * (4 * product - 1));
  const bound = Math.floor(numerator / (6 * product * product));
  const { values, counts } = distribution(n, m, lcm, round);
  const upper = round(
    pairwiseSum(
      counts.filter((_, i) => values[i]! >= bound),
      Math.fround,
    ),
  );
  return { p: round(upper / round(Math.round(orders))), method: `exact, in ${half ? 'half' : 'single'} precision` };
}

/** The recursion of Xiao, Gordon & Yakovlev (2007) over lattice paths, with every entry rounded. */
function distribution(n: number, m: number, lcm: number, round: (x: number) => number): Orders {
  const none: Orders = { values: [], counts: [] };
  let row: Orders[] = [{ values: [0], counts: [1] }, ...Array.from({ length: n }, () => none)];
  for (let u = 0; u <= m; u++) {
    let left = none;
    row = row.map((above, v) => {
      const { values, counts } = joined(left, above, round);
      const add = ((lcm / n) * v - (lcm / m) * u) ** 2;
      left = { values: values.map((value) => round(value + add)), counts };
      return left;
    });
  }
  return row[n]!;
}

/** Entries of equal value are one: those first, ascending, then the others of each in their order. A value that rounding made twice stays twice. */
function joined(a: Orders, b: Orders, round: (x: number) => number): Orders {
  const firstOf = (values: readonly number[]) => {
    const first = new Map<number, number>();
    values.forEach((value, i) => first.has(value) || first.set(value, i));
    return first;
  };
  const [inA, inB] = [firstOf(a.values), firstOf(b.values)];
  const shared = [...inA.keys()].filter((value) => inB.has(value)).sort((x, y) => x - y);
  const taken = new Set(shared);
  const rest = ({ values, counts }: Orders, first: ReadonlyMap<number, number>) =>
    values.flatMap((value, i) => (taken.has(value) && first.get(value) === i ? [] : [[value, counts[i]!] as const]));
  const entries = [
    ...shared.map((value) => [value, round(a.counts[inA.get(value)!]! + b.counts[inB.get(value)!]!)] as const),
    ...rest(a, inA),
    ...rest(b, inB),
  ];
  return { values: entries.map(([value]) => value), counts: entries.map(([, count]) => count) };
}

/** Nearest number of half precision (IEEE 754 binary16), ties to even. */
function halfPrecision(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const exponent = Math.max(-14, Math.floor(Math.log2(Math.abs(x))));
  const unit = 2 ** (exponent - 10);
  const scaled = x / unit;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const rounded = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
  return Math.abs(rounded * unit) > 65_504 ? Math.sign(x) * Infinity : rounded * unit;
}

function leastMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
