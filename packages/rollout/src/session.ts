import { UserError } from '@tidegate/evidence';
import type { RolloutState } from './state.ts';
import type { World } from './world.ts';

/** The rollout in our hands: its state as last kept, and the only way to keep another. */
export interface Session {
  readonly world: World;
  readonly state: RolloutState;
  /** Keeps the state with the next sequence number and a renewed lease, before anything that follows from it is done. */
  save(state: RolloutState): Promise<void>;
  /** The state is held here only: for a roll-back whose state cannot be kept, where the weights matter more. */
  assume(state: RolloutState): void;
  /** Gives the lease back: at an end, or for the next run to go on within the time for a handover. */
  release(state?: RolloutState): Promise<void>;
  /** Gives the lease back so that anybody may take over at once. */
  giveUp(): Promise<void>;
  /** Renews the lease when less than half of it is left; another run's having it is a UserError `conflict`. */
  renew(): Promise<void>;
  /** Whether our lease still runs: a process that slept past it must not touch the router. */
  leased(): boolean;
}

export function openSession(world: World, kept: RolloutState): Session {
  let state = kept;
  const { identity, clock, store } = world;
  const keep = async (next: RolloutState) => {
    await store.save(next);
    state = next;
  };
  const freed = (next: RolloutState, forMs: number): RolloutState => ({
    ...next,
    sequence: state.sequence + 1,
    lease: { ...identity, holder: null, expires: clock.now() + forMs },
  });
  const leased = () => state.lease.holder === identity.holder && clock.now() < state.lease.expires;
  const save: Session['save'] = (next) =>
    keep({ ...next, sequence: state.sequence + 1, lease: { ...identity, expires: clock.now() + world.leaseMs } });
  return {
    world,
    get state() {
      return state;
    },
    save,
    async renew() {
      if (!leased() || state.lease.expires - clock.now() > world.leaseMs / 2) return;
      await save(state).catch((error: unknown) => {
        if (error instanceof UserError && error.code === 'conflict') throw error;
        world.log.warn(`The lease could not be renewed: ${(error as Error).message}`);
      });
    },
    assume(next) {
      state = { ...next, sequence: state.sequence };
    },
    release: (next = state) => keep(freed(next, world.handoverMs)),
    giveUp: () => keep(freed(state, 0)),
    leased,
  };
}
