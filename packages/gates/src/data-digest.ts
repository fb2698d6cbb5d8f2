import type { Check } from '@tidegate/evidence';
import { printable } from '@tidegate/metrics';
import type { Found } from './metric-source.ts';

/** What a metrics file calls the digest of the rows its metrics were measured on, and a registry's tag. */
const names = ['data-digest', 'data_digest', 'holdout-digest', 'holdout_digest'];
const tags = ['tidegate.holdout-digest', 'holdout-digest', 'holdout_digest'];

/** The digest of the rows that metrics were measured on, when their file or the version's tags say one. */
export function measuredOn(found: Found | undefined): string | undefined {
  if (!found?.metrics) return undefined;
  const { metrics, version } = found;
  const ofVersion = [...tags.map((tag) => version?.tags[tag]), version?.measuredOn];
  const said = [...names.map((name) => metrics.values.get(name)), ...ofVersion];
  return said.find((each): each is string => typeof each === 'string' && each.trim() !== '')?.trim();
}

/** Metrics measured on different rows cannot be compared. When one side says nothing, there is nothing to check. */
export function checkSameData(candidate: Found | undefined, production: Found | undefined): Check[] {
  const [mine, theirs] = [measuredOn(candidate), measuredOn(production)];
  if (mine === undefined || theirs === undefined) return [];
  const same = mine === theirs;
  return [
    {
      id: 'data-digest',
      title: 'both models were measured on the same data',
      verdict: same ? 'pass' : 'inconclusive',
      reason: same
        ? `Both models were measured on the data ${printable(mine)}.`
        : `The candidate was measured on the data ${printable(mine)} and production on ${printable(theirs)}, so their metrics cannot be compared.`,
      values: { candidate: printable(mine), production: printable(theirs) },
    },
  ];
}
