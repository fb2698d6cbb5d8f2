import { formatDuration } from '@tidegate/fields';
import { measureBaseline } from './baseline.ts';
import { noEvidence } from './judgement/evidence-state.ts';
import { forecast } from './judgement/forecast.ts';
import { outcome, type Outcome } from './outcome.ts';
import type { Plan } from './plan.ts';
import type { Reading } from './routers/router.ts';
import { openSession, type Session } from './session.ts';
import { startState } from './start-state.ts';
import type { RolloutState } from './state.ts';
import { formatSteps } from './steps.ts';
import { candidateShare } from './weights.ts';
import { readRouter, type World } from './world.ts';

/** Looks before it leaps: router, metrics and traffic are looked at, the forecast is told, and only then is the lease taken. */
export async function begin(plan: Plan, world: World, kept: RolloutState | undefined): Promise<Session | Outcome> {
  // A share the router cannot do is told now and not half way.
  for (const { share } of plan.steps) world.router.capabilities.weightsFor(share);
  const reading = await readRouter(world);
  const refused = refusal(plan, reading);
  if (refused) return notBegun(world, 'fail', refused);
  const baseline = await measureBaseline(plan, world);
  if (typeof baseline === 'string') return notBegun(world, 'inconclusive', baseline);

  const { text, needed, decides } = forecast(plan, baseline);
  world.log.info(`Plan: ${formatSteps(plan.steps)}. ${text}`);
  world.log.info(baseline.errorEvents.told);
  world.log.info(
    `If this runner vanishes, \`guard\` can roll back after ${formatDuration(world.leaseMs)}. The state is kept in ${world.store.location}${world.store.hostOnly ? ', where only this host sees it; `state: git` keeps it where every runner does' : ''}.`,
  );
  world.timeline.add('planned', {
    steps: formatSteps(plan.steps),
    needed: Number.isFinite(needed) ? needed : 'no number',
    forecast: text,
    errors: baseline.errorEvents.told,
  });
  if (plan.requireProof && !decides && plan.undecidable === 'begin') world.log.warn('This plan can hardly decide.');
  else if (plan.requireProof && !decides) {
    return notBegun(
      world,
      'inconclusive',
      `This plan cannot decide. ${text} Use longer steps, more patience, \`require-proof: false\`, or \`on-inconclusive: warn\` to begin all the same.`,
    );
  }
  const backup = { ...(await world.companion?.before()) };
  const { clock, identity } = world;
  const now = clock.now();
  const lease = { ...identity, expires: now + world.leaseMs };
  const sequence = kept ? kept.sequence + 1 : 0;
  const evidence = noEvidence(now, baseline.errorEvents);
  const state = { ...startState(plan, reading, lease, now, sequence), backup, evidence };
  await world.store.save(state);
  return openSession(world, state);
}

function refusal(plan: Plan, { weights, down }: Reading): string | undefined {
  if (!(weights.stable + weights.candidate > 0)) return 'Neither arm gets any traffic: both weights are 0.';
  if (candidateShare(weights) > 0) {
    return `The candidate "${plan.candidate}" already gets traffic (stable:candidate is ${weights.stable}:${weights.candidate}) and no state of a rollout says why. Give stable all traffic first.`;
  }
  if (down?.includes('candidate'))
    return `The router's health check has the candidate "${plan.candidate}" out of service.`;
  return undefined;
}

function notBegun(world: World, verdict: 'fail' | 'inconclusive', reason: string): Outcome {
  world.timeline.add('not begun', { reason });
  return outcome({ state: 'held', verdict, reason, share: 0 });
}
