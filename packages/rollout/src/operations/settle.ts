import { UserError } from '@tidegate/evidence';
import { changeWeights } from '../change.ts';
import { outcome, type Outcome } from '../outcome.ts';
import { forgot } from '../reconcile.ts';
import { rollBack } from '../roll-back.ts';
import { openSession } from '../session.ts';
import type { RolloutState } from '../state.ts';
import { candidateShare, percent, sameSplit } from '../weights.ts';
import { readRouter, type World } from '../world.ts';

/** Rolls back a rollout whose lease has run out: its runner vanished, or nobody came to go on with it. */
export async function guard(world: World, { onConflict }: { onConflict: 'stop' | 'rollback' }): Promise<Outcome> {
  const kept = await world.store.load();
  if (!kept) return nothingToGuard(world);
  if (kept.phase === 'promoted') return keepPromoted(kept, world);
  const settled = settledOutcome(kept, 'guard');
  if (settled) return settled;
  const { lease } = kept;
  if (world.clock.now() < lease.expires) {
    const until = new Date(lease.expires).toISOString();
    const reason = `The rollout is in good hands (run ${lease.run}) until ${until}.`;
    return outcome({ state: 'in-progress', verdict: 'warn', reason, kept, share: candidateShare(kept.written) });
  }
  const reason = `Run ${lease.run} (attempt ${lease.attempt}) left the rollout at ${percent(candidateShare(kept.written))} and did not come back.`;
  return rollBack(openSession(world, kept), kept.end ?? { verdict: 'fail', reason }, {
    force: onConflict === 'rollback',
  });
}

/** A router that was restarted may have taken the promotion back: its weights are written again. */
async function keepPromoted(kept: RolloutState, world: World): Promise<Outcome> {
  const reading = await readRouter(world);
  const share = candidateShare(reading.weights);
  const promoted = { state: 'promoted', kept, share } as const;
  if (sameSplit(reading.weights, kept.written)) {
    return outcome({ ...promoted, verdict: 'pass', reason: 'The rollout is promoted.' });
  }
  if (!forgot(kept, reading)) {
    const reason = `The rollout was promoted, and somebody has given the candidate ${percent(share)} since.`;
    return outcome({ ...promoted, verdict: 'warn', reason });
  }
  world.log.warn(
    'The router was restarted and fell back to its configuration; the promoted weights are written again.',
  );
  const session = openSession(world, kept);
  await session.save({ ...kept, intent: kept.written });
  const { router } = world;
  const change = { to: kept.written, deadlineMs: router.capabilities.deadlineMs, force: false };
  const after = await changeWeights(session, change);
  await session.release({ ...session.state, intent: null, routerEpoch: after.epoch ?? null });
  world.timeline.add('weights written again', { why: 'the router was restarted after the promotion' });
  const reason =
    'The router had forgotten the promotion; its weights were written again. Write them into its configuration too.';
  return outcome({ ...promoted, kept: session.state, verdict: 'warn', reason, share: 1 });
}

/** Split traffic without a state means that the state is where this runner cannot see it: that is no all-clear. */
async function nothingToGuard(world: World): Promise<Outcome> {
  const { weights } = await readRouter(world);
  const share = candidateShare(weights);
  if (!(share > 0 && share < 1)) {
    return outcome({ state: undefined, verdict: 'pass', reason: 'There is no rollout.', share });
  }
  const reason = `The candidate has ${percent(share)} of the traffic, but ${world.store.location} holds no state of a rollout, so nothing can be rolled back. If a rollout is under way, its state is kept elsewhere.`;
  world.log.warn(reason);
  return outcome({ state: undefined, verdict: 'inconclusive', reason, share });
}

/** Rolls back whatever is under way, whoever is at work on it and whatever the weights are now. */
export async function abort(world: World): Promise<Outcome> {
  const kept = await world.store.load();
  if (!kept) return outcome({ state: undefined, verdict: 'warn', reason: 'There is no rollout to abort.' });
  if (kept.phase === 'promoted') {
    return outcome({
      state: 'promoted',
      verdict: 'fail',
      reason: 'The rollout is promoted already and was not undone; roll out the former model instead.',
      kept,
    });
  }
  if (kept.phase === 'rolled-back') return settledOutcome(kept, 'abort')!;
  const done = await rollBack(
    openSession(world, kept),
    { verdict: 'fail', reason: 'Aborted on request.' },
    { force: true },
  );
  // What was asked is done: the job that asked is not red.
  return done.state === 'rolled-back' ? { ...done, verdict: 'pass' } : done;
}

/** Rolls back what this very process began and did not end; for the `post:` step. */
export async function cleanUp(world: World): Promise<Outcome | undefined> {
  const kept = await world.store.load();
  if (!kept || kept.lease.holder !== world.identity.holder) return undefined;
  if (kept.phase === 'promoted' || kept.phase === 'rolled-back' || kept.phase === 'held') return undefined;
  return rollBack(
    openSession(world, kept),
    kept.end ?? { verdict: 'fail', reason: 'The step ended before the rollout did.' },
    { force: false },
  );
}

/** Reads and changes nothing. */
export async function status(world: World): Promise<Outcome> {
  const kept = await world.store.load();
  const reading = await readRouter(world).catch((error: unknown) => {
    if (error instanceof UserError) return error;
    throw error;
  });
  if (reading instanceof UserError) {
    return outcome({ state: undefined, verdict: 'inconclusive', reason: reading.message, kept });
  }
  const share = candidateShare(reading.weights);
  const settled = settledOutcome(kept, 'status');
  if (settled) return { ...settled, share, ...(kept?.end && { verdict: kept.end.verdict, reason: kept.end.reason }) };
  return outcome({
    state: 'in-progress',
    verdict: 'warn',
    reason: `In progress; the candidate has ${percent(share)}.`,
    kept,
    share,
  });
}

/** The outcome where there is nothing to guard. */
function settledOutcome(kept: RolloutState | undefined, operation: string): Outcome | undefined {
  if (!kept)
    return outcome({
      state: undefined,
      verdict: operation === 'guard' ? 'pass' : 'warn',
      reason: 'There is no rollout.',
    });
  if (kept.phase === 'held') {
    return outcome({ state: 'held', verdict: 'fail', reason: `A person is needed: ${kept.end?.reason ?? ''}`, kept });
  }
  if (kept.phase === 'promoted')
    return outcome({ state: 'promoted', verdict: 'pass', reason: 'The rollout is promoted.', kept, share: 1 });
  if (kept.phase === 'rolled-back') {
    return outcome({
      state: 'rolled-back',
      verdict: 'pass',
      reason: `The rollout is rolled back already: ${kept.end?.reason ?? ''}`,
      kept,
    });
  }
  return undefined;
}
