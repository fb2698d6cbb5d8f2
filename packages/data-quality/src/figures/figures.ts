import { countCells } from '@tidegate/statistics';
import { type Check, type ColumnFacts, type Figure, type Histogram, mostFigures } from '@tidegate/evidence';
import { edgesOf, type Measured } from '../drift/measure.ts';
import type { ColumnProfile, Profile } from '../drift/profile.ts';
import type { Table } from '../engine.ts';
import type { ValueType } from '../rules/schema.ts';
import { categoryHistogram } from './category-histogram.ts';
import { shareOf } from './labels.ts';
import { numberHistogram } from './number-histogram.ts';
import { driftBars, nullBars } from './overview.ts';

/** Which values of a column may be read in a figure. */
export type MayShow = (column: string, value: string) => boolean;

/** What is at hand to draw columns from: a reference with the data measured against it, or a profile of the data alone. */
export type Seen =
  { readonly reference: Profile; readonly measured: readonly Measured[] } | { readonly profile: Profile };

const overviews = 2;

export interface Seeing {
  readonly table: Pick<Table, 'columns' | 'rows'>;
  /** Types the rules declare; they win over what the values look like. */
  readonly types: ReadonlyMap<string, ValueType>;
  /** Undefined: there is no profile, so no histogram, and only rules know of nulls. */
  readonly seen: Seen | undefined;
  readonly checks: readonly Check[];
  readonly mayShow: MayShow;
}

/** Columns and figures of validate-data's evidence. Pure. */
export function columnsAndFigures({ table, types, seen, checks, mayShow }: Seeing): {
  columns: ColumnFacts[];
  figures: Figure[];
} {
  const nulls = seen === undefined ? countedNulls(checks, table.rows) : nullShares(seen, table.rows);
  const columns = table.columns.map(({ name, inferred }) => ({
    name,
    type: types.get(name) ?? inferred,
    ...nulls.get(name),
  }));
  const overview = [driftBars(checks), nullBars(columns)].filter((figure) => figure !== undefined);
  const drawn = gravestFirst(seen === undefined ? [] : histograms(seen, mayShow), checks);
  return { columns, figures: [...overview, ...drawn.slice(0, mostFigures - overviews)] };
}

type NullShares = Pick<ColumnFacts, 'nulls' | 'referenceNulls'>;

/** What `nulls` rules have counted anyway; one that looks at some rows only says nothing of all. */
function countedNulls(checks: readonly Check[], rows: number): Map<string, NullShares> {
  return new Map(
    checks.flatMap(({ id, subject, sizes }): [string, NullShares][] => {
      const { checked, failing } = sizes ?? {};
      if (subject === undefined || id !== `columns.${subject}.nulls`) return [];
      return checked !== rows || failing === undefined ? [] : [[subject, { nulls: shareOf(failing, checked) }]];
    }),
  );
}

function nullShares(seen: Seen, rows: number): Map<string, NullShares> {
  if ('profile' in seen)
    return new Map(seen.profile.columns.map(({ name, nulls }) => [name, { nulls: shareOf(nulls, seen.profile.rows) }]));
  const { reference, measured } = seen;
  return new Map(
    reference.columns.flatMap(({ name, nulls }, i): [string, NullShares][] => {
      const found = measured[i];
      const before = { referenceNulls: shareOf(nulls, reference.rows) };
      if (found === undefined || !('n' in found)) return [[name, before]];
      return [[name, { nulls: shareOf(rows - found.n, rows), ...before }]];
    }),
  );
}

function histograms(seen: Seen, mayShow: MayShow): Histogram[] {
  const drawn =
    'profile' in seen
      ? seen.profile.columns.map((column) => ownHistogram(column, mayShow))
      : seen.reference.columns.map((column, i) => pairedHistogram(column, seen.measured[i], mayShow));
  return drawn.filter((figure) => figure !== undefined);
}

function pairedHistogram(
  column: ColumnProfile,
  measured: Measured | undefined,
  mayShow: MayShow,
): Histogram | undefined {
  if (measured?.kind === 'number' && column.frequencies) {
    const { edges } = measured;
    const sides = [
      { name: 'reference', ...countsOf(column.frequencies, edges) },
      { name: 'data', ...measured },
    ];
    return numberHistogram(column.name, edges, sides, integral(column.frequencies));
  }
  if (measured?.kind === 'categories' && column.categories) {
    const sides = [
      { name: 'reference', counts: new Map(column.categories) },
      { name: 'data', counts: measured.counts },
    ];
    return categoryHistogram(column.name, sides, (value) => mayShow(column.name, value));
  }
  return undefined;
}

function ownHistogram({ name, frequencies, categories }: ColumnProfile, mayShow: MayShow): Histogram | undefined {
  if (frequencies) {
    const edges = edgesOf(frequencies);
    return numberHistogram(name, edges, [{ name: 'data', ...countsOf(frequencies, edges) }], integral(frequencies));
  }
  if (categories)
    return categoryHistogram(name, [{ name: 'data', counts: new Map(categories) }], (value) => mayShow(name, value));
  return undefined;
}

type Frequencies = NonNullable<ColumnProfile['frequencies']>;

/** A profile's rows in the same cells as the data's, so that both sides are drawn with the same small error. */
function countsOf({ values, counts }: Frequencies, { all, tail }: ReturnType<typeof edgesOf>) {
  const total = (outside: (value: number) => boolean) =>
    counts.reduce((sum, count, i) => (outside(values[i]!) ? sum + count : sum), 0);
  return {
    cells: countCells(all, values, counts),
    below: total((value) => value < tail.below),
    above: total((value) => value > tail.above),
  };
}

function integral({ values }: Frequencies): boolean {
  return values.every((value) => Number.isInteger(value));
}

/** A report that has no room for all keeps what is wrong. */
function gravestFirst(figures: readonly Histogram[], checks: readonly Check[]): Histogram[] {
  const bad = new Set(checks.filter(({ verdict }) => verdict !== 'pass').map(({ subject }) => subject));
  return [...figures.filter(({ subject }) => bad.has(subject)), ...figures.filter(({ subject }) => !bad.has(subject))];
}
