import { demandedEvidence } from '@tidegate/attestation';
import type { Check } from '@tidegate/evidence';
import { metricWorld } from '@tidegate/gates';
import { attestationsOf } from '@tidegate/github';
import type { Io } from '@tidegate/kit';
import { deployedDigest, openRegistry } from '@tidegate/registry';
import type { Inputs } from './action.ts';
import { decideWhen, type Measured, readMeasured } from './condition.ts';
import { apiOf } from './github.ts';

/** What must hold before anything is started. */
export interface Conditions {
  readonly start: boolean;
  readonly checks: readonly Check[];
  /** Those of `require-evidence` among the checks. */
  readonly evidence: readonly Check[];
  readonly measured?: Measured | undefined;
}

/** Decides `when` and `require-evidence`. Throws a UserError for what cannot be read. */
export async function conditions(inputs: Inputs, io: Io): Promise<Conditions> {
  const checks: Check[] = [];
  const { when, metrics } = inputs;
  const world = metricWorld(inputs, io);
  let measured: Measured | undefined;
  if (when !== undefined) {
    const decided = await decideWhen(when, metrics, world);
    measured = decided.measured;
    checks.push(decided.check);
    if (!decided.start) return { start: false, checks, evidence: [] };
  } else if (metrics !== undefined && inputs['environment-name'] !== undefined) {
    measured = await readMeasured(metrics, world);
  }
  // Of any commit: evidence may come from the run that trained, the deployment from a later one.
  const digest = inputs['model-digest'] ?? measured?.digest;
  const candidate = { model: inputs.model, version: inputs['model-version'], digest, commits: [] };
  const { model, version } = candidate;
  const { checks: evidence } = await demandedEvidence(inputs, candidate, {
    ...io,
    listed: async (...asked) => attestationsOf(await apiOf(inputs, io), ...asked),
    digest: () => deployedDigest({ path: inputs['model-path'], model, version }, () => openRegistry(inputs, io), io),
  });
  checks.push(...evidence);
  return { start: checks.every(({ verdict }) => verdict === 'pass'), checks, evidence, measured };
}
