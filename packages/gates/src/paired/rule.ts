import { nearest, UserError } from '@tidegate/evidence';
import { printable } from '@tidegate/metrics';
import { scores, type ScoreDefinition, type ScoreName } from '@tidegate/metrics/scores';
import type { Demand } from '@tidegate/statistics';
import { exact } from '../decimal.ts';
import type { Comparison, MetricName } from '../expression/ast.ts';
import { formatComparison, formatMetric } from '../expression/format.ts';
import { parseRules } from '../expression/parse.ts';

/** A rule that is decided on both models' predictions by an interval: `f1 >= production - 0.01`. */
export interface PairedRule {
  readonly id: string;
  readonly title: string;
  readonly metric: MetricName;
  readonly score: ScoreName;
  readonly definition: ScoreDefinition;
  /** Production's value is taken so many times, as a share of its size. */
  readonly factor: number;
  /** Loss in the good direction that is still accepted. */
  readonly margin: number;
  /** Gain in the good direction that is asked for. */
  readonly gain: number;
  readonly demand: Demand;
}

/** Names people write, beside those of scikit-learn. */
const alike: Readonly<Record<string, ScoreName>> = { auc: 'roc_auc', ap: 'average_precision', f1_score: 'f1' };

/** What is asked when no rule is written: accuracy, not worse by the margin. */
export function accuracyRule(margin: number): PairedRule {
  return {
    id: 'predictions.accuracy',
    title: `accuracy on the same items, margin ${margin}`,
    metric: { name: 'accuracy', slice: [] },
    score: 'accuracy',
    definition: scores.accuracy,
    factor: 1,
    margin,
    gain: 0,
    demand: 'non-inferior',
  };
}

/** Reads `paired-rules`. Throws a UserError for what cannot be decided on predictions. */
export function parsePairedRules(lines: readonly string[]): readonly PairedRule[] {
  return parseRules(lines, { input: 'paired-rules', production: true }).map(pairedRule);
}

function pairedRule(rule: Comparison): PairedRule {
  const text = printable(formatComparison(rule));
  const refuse = (what: string, hint: string): never => {
    throw new UserError('bad-input', `\`paired-rules\`: \`${text}\` ${what}.`, { hint });
  };
  const { metric, comparator, bound } = rule;
  const score = scoreNamed(metric.name) ?? refuse(...unknownScore(metric.name));
  if (metric.summary) refuse('has a summary', 'Predictions have no folds: write the metric itself.');
  if (bound.kind === 'number') {
    return refuse(
      'does not speak of production',
      'Hold metrics against numbers in `rules` or with check-model-threshold.',
    );
  }
  if (comparator === '==') refuse('asks for equality', 'Write `>=` or `<=` with the loss that is still accepted.');
  const definition: ScoreDefinition = scores[score];
  const upward = comparator.startsWith('>');
  if (upward !== (definition.better === 'higher')) {
    const sign = upward ? '<=' : '>=';
    refuse(
      `asks for a ${upward ? 'high' : 'low'} ${score}, which is better ${definition.better === 'higher' ? 'high' : 'low'}`,
      `Write \`${metric.name} ${sign} production ${upward ? '+' : '-'} 0.01\`.`,
    );
  }
  const offset = exact(bound.offset);
  const towards = (upward ? offset : offset.negated()).toNumber();
  if (definition.from !== 'numbers' && score !== 'log_loss' && Math.abs(towards) > (score === 'mcc' ? 2 : 1)) {
    const share = exact(Math.abs(towards)).times(exact('0.01')).toString();
    refuse(
      `asks for a difference of ${Math.abs(towards)}, and no two values of ${score} are so far apart`,
      `Of scores from 0 to 1, ${Math.abs(towards)} points are ${share}: \`${metric.name} ${comparator} production ${bound.offset.startsWith('-') ? '-' : '+'} ${share}\`.`,
    );
  }
  const relative = exact(bound.factor).minus(exact(1));
  const asksMore = (upward ? relative : relative.negated()).coefficient > 0n;
  // Strict and without a loss allowed, or with a gain asked for: better must be shown.
  const improved = towards > 0 || asksMore || (towards === 0 && bound.factor === '1' && !comparator.endsWith('='));
  return {
    id: `predictions.${text}`,
    title: `${text}, on the same items`,
    metric,
    score,
    definition,
    factor: Number(bound.factor),
    margin: Math.max(0, -towards),
    gain: Math.max(0, towards),
    demand: improved ? 'improved' : 'non-inferior',
  };
}

function scoreNamed(name: string): ScoreName | undefined {
  if (Object.hasOwn(scores, name)) return name as ScoreName;
  return Object.hasOwn(alike, name) ? alike[name] : undefined;
}

function unknownScore(name: string): [string, string] {
  const known = Object.keys(scores);
  const close = nearest(name, [...known, ...Object.keys(alike)]);
  const meant = close === undefined ? '' : `Did you mean ${close}? `;
  return [
    `names ${printable(name)}, which is no score that is computed here`,
    `${meant}There are ${known.join(', ')}; others can be written to a metrics file and held by \`rules\`.`,
  ];
}

/** The metric as people read it. */
export function shownMetric({ metric }: PairedRule): string {
  return printable(formatMetric(metric));
}
