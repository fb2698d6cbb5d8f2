import { type Check, nearest, UserError } from '@tidegate/evidence';
import { parseDuration } from '@tidegate/fields';
import { type Comparison, formatComparison, parseRules } from '@tidegate/gates';
import { confidence, type Measurement, type MetricName, metricNames } from './measurement.ts';
import { confidenceSaid, sampled, say, sayInterval, spoken } from './spoken.ts';

/** A rule with its metric known. `line` is as it was typed. */
export interface DeliveryRule {
  readonly line: string;
  readonly metric: MetricName;
  readonly comparison: Comparison;
}

/** Reads rules such as `recovery-time <= 4h`; a duration stands for its seconds. Throws a UserError that tells all mistakes. */
export function parseThresholds(lines: readonly string[]): DeliveryRule[] {
  const rules = lines.map((line) => {
    const [comparison] = parseRules([inSeconds(line)], { input: 'thresholds', production: false });
    return { line, comparison: comparison!, metric: metricOf(comparison!, line) };
  });
  return [...new Map(rules.map((rule) => [formatComparison(rule.comparison), rule])).values()];
}

function inSeconds(line: string): string {
  return line.replace(/([<>=]\s*)((?:\d+(?:\.\d+)?(?:ms|[smhd]))+)\s*$/, (whole, sign: string, typed: string) => {
    const milliseconds = parseDuration(typed);
    return milliseconds === undefined ? whole : `${sign}${milliseconds / 1000}`;
  });
}

function metricOf({ metric, comparator }: Comparison, line: string): MetricName {
  const known = metricNames.find((name) => name === metric.name);
  if (known === undefined || metric.slice.length > 0 || metric.summary !== undefined) {
    const close = nearest(metric.name, metricNames);
    throw new UserError('bad-input', `\`thresholds\`: "${line}" is about no delivery metric.`, {
      hint: close === undefined || known ? `There are ${metricNames.join(', ')}.` : `Did you mean ${close}?`,
    });
  }
  if (comparator === '==') {
    throw new UserError('bad-input', `\`thresholds\`: "${line}" asks for an exact value of what is estimated.`, {
      hint: 'Write <= or >=.',
    });
  }
  return known;
}

/**
 * One check per rule: it passes when the whole interval keeps the bound, fails when none of it does, and is inconclusive in between, or where
 * there is no value.
 */
export function checkDelivery(rules: readonly DeliveryRule[], measurements: readonly Measurement[]): Check[] {
  return rules.map(({ line, metric, comparison }) => {
    const measured = measurements.find(({ name }) => name === metric)!;
    const threshold = comparison.bound.kind === 'number' ? Number(comparison.bound.value) : NaN;
    const { value, lower = -Infinity, upper = Infinity, sampleSize, method } = measured;
    const common = {
      id: `thresholds.${metric}.${comparison.comparator}`,
      title: line,
      subject: metric,
      threshold,
      sizes: { n: sampleSize },
    };
    if (value === undefined) {
      const reason = `${spoken[metric]}: not enough data: ${measured.missing}.`;
      return { ...common, verdict: 'inconclusive', reason };
    }
    const holds = (at: number): boolean => keeps(at, comparison.comparator, threshold);
    const verdict = holds(lower) && holds(upper) ? 'pass' : !holds(lower) && !holds(upper) ? 'fail' : 'inconclusive';
    const told = `${spoken[metric]} is ${say(value, measured.unit)}, from ${sampleSize} ${sampled[metric]}`;
    const interval = `${sayInterval(measured)} with ${confidenceSaid} confidence`;
    const shown = { pass: 'which keeps', fail: 'which breaks', inconclusive: 'too few to decide' }[verdict];
    return {
      ...common,
      verdict,
      reason: `${told}: ${interval}, ${shown} ${line.trim()}.`,
      observed: value,
      method: { name: `${method} interval`, parameters: { confidence } },
      interval: {
        of: 'value',
        ...(Number.isFinite(lower) && { low: lower }),
        ...(Number.isFinite(upper) && { high: upper }),
        confidence,
      },
    };
  });
}

function keeps(value: number, comparator: Comparison['comparator'], bound: number): boolean {
  switch (comparator) {
    case '<=':
      return value <= bound;
    case '<':
      return value < bound;
    case '>=':
      return value >= bound;
    case '>':
      return value > bound;
    case '==':
      return value === bound;
  }
}
