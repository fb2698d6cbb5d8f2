import type { Scalar } from '@tidegate/evidence';
import type { IntervalVerdict } from '@tidegate/statistics';
import type { PairedMeasure } from './pair.ts';
import { type PairedRule, shownMetric } from './rule.ts';

/** What was measured, what it means for the rule, and what would decide: one sentence. */
export function sentence(
  rule: PairedRule,
  measure: PairedMeasure,
  verdict: IntervalVerdict,
  decide: Readonly<Record<string, Scalar>>,
): string {
  return `${told(rule, measure)}: ${conclusion(rule, verdict, measure)}${remedy(decide, measure)}.`;
}

function told({ factor, ...rule }: PairedRule, { interval, sizes }: PairedMeasure): string {
  const name = shownMetric({ factor, ...rule });
  const times = factor === 1 ? '' : ` * ${factor}`;
  const start = `${name === 'accuracy' ? 'Accuracy' : name} candidate − production${times}`;
  const { pairs, clusters, 'right-to-wrong': lost, 'wrong-to-right': won } = sizes;
  const flips = lost === undefined ? '' : ` (right to wrong ${lost}, wrong to right ${won})`;
  const items = `${pairs} pairs${clusters === undefined ? '' : ` in ${clusters} clusters`}${flips}`;
  if (!('lower' in interval)) return `${start} has no interval on ${items}`;
  return `${start} is ${signed(interval.difference)} [${signed(interval.lower)}, ${signed(interval.upper)}] on ${items}`;
}

function conclusion(rule: PairedRule, verdict: IntervalVerdict, measure: PairedMeasure): string {
  const { margin, gain, factor } = rule;
  if (factor !== 1 && verdict.finding !== 'cannot-compare' && verdict.finding !== 'identical')
    return besides(rule, verdict);
  const by = gain === 0 ? '' : ` by more than ${gain}`;
  switch (verdict.finding) {
    case 'cannot-compare':
      return cannot(rule, measure);
    case 'identical':
      return 'the predictions are identical';
    case 'improved':
      return `the candidate is better${by}`;
    case 'equivalent':
      return `the two are equivalent within ${margin}${lower(verdict)}`;
    case 'non-inferior':
      return `the candidate is not worse by ${margin} or more${lower(verdict)}`;
    case 'regressed':
      if (gain > 0) return `the candidate is not better${by}`;
      return margin === 0 ? 'the candidate is worse' : `the candidate is worse by more than ${margin}`;
    case 'worse':
      return `the candidate is worse, perhaps by more than ${margin}`;
    case 'inconclusive':
      if (gain > 0) return `that the candidate is better${by} is not shown, nor that it is not`;
      return margin === 0
        ? 'neither better nor worse is shown'
        : `that it is not worse by ${margin} or more is not shown, nor that it is worse`;
  }
}

/** Of a relative rule: against what it allows, which is not production itself. */
function besides({ factor, margin, gain }: PairedRule, { finding }: IntervalVerdict): string {
  const allowed = margin > 0 ? ` by ${margin} or more` : gain > 0 ? ` by more than ${gain}` : '';
  const than = `production * ${factor}`;
  if (finding === 'improved' && margin === 0) return `the candidate is better than ${than}${allowed}`;
  if (finding === 'improved' || finding === 'equivalent' || finding === 'non-inferior')
    return `the candidate is not worse than ${than}${allowed}`;
  if (finding === 'inconclusive') return `how it stands to ${than} is not shown`;
  return gain > 0 ? `the candidate is not better than ${than}${allowed}` : `the candidate is worse than ${than}`;
}

const lower = ({ significantlyLower }: IntervalVerdict) => (significantlyLower ? ', though lower' : '');

function cannot({ definition, factor }: PairedRule, { interval, production, overflows }: PairedMeasure): string {
  if (factor !== 1 && production === 0) return 'production is 0, of which there is no relative change';
  if (!('message' in interval)) return 'the two cannot be compared';
  const why = overflows
    ? 'the errors add up to more than a number can hold'
    : `it does not exist where ${definition.undefinedWhen}`;
  return `the two cannot be compared, ${interval.message}${interval.reason === 'undefined-metric' ? `: ${why}` : ''}`;
}

function remedy(decide: Readonly<Record<string, Scalar>>, { sizes }: PairedMeasure): string {
  const { 'detectable-difference': detectable, 'pairs-needed': needed } = decide;
  const units = sizes['clusters'] === undefined ? 'pairs' : 'clusters';
  return [
    typeof detectable === 'number'
      ? `; this many ${units} detect a difference of ${short(detectable)} with power 0.8`
      : '',
    typeof needed === 'number' ? `; about ${needed} ${units} would decide at the difference seen` : '',
  ].join('');
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${short(Math.abs(value))}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
