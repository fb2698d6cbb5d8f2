import { UserError } from '@tidegate/evidence';
import { printable } from '@tidegate/metrics';
import { compareExact, exact } from './decimal.ts';
import type { Comparison } from './expression/ast.ts';
import { formatComparison, formatMetric } from './expression/format.ts';
import { parseRules } from './expression/parse.ts';

/** The thresholds that hold in one environment. */
export interface EnvironmentThresholds {
  readonly environment: string;
  readonly thresholds: readonly string[];
}

/** Names that say how near to users an environment is, the nearest last. */
const convention = [
  ['dev', 'development', 'local'],
  ['test', 'testing', 'qa', 'ci'],
  ['staging', 'stage', 'preprod', 'pre-production', 'uat'],
  ['prod', 'production', 'live'],
];

/** Environments in the order a model passes them: as declared, else those with a usual name (dev, test, staging, production). */
export function orderOfEnvironments(names: readonly string[], declared: readonly string[] | undefined): string[] {
  if (declared) return declared.filter((name) => names.includes(name));
  const place = (name: string) => convention.findIndex((alike) => alike.includes(name.toLowerCase()));
  return names.filter((name) => place(name) >= 0).sort((a, b) => place(a) - place(b));
}

/**
 * One sentence for each metric that a later environment holds to a looser threshold than an earlier one, or to none. `==` has no looser side and is
 * left alone, as are thresholds that cannot be read: the action that uses them tells.
 */
export function looserThresholds(inOrder: readonly EnvironmentThresholds[]): string[] {
  const read = inOrder.flatMap(({ environment, thresholds }) => {
    const rules = readable(thresholds);
    return rules === undefined ? [] : [{ environment, tightest: tightest(rules) }];
  });
  return read.slice(1).flatMap((later, i) => {
    const earlier = read[i]!;
    return [...earlier.tightest].flatMap(([key, before]) => {
      const now = later.tightest.get(key);
      if (now && !isLooser(now, before)) return [];
      const told = now ? `asks ${shown(now)}` : `does not ask for ${printable(formatMetric(before.metric))} so`;
      return [`${later.environment} ${told}, and ${earlier.environment} before it asks ${shown(before)}`];
    });
  });
}

function readable(thresholds: readonly string[]): readonly Comparison[] | undefined {
  try {
    return parseRules(thresholds, { input: 'thresholds', production: false });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** By metric and side, `accuracy >` or `rmse <`, the threshold that lets least through. */
function tightest(rules: readonly Comparison[]): Map<string, Comparison> {
  const found = new Map<string, Comparison>();
  for (const rule of rules) {
    if (rule.comparator === '==' || rule.bound.kind !== 'number') continue;
    const key = `${formatMetric(rule.metric)} ${rule.comparator[0]}`;
    const known = found.get(key);
    if (!known || isLooser(known, rule)) found.set(key, rule);
  }
  return found;
}

/** Of two rules on one side of one metric. */
function isLooser(rule: Comparison, than: Comparison): boolean {
  const order = compareExact(limit(rule), limit(than));
  if (order === 0) return rule.comparator.length > than.comparator.length;
  return rule.comparator.startsWith('>') ? order < 0 : order > 0;
}

function limit({ bound }: Comparison) {
  if (bound.kind !== 'number') throw new Error('only thresholds that are numbers are ordered');
  return exact(bound.value);
}

const shown = (rule: Comparison) => `\`${printable(formatComparison(rule))}\``;
