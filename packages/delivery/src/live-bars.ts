import type { Bars } from '@tidegate/evidence';
import type { Change } from './change.ts';
import { within, type Window } from './records.ts';

const day = 86_400_000;
const mostBars = 31;
const periods = [
  [day, 'a day'],
  [7 * day, 'a week'],
  [30 * day, 'in 30 days'],
  [90 * day, 'in 90 days'],
] as const;

/** Deployments that went live per day, week or more, whatever gives a readable number of bars; the newest period ends with the window. */
export function liveBars(changes: readonly Change[], window: Window): Bars | undefined {
  const lives = changes.flatMap(({ kind, liveAt }) => (kind === 'deploy' && within(window, liveAt) ? [liveAt!] : []));
  if (lives.length === 0) return undefined;
  const length = window.end - window.start;
  const [size, words] = periods.find(([each]) => length / each <= mostBars) ?? periods.at(-1)!;
  const count = Math.min(200, Math.ceil(length / size));
  const ends = Array.from({ length: count }, (_, i) => window.end - (count - 1 - i) * size);
  return {
    kind: 'bars',
    title: `Deployments that went live ${words}`,
    format: 'number',
    labels: ends.map((end) => `to ${new Date(end).toISOString().slice(0, 10)}`),
    series: [{ name: 'live', values: ends.map((end) => lives.filter((at) => at >= end - size && at < end).length) }],
  };
}
