import type { Check } from '@tidegate/evidence';
import { type Finding, judgeInterval, meets } from '@tidegate/statistics';
import { exact } from '../decimal.ts';
import type { PairedMeasure } from './pair.ts';
import { type PairedRule, shownMetric } from './rule.ts';
import { sentence } from './sentence.ts';
import { type Limits, shifted, toDecide } from './size-to-decide.ts';

/** What a rule came to: its check, and the two values. */
export interface PairedOutcome {
  readonly check: Check;
  readonly finding: Finding;
  readonly candidate?: number;
  readonly production?: number;
}

/** Judges a measured difference by its rule. `alpha` is one-sided. */
export function judgePair(rule: PairedRule, measure: PairedMeasure, alpha: number): PairedOutcome {
  const { definition, margin, gain, factor, score } = rule;
  const turned = inGoodDirection(rule, measure);
  const interval = turned ? shifted(turned, gain) : 'lower' in measure.interval ? undefined : measure.interval;
  const verdict = judgeInterval(interval, { margin, identical: measure.identical });
  // Better than what a relative rule allows is not yet better than production.
  const finding = factor !== 1 && rule.demand === 'non-inferior' ? notBetter[verdict.finding] : verdict.finding;
  const decide = finding === 'inconclusive' && turned ? toDecide(rule, measure, turned, alpha) : {};
  const { candidate, production } = measure;
  const difference = differenceOf(rule, measure);
  const confidence = exact(1)
    .minus(exact(alpha).times(exact(2)))
    .toNumber();
  const check: Check = {
    id: rule.id,
    title: rule.title,
    subject: shownMetric(rule),
    verdict: meets(verdict, rule.demand),
    reason: sentence(rule, measure, verdict, decide),
    ...(difference !== undefined && { observed: difference }),
    threshold: thresholdOf(rule),
    sizes: { ...measure.sizes },
    method: {
      name: measure.method.name,
      parameters: {
        alpha,
        margin,
        ...(gain > 0 && { gain }),
        ...(factor !== 1 && { factor }),
        confidence,
        ...measure.method.parameters,
      },
    },
    values: {
      finding,
      ...(candidate !== undefined && { [`${score}-candidate`]: candidate }),
      ...(production !== undefined && { [`${score}-production`]: production }),
      ...(difference !== undefined && { difference }),
      ...('lower' in measure.interval && {
        'interval-low': measure.interval.lower,
        'interval-high': measure.interval.upper,
      }),
      ...measure.values,
      ...decide,
    },
    ...(candidate !== undefined &&
      production !== undefined && { compared: { candidate, production, better: definition.better } }),
    // With a factor the interval is of another difference than the one that is told.
    ...('lower' in measure.interval &&
      factor === 1 && {
        interval: {
          of: 'difference' as const,
          low: measure.interval.lower,
          high: measure.interval.upper,
          confidence,
        },
      }),
  };
  return {
    check,
    finding,
    ...(candidate !== undefined && { candidate }),
    ...(production !== undefined && { production }),
  };
}

const notBetter: Readonly<Record<Finding, Finding>> = {
  'cannot-compare': 'cannot-compare',
  identical: 'identical',
  improved: 'non-inferior',
  equivalent: 'non-inferior',
  'non-inferior': 'non-inferior',
  regressed: 'regressed',
  worse: 'regressed',
  inconclusive: 'inconclusive',
};

/** Candidate − production; from the rows themselves where the interval is of just that. */
function differenceOf({ factor }: PairedRule, { interval, candidate, production }: PairedMeasure): number | undefined {
  if (factor === 1 && 'lower' in interval) return interval.difference;
  return candidate !== undefined && production !== undefined ? candidate - production : undefined;
}

/** Better upwards. Of production 0 there is no relative change. */
function inGoodDirection(
  { definition, factor }: PairedRule,
  { interval, production }: PairedMeasure,
): Limits | undefined {
  if (!('lower' in interval) || (factor !== 1 && production === 0)) return undefined;
  const { difference, lower, upper } = interval;
  if (definition.better === 'higher') return { difference, lower, upper };
  return { difference: -difference, lower: -upper, upper: -lower };
}

/** Where candidate − production is held against, in the metric's own direction. */
function thresholdOf({ definition, margin, gain }: PairedRule): number {
  const towards = exact(gain).minus(exact(margin));
  return (definition.better === 'higher' ? towards : towards.negated()).toNumber();
}
