import { smallestOfAll } from './agreement.ts';
import { medium, million, pairIndex, pairName, pairs } from './plan.ts';
import type { Results } from './results.ts';
import { shifts, targeted } from './shifts.ts';
import type { Sizes } from './table-pair.ts';

/** One thing the rule promises, what was wanted and what was seen. */
export interface Finding {
  readonly what: string;
  readonly wanted: string;
  readonly seen: string;
  readonly met: boolean;
}

/** Share of repeats in which a shift was seen, in percent. */
export function seenPercent({ tallies }: Results, shift: string, sizes: Sizes): number {
  const { seen, shifted } = tallies[pairIndex(sizes)]!;
  return (100 * seen[shifts.findIndex(({ name }) => name === shift)]!) / shifted;
}

export function alarmPercents({ tallies }: Results): number[] {
  return tallies.map(({ alarms, repeats }) => (100 * alarms) / repeats);
}

export function findings(results: Results): Finding[] {
  const { tallies, sampling, engine } = results;
  const alarms = alarmPercents(results);
  const worst = alarms.indexOf(Math.max(...alarms));
  const mean = alarms.reduce((sum, percent) => sum + percent, 0) / alarms.length;
  const stored = tallies.reduce((sum, tally) => sum + tally.stored, 0);
  const storedDiffered = tallies.reduce((sum, tally) => sum + tally.storedDiffered, 0);
  const agreement = Math.min(...sampling.map(smallestOfAll));
  return [
    atMost('false alarms, the worst of 36 pairs of sizes', 6.5, alarms[worst]!, ` (${pairName(pairs[worst]!)})`),
    atMost('false alarms, mean of the 36 pairs', 5, mean),
    atMost(`${targeted.small}, ${pairName(million)}`, 1, seenPercent(results, targeted.small, million)),
    ...(
      [
        [targeted.mean, 97],
        [targeted.scale, 97],
        [targeted.nulls, 97],
        [targeted.outliers, 85],
        [targeted.category, 70],
      ] as const
    ).map(([shift, percent]) => atLeast(`${shift}, ${pairName(medium)}`, percent, seenPercent(results, shift, medium))),
    none('verdicts that changed when the profile was stored and read', storedDiffered, stored),
    none('differences between DuckDB on files and the simulation', engine.differences.length, engine.compared),
    {
      what: 'tables drawn by counts against tables drawn row by row',
      wanted: 'p ≥ 0.001',
      seen: `p ${agreement.toPrecision(2)}`,
      met: agreement >= 0.001,
    },
  ];
}

function atMost(what: string, percent: number, seen: number, where = ''): Finding {
  return { what, wanted: `≤ ${percent} %`, seen: `${seen.toFixed(2)} %${where}`, met: seen <= percent };
}

function atLeast(what: string, percent: number, seen: number): Finding {
  return { what, wanted: `≥ ${percent} %`, seen: `${seen.toFixed(2)} %`, met: seen >= percent };
}

function none(what: string, differed: number, compared: number): Finding {
  return { what, wanted: '0', seen: `${differed} of ${compared}`, met: differed === 0 && compared > 0 };
}
