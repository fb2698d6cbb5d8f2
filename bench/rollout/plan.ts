import { runTasks } from '../drift/workers.ts';
import { certification, detection, falseAlarm, type Certification, type Detection } from './exact.ts';
import { latencySettings, type LatencyTask } from './latency.ts';
import { alpha } from './rules.ts';
import { addStops, type RunTask, type Stops } from './simulate.ts';
import { conditions, settings } from './traffic.ts';

export const certificateAlpha = 0.05;
export const ratios = [1.5, 2, 3, 5, 10];

export interface Seen {
  readonly setting: number;
  readonly condition: number;
  readonly minutes: number;
  readonly stops: Stops;
}

export interface Results {
  readonly seed: number;
  readonly detections: readonly Detection[];
  readonly alarms: readonly { readonly rho: number; readonly errors: number; readonly p: number }[];
  readonly certifications: readonly Certification[];
  /** A rollout of an hour, every rule on the same traffic. */
  readonly hour: readonly Seen[];
  /** Four hours without any difference between the arms. */
  readonly long: readonly Seen[];
  /** Per setting: stops of log-rank and of the oracle. */
  readonly latency: readonly Stops[];
}

const hour = 60;
const long = 240;
const part = 250;

/** Everything that is measured. `runs`: simulated rollouts of each cell. */
export async function measure(
  plan: { runs: number; seed: number },
  progress: (done: number, of: number) => void,
): Promise<Results> {
  return { ...exact(), ...(await simulated(plan, progress)) };
}

function exact(): Pick<Results, 'detections' | 'alarms' | 'certifications'> {
  return {
    detections: [0.1, 0.5].flatMap((rho) => ratios.map((ratio) => detection(rho, ratio, alpha))),
    alarms: [0.1, 0.5].map((rho) => ({ rho, errors: 4320, p: falseAlarm(rho, alpha, 4320) })),
    certifications: [0.05, 0.1, 0.25, 0.5].flatMap((rho) =>
      [1.25, 1.5, 2, 3, 5].map((rt) => certification(rho, rt, certificateAlpha)),
    ),
  };
}

/** What chance decides. */
export async function simulated(
  { runs, seed }: { runs: number; seed: number },
  progress: (done: number, of: number) => void,
): Promise<Omit<Results, keyof ReturnType<typeof exact>>> {
  const cells = [
    ...settings.flatMap((_, setting) =>
      conditions.map((_, condition) => ({ setting, condition, minutes: hour, seed })),
    ),
    ...[0, 1, 4].flatMap((setting) =>
      conditions.flatMap(({ ratio }, condition) =>
        ratio === 1 ? [{ setting, condition, minutes: long, seed: seed + 1 }] : [],
      ),
    ),
  ];
  const tasks: (RunTask | LatencyTask)[] = [];
  const owner: (() => (stops: Stops) => void)[] = [];
  const sums = new Map<number, Stops>();
  const add = (key: number) => () => (stops: Stops) => void sums.set(key, addStops(sums.get(key), stops));
  const divide = (key: number, count: number, task: (first: number, count: number) => RunTask | LatencyTask) => {
    for (let first = 0; first < count; first += part) {
      tasks.push(task(first, Math.min(part, count - first)));
      owner.push(add(key));
    }
  };
  cells.forEach((cell, key) => divide(key, runs, (first, count) => ({ kind: 'runs', ...cell, first, count })));
  latencySettings.forEach(({ part: share }, setting) =>
    divide(cells.length + setting, Math.ceil(runs * share), (first, count) => {
      return { kind: 'latency', setting, seed, first, count };
    }),
  );
  const parts = await runTasks<Stops>(tasks, progress, new URL('./worker.ts', import.meta.url));
  parts.forEach((stops, i) => owner[i]!()(stops));
  const seen = cells.map(({ setting, condition, minutes }, key) => ({ setting, condition, minutes, stops: sums.get(key)! })); // prettier-ignore
  return {
    seed,
    hour: seen.filter(({ minutes }) => minutes === hour),
    long: seen.filter(({ minutes }) => minutes === long),
    latency: latencySettings.map((_, setting) => sums.get(cells.length + setting)!),
  };
}
