import { changeWeights } from './change.ts';
import { takeSample } from './measure.ts';
import { outcome, type Outcome } from './outcome.ts';
import type { Plan } from './plan.ts';
import { confirmed, reconcile } from './reconcile.ts';
import { hold, rollBack } from './roll-back.ts';
import { intend } from './state.ts';
import type { Session } from './session.ts';
import { tellLook } from './tell-look.ts';
import { candidateShare, percent, sameSplit, type Weights } from './weights.ts';
import { readRouter } from './world.ts';

/** One look: read router and counters, decide, keep the state, do what was decided. */
export async function takeLook(plan: Plan, session: Session): Promise<{ ended?: Outcome; waitMs: number }> {
  const { world } = session;
  const reading = await readRouter(world);
  const sample = await takeSample(world);
  const decision = reconcile(plan, session.state, { reading, sample }, world.clock.now());
  tellLook(plan, session, decision);
  const { next, state } = decision;
  // Kept with the change it leads to, so that no look is counted twice or lost.
  if (next.kind === 'wait' || next.kind === 'roll-back' || next.kind === 'conflict') await session.save(state);
  switch (next.kind) {
    case 'wait':
      return { waitMs: next.ms };
    case 'shift': {
      const { share } = plan.steps[next.step]!;
      return shift(plan, session, { ...state }, world.router.capabilities.weightsFor(share), next.step);
    }
    case 'rewrite': {
      world.log.warn(`The weights are written again: ${next.why}.`);
      world.timeline.add('weights written again', { why: next.why });
      return shift(plan, session, state, state.intent ?? state.written, state.intent ? state.intendedStep : state.step);
    }
    case 'finish':
      return { ended: await promoted(session, { ...state, phase: 'promoted' }), waitMs: 0 };
    case 'roll-back':
      return { ended: await rollBack(session, next.end, { force: false }), waitMs: 0 };
    case 'conflict':
      return {
        ended:
          plan.onConflict === 'rollback'
            ? await rollBack(session, { verdict: 'fail', reason: next.reason }, { force: true })
            : await hold(session, next.reason),
        waitMs: 0,
      };
    case 'done':
      return {
        ended: outcome({ state: 'held', verdict: 'fail', reason: 'The rollout has ended already.', kept: state }),
        waitMs: 0,
      };
  }
}

async function shift(plan: Plan, session: Session, state: Session['state'], to: Weights, step: number) {
  const { world } = session;
  await session.save(intend(state, to, { phase: 'shifting', intendedStep: step }));
  const reading = await changeWeights(session, { to, deadlineMs: world.router.capabilities.deadlineMs, force: false });
  const after = confirmed(plan, session.state, reading, world.clock.now());
  world.log.info(
    `stable:candidate is ${to.stable}:${to.candidate}, read back: the candidate has ${percent(candidateShare(to))}.`,
  );
  world.timeline.add('shifted', { share: candidateShare(to) });
  if (reading.initial && after.phase === 'promoted' && !sameSplit(reading.initial, to)) {
    world.log.warn(
      `The router's configuration still says ${reading.initial.stable}:${reading.initial.candidate}: write ${to.stable}:${to.candidate} there, or its next restart takes the promotion back.`,
    );
  }
  if (after.phase === 'promoted') return { ended: await promoted(session, after), waitMs: 0 };
  await session.save(after);
  return { waitMs: 0 };
}

async function promoted(session: Session, state: Session['state']): Promise<Outcome> {
  const reason = `The candidate has all traffic: ${state.totals.candidate.errors} of its ${state.totals.candidate.requests} requests failed while it was watched.`;
  // Before the state says so: a run that dies in between is rolled back, and this with it.
  await session.world.companion?.promote(state.backup);
  await session.release({ ...state, phase: 'promoted', end: { verdict: 'pass', reason } });
  session.world.timeline.add('promoted');
  session.world.log.info(`Promoted. ${reason}`);
  return outcome({ state: 'promoted', verdict: 'pass', reason, kept: session.state, share: 1 });
}
