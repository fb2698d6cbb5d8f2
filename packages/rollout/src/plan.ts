import { createHash } from 'node:crypto';
import { UserError } from '@tidegate/evidence';
import type { Guardrails } from './judgement/guardrails.ts';
import { formatSteps, type Step } from './steps.ts';

/** What shall happen, fixed for the whole of one rollout. Durations in milliseconds. */
export interface Plan {
  /** Which routed place: router, address, backend. */
  readonly target: string;
  readonly stable: string;
  readonly candidate: string;
  /** Version or digest of the candidate model. */
  readonly version: string | undefined;
  /** Shares rising to 1, see `parseSteps`. */
  readonly steps: readonly Step[];
  readonly maxErrorRate: number;
  readonly toleratedRatio: number | undefined;
  /** Of rolling back wrongly: the hard limit and the comparison each. */
  readonly alpha: number;
  /** Of promoting wrongly. */
  readonly certificateAlpha: number;
  readonly requireProof: boolean;
  /** Whether a plan that cannot prove anything with the traffic there is may begin. */
  readonly undecidable: 'refuse' | 'begin';
  /** How errors come; `measured`: as the stable arm's errors before the start show. */
  readonly errors: 'measured' | 'independent' | 'clustered';
  readonly guardrails: Guardrails;
  readonly checkSplit: boolean;
  readonly patienceMs: number;
  /** How long measuring may fail without a break. */
  readonly maxOutageMs: number;
  readonly intervalMs: number;
  /** How far the counters of the two arms may lie apart in time. */
  readonly lagMs: number;
  readonly onConflict: 'stop' | 'rollback';
}

/** Throws a UserError for limits no evidence could ever meet. */
export function checkPlan(plan: Plan): Plan {
  if (!(plan.maxErrorRate > 0 && plan.maxErrorRate < 1)) {
    throw new UserError(
      'bad-input',
      `\`max-error-rate\` is ${plan.maxErrorRate}, which no amount of traffic can prove.`,
      {
        hint: 'Use a share above 0 and below 1, such as 0.001.',
      },
    );
  }
  if (plan.guardrails.boost && (plan.errors !== 'independent' || plan.toleratedRatio !== undefined)) {
    throw new UserError(
      'bad-input',
      '`analysis.boost` uses all of alpha, so it holds only for independent errors without a `tolerated-ratio`.',
      { hint: 'Leave it out, or set `analysis.error-events: independent` if each error is a request of its own.' },
    );
  }
  return plan;
}

/** sha256 of target, candidate and steps: the same rollout asked again finds its own state. */
export function rolloutId(plan: Plan): string {
  const { target, stable, candidate, version, steps } = plan;
  const identity = JSON.stringify([target, stable, candidate, version ?? null, formatSteps(steps)]);
  return createHash('sha256').update(identity).digest('hex');
}
