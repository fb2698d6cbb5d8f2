import { randomUUID } from 'node:crypto';
import { deployedModelSettings, signedEvidenceSettings } from '@tidegate/attestation/settings';
import { configFile } from '@tidegate/config';
import { type CommonInputs, defineAction, type Io } from '@tidegate/kit';
import {
  candidateShare,
  cleanUp,
  endCheck,
  figuresOf,
  type Outcome,
  percent,
  rolloutSettings,
  timeline,
} from '@tidegate/rollout';
import { registrySettings } from '@tidegate/registry/settings';
import { z } from 'zod';
import { tellIncident } from './incident.ts';
import { operate } from './operate.ts';
import { openWorld } from './open-world.ts';

const inputs = z.object({
  ...rolloutSettings.shape,
  ...registrySettings.shape,
  ...signedEvidenceSettings.shape,
  ...deployedModelSettings.shape,
});
export type Inputs = z.output<typeof inputs> & CommonInputs;

export const action = defineAction({
  name: 'canary-rollout',
  inputs,
  outputs: {
    state:
      '`in-progress`, `promoted`, `rolled-back` or `held` (stopped where it stands, or not begun); empty when there is no rollout',
    weight: "The candidate's share of the traffic in percent, as last read back",
    step: 'Number of the step reached, from 1; 0 before the first',
    'rolled-back': '`true` when this run moved traffic back',
    reason: 'Why, in one sentence',
  },
  config: configFile,

  async run(inputs: Inputs, io: Io) {
    const moments = timeline(() => io.clock.now());
    const holder = randomUUID();
    // Before anything is touched: the post step knows by it what is ours to clean up.
    io.state.save('rollout-holder', holder);
    const world = openWorld(inputs, io, holder, moments);
    const outcome = await operate(inputs, io, world);
    if (inputs.operation !== 'status' && inputs.mode !== 'dry-run') await tellIncident(inputs, io, world, outcome);
    return {
      verdict: outcome.verdict,
      reason: outcome.reason,
      checks: [endCheck(outcome), ...outcome.checks],
      ...(inputs.version !== undefined && { subject: { version: inputs.version } }),
      facts: facts(inputs, outcome, world.router.location, world.store.location),
      timeline: moments.moments,
      figures: figuresOf(moments.moments),
      outputs: {
        state: outcome.state,
        weight: outcome.share === undefined ? undefined : Number((outcome.share * 100).toFixed(3)),
        step: outcome.kept === undefined ? 0 : outcome.kept.step + 1,
        'rolled-back': outcome.rolledBack,
        reason: outcome.reason,
      },
    };
  },

  async post(inputs: Inputs, io: Io) {
    const holder = io.state.get('rollout-holder');
    if (holder === undefined || inputs.mode === 'dry-run') return;
    const world = openWorld(
      inputs,
      io,
      holder,
      timeline(() => io.clock.now()),
    );
    const outcome = await cleanUp(world);
    if (!outcome) return;
    io.log.warn(`canary-rollout was left unfinished: ${outcome.state ?? ''}. ${outcome.reason}`);
    await tellIncident(inputs, io, world, outcome);
  },
});

function facts(inputs: Inputs, { kept }: Outcome, router: string, store: string) {
  return {
    operation: inputs.operation,
    strategy: inputs.strategy,
    router,
    stable: inputs.stable,
    candidate: inputs.candidate,
    state: store,
    ...(kept && {
      rollout: kept.id,
      sequence: kept.sequence,
      'original weights': `${kept.original.stable}:${kept.original.candidate}`,
      ...Object.fromEntries(
        Object.entries(kept.backup).map(([name, value]) => [`before: ${name}`, value || 'nothing']),
      ),
      'last weights': `${kept.written.stable}:${kept.written.candidate} (candidate ${percent(candidateShare(kept.written))})`,
    }),
  };
}
