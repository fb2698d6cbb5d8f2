import { type Check, scalar, type Verdict } from '@tidegate/evidence';
import { sumOf } from './counts.ts';
import { lnOtherShares, loudest } from './judgement/classes.ts';
import { lnSlower, slowOf } from './judgement/latency.ts';
import { quantiles, seconds } from './judgement/rule.ts';
import { lnAbove } from './judgement/share-limit.ts';
import type { Plan } from './plan.ts';
import type { RolloutState } from './state.ts';
import { percent } from './weights.ts';

/** What was asked of latency, predictions and health; nothing where the plan asks nothing. */
export function guardrailChecks(plan: Plan, state: RolloutState): Check[] {
  return [
    ...latencyChecks(plan, state),
    ...classCheck(plan, state),
    ...shadowCheck(plan, state),
    ...predictionChecks(state),
  ];
}

const verdictOf = (red: boolean, measured: boolean): Verdict => (red ? 'fail' : measured ? 'pass' : 'inconclusive');

function latencyChecks({ alpha, guardrails }: Plan, { evidence }: RolloutState): Check[] {
  const rule = guardrails.latency;
  if (!rule) return [];
  const { latency } = evidence;
  const bound = Math.log(1 / alpha);
  const requests = latency ? sumOf(latency.totals.candidate) : 0;
  const lnE = latency ? lnSlower(latency) : 0;
  const parameters = { alpha, 'tolerated odds': rule.tolerated };
  const comparison: Check = {
    id: 'latency',
    title: 'Candidate is no slower than stable',
    verdict: verdictOf(lnE >= bound, requests > 0),
    reason:
      latency && requests > 0
        ? `${quantiles(latency)}: ln E ${lnE.toFixed(2)} of ${bound.toFixed(2)} that the candidate is slower.`
        : 'No latency of the candidate was measured.',
    observed: scalar(lnE),
    threshold: bound,
    sizes: { 'candidate requests': requests, 'stable requests': latency ? sumOf(latency.totals.stable) : 0 },
    method: {
      name:
        latency?.bounds.length === 1
          ? 'hypergeometric odds e-process at one bound'
          : 'log-rank e-process over the histogram buckets',
      parameters: latency ? { ...parameters, 'bucket bounds (s)': latency.bounds.join(', ') } : parameters,
    },
  };
  const limit = rule.bound;
  if (!limit) return [comparison];
  const slow = latency ? slowOf(latency.bounds, latency.totals.candidate, limit.seconds) : 0;
  const above = latency ? lnAbove(latency.limit) : 0;
  return [
    comparison,
    {
      id: 'latency-bound',
      title: `${percent(limit.quantile)} of the candidate's answers within ${seconds(limit.seconds)}`,
      verdict: verdictOf(above >= bound, requests > 0),
      reason:
        requests > 0
          ? `${slow} of ${requests} took longer (${percent(slow / requests)}); ln E ${above.toFixed(2)} of ${bound.toFixed(2)} that it is more than ${percent(1 - limit.quantile)}.`
          : 'No latency of the candidate was measured.',
      ...(requests > 0 && { observed: slow / requests }),
      threshold: 1 - limit.quantile,
      sizes: { 'candidate requests': requests },
      values: { 'ln E': scalar(above), 'ln E bound': bound },
      method: {
        name: 'Bernoulli likelihood-ratio e-process, mixed over alternatives and over when the trouble began',
        parameters: { alpha, limit: 1 - limit.quantile, seconds: limit.seconds },
      },
    },
  ];
}

function classCheck({ alpha, guardrails }: Plan, { evidence: { classes } }: RolloutState): Check[] {
  if (!guardrails.classes) return [];
  const bound = Math.log(1 / alpha);
  const lnE = classes ? lnOtherShares(classes) : 0;
  const found = classes ? loudest(classes) : undefined;
  return [
    {
      id: 'classes',
      title: 'Candidate predicts every class about as often as stable',
      verdict: verdictOf(lnE >= bound, found !== undefined),
      reason: found
        ? `Most apart is "${found.name}": ${percent(found.candidate)} of the candidate's predictions, ${percent(found.stable)} of stable's; ln E ${lnE.toFixed(2)} of ${bound.toFixed(2)}.`
        : 'No predictions of both arms were measured.',
      observed: scalar(lnE),
      threshold: bound,
      sizes: {
        'candidate predictions': classes ? sumOf(classes.totals.candidate) : 0,
        'stable predictions': classes ? sumOf(classes.totals.stable) : 0,
      },
      method: {
        name: 'average over classes of hypergeometric odds e-processes, upwards and downwards',
        parameters: { alpha, 'tolerated odds': guardrails.classes.tolerated, classes: classes?.names.length ?? 0 },
      },
    },
  ];
}

function shadowCheck({ alpha, guardrails }: Plan, { evidence: { shadow } }: RolloutState): Check[] {
  if (!guardrails.shadow) return [];
  const { maxDisagreement } = guardrails.shadow;
  const bound = Math.log(1 / alpha);
  const { compared, disagreed } = shadow?.totals ?? { compared: 0, disagreed: 0 };
  const lnE = shadow ? lnAbove(shadow.limit) : 0;
  return [
    {
      id: 'shadow',
      title: `At most ${percent(maxDisagreement)} of mirrored requests answered differently`,
      verdict: verdictOf(lnE >= bound, compared > 0),
      reason:
        compared > 0
          ? `${disagreed} of ${compared} differ (${percent(disagreed / compared)}); ln E ${lnE.toFixed(2)} of ${bound.toFixed(2)} that it is more.`
          : 'No mirrored request was compared.',
      ...(compared > 0 && { observed: disagreed / compared }),
      threshold: maxDisagreement,
      sizes: { compared },
      values: { 'ln E': scalar(lnE), 'ln E bound': bound },
      method: {
        name: 'Bernoulli likelihood-ratio e-process, mixed over alternatives and over when the trouble began',
        parameters: { alpha, limit: maxDisagreement },
      },
    },
  ];
}

function predictionChecks({ evidence: { nan, unwell } }: RolloutState): Check[] {
  return [
    ...(nan
      ? [
          {
            id: 'nan',
            title: 'Every prediction of the candidate is a number',
            verdict: nan.seen > 0 ? ('fail' as const) : ('pass' as const),
            reason: nan.seen > 0 ? `${nan.seen} were not.` : 'None was anything else.',
            observed: nan.seen,
            threshold: 0,
          },
        ]
      : []),
    ...(unwell !== null
      ? [{ id: 'health', title: 'Health endpoint of the candidate', verdict: 'fail' as const, reason: `${unwell}.` }]
      : []),
  ];
}
