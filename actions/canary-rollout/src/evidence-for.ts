import { demandedEvidence } from '@tidegate/attestation';
import type { Testimony } from '@tidegate/evidence/required';
import { attestationsWith } from '@tidegate/github';
import type { Io } from '@tidegate/kit';
import { deployedDigest, openRegistry } from '@tidegate/registry';
import { isTerminal, type World } from '@tidegate/rollout';
import type { Inputs } from './action.ts';

/**
 * What the gates before this one said of the candidate. Of any commit: the evidence may come from the run that trained. For a rollout under way
 * it need not be younger than it was when that began.
 */
export async function evidenceFor(inputs: Inputs, io: Io, world: World): Promise<Testimony> {
  const today = await evidenceAt(inputs, io, io.clock.now());
  if (!today.checks.some(({ verdict }) => verdict === 'fail')) return today;
  const kept = await world.store.load();
  if (!kept || isTerminal(kept) || kept.version !== inputs.version || kept.candidate !== inputs.candidate) return today;
  return evidenceAt(inputs, io, kept.startedAt);
}

function evidenceAt(inputs: Inputs, io: Io, now: number): Promise<Testimony> {
  const { model, version, token } = inputs;
  return demandedEvidence(
    inputs,
    { model, version, commits: [] },
    {
      ...io,
      clock: { now: () => now },
      listed: attestationsWith(token, io),
      digest: () => deployedDigest({ path: inputs['model-path'], model, version }, () => openRegistry(inputs, io), io),
    },
  );
}
