import { type Buckets, MeasurementError } from '../counts.ts';
import { numberOf } from './exposition.ts';
import { wholeCount } from './whole-count.ts';

export interface LatencyQuery {
  readonly query: string;
  /** What the bounds are written in. */
  readonly unit: 's' | 'ms';
}

/** Buckets from cumulative counts by their `le`, as Prometheus has them; the one without a bound must be there. */
export function bucketsFrom(
  cumulative: readonly { le: string | undefined; count: number }[],
  unit: 's' | 'ms',
  where: string,
): Buckets {
  const sorted = cumulative
    .map(({ le, count }) => ({
      bound: le === undefined ? NaN : (numberOf(le) ?? NaN),
      count: wholeCount(count, where),
    }))
    .sort((a, b) => a.bound - b.bound);
  if (sorted.some(({ bound }) => Number.isNaN(bound)))
    throw new MeasurementError('malformed', `${where} has series without a bucket bound \`le\`; sum them by (le)`);
  if (sorted.at(-1)?.bound !== Infinity || sorted.length < 2)
    throw new MeasurementError('malformed', `${where} is no histogram: it needs a bound and the bucket le="+Inf"`);
  const bounds = sorted.slice(0, -1).map(({ bound }) => (unit === 'ms' ? bound / 1000 : bound));
  if (new Set(bounds).size < bounds.length)
    throw new MeasurementError('several-series', `${where} has several series of one bucket; sum them by (le)`);
  if (!bounds.every((bound) => bound > 0))
    throw new MeasurementError('malformed', `${where} has a bucket bound that is not above 0`);
  return { bounds, counts: sorted.map(({ count }, i) => grown(count, sorted[i - 1]?.count ?? 0, where)) };
}

function grown(count: number, before: number, where: string): number {
  if (count >= before) return count - before;
  throw new MeasurementError('not-a-count', `${where} has fewer requests in a bucket than in the one below it`);
}
