import type { Check, Verdict } from '@tidegate/evidence';
import { printable } from '@tidegate/metrics';
import type { CandidateOutcome } from './compare-predictions.ts';
import { type PairedRule, shownMetric } from './rule.ts';

const order: Readonly<Record<Verdict, number>> = { pass: 0, warn: 0, inconclusive: 1, fail: 2 };

/**
 * The candidate to go on with: of those with the best verdict the one with the best value of the first rule's metric, by name where two are alike. With
 * more than one there is a check that ranks them.
 */
export function ranking(
  all: readonly CandidateOutcome[],
  first: PairedRule,
): { readonly chosen: CandidateOutcome; readonly check?: Check } {
  const sign = first.definition.better === 'higher' ? 1 : -1;
  const value = ({ outcomes }: CandidateOutcome) => sign * (outcomes[0]?.candidate ?? -Infinity * sign);
  const ranked = [...all].sort(
    (a, b) => order[a.verdict] - order[b.verdict] || value(b) - value(a) || (a.name < b.name ? -1 : 1),
  );
  const chosen = ranked[0]!;
  if (all.length === 1) return { chosen };
  const metric = shownMetric(first);
  const passed = all.filter(({ verdict }) => order[verdict] === 0).length;
  const told =
    passed === 0 ? 'none passes; the best of them' : `${passed} ${passed === 1 ? 'passes' : 'pass'}, the best of them`;
  const shown = (outcome: CandidateOutcome) => outcome.outcomes[0]?.candidate;
  return {
    chosen,
    check: {
      id: 'predictions.candidates',
      title: `the best of ${all.length} candidates`,
      subject: printable(chosen.name),
      verdict: chosen.verdict,
      reason: `Of ${all.length} candidates ${told} by ${metric} is ${printable(chosen.name)}${shown(chosen) === undefined ? '' : ` (${Number(shown(chosen)!.toPrecision(4))})`}.`,
      sizes: { candidates: all.length, passed },
      method: { name: 'each candidate tested at alpha / candidates (Bonferroni)', parameters: { by: metric } },
      examples: ranked.slice(0, 20).map(({ name, verdict, outcomes }) => ({
        candidate: printable(name),
        verdict,
        ...(outcomes[0]?.candidate !== undefined && { [metric]: outcomes[0].candidate }),
        ...(typeof outcomes[0]?.check.observed === 'number' && { difference: outcomes[0].check.observed }),
      })),
    },
  };
}
