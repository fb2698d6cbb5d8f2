import { type Check, type Scalar, scalar, type Verdict } from '@tidegate/evidence';
import { errorMethod, lnWorse, ratioToProve } from './judgement/errors.ts';
import { type Proof, proof, type Proofs } from './judgement/proof.ts';
import { lnAbove } from './judgement/share-limit.ts';
import { splitEvidence, splitThreshold } from './judgement/split.ts';
import { guardrailChecks } from './guardrail-checks.ts';
import type { Outcome } from './outcome.ts';
import type { Plan } from './plan.ts';
import type { RolloutState } from './state.ts';
import { percent } from './weights.ts';

/** What the rollout asked of the candidate and what came of it, with every number behind it. */
export function checksOf(plan: Plan, state: RolloutState, now: number): Check[] {
  const proofs = proof(plan, state);
  return [
    ...errorChecks(plan, state),
    ...guardrailChecks(plan, state),
    ...proofs.all.map((each) => proofCheck(plan, state, each, proofs)),
    ...(plan.checkSplit ? [splitCheck(splitEvidence(plan, state, now))] : []),
  ];
}

function errorChecks(plan: Plan, state: RolloutState): Check[] {
  const { stable, candidate } = state.totals;
  const { values, sizes } = counted(state);
  const rate = candidate.requests > 0 ? candidate.errors / candidate.requests : undefined;
  const above = lnAbove(state.evidence.limit);
  const worse = lnWorse(plan, state.evidence);
  const bound = Math.log(1 / plan.alpha);
  const measured = candidate.requests > 0;
  const broken = (red: boolean): Verdict => (red ? 'fail' : measured ? 'pass' : 'inconclusive');
  return [
    {
      id: 'error-rate',
      title: `Candidate error rate at most ${percent(plan.maxErrorRate)}`,
      verdict: broken(above >= bound),
      reason: measured
        ? `${candidate.errors} of ${candidate.requests} candidate requests failed (${percent(rate!)}); ln E ${above.toFixed(2)} of ${bound.toFixed(2)} that the rate is above the limit.`
        : 'No request reached the candidate.',
      ...(rate !== undefined && { observed: rate }),
      threshold: plan.maxErrorRate,
      sizes,
      values: { ...values, 'ln E': scalar(above), 'ln E bound': bound },
      method: {
        name: 'Bernoulli likelihood-ratio e-process, mixed over alternatives and over when the trouble began',
        parameters: { alpha: plan.alpha, limit: plan.maxErrorRate, ...queries(plan, 'candidate ') },
      },
    },
    {
      id: 'comparison',
      title: 'Candidate fails no more often than stable',
      verdict: broken(worse >= bound),
      reason: `${candidate.errors} of ${candidate.requests} against ${stable.errors} of ${stable.requests}: ln E ${worse.toFixed(2)} of ${bound.toFixed(2)} that the candidate is worse.`,
      observed: scalar(worse),
      threshold: bound,
      sizes,
      values,
      method: {
        name: errorMethod(plan, state.evidence),
        parameters: {
          alpha: plan.alpha,
          'tolerated ratio': plan.toleratedRatio ?? 1,
          errors: plan.errors,
          'cluster size': state.evidence.errorEvents.clusterSize ?? 'not known',
          strict: plan.guardrails.strict,
          boost: plan.guardrails.boost,
          ...queries(plan, 'stable '),
          ...queries(plan, 'candidate '),
        },
      },
    },
  ];
}

function proofCheck(plan: Plan, state: RolloutState, { id, goal, lnE, parts }: Proof, { threshold }: Proofs): Check {
  const { values, sizes } = counted(state);
  const proven = lnE >= threshold;
  return {
    id: id === 'errors' ? 'evidence' : `evidence.${id}`,
    title: `Proof of ${goal}`,
    verdict: proven ? 'pass' : plan.requireProof ? 'inconclusive' : 'warn',
    reason: proven
      ? `ln E ${lnE.toFixed(2)} reaches ${threshold.toFixed(2)}.`
      : `ln E ${lnE.toFixed(2)} of ${threshold.toFixed(2)}: ${state.totals.candidate.requests} candidate requests do not prove it yet.`,
    observed: scalar(lnE),
    threshold,
    sizes,
    values: { ...values, ...scalars(parts ?? {}) },
    method: {
      name: id === 'errors' ? 'promotion certificate: error ratio below r, or error rate below the limit' : 'promotion certificate', // prettier-ignore
      parameters: {
        alpha: plan.certificateAlpha,
        r: ratioToProve(plan),
        limit: plan.maxErrorRate,
        required: plan.requireProof,
      },
    },
  };
}

function splitCheck({ lnE, asked, observed, requests }: ReturnType<typeof splitEvidence>): Check {
  const wrong = lnE >= splitThreshold;
  return {
    id: 'split',
    title: 'Traffic is split as asked',
    verdict: wrong ? 'inconclusive' : 'pass',
    reason:
      observed === undefined
        ? `No split to check since the last change; ln E ${lnE.toFixed(2)} of ${splitThreshold.toFixed(2)} from the steps before.`
        : `The candidate got ${percent(observed)} of ${requests} requests in the last step, ${percent(asked)} was asked; ln E ${lnE.toFixed(2)} of ${splitThreshold.toFixed(2)}.`,
    ...(observed !== undefined && { observed }),
    threshold: asked,
    sizes: { requests },
    method: { name: 'beta-binomial sample-ratio e-process', parameters: { alpha: 0.001 } },
  };
}

function counted({ totals: { stable, candidate } }: RolloutState) {
  return {
    sizes: { 'candidate requests': candidate.requests, 'stable requests': stable.requests },
    values: { 'candidate errors': candidate.errors, 'stable errors': stable.errors },
  };
}

/** The queries whose names begin so. */
function queries({ guardrails }: Plan, beginning: string): Record<string, Scalar> {
  const chosen = Object.entries(guardrails.queries).filter(([name]) => name.startsWith(beginning));
  return Object.fromEntries(chosen.map(([name, query]) => [`query ${name}`, query]));
}

const scalars = (numbers: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, scalar(value)]));

/** The end of the rollout as a check of its own, so that the evidence is never greener than the verdict. */
export function endCheck(outcome: Outcome): Check {
  const titles = { promoted: 'promoted', 'rolled-back': 'rolled back', held: 'held', 'in-progress': 'in progress' };
  return {
    id: 'rollout',
    title: `Rollout ${outcome.state === undefined ? 'absent' : titles[outcome.state]}`,
    verdict: outcome.verdict,
    reason: outcome.reason,
    ...(outcome.share !== undefined && Number.isFinite(outcome.share) && { observed: outcome.share }),
  };
}
