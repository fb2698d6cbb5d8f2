import { type Check, scalar, type Verdict } from '@tidegate/evidence';
import { comparison, proof } from './judgement/rule.ts';
import { lnAbove } from './judgement/error-limit.ts';
import { splitEvidence, splitThreshold } from './judgement/split.ts';
import { defaultToleratedRatio } from './judgement/fold.ts';
import type { Outcome } from './outcome.ts';
import type { Plan } from './plan.ts';
import type { RolloutState } from './state.ts';
import { percent } from './weights.ts';

/** What the rollout asked of the candidate and what came of it, with every number behind it. */
export function checksOf(plan: Plan, state: RolloutState, now: number): Check[] {
  const { stable, candidate } = state.totals;
  const sizes = { 'candidate requests': candidate.requests, 'stable requests': stable.requests };
  const values = { 'candidate errors': candidate.errors, 'stable errors': stable.errors };
  const rate = candidate.requests > 0 ? candidate.errors / candidate.requests : undefined;
  const above = lnAbove(state.evidence.limit);
  const worse = comparison(plan, state);
  const split = splitEvidence(plan, state, now);
  const shown = proof(plan, state);
  const bound = Math.log(1 / plan.alpha);
  const measured = candidate.requests > 0;
  const broken = (red: boolean): Verdict => (red ? 'fail' : measured ? 'pass' : 'inconclusive');
  const best = plan.toleratedRatio === undefined ? Math.max(shown.lnBelow, shown.lnRatio) : shown.lnRatio;
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
        parameters: { alpha: plan.alpha, limit: plan.maxErrorRate },
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
        name:
          plan.errors === 'clustered'
            ? 'block bet, one block a look'
            : 'grid7 e-process on error counts, measured split',
        parameters: { alpha: plan.alpha, 'tolerated ratio': plan.toleratedRatio ?? 1, errors: plan.errors },
      },
    },
    {
      id: 'evidence',
      title:
        plan.toleratedRatio === undefined
          ? 'Proof that the candidate is good enough'
          : `Proof of an error ratio below ${plan.toleratedRatio}`,
      verdict: shown.proven ? 'pass' : plan.requireProof ? 'inconclusive' : 'warn',
      reason: shown.proven
        ? `ln E ${best.toFixed(2)} reaches ${shown.threshold.toFixed(2)}.`
        : `ln E ${best.toFixed(2)} of ${shown.threshold.toFixed(2)}: ${shown.lacking}.`,
      observed: scalar(best),
      threshold: shown.threshold,
      sizes,
      values: { ...values, 'ln E rate below limit': scalar(shown.lnBelow), 'ln E ratio': scalar(shown.lnRatio) },
      method: {
        name: 'promotion certificate: error ratio below r, or error rate below the limit',
        parameters: {
          alpha: plan.certificateAlpha,
          r: plan.toleratedRatio ?? defaultToleratedRatio,
          limit: plan.maxErrorRate,
          required: plan.requireProof,
        },
      },
    },
    ...(plan.checkSplit ? [splitCheck(split)] : []),
  ];
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
