import { UserError } from '@tidegate/evidence';
import type { MeasurementError } from '../src/counts.ts';
import { type Counts } from '../src/counts.ts';
import type { Reading, TrafficRouter } from '../src/routers/router.ts';
import type { MetricSource } from '../src/sources/source.ts';
import { type RolloutState, rolloutStateSchema } from '../src/state.ts';
import type { StateStore } from '../src/stores/store.ts';
import { candidateShare, sameWeights, type Weights } from '../src/weights.ts';
import { timeline, type World } from '../src/world.ts';

/** The process is dead: nothing it does from here on has an effect. */
export class Killed extends Error {}

/** What happens to a call: nothing, or the thrown error, before or after its effect. */
export type Fault = (call: Call) => void;
export interface Call {
  readonly name: 'read' | 'write' | 'half-written' | 'load' | 'save' | 'measure';
  readonly when: 'before' | 'after';
  /** Counts every before and after of this process, from 1. */
  readonly number: number;
}

export interface Place {
  weights: Weights;
  initial: Weights;
  epoch: string;
  down: ('stable' | 'candidate')[];
  /** The kept state as text, so that whatever is not plain data gets lost here. */
  kept: string | undefined;
  now: number;
  counters: Record<'stable' | 'candidate', { requests: number; errors: number }>;
  perSecond: number;
  errorShare: Record<'stable' | 'candidate', number>;
  /** The share of traffic that really reaches the candidate, when the router lies. */
  trueShare: number | undefined;
  /** Milliseconds until a write shows. */
  lagMs: number;
  pending: { at: number; weights: Weights } | undefined;
  /** Whether a write is refused that expects other weights than there are, as Kubernetes does it. */
  compares: boolean;
  /** Called as time goes by, before traffic flows. */
  onTime: (place: Place) => void;
  trouble: MeasurementError | undefined;
  /** Series that are not there. */
  absent: ('stable' | 'candidate')[];
  /** Every weight that took effect. */
  readonly history: Weights[];
  random: () => number;
}

/** A routed place with traffic, outside any process. */
export function place(change: Partial<Place> = {}): Place {
  return {
    weights: { stable: 100, candidate: 0 },
    initial: { stable: 100, candidate: 0 },
    epoch: 'first',
    down: [],
    kept: undefined,
    now: Date.UTC(2026, 0, 1),
    counters: { stable: { requests: 5000, errors: 0 }, candidate: { requests: 0, errors: 0 } },
    perSecond: 50,
    errorShare: { stable: 0, candidate: 0 },
    trueShare: undefined,
    lagMs: 0,
    pending: undefined,
    compares: false,
    onTime: () => {},
    trouble: undefined,
    absent: [],
    history: [],
    random: seeded(1),
    ...change,
  };
}

/** mulberry32 */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pass(place: Place, milliseconds: number): void {
  const until = place.now + milliseconds;
  while (place.now < until) {
    const slice = Math.min(1000, until - place.now);
    place.now += slice;
    place.onTime(place);
    if (place.pending && place.now >= place.pending.at) take(place, place.pending.weights);
    const share = place.trueShare ?? candidateShare(place.weights);
    for (let i = Math.round((place.perSecond * slice) / 1000); i > 0; i--) {
      const arm = place.random() < share ? 'candidate' : 'stable';
      place.counters[arm].requests++;
      if (place.random() < place.errorShare[arm]) place.counters[arm].errors++;
    }
  }
}

function take(place: Place, weights: Weights): void {
  place.weights = weights;
  place.pending = undefined;
  place.history.push(weights);
}

export interface Process {
  readonly world: World;
  readonly logged: string[];
  readonly calls: Call[];
  readonly cancel: () => void;
}

let processes = 0;

/** One process at work on the place. `fault` may throw at any call; after it threw `Killed` every call does. */
export function processAt(
  at: Place,
  { fault = () => {}, run = '1', attempt = '1' }: { fault?: Fault; run?: string; attempt?: string } = {},
): Process {
  const calls: Call[] = [];
  const logged: string[] = [];
  const cancelled = new AbortController();
  let dead = false;
  const call = (name: Call['name'], when: Call['when']) => {
    if (dead) throw new Killed();
    const made = { name, when, number: calls.length + 1 };
    calls.push(made);
    try {
      fault(made);
    } catch (error) {
      dead = error instanceof Killed;
      throw error;
    }
  };
  const router: TrafficRouter = {
    kind: 'fake',
    location: 'fake place',
    capabilities: {
      deadlineMs: 10_000,
      asynchronous: false,
      weightsFor: (share) => ({ stable: 100 - share * 100, candidate: share * 100 }),
    },
    async read(): Promise<Reading> {
      call('read', 'before');
      const { weights, initial, epoch, down } = at;
      return { weights: { ...weights }, initial, epoch, down };
    },
    async write(weights, expected) {
      call('write', 'before');
      if (at.compares && !sameWeights(at.weights, expected)) throw new UserError('conflict', 'somebody else wrote');
      if (at.lagMs > 0) at.pending ??= { at: at.now + at.lagMs, weights };
      else {
        // Two servers, one after the other, as HAProxy does it.
        take(at, { stable: weights.stable, candidate: at.weights.candidate });
        call('half-written', 'after');
        take(at, weights);
      }
      call('write', 'after');
    },
  };
  const store: StateStore = {
    location: 'memory',
    async load() {
      call('load', 'before');
      return keptIn(at);
    },
    async save(state) {
      call('save', 'before');
      if ((keptIn(at)?.sequence ?? -1) !== state.sequence - 1) throw new UserError('conflict', 'somebody else saved');
      at.kept = JSON.stringify(state);
      call('save', 'after');
    },
  };
  const source: MetricSource = {
    kind: 'fake',
    location: 'fake metrics',
    lagMs: 0,
    async read() {
      call('measure', 'before');
      if (at.trouble) throw at.trouble;
      const counts = (arm: 'stable' | 'candidate'): Counts | undefined =>
        at.absent.includes(arm) ? undefined : { ...at.counters[arm] };
      return { stable: counts('stable'), candidate: counts('candidate') };
    },
  };
  const clock = {
    now: () => at.now,
    async sleep(milliseconds: number, signal?: AbortSignal) {
      if (dead) throw new Killed();
      if (!signal?.aborted) pass(at, milliseconds);
    },
  };
  return {
    calls,
    logged,
    cancel: () => cancelled.abort(),
    world: {
      router,
      store,
      source,
      clock,
      signal: cancelled.signal,
      log: {
        info: (message) => void logged.push(`info: ${message}`),
        warn: (message) => void logged.push(`warn: ${message}`),
      },
      identity: { holder: `process-${++processes}`, run, attempt },
      leaseMs: 120_000,
      handoverMs: 3_600_000,
      timeline: timeline(() => at.now),
    },
  };
}

export function keptIn(at: Place): RolloutState | undefined {
  return at.kept === undefined ? undefined : rolloutStateSchema.parse(JSON.parse(at.kept));
}
