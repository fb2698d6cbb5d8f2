import { type Check, UserError } from '@tidegate/evidence';
import { type MetricSet, printable } from '@tidegate/metrics';
import { clopperPearsonInterval } from '@tidegate/statistics';
import { exact } from './decimal.ts';
import type { Comparison } from './expression/ast.ts';
import { formatMetric } from './expression/format.ts';
import { compares, type Outcome, words } from './evaluate.ts';

/** How sure a proportion must be, and the number of items each was measured on. */
export interface Confidence {
  /** One-sided, in (0.5, 1). */
  readonly level: number;
  /** For metrics that are shares of all items: accuracy, error rate. */
  readonly items?: number;
  /** For metrics with a denominator of their own, such as recall, by the metric as it stands in the rule. */
  readonly byMetric: ReadonlyMap<string, number>;
}

/**
 * Reads `sample-size`: `1000` or the metric that holds it (`n_holdout`) for shares of all items, `recall = 250` for a metric with its own
 * denominator. Throws a UserError for anything else.
 */
export function readConfidence(
  lines: readonly string[],
  level: number,
  rules: readonly Comparison[],
  metrics: MetricSet,
): Confidence {
  const known = new Set(rules.map(({ metric }) => formatMetric(metric)));
  const byMetric = new Map<string, number>();
  let items: number | undefined;
  for (const line of lines) {
    const at = line.lastIndexOf('=');
    const size = sizeOf(line.slice(at + 1).trim(), line, metrics);
    const name = line.slice(0, Math.max(at, 0)).trim();
    if (at < 0) items = size;
    else if (known.has(name)) byMetric.set(name, size);
    else {
      throw new UserError('bad-input', `\`sample-size\` names ${printable(name)}, which no threshold uses.`, {
        hint: `The thresholds use ${[...known].map(printable).join(', ')}.`,
      });
    }
  }
  return { level, byMetric, ...(items !== undefined && { items }) };
}

function sizeOf(text: string, line: string, metrics: MetricSet): number {
  const size: unknown = /^\d+$/.test(text) ? Number(text) : metrics.values.get(text);
  if (typeof size === 'number' && Number.isSafeInteger(size) && size > 0) return size;
  const found = metrics.values.has(text)
    ? `is ${printable(String(size))}`
    : 'is neither a number nor a metric that was read';
  throw new UserError('bad-input', `\`sample-size\`: ${printable(text)} in "${printable(line)}" ${found}.`, {
    hint: 'Write a whole number above 0, or the name of the metric that holds it.',
  });
}

/** `balanced_accuracy` is a mean of shares and has no single denominator. */
const shareOfItems = /(?:^|[._/: -])(?<!balanced[_ -])(?:accuracy|acc|error[_ -]rate|hit[_ -]rate|exact[_ -]match)$/i;

/**
 * For a rule whose point holds: whether the one-sided Clopper-Pearson bound holds too. If it does not, the rule is not shown and the
 * verdict is `inconclusive`, with the size that would show it at this share. Undefined for what is no share of a known number of items.
 */
export function heldByBound(
  { metric, comparator }: Comparison,
  outcome: Outcome,
  { level, items, byMetric }: Confidence,
): Pick<Check, 'verdict' | 'reason' | 'sizes' | 'method' | 'values' | 'interval'> | undefined {
  const name = formatMetric(metric);
  const ofAll = shareOfItems.test(metric.name) && metric.slice.length === 0 && metric.summary === undefined;
  const n = byMetric.get(name) ?? (ofAll ? items : undefined);
  const { observed, threshold } = outcome;
  if (n === undefined || typeof observed !== 'number' || threshold === undefined || comparator === '==')
    return undefined;
  const method = { name: 'Clopper-Pearson bound, one-sided', parameters: { confidence: level } };
  const shown = printable(name);
  const successes = Math.round(observed * n);
  if (!(observed >= 0 && observed <= 1) || !roundsTo(successes / n, observed)) {
    const reason = `${shown} is ${observed}, which is no share of ${n} items; check \`sample-size\`.`;
    return { verdict: 'fail', reason, sizes: { n }, method };
  }
  const upward = comparator === '>=' || comparator === '>';
  const boundAt = (size: number) => {
    const interval = clopperPearsonInterval(Math.round(observed * size), size, 2 * level - 1);
    return upward ? interval.lower : interval.upper;
  };
  const holdsAt = (size: number) => compares(exact(boundAt(size)), comparator, exact(threshold));
  const bound = boundAt(n);
  const side = upward ? 'at least' : 'at most';
  const sure = `with ${exact(level).times(exact(100)).toString()} % confidence ${side} ${round(bound)}`;
  const interval: Check['interval'] = {
    of: 'value',
    ...(upward ? { low: bound } : { high: bound }),
    confidence: level,
  };
  const common = { sizes: { n, successes }, method, values: { bound }, interval };
  if (holdsAt(n))
    return {
      verdict: 'pass',
      reason: `${shown} is ${observed} on ${n} items, ${sure}, which is ${words[comparator]} ${threshold}.`,
      ...common,
    };
  const needed = sizeThatShows(holdsAt, n);
  const remedy =
    needed === undefined ? 'no size would show it this close to the threshold' : `about ${needed} items would show it`;
  const reason = `${shown} is ${observed} on ${n} items, but only ${sure}, not ${words[comparator]} ${threshold}; ${remedy}.`;
  return {
    verdict: 'inconclusive',
    reason,
    ...common,
    values: { bound, ...(needed !== undefined && { 'size-needed': needed }) },
  };
}

/** Whether a metric printed with so many decimals may stand for this share. */
function roundsTo(share: number, printed: number): boolean {
  const decimals = /\.(\d+)$/.exec(exact(printed).toString())?.[1]?.length ?? 0;
  return Math.abs(share - printed) <= 0.5 * 10 ** -decimals + Number.EPSILON;
}

/** Smallest size, to 1 %, at which the rule would be shown; undefined beyond ten million. */
function sizeThatShows(holdsAt: (size: number) => boolean, from: number): number | undefined {
  let [low, high] = [from, from * 2];
  while (!holdsAt(high)) {
    if (high > 1e7) return undefined;
    [low, high] = [high, high * 2];
  }
  while (high - low > Math.max(1, low / 100)) {
    const middle = Math.floor((low + high) / 2);
    if (holdsAt(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
