import { seededBits } from '../../packages/statistics/src/index.ts';
import { peers } from './peers.ts';
import { oracle, own, type Rule } from './rules.ts';
import { before, conditions, rollout, settings } from './traffic.ts';

export const rules: readonly Rule[] = [...own, oracle, ...peers];

/** Some runs of one condition in one setting, judged by every rule on the same traffic. */
export interface RunTask {
  readonly kind: 'runs';
  readonly setting: number;
  readonly condition: number;
  readonly minutes: number;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

/** For each rule, how many runs it rolled back in each minute, from 1; index 0 counts those it never did. */
export type Stops = number[][];

export function runs({ setting, condition, minutes, seed, first, count }: RunTask): Stops {
  const stops = rules.map(() => new Array<number>(minutes + 1).fill(0));
  for (let run = first; run < first + count; run += 1) {
    const bits = seededBits(((seed * 16 + setting) * 16 + condition) * 2 ** 20 + run);
    const known = { before: before(settings[setting]!, conditions[condition]!, 180, bits), ratio: conditions[condition]!.ratio }; // prettier-ignore
    const judges = rules.map((rule) => rule.start(known));
    const stopped = rules.map(() => 0);
    let minute = 0;
    for (const seen of rollout(settings[setting]!, conditions[condition]!, minutes, bits)) {
      minute += 1;
      judges.forEach((judge, i) => {
        if (stopped[i] === 0 && judge(seen)) stopped[i] = minute;
      });
    }
    stopped.forEach((at, i) => (stops[i]![at]! += 1));
  }
  return stops;
}

export function addStops(a: Stops | undefined, b: Stops): Stops {
  return a === undefined ? b : a.map((counts, i) => counts.map((count, minute) => count + b[i]![minute]!));
}

/** Share rolled back within so many minutes, and the minute by which half of all runs were; undefined when fewer were. */
export function summary(
  counts: readonly number[],
  within = counts.length - 1,
): { share: number; median: number | undefined } {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  let median: number | undefined;
  for (let minute = 1; minute <= within; minute += 1) {
    seen += counts[minute]!;
    if (median === undefined && seen * 2 >= all) median = minute;
  }
  return { share: seen / all, median };
}
