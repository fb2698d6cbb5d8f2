import { UserError } from '@tidegate/evidence';
import { type RolloutState, rolloutStateSchema } from '../state.ts';

/** Reads a kept state. Throws a UserError for anything else: a state that is not understood is no state that is absent. */
export function parseState(text: string, location: string): RolloutState {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = rolloutStateSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new UserError('unreadable', `${location} is not the state of a rollout.`, {
    hint: 'Look at the weights of the router yourself, set them as they should be, then remove it.',
  });
}
