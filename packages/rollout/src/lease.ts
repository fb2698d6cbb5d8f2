import type { RolloutState } from './state.ts';
import type { World } from './world.ts';

/** Who is at work on the rollout now, in a sentence; undefined when it is free for us. */
export function heldByAnother({ lease }: RolloutState, { identity, clock }: World): string | undefined {
  if (lease.holder === null || lease.holder === identity.holder || clock.now() >= lease.expires) return undefined;
  // A later attempt of the same run begins only when the earlier one is over.
  if (lease.run === identity.run && Number(identity.attempt) > Number(lease.attempt)) return undefined;
  return `Run ${lease.run} (attempt ${lease.attempt}) is at work on this rollout until ${new Date(lease.expires).toISOString()}.`;
}
