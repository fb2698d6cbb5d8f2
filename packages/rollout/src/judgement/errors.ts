import {
  lnBlockBet,
  lnBoosted,
  lnCertificate,
  lnE,
  updateBlockBet,
  updateBoosted,
  updateCertificate,
  updateEvidence,
} from '@tidegate/statistics';
import type { Increase } from '../counts.ts';
import type { Plan } from '../plan.ts';
import type { RolloutEvidence } from './evidence-state.ts';

/** The ratio the promotion certificate is held against when the user names none. */
export const defaultToleratedRatio = 2;

type ErrorSums = Pick<RolloutEvidence, 'rollback' | 'blocks' | 'certificate'>;
type OpenBlock = NonNullable<RolloutEvidence['blocks']['open']>;

/**
 * Errors of one look, both arms under one split. `since`: when the last look was. Where the cluster size is known the look's evidence is
 * divided by it; blocks are counted beside it in any case, so that `strict` and an unknown cluster size find them.
 */
export function foldErrors(
  plan: Plan,
  evidence: RolloutEvidence,
  { stable, candidate }: { stable: Increase; candidate: Increase },
  { now, since }: { now: number; since: number },
): ErrorSums {
  const total = stable.requests + candidate.requests;
  const look = {
    errorsStable: stable.errors,
    errorsCanary: candidate.errors,
    // A look without requests of both arms tells nothing about their ratio, and is skipped there.
    rho: total > 0 ? candidate.requests / total : 0,
    c: evidence.errorEvents.clusterSize ?? 1,
  };
  const open = opened(evidence.blocks.open, { stable, candidate }, since);
  const blocks = { ...evidence.blocks, open };
  return {
    rollback: rollback(plan, evidence.rollback, look),
    certificate: {
      S: [...updateCertificate(evidence.certificate, { ...look, rt: ratioToProve(plan) }).S],
    },
    blocks: now - open.sinceMs >= plan.guardrails.blockMs ? closeBlock(plan, blocks) : blocks,
  };
}

function rollback(plan: Plan, kept: RolloutEvidence['rollback'], look: Parameters<typeof updateEvidence>[1]) {
  if (plan.guardrails.boost) {
    const { S, B } = updateBoosted(kept, look, plan.alpha);
    return { S: [...S], B };
  }
  return { S: [...updateEvidence(kept, { ...look, r0: plan.toleratedRatio ?? 1 }).S], B: 0 };
}

function opened(
  open: OpenBlock | null,
  { stable, candidate }: { stable: Increase; candidate: Increase },
  since: number,
): OpenBlock {
  const before = open ?? { errorsStable: 0, errorsCanary: 0, requestsStable: 0, requestsCanary: 0, sinceMs: since };
  return {
    errorsStable: before.errorsStable + stable.errors,
    errorsCanary: before.errorsCanary + candidate.errors,
    requestsStable: before.requestsStable + stable.requests,
    requestsCanary: before.requestsCanary + candidate.requests,
    sinceMs: before.sinceMs,
  };
}

/** The block as it is becomes evidence: when its time is up, and before weights change. */
export function closeBlock(plan: Plan, { S, good, open }: RolloutEvidence['blocks']): RolloutEvidence['blocks'] {
  if (open === null) return { S, good, open };
  const { errorsStable, errorsCanary, requestsStable, requestsCanary } = open;
  const total = requestsStable + requestsCanary;
  const rho = total > 0 ? requestsCanary / total : 0;
  const shareAt = (ratio: number) => (rho * ratio) / (1 - rho + rho * ratio);
  return {
    S: [...updateBlockBet({ S }, { errorsStable, errorsCanary, rho: shareAt(plan.toleratedRatio ?? 1) }).S],
    // The same bet on the other arm: stable has more of the errors than it could have at the ratio to be disproved.
    good: [
      ...updateBlockBet(
        { S: good },
        { errorsStable: errorsCanary, errorsCanary: errorsStable, rho: 1 - shareAt(ratioToProve(plan)) },
      ).S,
    ],
    open: null,
  };
}

/** ln of the evidence that the candidate fails more often than stable, by the process that decides. */
export function lnWorse({ guardrails, alpha }: Plan, evidence: RolloutEvidence): number {
  const blocks = lnBlockBet({ S: evidence.blocks.S });
  if (evidence.errorEvents.clusterSize === null) return blocks;
  const grid = guardrails.boost ? lnBoosted(evidence.rollback, alpha) : lnE(evidence.rollback);
  return guardrails.strict ? Math.min(grid, blocks) : grid;
}

/** ln of the evidence that its error ratio is below the tolerated one. */
export function lnNotWorse(evidence: RolloutEvidence): number {
  return evidence.errorEvents.clusterSize === null
    ? lnBlockBet({ S: evidence.blocks.good })
    : lnCertificate(evidence.certificate);
}

/** What decides, for evidence. */
export function errorMethod({ guardrails }: Plan, { errorEvents }: RolloutEvidence): string {
  if (errorEvents.clusterSize === null) return `block bet, a block each ${guardrails.blockMs / 1000} s`;
  const grid = `grid7 e-process on error counts, measured split${guardrails.boost ? ', boosted' : ''}`;
  return guardrails.strict ? `${grid}, and the block bet` : grid;
}

export function ratioToProve({ toleratedRatio }: Plan): number {
  return toleratedRatio ?? defaultToleratedRatio;
}
