import { UserError } from '@tidegate/evidence';
import { WeightsConflict } from '../change.ts';
import { outcome, type Outcome } from '../outcome.ts';
import { type Plan, rolloutId } from '../plan.ts';
import { hold, rollBack } from '../roll-back.ts';
import { isTerminal, type RolloutState } from '../state.ts';
import { openSession, type Session } from '../session.ts';
import { candidateShare, percent, sameSplit, sameWeights } from '../weights.ts';
import { readRouter, type World } from '../world.ts';
import { begin } from '../begin.ts';
import { heldByAnother } from '../lease.ts';
import { takeLook } from '../look.ts';

export interface RunOptions {
  /** One look and no more. */
  readonly once: boolean;
  /** Hand over after so long, milliseconds. */
  readonly maxMs: number;
}

/** Begins the rollout or goes on with it, until it has ended, a person is needed, or it is time to hand over. */
export async function run(plan: Plan, world: World, options: RunOptions): Promise<Outcome> {
  const since = world.clock.now();
  const session = await takeUp(plan, world, options);
  if (!('save' in session)) return session;
  try {
    for (;;) {
      if (world.signal.aborted) {
        return await rollBack(session, { verdict: 'fail', reason: 'The job was cancelled.' }, { force: false });
      }
      const { ended, waitMs } = await takeLook(plan, session);
      if (ended) return ended;
      const spent = world.clock.now() - since;
      if (options.once || spent + waitMs >= options.maxMs) return await handOver(plan, session);
      await world.clock.sleep(waitMs, world.signal);
    }
  } catch (error) {
    return await afterTrouble(plan, session, error);
  }
}

/** Finds or makes the state, and takes the lease; an outcome when there is nothing to go on with. */
async function takeUp(plan: Plan, world: World, options: RunOptions): Promise<Session | Outcome> {
  let kept = await world.store.load();
  const same = kept?.id === rolloutId(plan);
  if (kept && isTerminal(kept)) {
    const ended = same ? await alreadyEnded(kept, world, options) : undefined;
    return ended ?? begin(plan, world, kept);
  }
  if (!kept) return begin(plan, world, undefined);
  const busy = heldByAnother(kept, world);
  if (busy) return outcome({ state: 'in-progress', verdict: 'inconclusive', reason: busy, kept });
  if (same) return goOn(world, kept);

  const session = openSession(world, kept);
  const reason = `The rollout of "${kept.version ?? kept.candidate}" was left unfinished and another one is asked for.`;
  const resolved = await rollBack(session, { verdict: 'fail', reason }, { force: false });
  if (resolved.state !== 'rolled-back') return resolved;
  kept = session.state;
  return begin(plan, world, kept);
}

async function alreadyEnded(kept: RolloutState, world: World, options: RunOptions): Promise<Outcome | undefined> {
  const { weights } = await readRouter(world);
  const stands = sameSplit(weights, kept.written);
  const share = candidateShare(weights);
  if (kept.phase === 'promoted' && stands) {
    return outcome({
      state: 'promoted',
      verdict: 'pass',
      reason: 'This rollout was promoted before; nothing to do.',
      kept,
      share,
    });
  }
  if (kept.phase === 'rolled-back' && options.once) {
    const { verdict, reason } = kept.end!;
    return outcome({ state: 'rolled-back', verdict, reason: `Rolled back before: ${reason}`, kept, share });
  }
  // A re-run asked for by a person is a new attempt with no evidence yet.
  return undefined;
}

async function goOn(world: World, kept: RolloutState): Promise<Session> {
  const session = openSession(world, kept);
  const rollingBack = kept.intent !== null && sameWeights(kept.intent, kept.original);
  const phase = kept.phase !== 'held' ? kept.phase : rollingBack ? 'rolling-back' : 'watching';
  await session.save({ ...kept, phase });
  world.log.info(`Going on with the rollout at ${percent(candidateShare(kept.written))}, with its evidence so far.`);
  world.timeline.add('taken up', { share: candidateShare(kept.written) });
  return session;
}

async function handOver(plan: Plan, session: Session): Promise<Outcome> {
  await session.release();
  const { state } = session;
  const share = candidateShare(state.written);
  const reason = `Step ${state.step + 1} of ${plan.steps.length}: the candidate has ${percent(share)}; another run goes on from here.`;
  return outcome({ state: 'in-progress', verdict: 'warn', reason, kept: state, share });
}

/** What went wrong on the way must not leave traffic where it is; unless the rollout is not ours any more. */
async function afterTrouble(plan: Plan, session: Session, error: unknown): Promise<Outcome> {
  if (error instanceof WeightsConflict) {
    if (plan.onConflict === 'stop') return hold(session, error.message);
    return rollBack(session, { verdict: 'fail', reason: error.message }, { force: true });
  }
  if (error instanceof UserError && error.code === 'conflict') {
    return outcome({
      state: 'in-progress',
      verdict: 'fail',
      reason: error.message,
      kept: await session.world.store.load(),
    });
  }
  const message = error instanceof Error ? error.message : String(error);
  const ended = await rollBack(
    session,
    { verdict: 'fail', reason: `The rollout broke off: ${message}` },
    { force: false },
  );
  if (error instanceof UserError) return ended;
  throw error;
}
