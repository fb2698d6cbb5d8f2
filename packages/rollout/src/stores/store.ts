import type { RolloutState } from '../state.ts';

/** Keeps the state of the rollout of one target. */
export interface StateStore {
  /** For messages: never with credentials. */
  readonly location: string;
  /** Whether a runner on another host cannot see it. */
  readonly hostOnly?: boolean;
  /** `undefined` only when there is none. A state that cannot be read or understood throws a UserError. */
  load(): Promise<RolloutState | undefined>;
  /**
   * Keeps the state durably if the kept one still has the sequence number before (`state.sequence - 1`, or none for 0); else throws
   * a UserError `conflict` and keeps nothing.
   */
  save(state: RolloutState): Promise<void>;
}
