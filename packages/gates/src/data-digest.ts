import type { Check } from '@tidegate/evidence';
import { printable } from '@tidegate/metrics';
import type { MetricName } from './expression/ast.ts';
import { formatMetric } from './expression/format.ts';
import { spellings } from './measure.ts';
import type { Found } from './metric-source.ts';

/** What a metrics file calls the digest of the rows its metrics were measured on, and a registry's tag. */
const names = ['data-digest', 'data_digest', 'holdout-digest', 'holdout_digest'];
const tags = ['tidegate.holdout-digest', 'holdout-digest', 'holdout_digest'];

/**
 * The digest of the rows that these metrics were measured on: as their file or the version's tags say for all of them, else as the registry says of each,
 * else as it says of the run. Undefined where nothing is said, or not the same of all.
 */
export function measuredOn(found: Found | undefined, metrics: readonly MetricName[] = []): string | undefined {
  if (!found?.metrics) return undefined;
  const { metrics: set, version } = found;
  const said = [...names.map((name) => set.values.get(name)), ...tags.map((tag) => version?.tags[tag])];
  const ofAll = said.find(isDigest);
  if (ofAll !== undefined) return ofAll.trim();
  const own = metrics.map((metric) => {
    const name = spellings(metric).find((spelling) => set.measuredOn?.has(spelling));
    return name === undefined ? version?.measuredOn : set.measuredOn!.get(name);
  });
  const [first = version?.measuredOn] = own;
  return isDigest(first) && own.every((digest) => digest === first) ? first.trim() : undefined;
}

const isDigest = (said: unknown): said is string => typeof said === 'string' && said.trim() !== '';

/** Whether a metric may be held against production's: both were measured on the same rows, or not both sides say on which. */
export function onSameData(candidate: Found | undefined, production: Found | undefined, metric: MetricName): boolean {
  const [mine, theirs] = [measuredOn(candidate, [metric]), measuredOn(production, [metric])];
  return mine === undefined || theirs === undefined || mine === theirs;
}

/** Metrics measured on different rows cannot be compared. When one side says nothing, there is nothing to check. */
export function checkSameData(
  candidate: Found | undefined,
  production: Found | undefined,
  metrics: readonly MetricName[],
): Check[] {
  const asked = metrics.length > 0 ? metrics.map((metric) => [metric]) : [[]];
  const said = asked.flatMap((each) => {
    const [mine, theirs] = [measuredOn(candidate, each), measuredOn(production, each)];
    return mine === undefined || theirs === undefined ? [] : [{ metric: each[0], mine, theirs }];
  });
  const apart = said.filter(({ mine, theirs }) => mine !== theirs);
  const [shown] = [...apart, ...said];
  if (!shown) return [];
  const [mine, theirs] = [printable(shown.mine), printable(shown.theirs)];
  const alike = said.every((each) => each.mine === shown.mine && each.theirs === shown.theirs);
  return [
    {
      id: 'data-digest',
      title: 'both models were measured on the same data',
      verdict: apart.length === 0 ? 'pass' : 'inconclusive',
      reason: alike
        ? ofAllMetrics(mine, theirs)
        : ofEach(
            apart.flatMap(({ metric }) => metric ?? []),
            mine,
            theirs,
          ),
      values: { candidate: mine, production: theirs },
    },
  ];
}

function ofAllMetrics(mine: string, theirs: string): string {
  return mine === theirs
    ? `Both models were measured on the data ${mine}.`
    : `The candidate was measured on the data ${mine} and production on ${theirs}, so their metrics cannot be compared.`;
}

function ofEach(apart: readonly MetricName[], mine: string, theirs: string): string {
  const named = [...new Set(apart.map((metric) => printable(formatMetric(metric))))];
  if (named.length === 0) return 'Each metric of both models was measured on the same data.';
  const rest = named.length > 1 ? ` (nor can ${named.slice(1, 4).join(', ')}${named.length > 4 ? ' ...' : ''})` : '';
  return `${named[0]} of the candidate was measured on the data ${mine} and that of production on ${theirs}, so it cannot be compared${rest}.`;
}
