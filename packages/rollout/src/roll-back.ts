import { UserError } from '@tidegate/evidence';
import { changeWeights, WeightsConflict } from './change.ts';
import { outcome, type Outcome } from './outcome.ts';
import type { End } from './reconcile.ts';
import type { Session } from './session.ts';
import { intend } from './state.ts';
import { candidateShare, sameSplit } from './weights.ts';

export interface RollBackOptions {
  /** Restore the original weights even where somebody else changed them. */
  readonly force: boolean;
}

/**
 * Puts the original weights back, write-ahead and read back. It goes on when its state cannot be kept: the weights matter more. It
 * stops when another run has taken the rollout over.
 */
export async function rollBack(session: Session, end: End, { force }: RollBackOptions): Promise<Outcome> {
  const { world } = session;
  const { original } = session.state;
  world.log.warn(`Rolling back to ${original.stable}:${original.candidate}. ${end.reason}`);
  world.timeline.add('roll-back begun', { reason: end.reason });
  const begun = intend(session.state, original, { phase: 'rolling-back', intendedStep: -1, end });
  await session.save(begun).catch((error: unknown) => {
    if (error instanceof UserError && error.code === 'conflict') throw error;
    world.log.warn(`The state of the roll-back could not be kept, and it goes on without: ${(error as Error).message}`);
    session.assume(begun);
  });
  try {
    const reading = await changeWeights(session, {
      to: original,
      // Production hangs on this one, so it is tried for longer.
      deadlineMs: world.router.capabilities.deadlineMs * 2,
      force,
    });
    return await restored(session, end, reading.weights);
  } catch (error) {
    if (error instanceof WeightsConflict) {
      const reading = await world.router.read();
      if (sameSplit(reading.weights, original)) return restored(session, end, reading.weights);
      return hold(session, `${error.message} They were left as they are.`);
    }
    if (error instanceof UserError && error.code === 'conflict') throw error;
    if (!(error instanceof UserError)) throw error;
    world.timeline.add('roll-back failed', { reason: error.message });
    // Free for anybody at once: the next `guard` tries again.
    await session.giveUp().catch(() => {});
    return outcome({
      state: 'held',
      verdict: 'fail',
      reason: `${end.reason} The roll-back did not succeed: ${error.message} Set stable:candidate to ${original.stable}:${original.candidate} by hand, or run \`guard\` again.`,
      kept: session.state,
    });
  }
}

async function restored(session: Session, end: End, weights: { stable: number; candidate: number }): Promise<Outcome> {
  const { world } = session;
  // Together with the traffic, or the roll-back is not done: whoever comes next tries again.
  await world.companion?.restore(session.state.backup);
  const next = {
    ...session.state,
    written: weights,
    intent: null,
    asked: [],
    phase: 'rolled-back' as const,
    end,
  };
  await session.release(next).catch((error: unknown) => {
    if (error instanceof UserError && error.code === 'conflict') throw error;
    world.log.warn(`The weights are restored, but the state could not be kept: ${(error as Error).message}`);
    session.assume(next);
  });
  world.timeline.add('rolled back', { stable: weights.stable, candidate: weights.candidate });
  world.log.info(`Rolled back: stable:candidate is ${weights.stable}:${weights.candidate} again, read back.`);
  return outcome({
    state: 'rolled-back',
    verdict: end.verdict,
    reason: end.reason,
    kept: session.state,
    share: candidateShare(weights),
    rolledBack: true,
  });
}

/** Stops and touches nothing: the weights are somebody else's now. */
export async function hold(session: Session, reason: string): Promise<Outcome> {
  const { world } = session;
  world.log.warn(reason);
  world.timeline.add('conflict', { reason });
  await session.release({ ...session.state, phase: 'held', end: { verdict: 'fail', reason } });
  const seen = await world.router.read().catch(() => undefined);
  const share = seen && candidateShare(seen.weights);
  return outcome({ state: 'held', verdict: 'fail', reason, kept: session.state, share });
}
