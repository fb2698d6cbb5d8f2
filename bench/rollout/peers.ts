import { normalUpperQuantile } from '../../packages/statistics/src/index.ts';
import type { Rule } from './rules.ts';
import type { Minute } from './traffic.ts';

const rates = ({ requestsStable, requestsCanary, errorsStable, errorsCanary }: Minute) => ({
  stable: requestsStable > 0 ? errorsStable / requestsStable : 0,
  canary: requestsCanary > 0 ? errorsCanary / requestsCanary : 0,
});

/** An interval fails when the canary's error share is above a fixed threshold; so many failed intervals roll back. */
const threshold = (name: string, limit: number, failures: number): Rule => ({
  name,
  start: () => {
    let failed = 0;
    return (minute) => rates(minute).canary > limit && ++failed >= failures;
  },
});

/** Pooled two-proportion z-test on all counts so far, one-sided at 1 %, asked again each minute. */
const zTest: Rule = {
  name: 'z-test each minute',
  start: () => {
    const critical = normalUpperQuantile(0.01);
    let [n0, n1, e0, e1] = [0, 0, 0, 0];
    return (minute) => {
      n0 += minute.requestsStable;
      n1 += minute.requestsCanary;
      e0 += minute.errorsStable;
      e1 += minute.errorsCanary;
      const pooled = (e0 + e1) / (n0 + n1);
      const se = Math.sqrt(pooled * (1 - pooled) * (1 / n0 + 1 / n1));
      return se > 0 && e1 / n1 - e0 / n0 > critical * se;
    };
  },
};

export const kayentaMinute = 60;

/** Kayenta's judgement as its documentation describes it, computed anew: once, at minute 60, on the error share of each minute. */
const kayenta: Rule = {
  name: 'Kayenta at minute 60',
  start: () => {
    const stable: number[] = [];
    const canary: number[] = [];
    return (minute) => {
      const rate = rates(minute);
      stable.push(rate.stable);
      canary.push(rate.canary);
      return stable.length === kayentaMinute && isHigh(canary, stable);
    };
  },
};

/** 98 % Mann-Whitney interval of the shift, tie-corrected and with continuity; high when its lower end is above a quarter of the shift. */
export function isHigh(canary: readonly number[], stable: readonly number[]): boolean {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  if (mean(canary) < mean(stable)) return false;
  const { low, shift } = mannWhitneyShift(canary, stable, 0.98);
  return low > 0.25 * Math.abs(shift);
}

/** Hodges-Lehmann shift of x against y and the lower end of its interval, as order statistics of all differences. */
export function mannWhitneyShift(x: readonly number[], y: readonly number[], confidence: number) {
  const [n, m] = [x.length, y.length];
  const differences = new Float64Array(n * m);
  x.forEach((a, i) => y.forEach((b, j) => (differences[i * m + j] = a - b)));
  differences.sort();
  const sd = Math.sqrt(((n * m) / 12) * (n + m + 1 - tied([...x, ...y]) / ((n + m) * (n + m - 1))));
  const reach = normalUpperQuantile((1 - confidence) / 2) * sd;
  const index = Math.max(0, Math.floor((n * m) / 2 - reach - 0.5));
  const middle = (n * m) / 2;
  const shift = (differences[Math.ceil(middle) - 1]! + differences[Math.floor(middle)]!) / 2;
  return { low: differences[index]!, shift };
}

function tied(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((sum, t) => sum + (t * t * t - t), 0);
}

/** How other tools decide, at settings their documentation shows. */
export const peers: readonly Rule[] = [
  threshold('5 %, 3rd failure (Argo)', 0.05, 3),
  threshold('5 %, 5th failure (Flagger)', 0.05, 5),
  threshold('1 %, 3rd failure', 0.01, 3),
  zTest,
  kayenta,
];
