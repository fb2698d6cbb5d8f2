import { type Frequencies, pairCounts } from './frequencies.ts';

/** Two-sample Anderson-Darling test on all rows. */
export interface AndersonDarlingSamples {
  /** Standardised statistic. */
  readonly stat: number;
  /** Between 0.001 and 0.25, where the tabulated critical values end. */
  readonly p: number;
}

/** Critical values of the standardised statistic for two samples, and their levels (Scholz & Stephens 1987, table 2). */
const critical = [0.325, 1.226, 1.961, 2.718, 3.752, 4.592, 6.546];
const levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];

/**
 * Two-sample Anderson-Darling test with mid-ranks for ties; p by the parabola through the logarithms of the tabulated levels, clipped to
 * their range. Source: F. W. Scholz & M. A. Stephens, K-Sample Anderson-Darling Tests (1987). Throws RangeError when all values are equal.
 */
export function andersonDarlingSamples(reference: Frequencies, current: Frequencies): AndersonDarlingSamples {
  const { values, ref, cur, n, m } = pairCounts(reference, current);
  if (values.length < 2) throw new RangeError('more than one distinct value is needed');
  const total = n + m;
  const sums = [ref, cur].map((counts) => midrankSum(counts, ref, cur, total));
  const a2 = ((total - 1) / total) * (sums[0]! / n + sums[1]! / m);
  const stat = (a2 - 1) / Math.sqrt(variance(n, m));
  return { stat, p: level(stat) };
}

function midrankSum(counts: readonly number[], ref: readonly number[], cur: readonly number[], total: number): number {
  const size = counts.reduce((rows, count) => rows + count, 0);
  let below = 0;
  let pooledBelow = 0;
  let sum = 0;
  counts.forEach((count, i) => {
    const tied = ref[i]! + cur[i]!;
    const own = below + count / 2;
    const pooled = pooledBelow + tied / 2;
    if (tied > 0)
      sum += ((tied / total) * (total * own - pooled * size) ** 2) / (pooled * (total - pooled) - (total * tied) / 4);
    below += count;
    pooledBelow += tied;
  });
  return sum;
}

/** Variance of the statistic for two samples, from their sizes (their formula 4). */
function variance(n: number, m: number): number {
  const total = n + m;
  const k = 2;
  const H = 1 / n + 1 / m;
  let h = 0;
  let g = 0;
  for (let i = total - 1; i > 1; i -= 1) {
    h += 1 / i;
    g += h / (total + 1 - i);
  }
  h += 1;
  const a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * H;
  const b = (2 * g - 4) * k ** 2 + 8 * h * k + (2 * g - 14 * h - 4) * H - 8 * h + 4 * g - 6;
  const c = (6 * h + 2 * g - 2) * k ** 2 + (4 * h - 4 * g + 6) * k + (2 * h - 6) * H + 4 * h;
  const d = (2 * h + 6) * k ** 2 - 4 * h * k;
  return (a * total ** 3 + b * total ** 2 + c * total + d) / ((total - 1) * (total - 2) * (total - 3));
}

function level(stat: number): number {
  if (stat < critical[0]!) return levels[0]!;
  if (stat > critical[critical.length - 1]!) return levels[levels.length - 1]!;
  const [c0, c1, c2] = parabola(critical, levels.map(Math.log));
  return Math.exp(c0 + c1 * stat + c2 * stat * stat);
}

/** Least squares through points, by polynomials that are orthogonal on them. */
function parabola(xs: readonly number[], ys: readonly number[]): [number, number, number] {
  const mean = (terms: number[]) => terms.reduce((total, term) => total + term, 0) / terms.length;
  const shift = mean([...xs]);
  const first = xs.map((x) => x - shift);
  const squares = mean(first.map((x) => x * x));
  const skew = mean(first.map((x) => x ** 3)) / squares;
  const second = first.map((x) => x * x - skew * x - squares);
  const slope = mean(first.map((x, i) => x * ys[i]!)) / squares;
  const bend = mean(second.map((x, i) => x * ys[i]!)) / mean(second.map((x) => x * x));
  const level0 = mean([...ys]);
  return [
    level0 - slope * shift + bend * (shift * shift + skew * shift - squares),
    slope - bend * (2 * shift + skew),
    bend,
  ];
}
