import { pairedBootstrap, type ResamplingDesign, type WeightedMetric } from '@tidegate/statistics';
import { type Level, type PairedMeasure, scaled } from './pair.ts';

/** What stays the same whichever score is resampled. */
export interface Resampled {
  readonly candidate: WeightedMetric;
  readonly production: WeightedMetric;
  readonly design: ResamplingDesign;
  /** What is drawn, for people: `rows`, `clusters` ... */
  readonly drawn: string;
  /** Rows or clusters there are. */
  readonly units: number;
  readonly identical: boolean;
  readonly sizes: Readonly<Record<string, number>>;
  /** Most resamples this may cost. */
  readonly mostResamples?: number;
}

const seed = 1;

/** BCa interval of candidate − factor · production, paired. */
export function bootstrapMeasure(resampled: Resampled, { alpha, factor }: Level): PairedMeasure {
  const { design, drawn, units, identical, sizes, mostResamples = Infinity } = resampled;
  let overflows = false;
  const watched =
    (metric: WeightedMetric, times = 1): WeightedMetric =>
    (weights) => {
      const value = scaled(metric(weights), times);
      overflows ||= value !== undefined && !Number.isFinite(value);
      return value;
    };
  const [candidate, production] = [watched(resampled.candidate), watched(resampled.production)];
  const resamples = Math.min(mostResamples, resamplesFor(alpha));
  const found = pairedBootstrap(
    { candidate, production: watched(resampled.production, factor) },
    { ...design, resamples, seed, confidence: 1 - 2 * alpha },
  );
  const whole = Float64Array.from({ length: design.rows }, (_, row) => design.counts?.[row] ?? 1);
  const [now, before] = [candidate(whole), production(whole)];
  return {
    interval: found.defined ? { difference: found.difference, lower: found.lower, upper: found.upper } : found,
    ...(Number.isFinite(now) && { candidate: now! }),
    ...(Number.isFinite(before) && { production: before! }),
    identical,
    overflows,
    method: {
      name: 'BCa bootstrap of the paired difference',
      parameters: { drawn, resamples, seed, ...(design.strata && { strata: 'label' }) },
    },
    sizes,
    values: found.defined ? { 'standard-error': found.se, 'p-better': found.greater, 'p-worse': found.less } : {},
    units,
  };
}

/** Enough that some twenty lie beyond each limit. */
function resamplesFor(alpha: number): number {
  return Math.min(19_999, Math.max(4999, Math.ceil(20 / alpha) - 1));
}
