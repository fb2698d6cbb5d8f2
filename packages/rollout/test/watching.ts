import type { ArmSample, Sample } from '../src/counts.ts';
import { errorEvents, type ErrorEvents } from '../src/judgement/error-events.ts';
import { noEvidence } from '../src/judgement/evidence-state.ts';
import { fold, type UsableSample } from '../src/judgement/fold.ts';
import { rule } from '../src/judgement/rule.ts';
import type { Plan } from '../src/plan.ts';
import { startState } from '../src/start-state.ts';
import { type RolloutState, rolloutStateSchema } from '../src/state.ts';

const reading = { weights: { stable: 90, candidate: 10 } };
export const began = Date.UTC(2026, 0, 1);
const independent = errorEvents('independent', undefined);

/** A rollout that stands at 10 %. */
export function watchedState(plan: Plan, events: ErrorEvents = independent): RolloutState {
  const lease = { holder: 'test', run: '1', attempt: '1', expires: began };
  const state = startState(plan, reading, lease, began, 0);
  return { ...state, step: 0, evidence: noEvidence(began, events) };
}

/** What came in one look. */
export interface Grown {
  readonly stable: Growth;
  readonly candidate: Growth;
  readonly shadow?: Sample['shadow'];
  readonly unwell?: string;
}
export interface Growth {
  readonly requests?: number;
  readonly errors?: number;
  readonly latency?: readonly number[];
  readonly classes?: Readonly<Record<string, number>>;
  readonly nan?: number;
}

export const bounds = [0.05, 0.1, 0.5];

/** Folds looks a minute apart into the state, the first two setting where counting starts; the state is kept as text in between. Ends early where `until` holds. */
export function watch(
  plan: Plan,
  looks: readonly Grown[],
  from: RolloutState = watchedState(plan),
  until: (state: RolloutState) => boolean = () => false,
): RolloutState {
  const none = zero(looks[0]!);
  let counted: Grown = none;
  let state = from;
  let now = (from.lastMeasuredAt ?? began) + 60_000;
  for (const look of from.lastMeasuredAt === null ? [none, none, ...looks] : looks) {
    counted = add(counted, look);
    const { stable, candidate, shadow } = counted;
    const sample: UsableSample = {
      stable: sampled(stable),
      candidate: sampled(candidate),
      ...(shadow && { shadow }),
      ...(look.unwell !== undefined && { unwell: look.unwell }),
    };
    const folded = fold(plan, state, sample, now).state;
    state = rolloutStateSchema.parse(JSON.parse(JSON.stringify(folded)));
    if (until(state)) break;
    now += 60_000;
  }
  return state;
}

/** The reason to stop, or undefined. */
export function ruling(plan: Plan, state: RolloutState): string | undefined {
  const ruled = rule(plan, state, reading, state.lastMeasuredAt!);
  return ruled.kind === 'stop' ? ruled.reason : undefined;
}

export const repeated = (count: number, look: Grown): Grown[] => Array.from({ length: count }, () => look);

function sampled({ requests = 0, errors = 0, latency, classes, nan }: Growth): ArmSample {
  return {
    requests,
    errors,
    ...(latency && { latency: { bounds, counts: [...latency] } }),
    ...(classes && { classes }),
    ...(nan !== undefined && { nan }),
  };
}

function add(a: Grown, b: Grown): Grown {
  const arm = (one: Growth, two: Growth): Growth => ({
    requests: (one.requests ?? 0) + (two.requests ?? 0),
    errors: (one.errors ?? 0) + (two.errors ?? 0),
    ...(two.latency && { latency: two.latency.map((count, i) => count + (one.latency?.[i] ?? 0)) }),
    ...(two.classes && { classes: sums(one.classes ?? {}, two.classes) }),
    ...(two.nan !== undefined && { nan: (one.nan ?? 0) + two.nan }),
  });
  return {
    stable: arm(a.stable, b.stable),
    candidate: arm(a.candidate, b.candidate),
    ...(b.shadow && {
      shadow: {
        compared: (a.shadow?.compared ?? 0) + b.shadow.compared,
        disagreed: (a.shadow?.disagreed ?? 0) + b.shadow.disagreed,
      },
    }),
  };
}

function sums(
  before: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Record<string, number> {
  const names = new Set([...Object.keys(before), ...Object.keys(more)]);
  return Object.fromEntries([...names].map((name) => [name, (before[name] ?? 0) + (more[name] ?? 0)]));
}

function zero(look: Grown): Grown {
  const arm = ({ latency, classes, nan }: Growth): Growth => ({
    ...(latency && { latency: latency.map(() => 0) }),
    ...(classes && { classes: Object.fromEntries(Object.keys(classes).map((name) => [name, 0])) }),
    ...(nan !== undefined && { nan: 0 }),
  });
  return {
    stable: arm(look.stable),
    candidate: arm(look.candidate),
    ...(look.shadow && { shadow: { compared: 0, disagreed: 0 } }),
  };
}
