import type { Check } from '@tidegate/evidence';
import { type Predictions, printable } from '@tidegate/metrics';
import type { PairedRule } from './rule.ts';

/** What stands in the way of pairing: ids that do not pair up are inconclusive, values that are missing or no numbers fail. */
export function pairingFaults({ path, rows, faults }: Predictions): Check[] {
  const { withoutId, duplicateIds, firstDuplicate, blank, notNumbers } = faults;
  const ids = [
    withoutId > 0 && `${withoutId} rows without an id`,
    duplicateIds > 0 && `${duplicateIds} rows repeat the id of another (first ${printable(firstDuplicate ?? '')})`,
  ].filter((each) => each !== false);
  const id: Check = {
    id: 'predictions.ids',
    title: 'every item once, by id',
    verdict: 'inconclusive',
    reason: `${path} cannot be paired: of ${rows} rows, ${ids.join(' and ')}.`,
    sizes: { rows, 'without-id': withoutId, 'duplicate-ids': duplicateIds },
  };
  const blanks = Object.entries(blank).map(([column, count]): Check => {
    return {
      id: `predictions.${column}`,
      title: `a value of ${column} in every row`,
      verdict: 'fail',
      reason: `${path} has no ${column} in ${count} of ${rows} rows.`,
      sizes: { rows, blank: count },
    };
  });
  const texts = Object.entries(notNumbers).map(([column, { rows: count, first }]): Check => {
    return {
      id: `predictions.${column}.numbers`,
      title: `a finite number as ${column} in every row`,
      verdict: 'fail',
      reason: `${path} has no finite number as ${column} in ${count} of ${rows} rows (first ${printable(first)}).`,
      sizes: { rows, 'not-numbers': count },
    };
  });
  return [...(ids.length > 0 ? [id] : []), ...blanks, ...texts];
}

/** For scores of probabilities: values outside of 0 to 1, such as margins or percentages, are none, and fail. */
export function probabilityFaults(predictions: Predictions, rules: readonly PairedRule[]): Check[] {
  const needing = rules.find(({ definition }) => definition.from === 'probabilities');
  if (!needing) return [];
  const { path, rows, candidates, production } = predictions;
  const models = [...candidates].map(
    ([name, answers]) => [name === 'candidate' ? name : `candidate ${name}`, answers] as const,
  );
  return [...models, ['production', production] as const].flatMap(([model, answers]): Check[] => {
    const outside = (answers?.scores ?? new Float64Array()).filter((score) => !(score >= 0 && score <= 1));
    if (outside.length === 0) return [];
    return [
      {
        id: `predictions.probabilities.${printable(model)}`,
        title: `a probability of ${printable(model)} in every row`,
        verdict: 'fail',
        reason: `${needing.score} is of probabilities, and ${outside.length} of ${rows} scores of ${printable(model)} in ${path} are not between 0 and 1 (first ${outside[0]}).`,
        sizes: { rows, 'outside-0-to-1': outside.length },
      },
    ];
  });
}
