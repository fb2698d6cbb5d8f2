import { requireShare } from './domain.ts';
import { normalCdf, normalQuantile, normalSf, normalUpperQuantile } from './normal.ts';
import { sumOf } from './summation.ts';
import { undefinedResult, type UndefinedResult } from './undefined-result.ts';

/** Bias-corrected and accelerated interval. */
export interface BcaInterval {
  readonly defined: true;
  readonly lower: number;
  readonly upper: number;
  /** z₀, the estimate's place in the bootstrap distribution as a normal quantile. */
  readonly bias: number;
  readonly acceleration: number;
  /** Shares of the distribution below `lower` and above `upper`. */
  readonly tails: { readonly lower: number; readonly upper: number };
}

/** A bootstrap distribution: values with their probabilities, or draws that count alike. */
export interface BootstrapDistribution {
  readonly values: ArrayLike<number>;
  readonly masses?: ArrayLike<number> | undefined;
}

/** Estimates with one unit of a stratum left out; with `copies`, how many units give each. */
export interface JackknifeStratum {
  readonly estimates: ArrayLike<number>;
  readonly copies?: ArrayLike<number> | undefined;
}

/**
 * BCa interval (Efron 1987; Efron & Tibshirani 1993, ch. 14) of `estimate`, two-sided at `confidence`.
 * Undefined where the distribution is one point (spread within `rounding`), does not surround the estimate, or the acceleration is so large that the
 * correction turns round; and where a limit lies beyond the outermost draw.
 */
export function bcaInterval(
  estimate: number,
  distribution: BootstrapDistribution,
  jackknife: readonly JackknifeStratum[],
  { confidence = 0.95, rounding = 1e-12 * Math.abs(estimate) }: { confidence?: number; rounding?: number } = {},
): BcaInterval | UndefinedResult {
  requireShare('confidence', confidence);
  const sorted = ascending(distribution);
  const { values, masses, total } = sorted;
  const spread = values.length === 0 ? 0 : values.at(-1)! - values[0]!;
  if (!(spread > rounding)) {
    return undefinedResult('no-variation', 'every resample gives the same difference, so that none can be tested');
  }
  const bias = biasOf(estimate, sorted, 1e-10 * spread);
  if (!Number.isFinite(bias)) return undefinedResult('unstable', 'all resamples lie on one side of the estimate');
  const skew = acceleration(jackknife);
  if (skew === undefined) {
    return undefinedResult('no-variation', 'leaving out any unit leaves the estimate as it is');
  }
  const z = normalUpperQuantile((1 - confidence) / 2);
  const below = corrected(bias, skew, -z);
  const above = corrected(bias, skew, z);
  if (below === undefined || above === undefined) {
    return undefinedResult('unstable', `an acceleration of ${skew} leaves no interval at confidence ${confidence}`);
  }
  const tails = { lower: normalCdf(below), upper: normalSf(above) };
  if (distribution.masses === undefined && Math.min(tails.lower, tails.upper) * (values.length + 1) < 1) {
    return undefinedResult('too-few-resamples', `the limits lie beyond the outermost of ${values.length} resamples`);
  }
  const lower = fromBottom(values, masses, tails.lower * total);
  const upper = fromTop(values, masses, tails.upper * total);
  return { defined: true, lower, upper, bias, acceleration: skew, tails };
}

/** The plain percentile interval of the same distribution (Efron 1979). Throws RangeError when it is empty. */
export function percentileInterval(
  distribution: BootstrapDistribution,
  confidence = 0.95,
): { readonly lower: number; readonly upper: number } {
  requireShare('confidence', confidence);
  const { values, masses, total } = ascending(distribution);
  if (values.length === 0) throw new RangeError('an empty distribution has no interval');
  const tail = ((1 - confidence) / 2) * total;
  return { lower: fromBottom(values, masses, tail), upper: fromTop(values, masses, tail) };
}

/**
 * Acceleration from jackknife estimates: Σ_s Σ_i u³/n_s³ / (6 (Σ_s Σ_i u²/n_s²)^(3/2)), u = (n_s − 1)(mean − estimate without i), which with
 * one stratum is Efron's formula (Davison & Hinkley 1997, eq. 5.24 and 5.2). Undefined when nothing varies.
 */
export function acceleration(jackknife: readonly JackknifeStratum[]): number | undefined {
  let cubes = 0;
  let squares = 0;
  let largest = 0;
  for (const { estimates, copies } of jackknife) {
    const times = (i: number) => copies?.[i] ?? 1;
    const n = sumOf(estimates.length, times);
    const mean = sumOf(estimates.length, (i) => times(i) * estimates[i]!) / n;
    for (let i = 0; i < estimates.length; i += 1) {
      const u = ((n - 1) * (mean - estimates[i]!)) / n;
      squares += times(i) * u * u;
      cubes += times(i) * u * u * u;
      largest = Math.max(largest, Math.abs(estimates[i]!));
    }
  }
  return Math.sqrt(squares) > 1e-13 * largest ? cubes / (6 * squares ** 1.5) : undefined;
}

/** Ties count half; counted from the smaller side, so that exchanging the models negates it exactly. */
function biasOf(estimate: number, { values, masses, total }: Sorted, slack: number): number {
  let below = 0;
  let above = 0;
  for (const [i, value] of values.entries()) {
    const mass = masses ? masses[i]! : 1;
    if (value < estimate - slack) below += mass;
    else if (value > estimate + slack) above += mass;
  }
  const tied = (total - below - above) / 2;
  return below <= above ? normalQuantile((below + tied) / total) : -normalQuantile((above + tied) / total);
}

function corrected(bias: number, skew: number, z: number): number | undefined {
  const shrink = 1 - skew * (bias + z);
  return shrink > 0 ? bias + (bias + z) / shrink : undefined;
}

interface Sorted {
  readonly values: Float64Array;
  readonly masses?: Float64Array;
  readonly total: number;
}

function ascending({ values, masses }: BootstrapDistribution): Sorted {
  if (!masses) return { values: Float64Array.from(values).sort(), total: values.length };
  const order = Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const sorted = Float64Array.from(order, (i) => masses[i]!);
  return {
    values: Float64Array.from(order, (i) => values[i]!),
    masses: sorted,
    total: sorted.reduce((a, b) => a + b, 0),
  };
}

/** The smallest value with at least `tail` at or below it. */
function fromBottom(values: Float64Array, masses: Float64Array | undefined, tail: number): number {
  let reached = 0;
  for (let i = 0; i < values.length; i += 1) {
    reached += masses ? masses[i]! : 1;
    if (reached >= tail * (1 - 1e-12)) return values[i]!;
  }
  return values.at(-1)!;
}

/** The largest value with at least `tail` at or above it. */
function fromTop(values: Float64Array, masses: Float64Array | undefined, tail: number): number {
  let reached = 0;
  for (let i = values.length - 1; i >= 0; i -= 1) {
    reached += masses ? masses[i]! : 1;
    if (reached >= tail * (1 - 1e-12)) return values[i]!;
  }
  return values[0]!;
}
