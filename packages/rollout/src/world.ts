import type { Moment, Scalar } from '@tidegate/evidence';
import type { Reading, TrafficRouter } from './routers/router.ts';
import type { MetricSource } from './sources/source.ts';
import type { StateStore } from './stores/store.ts';

/** Everything a rollout touches, handed in. */
export interface World {
  readonly router: TrafficRouter;
  readonly store: StateStore;
  /** Not needed by `status`, `abort` and `guard`. */
  readonly source?: MetricSource;
  readonly clock: { now(): number; sleep(milliseconds: number, signal?: AbortSignal): Promise<void> };
  readonly log: { info(message: string): void; warn(message: string): void };
  /** Aborts when the job is cancelled: the waiting stops and the rollout is rolled back. */
  readonly signal: AbortSignal;
  /** Who we are, for the lease: `holder` is unique to this process. */
  readonly identity: { readonly holder: string; readonly run: string; readonly attempt: string };
  /** What ends together with the traffic, such as an alias of the registry. */
  readonly companion?: Companion;
  readonly leaseMs: number;
  readonly handoverMs: number;
  readonly timeline: Timeline;
}

/** Something that is moved when the rollout is promoted and restored when it is rolled back. Each may be asked for twice. */
export interface Companion {
  /** What is there before the first change, by name. Throws a UserError when it cannot be told. */
  before(): Promise<Readonly<Record<string, string>>>;
  /** Moves it, reads it back, and throws a UserError when it is not there. */
  promote(before: Readonly<Record<string, string>>): Promise<void>;
  restore(before: Readonly<Record<string, string>>): Promise<void>;
}

export interface Timeline {
  readonly moments: Moment[];
  add(event: string, values?: Record<string, Scalar>): void;
}

/** Collects what happened; of very many looks the oldest are dropped, never the events between them. */
export function timeline(now: () => number, most = 1000): Timeline {
  const moments: Moment[] = [];
  return {
    moments,
    add(event, values = {}) {
      moments.push({ at: new Date(now()).toISOString(), event, values });
      if (moments.length <= most) return;
      const oldest = moments.findIndex((moment) => moment.event === 'look');
      moments.splice(Math.max(0, oldest), 1);
    },
  };
}

const pauseMs = 1000;

/** Reads the router, again and again until the deadline: an API may fail for a while. */
export async function readRouter(world: World, deadlineMs = world.router.capabilities.deadlineMs): Promise<Reading> {
  const until = world.clock.now() + deadlineMs;
  for (;;) {
    try {
      return await world.router.read();
    } catch (error) {
      if (world.clock.now() >= until) throw error;
      world.log.warn(`The router could not be read and is asked again: ${(error as Error).message}`);
      await world.clock.sleep(Math.min(pauseMs, Math.max(50, deadlineMs / 10)));
    }
  }
}
