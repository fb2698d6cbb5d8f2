import type { Check } from '@tidegate/evidence';
import { type Predictions, printable } from '@tidegate/metrics';

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
