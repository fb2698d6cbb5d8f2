import { heldByAnother } from '../lease.ts';
import { takeSample } from '../measure.ts';
import { MeasurementError } from '../counts.ts';
import { outcome, type Outcome } from '../outcome.ts';
import type { Plan } from '../plan.ts';
import { openSession } from '../session.ts';
import { startState } from '../start-state.ts';
import { isTerminal } from '../state.ts';
import { candidateShare, sameWeights } from '../weights.ts';
import { readRouter, type World } from '../world.ts';

/**
 * Proves the way back before it is needed: keeps a state, writes the weights that are there already, reads them back, and measures
 * once. Traffic stays where it is.
 */
export async function rehearse(plan: Plan, world: World): Promise<Outcome> {
  const before = await world.store.load();
  if (before && !isTerminal(before)) {
    const reason = heldByAnother(before, world) ?? 'A rollout is under way, and a rehearsal would be in its way.';
    return outcome({ state: 'in-progress', verdict: 'inconclusive', reason, kept: before });
  }
  for (const { share } of plan.steps) world.router.capabilities.weightsFor(share);
  const { weights, ...reading } = await readRouter(world);
  const share = candidateShare(weights);
  const now = world.clock.now();
  const lease = { ...world.identity, expires: now + world.leaseMs };
  const sequence = before ? before.sequence + 1 : 0;
  const started = startState(plan, { weights, ...reading }, lease, now, sequence);
  // Under a name of its own: it must never be taken for a try of the candidate.
  const kept = { ...started, id: 'rehearsal', phase: 'rolling-back' as const, intent: weights };
  await world.store.save(kept);
  const session = openSession(world, kept);
  const failed = (reason: string) => outcome({ state: 'held', verdict: 'fail', reason, kept: session.state, share });

  const trouble = await world.router.write(weights, weights).then(
    () => undefined,
    (error: unknown) => error as Error,
  );
  const after = (await readRouter(world)).weights;
  const end = { verdict: 'pass' as const, reason: 'Rehearsed.' };
  await session.release({ ...session.state, phase: 'rolled-back', intent: null, end });
  if (trouble) return failed(`The router cannot be written to: ${trouble.message}`);
  if (!sameWeights(after, weights)) {
    return failed(
      `The router shows ${after.stable}:${after.candidate} after ${weights.stable}:${weights.candidate} was written.`,
    );
  }
  const sample = await takeSample(world);
  if (sample instanceof MeasurementError) {
    const reason = `Router and state are in order, but requests and errors cannot be measured (${sample.trouble}: ${sample.message}).`;
    return outcome({ state: undefined, verdict: 'inconclusive', reason, share });
  }
  world.timeline.add('rehearsed', { stable: weights.stable, candidate: weights.candidate });
  const reason =
    'Rehearsed: the state was kept, the present weights were written and read back, and both arms were measured.';
  return outcome({ state: undefined, verdict: 'pass', reason, share });
}
