import { onlyErrors } from '../src/judgement/guardrails.ts';
import type { Plan } from '../src/plan.ts';
import type { Place } from './fake-world.ts';

export function planFor(change: Partial<Plan> = {}): Plan {
  return {
    target: 'fake place',
    stable: 'stable',
    candidate: 'candidate',
    version: '2',
    steps: [
      { share: 0.1, holdMs: 60_000 },
      { share: 0.5, holdMs: 60_000 },
      { share: 1, holdMs: 0 },
    ],
    maxErrorRate: 0.05,
    toleratedRatio: undefined,
    alpha: 0.01,
    certificateAlpha: 0.05,
    requireProof: true,
    undecidable: 'refuse',
    errors: 'independent',
    guardrails: onlyErrors,
    checkSplit: true,
    patienceMs: 120_000,
    maxOutageMs: 60_000,
    intervalMs: 10_000,
    lagMs: 0,
    onConflict: 'stop',
    ...change,
  };
}

export const toTheEnd = { once: false, maxMs: 24 * 3_600_000 };
export const oneLook = { once: true, maxMs: 24 * 3_600_000 };

/** The weights every place begins with. */
export const original = { stable: 100, candidate: 0 };

/** The candidate's percentages that took effect, in order; a change half way is none. */
export const shares = (at: Place) =>
  at.history.filter(({ stable, candidate }) => stable + candidate === 100).map(({ candidate }) => candidate);
