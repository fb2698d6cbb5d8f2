import { andersonDarlingCells, countCells, distinctCounts, quantileCells } from '@tidegate/statistics';
import { mixedColumns } from './columns.ts';
import { randomStream } from './random.ts';
import { decide, drawPair, samplePair, type Sizes, type TablePair, testPair } from './table-pair.ts';

/** One number of one test of one column, drawn by counts and by rows: do the two have the same distribution? */
export interface Comparison {
  /** Such as `normal value effect`. */
  readonly what: string;
  /** p-value of a two-sample test of equal distributions. */
  readonly p: number;
}

/** The sampling by counts held against drawn rows, at one pair of sizes with nothing drifted. */
export interface Agreement {
  readonly sizes: Sizes;
  readonly repeats: number;
  readonly found: readonly Comparison[];
  /** Data sets with an alarm. */
  readonly alarmsByCounts: number;
  readonly alarmsByRows: number;
}

/** Draws both ways and compares, for each test of each column, the distributions of its p-value and its effect. */
export function agreement(
  sizes: Sizes,
  repeats: number,
  seed: number,
  { byCounts = samplePair, byRows = drawPair, columns = mixedColumns } = {},
): Agreement {
  const stream = (repeat: number, part: number) => randomStream(seed, sizes.reference, sizes.data, repeat, part);
  const counts = collect(repeats, sizes, (repeat) => byCounts(columns, sizes, stream(repeat, 0)));
  const rows = collect(repeats, sizes, (repeat) => byRows(columns, sizes, stream(repeat, 1)));
  const tests = [...new Set([...counts.numbers.keys(), ...rows.numbers.keys()])];
  const found = tests.map((what) => ({
    what,
    p: sameDistribution(filled(counts.numbers.get(what), repeats), filled(rows.numbers.get(what), repeats)),
  }));
  return { sizes, repeats, found, alarmsByCounts: counts.alarms, alarmsByRows: rows.alarms };
}

/** The smallest of all p-values times their number: small when somewhere the two ways differ. */
export function smallestOfAll({ found }: Agreement): number {
  return Math.min(1, Math.min(...found.map(({ p }) => p)) * found.length);
}

function collect(repeats: number, sizes: Sizes, draw: (repeat: number) => TablePair) {
  let alarms = 0;
  const numbers = new Map<string, number[]>();
  const add = (what: string, value: number) => {
    const list = numbers.get(what) ?? [];
    numbers.set(what, list);
    list.push(value);
  };
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const results = testPair(draw(repeat), sizes);
    if (decide(results).drifted.length > 0) alarms += 1;
    for (const result of results) {
      if (!('tests' in result)) continue;
      for (const { column, test, p, effect } of result.tests) {
        add(`${column} ${test} p`, p);
        add(`${column} ${test} effect`, effect);
      }
    }
  }
  return { numbers, alarms };
}

/** A test that was not made is a value of its own. */
function filled(values: readonly number[] = [], length: number): number[] {
  return [...values, ...new Array<number>(length - values.length).fill(2)];
}

function sameDistribution(a: readonly number[], b: readonly number[]): number {
  // Equal numbers that were summed in another order are one value.
  const [left, right] = [a, b].map((values) => values.map((value) => Number(value.toPrecision(10))));
  const { values, counts } = distinctCounts([...left!, ...right!]);
  const edges = quantileCells(values, counts, 40);
  return andersonDarlingCells(countCells(edges, left!), countCells(edges, right!)).p;
}
