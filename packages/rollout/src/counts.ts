import { z } from 'zod';

/** Requests and errors of one arm, counted since its counters began. */
export const countsSchema = z.strictObject({
  requests: z.int().min(0),
  errors: z.int().min(0),
  /** When the counters began, seconds since the epoch, where the source tells. */
  since: z.number().optional(),
});
export type Counts = z.output<typeof countsSchema>;

/** A latency histogram, cumulative in time: requests per bucket from fast to slow, the one above the last bound at the end. */
export const bucketsSchema = z.strictObject({
  /** Upper bounds in seconds, strictly ascending. */
  bounds: z.array(z.number().positive()),
  counts: z.array(z.int().min(0)),
});
export type Buckets = z.output<typeof bucketsSchema>;

/** One arm at one moment: its counters, and what else the plan watches. */
export interface ArmSample extends Counts {
  readonly latency?: Buckets;
  /** Predictions per class. */
  readonly classes?: Readonly<Record<string, number>>;
  /** Predictions that were no numbers. */
  readonly nan?: number;
}

/** Requests a mirror sent to both models, and how many of them they answered differently. */
export interface Shadow {
  readonly compared: number;
  readonly disagreed: number;
}

/** Counters of both arms at one moment. `undefined`: the source answers, but has no such series (yet). */
export interface Sample {
  readonly stable: ArmSample | undefined;
  readonly candidate: ArmSample | undefined;
  readonly shadow?: Shadow;
  /** Why the candidate's health endpoint is not well. */
  readonly unwell?: string;
}

export interface Increase {
  readonly requests: number;
  readonly errors: number;
  /** The counters began anew in between: what was counted before the restart and not seen is lost. */
  readonly reset: boolean;
}

/** What came since the last look. The first look of a series only sets where counting starts. */
export function increase(before: Counts | null, now: Counts): Increase {
  if (before === null) return { requests: 0, errors: 0, reset: false };
  const restarted = before.since !== undefined && now.since !== undefined && now.since !== before.since;
  if (restarted || now.requests < before.requests || now.errors < before.errors) {
    return { requests: now.requests, errors: now.errors, reset: true };
  }
  return { requests: now.requests - before.requests, errors: now.errors - before.errors, reset: false };
}

/** The counters alone, as they are kept. */
export function countsOf({ requests, errors, since }: Counts): Counts {
  return { requests, errors, ...(since !== undefined && { since }) };
}

export function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

export function add(a: Counts, b: { requests: number; errors: number }): Counts {
  return { requests: a.requests + b.requests, errors: a.errors + b.errors };
}

/** Why counters cannot be used, by name. It is never a verdict on the candidate. */
export type MeasurementTrouble =
  'unreachable' | 'refused' | 'malformed' | 'empty' | 'nan' | 'several-series' | 'not-a-count' | 'stale';

export class MeasurementError extends Error {
  readonly trouble: MeasurementTrouble;
  constructor(trouble: MeasurementTrouble, message: string) {
    super(message);
    this.name = 'MeasurementError';
    this.trouble = trouble;
  }
}
