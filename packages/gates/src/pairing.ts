import type { Check } from '@tidegate/evidence';
import { type PairedPredictions, printable } from '@tidegate/metrics';
import { holm, mcnemar } from '@tidegate/statistics';
import { comparePaired, countPairs, type PairedPlan } from './paired.ts';

/** All checks on a predictions file: that it pairs up, then the accuracy, then each slice column. */
export function checkPredictions(predictions: PairedPredictions, plan: PairedPlan): Check[] {
  const faults = pairingFaults(predictions);
  if (faults.length > 0) return faults;
  const { finding: _finding, ...accuracy } = comparePaired(countPairs(predictions), plan);
  return [accuracy, ...checkSlices(predictions, plan.alpha)];
}

function pairingFaults({ path, rows, faults }: PairedPredictions): Check[] {
  const { withoutId, duplicateIds, firstDuplicate, blank } = faults;
  const ids = [
    withoutId > 0 && `${withoutId} rows without an id`,
    duplicateIds > 0 && `${duplicateIds} rows repeat the id of another (first ${printable(firstDuplicate ?? '')})`,
  ].filter((each) => each !== false);
  const blanks = Object.entries(blank).filter(([, count]) => count > 0);
  return [
    ...(ids.length > 0
      ? [
          {
            id: 'predictions.ids',
            title: 'every item once, by id',
            verdict: 'inconclusive' as const,
            reason: `${path} cannot be paired: of ${rows} rows, ${ids.join(' and ')}.`,
            sizes: { rows, 'without-id': withoutId, 'duplicate-ids': duplicateIds },
          },
        ]
      : []),
    ...blanks.map(([column, count]) => ({
      id: `predictions.${column}`,
      title: `a value of ${column} in every row`,
      verdict: 'fail' as const,
      reason: `${path} has no ${column} in ${count} of ${rows} rows.`,
      sizes: { rows, blank: count },
    })),
  ];
}

/** One check per column: none of its values may be significantly worse, Holm-corrected over all values of all columns. */
function checkSlices(predictions: PairedPredictions, alpha: number): Check[] {
  const tests = [...predictions.slices].flatMap(([column, values]) =>
    [...new Set(values)].sort().map((value) => {
      const counts = countPairs(predictions, (row) => values[row] === value);
      return { column, value, counts, p: mcnemar(counts.rightToWrong, counts.wrongToRight).worse.midP };
    }),
  );
  const adjusted = holm(tests.map(({ p }) => p));
  const judged = tests.map((test, i) => ({ ...test, adjusted: adjusted[i]! }));
  return [...predictions.slices.keys()].map((column) => {
    const own = judged.filter((test) => test.column === column);
    const worse = own.filter((test) => test.adjusted <= alpha);
    const least = Math.min(...own.map((test) => test.adjusted));
    const name = printable(column);
    const named = worse
      .slice(0, 3)
      .map(
        ({ value, counts: { n, rightToWrong: b, wrongToRight: c } }) =>
          `${printable(value)} (${n} pairs, right to wrong ${b}, wrong to right ${c})`,
      );
    return {
      id: `predictions.slices.${name}`,
      title: `no value of ${name} significantly worse`,
      subject: name,
      verdict: worse.length > 0 ? ('fail' as const) : ('pass' as const),
      reason:
        worse.length > 0
          ? `The candidate is significantly worse for ${name} ${named.join('; ')}${worse.length > 3 ? `; and ${worse.length - 3} more` : ''}.`
          : `For none of the ${own.length} values of ${name} is the candidate significantly worse.`,
      observed: least,
      threshold: alpha,
      sizes: { values: own.length, pairs: predictions.rows, tests: tests.length },
      method: { name: 'McNemar mid-p, one-sided, Holm', parameters: { alpha } },
      examples: worse.slice(0, 20).map(({ value, counts, p, adjusted: holmP }) => ({
        value: printable(value),
        pairs: counts.n,
        'right-to-wrong': counts.rightToWrong,
        'wrong-to-right': counts.wrongToRight,
        'p-value': p,
        'p-holm': holmP,
      })),
    };
  });
}
