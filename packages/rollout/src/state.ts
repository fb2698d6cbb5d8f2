import { z } from 'zod';
import { countsSchema } from './counts.ts';
import { evidenceStateSchema } from './judgement/evidence-state.ts';
import { weightsSchema } from './weights.ts';

/** Who is at work on the rollout. After `expires` anybody may take over. */
export const leaseSchema = z.strictObject({
  /** Unique to one process; null while the rollout waits between two runs. */
  holder: z.string().nullable(),
  run: z.string(),
  attempt: z.string(),
  /** Milliseconds since the epoch. */
  expires: z.number(),
});
export type Lease = z.output<typeof leaseSchema>;

const verdicts = z.enum(['pass', 'fail', 'inconclusive']);

/**
 * `shifting` and `rolling-back` have a written-ahead intent; `held` is stopped where somebody else put the weights; `promoted` and
 * `rolled-back` are the two ends.
 */
export const phaseSchema = z.enum(['shifting', 'watching', 'rolling-back', 'held', 'promoted', 'rolled-back']);

/** All a rollout knows, small plain data. It is kept on or beside the target, and a reloaded state goes on exactly. */
export const rolloutStateSchema = z.strictObject({
  schema: z.literal('tidegate-rollout/1'),
  id: z.string(),
  /** Counts every save; saving needs the number it was read with. */
  sequence: z.int().min(0),
  candidate: z.string(),
  version: z.string().nullable(),
  phase: phaseSchema,
  /** Index of the step the weights stand at; -1 before the first. */
  step: z.int().min(-1),
  original: weightsSchema,
  /** What else there was before and is restored with the weights, by name: `alias production of fraud` -> `3`. */
  backup: z.record(z.string(), z.string()),
  /** Last weights written and read back. */
  written: weightsSchema,
  /** Written ahead of a change; null when there is none under way. */
  intent: weightsSchema.nullable(),
  intendedStep: z.int().min(-1),
  /** Weights asked for and not read back since; with `written` and `intent` all that our own doing can explain. */
  asked: z.array(weightsSchema),
  /** Which life of the router the weights were written to; a reload starts another. */
  routerEpoch: z.string().nullable(),
  startedAt: z.number(),
  /** When the weights of this step were read back. */
  stepStartedAt: z.number(),
  /** Whether a look was taken since then. */
  measuredInStep: z.boolean(),
  counters: z.strictObject({ stable: countsSchema.nullable(), candidate: countsSchema.nullable() }),
  lastMeasuredAt: z.number().nullable(),
  failingSince: z.number().nullable(),
  totals: z.strictObject({ stable: countsSchema, candidate: countsSchema }),
  stepTotals: z.strictObject({ stable: countsSchema, candidate: countsSchema }),
  evidence: evidenceStateSchema,
  lease: leaseSchema,
  /** Why it is being or was ended, and how. */
  end: z.strictObject({ verdict: verdicts, reason: z.string() }).nullable(),
});
export type RolloutState = z.output<typeof rolloutStateSchema>;

export const isTerminal = (state: RolloutState) => state.phase === 'promoted' || state.phase === 'rolled-back';

/** The state with a change written ahead. */
export function intend(
  state: RolloutState,
  intent: RolloutState['written'],
  change: Partial<RolloutState>,
): RolloutState {
  const before = state.intent === null ? state.asked : [...state.asked, state.intent];
  return { ...state, intent, asked: before.slice(-8), ...change };
}

/** Every pair of weights our own doing can have left. */
export function ownWeights(state: RolloutState): RolloutState['written'][] {
  return [state.written, ...state.asked, ...(state.intent ? [state.intent] : [])];
}
