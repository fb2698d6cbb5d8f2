import { countCells } from '@tidegate/statistics';
import type { Frequencies } from '../../packages/data-quality/src/drift/condense.ts';
import { describeCategories, describeNumbers } from '../../packages/data-quality/src/drift/describe-column.ts';
import { type Edges, edgesOf, type Measured } from '../../packages/data-quality/src/drift/measure.ts';
import type { ColumnProfile } from '../../packages/data-quality/src/drift/profile.ts';
import type { SimulatedColumn } from './columns.ts';
import { condensed, shownRanks } from './shown.ts';
import type { Continuous } from './laws.ts';
import type { Random } from './random.ts';
import { binomial, multinomial, orderStatistics } from './samplers.ts';

/** A profile column of `rows` rows, exactly in distribution, drawn without its rows: the cost does not grow with their number. */
export function sampleProfile(
  { name, law, nulls: share }: SimulatedColumn,
  rows: number,
  random: Random,
): ColumnProfile {
  const nulls = binomial(rows, share, random);
  const n = rows - nulls;
  if (n === 0) return { name, family: 'empty', identifier: false, nulls };
  if (law.kind === 'categories') {
    const counts = multinomial(n, law.shares, random);
    const present = law.names.map((level, i): [string, number] => [level, counts[i]!]).filter(([, count]) => count > 0);
    return describeCategories({ name, family: law.family, nulls }, n, present);
  }
  const base = { name, family: 'number', nulls } as const;
  if (law.kind === 'continuous') {
    const zeros = binomial(n, law.zeros, random);
    const frequencies = condensed(shownFrequencies(law, n, zeros, random));
    const found = { n, distinct: n - Math.max(0, zeros - 1), fractional: n - zeros, positive: 0, negative: 0 };
    return describeNumbers(base, found, frequencies);
  }
  const full = multinomial(n, law.shares, random);
  const seen = full.flatMap((count, i) => (count > 0 ? [i] : []));
  const frequencies = { values: seen.map((i) => law.values[i]!), counts: seen.map((i) => full[i]!) };
  const fractional = seen.reduce((sum, i) => sum + (Number.isInteger(law.values[i]) ? 0 : full[i]!), 0);
  const found = { n, distinct: seen.length, fractional, positive: 0, negative: 0 };
  return describeNumbers(base, found, condensed(frequencies));
}

/** The values a profile shows, with the rows up to each; the zeros come first, as all else is positive. */
function shownFrequencies(law: Continuous, n: number, zeros: number, random: Random): Frequencies {
  const ranks = shownRanks(n).flatMap((rank) => (rank > zeros ? [rank - zeros] : []));
  const values = orderStatistics(n - zeros, ranks, random).map(law.quantile);
  const counts = ranks.map((rank, i) => rank - (ranks[i - 1] ?? 0));
  return zeros > 0 ? { values: [0, ...values], counts: [zeros, ...counts] } : { values, counts };
}

/** Data of `rows` rows counted as the reference column asks, exactly in distribution, without its rows. */
export function sampleMeasured(
  { law, nulls }: SimulatedColumn,
  reference: ColumnProfile,
  rows: number,
  random: Random,
): Measured {
  const n = rows - binomial(rows, nulls, random);
  if (n === 0 || (!reference.frequencies && !reference.categories)) return { kind: 'nulls', n };
  if (law.kind === 'categories') {
    const counts = multinomial(n, law.shares, random);
    return { kind: 'categories', n, counts: new Map(law.names.map((name, i) => [name, counts[i]!])) };
  }
  const edges = edgesOf(reference.frequencies!);
  if (law.kind === 'continuous') return { kind: 'number', n, edges, ...sampleCells(law, edges, n, random) };
  const counts = multinomial(n, law.shares, random);
  const where = (holds: (value: number) => boolean) =>
    counts.reduce((sum, count, i) => sum + (holds(law.values[i]!) ? count : 0), 0);
  return {
    kind: 'number',
    n,
    edges,
    cells: countCells(edges.all, law.values, counts),
    below: where((value) => value < edges.tail.below),
    above: where((value) => value > edges.tail.above),
  };
}

/** Cells and tails overlap, so the line is cut at all their edges and one multinomial counts the pieces. */
function sampleCells(law: Continuous, { all, tail }: Edges, n: number, random: Random) {
  const upTo = (x: number) => (x < 0 ? cdfBelowZero(law, x) : law.zeros + (1 - law.zeros) * law.cdf(x));
  const under = (x: number) => (law.zeros > 0 && x === 0 ? 0 : upTo(x));
  const cuts = [...all.map(upTo), under(tail.below), upTo(tail.above)];
  const sorted = [...new Set(cuts)].sort((a, b) => a - b);
  const pieces = multinomial(
    n,
    [...sorted, 1].map((share, i) => share - (sorted[i - 1] ?? 0)),
    random,
  );
  let sum = 0;
  const cumulative = new Map(sorted.map((share, i) => [share, (sum += pieces[i]!)]));
  const counted = all.map((_, i) => cumulative.get(cuts[i]!)!);
  return {
    cells: [...counted, n].map((count, i) => count - (counted[i - 1] ?? 0)),
    below: cumulative.get(cuts.at(-2)!)!,
    above: n - cumulative.get(cuts.at(-1)!)!,
  };
}

function cdfBelowZero(law: Continuous, x: number): number {
  return law.zeros > 0 ? 0 : law.cdf(x);
}
