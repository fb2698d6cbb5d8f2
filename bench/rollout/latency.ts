import {
  lnLogRank,
  normalQuantile,
  seededBits,
  startLogRank,
  updateLogRank,
} from '../../packages/statistics/src/index.ts';
import { alpha } from './rules.ts';

const bound = Math.log(1 / alpha);
/** Upper bounds of the buckets that Prometheus clients use when told nothing, in seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const medianSeconds = 0.1;

export interface LatencySetting {
  readonly name: string;
  readonly share: number;
  /** Standard deviation of ln(seconds). */
  readonly sigma: number;
  /** The canary takes so many times as long. */
  readonly slower: number;
  readonly lookSeconds: number;
  /** The part of all runs that is simulated: many short looks take long. */
  readonly part: number;
}

export const perSecond = 5;
/** How long is looked for a difference, minutes. */
const minutes = 30;

const arms = [
  { name: 'sigma 0.5, share 10 %, 20 % slower', share: 0.1, sigma: 0.5, slower: 1.2 },
  { name: 'sigma 1, share 10 %, 20 % slower', share: 0.1, sigma: 1, slower: 1.2 },
  { name: 'sigma 1, share 50 %, 20 % slower', share: 0.5, sigma: 1, slower: 1.2 },
  { name: 'sigma 1, share 10 %, equal', share: 0.1, sigma: 1, slower: 1 },
  { name: 'sigma 0.5, share 50 %, equal', share: 0.5, sigma: 0.5, slower: 1 },
];

export const latencySettings: readonly LatencySetting[] = [60, 10].flatMap((lookSeconds) =>
  arms.map((arm) => ({
    ...arm,
    lookSeconds,
    part: lookSeconds === 60 ? 1 / 4 : 1 / 16,
    name: `${arm.name}, a look each ${lookSeconds} s`,
  })),
);

export interface LatencyTask {
  readonly kind: 'latency';
  readonly setting: number;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

/** How many runs were stopped at each look by log-rank over the buckets and by the SPRT that knows both laws; index 0: never. */
export function latencyRuns({ setting, seed, first, count }: LatencyTask): number[][] {
  const { share, sigma, slower, lookSeconds } = latencySettings[setting]!;
  const looks = (minutes * 60) / lookSeconds;
  const shift = Math.log(slower) / sigma;
  // The oracle judges which arm a request of this latency came from; where there is nothing to know it looks for 20 %.
  const sought = slower === 1 ? Math.log(1.2) / sigma : shift;
  const edges = buckets.map((seconds) => Math.log(seconds / medianSeconds) / sigma);
  const stops = [new Array<number>(looks + 1).fill(0), new Array<number>(looks + 1).fill(0)];
  for (let run = first; run < first + count; run += 1) {
    const bits = seededBits((seed * 16 + (setting % arms.length)) * 2 ** 24 + run);
    let state = startLogRank();
    let sum = 0;
    const stopped = [0, 0];
    for (let look = 1; look <= looks && stopped.includes(0); look += 1) {
      const counts = { stable: new Array<number>(12).fill(0), canary: new Array<number>(12).fill(0) };
      for (let i = 0; i < perSecond * lookSeconds; i += 1) {
        const canary = bits() < share * 2 ** 32;
        const z = normalQuantile((bits() + 0.5) / 2 ** 32) + (canary ? shift : 0);
        const bucket = edges.findIndex((edge) => z <= edge);
        counts[canary ? 'canary' : 'stable'][bucket < 0 ? edges.length : bucket]! += 1;
        const likelier = sought * (z - sought / 2);
        sum += (canary ? likelier : 0) - Math.log(1 - share + share * Math.exp(likelier));
      }
      state = updateLogRank(state, counts);
      if (stopped[0] === 0 && lnLogRank(state) >= bound) stopped[0] = look;
      if (stopped[1] === 0 && sum >= bound) stopped[1] = look;
    }
    stopped.forEach((at, i) => (stops[i]![at]! += 1));
  }
  return stops;
}

/** When half of all runs were stopped, in minutes: between two looks on a line, so that the length of a look hardly shows. Infinity when fewer were. */
export function medianMinutes(counts: readonly number[], lookSeconds: number): number {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  let seen = 0;
  for (let look = 1; look < counts.length; look += 1) {
    if (seen + counts[look]! >= half) return ((look - 1 + (half - seen) / counts[look]!) * lookSeconds) / 60;
    seen += counts[look]!;
  }
  return Infinity;
}
