import { runTasks } from '../drift/workers.ts';
import { alpha, families, type repeats, type Scenario, scenarios } from './families.ts';
import type { Task } from './worker.ts';

export type Tally = ReturnType<typeof repeats>;

/** What was seen of one family in one scenario. */
export interface Seen extends Tally {
  readonly family: number;
  readonly scenario: Scenario;
}

/** Wrong promotions are counted over all repeats, power over a fifth of them. */
export async function simulation(
  count: number,
  seed: number,
  progress: (done: number, of: number) => void,
): Promise<Seen[]> {
  const part = Math.max(1, Math.min(250, count / 5));
  const names = Object.keys(scenarios) as Scenario[];
  const tasks = families.flatMap((_, family) =>
    names.flatMap((scenario) => {
      const wanted = scenario === 'power' ? count / 5 : count;
      return Array.from({ length: wanted / part }, (_, i): Task => {
        return { family, scenario, seed, first: i * part, count: part };
      });
    }),
  );
  const parts = await runTasks<Tally>(tasks, progress, new URL('./worker.ts', import.meta.url));
  const seen = new Map<string, Partial<Tally> & Pick<Seen, 'family' | 'scenario'>>();
  tasks.forEach(({ family, scenario }, i) => {
    const key = `${family} ${scenario}`;
    const before = seen.get(key) ?? { family, scenario };
    seen.set(key, { ...before, ...added(before, parts[i]!) });
  });
  return [...seen.values()] as Seen[];
}

/** Wrong promotions beyond alpha by more than three standard errors of the simulation. */
export function exceeds({ scenario, interval, repeats: n }: Seen): boolean {
  return scenario !== 'power' && interval / n > alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / n);
}

/**
 * Whether what was drawn is what the scenario says: the mean gain lies within four standard errors, and a thousandth of the loss for what estimates of
 * ratios are off by, of the true one.
 */
export function isAsSaid({ scenario, gain, squares, repeats: n }: Seen): boolean {
  const mean = gain / n;
  const se = Math.sqrt((squares / n - mean * mean) / n);
  return Math.abs(mean + scenarios[scenario].loss) <= 4 * se + 0.001 * scenarios['at the margin'].loss;
}

function added(sum: Partial<Tally>, part: Tally): Tally {
  const names = Object.keys(part) as (keyof Tally)[];
  return Object.fromEntries(names.map((name) => [name, (sum[name] ?? 0) + part[name]])) as unknown as Tally;
}
