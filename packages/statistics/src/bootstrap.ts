import { bcaInterval, type BcaInterval, type JackknifeStratum } from './bca.ts';
import { requireCount } from './domain.ts';
import { seededBits } from './random.ts';
import {
  drawWeights,
  leaveOut,
  type ResamplingDesign,
  resamplingUnits,
  sizeOf,
  type Units,
  wholeSample,
} from './resampling.ts';
import { meanAndSquares } from './summation.ts';
import { undefinedResult, type UndefinedResult } from './undefined-result.ts';

/** A metric of rows that stand in the sample `weights[row]` times (whole numbers, some 0); undefined or NaN where it does not exist. */
export type WeightedMetric = (weights: Float64Array) => number | undefined;

export interface BootstrapPlan extends ResamplingDesign {
  /** Default 4999. */
  readonly resamples?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Two-sided, default 0.95. */
  readonly confidence?: number;
  /**
   * Fewest rows or clusters to be judged by, default 20. A 95 % interval of a mean covers 92 % at 20, 87 % at 10, 82 % at 5, and of rare wrong answers
   * 84, 73 and 66 % (simulated); a stratum that alone decides is no better.
   */
  readonly leastUnits?: number;
}

/** BCa interval of a metric's difference, with all that makes it come out the same again. */
export interface BootstrapResult extends BcaInterval {
  readonly difference: number;
  /** Standard deviation of the resampled differences. */
  readonly se: number;
  /** One-sided p of "the candidate's value is not greater", (1 + hits)/(1 + resamples). */
  readonly greater: number;
  /** One-sided p of "the candidate's value is not less". */
  readonly less: number;
  readonly resamples: number;
  /** Resamples without a value, which are left out of the interval: at most 1 %. */
  readonly undefinedResamples: number;
  readonly seed: number;
  /** Rows, or clusters of them. */
  readonly units: number;
  readonly smallestStratum: number;
}

/** More would bend the interval by their absence. */
const UNDEFINED_SHARE = 0.01;

/**
 * Paired bootstrap of candidate − production: rows (or clusters) are drawn once for both models, the same number of each stratum, and the
 * BCa interval is taken of the differences. Identical predictions give no variation and so an undefined result: find them before.
 * Undefined too where a metric is undefined on the rows, with one unit left out, or in more than 1 % of the resamples.
 */
export function pairedBootstrap(
  metric: { readonly candidate: WeightedMetric; readonly production: WeightedMetric },
  plan: BootstrapPlan,
): (BootstrapResult & { readonly candidate: number; readonly production: number }) | UndefinedResult {
  const units = resamplingUnits(plan);
  const whole = wholeSample(units);
  const candidate = metric.candidate(whole);
  const production = metric.production(whole);
  if (!isNumber(candidate) || !isNumber(production)) return noMetric('on these rows');
  const rounding = 1e-12 * Math.max(Math.abs(candidate), Math.abs(production));
  const difference: WeightedMetric = (weights) => {
    const now = metric.candidate(weights);
    return isNumber(now) ? now - (metric.production(weights) ?? NaN) : undefined;
  };
  const result = resampled(difference, units, plan, rounding);
  return result.defined ? { ...result, candidate, production } : result;
}

/** BCa interval of one statistic; `rounding` is the spread that is no more than the last bits of its parts. */
export function bootstrap(
  statistic: WeightedMetric,
  plan: BootstrapPlan,
  rounding?: number,
): BootstrapResult | UndefinedResult {
  return resampled(statistic, resamplingUnits(plan), plan, rounding);
}

function resampled(
  statistic: WeightedMetric,
  units: Units,
  { resamples = 4999, seed = 1, confidence = 0.95, leastUnits = 20 }: BootstrapPlan,
  rounding: number | undefined,
): BootstrapResult | UndefinedResult {
  requireCount('resamples', resamples);
  const estimate = statistic(wholeSample(units));
  if (!isNumber(estimate)) return noMetric('on these rows');
  const sizes = units.strata.map((stratum) => sizeOf(units, stratum));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total < leastUnits) {
    return undefinedResult('too-few', `${total} rows or clusters are too few to resample; it takes ${leastUnits}`);
  }
  const jackknife = leftOut(statistic, units);
  if (!jackknife) return noMetric('without some one unit');
  const values = draw(statistic, units, { resamples, seed });
  if (resamples - values.length > UNDEFINED_SHARE * resamples) {
    return noMetric(`in ${resamples - values.length} of ${resamples} resamples`);
  }
  const interval = bcaInterval(estimate, { values }, jackknife, {
    confidence,
    ...(rounding !== undefined && { rounding }),
  });
  if (!interval.defined) return interval;
  const hits = (hit: (value: number) => boolean) => (1 + values.filter(hit).length) / (1 + values.length);
  return {
    ...interval,
    difference: estimate,
    se: Math.sqrt(meanAndSquares(values.length, (i) => values[i]!).squares / (values.length - 1)),
    greater: hits((value) => value <= 0),
    less: hits((value) => value >= 0),
    resamples,
    undefinedResamples: resamples - values.length,
    seed,
    units: total,
    smallestStratum: Math.min(...sizes),
  };
}

function leftOut(statistic: WeightedMetric, units: Units): JackknifeStratum[] | undefined {
  const found = units.strata.map(() => ({ estimates: [] as number[], copies: [] as number[] }));
  let whole = true;
  leaveOut(units, (stratum, weights, copies) => {
    const value = statistic(weights);
    if (isNumber(value)) {
      found[stratum]!.estimates.push(value);
      found[stratum]!.copies.push(copies);
    } else whole = false;
  });
  return whole ? found : undefined;
}

function draw(
  statistic: WeightedMetric,
  units: Units,
  { resamples, seed }: { resamples: number; seed: number },
): Float64Array {
  const bits = seededBits(seed);
  const values = new Float64Array(resamples);
  const weights = new Float64Array(units.rows.length);
  let defined = 0;
  for (let k = 0; k < resamples; k += 1) {
    drawWeights(units, bits, weights);
    const value = statistic(weights);
    if (isNumber(value)) values[defined++] = value;
  }
  return values.subarray(0, defined);
}

const isNumber = (value: number | undefined): value is number => Number.isFinite(value);

const noMetric = (where: string) => undefinedResult('undefined-metric', `the metric has no value ${where}`);
