import { quantileCells, tailEdges } from '@tidegate/statistics';
import type { Column, DataEngine, ResultRow, Table } from '../engine.ts';
import { fewAtOnce } from '../few-at-once.ts';
import type { ValueType } from '../rules/schema.ts';
import type { Dialect } from '../sql/dialect.ts';
import { doubleLiteral } from '../sql/literal.ts';
import { categoryFrequencies, cellCounts, cellFrequencies, cellItems, tailShare } from './frequencies.ts';
import type { ColumnProfile, Profile } from './profile.ts';
import { familyOfColumn, read, type Reading } from './reading.ts';

/** Edges that a reference column's tests look at. */
export interface Edges {
  readonly test: readonly number[];
  readonly effect: readonly number[];
  /** Union of the two, ascending. */
  readonly all: readonly number[];
  readonly tail: { readonly below: number; readonly above: number };
}

/** A column of the data, counted as its reference column asks. */
export type Measured =
  | { readonly kind: 'missing' }
  /** It holds something else than the reference: no test makes sense. */
  | { readonly kind: 'changed'; readonly from: string; readonly to: string }
  | { readonly kind: 'nulls'; readonly n: number }
  | {
      readonly kind: 'number';
      readonly n: number;
      readonly edges: Edges;
      /** Rows per cell of `edges.all`. */
      readonly cells: readonly number[];
      readonly below: number;
      readonly above: number;
    }
  | { readonly kind: 'categories'; readonly n: number; readonly counts: ReadonlyMap<string, number> };

/** Most categories fetched of the data; beyond it the column cannot be compared. */
const mostFetched = 1_000_000;

export function edgesOf({ values, counts }: NonNullable<ColumnProfile['frequencies']>): Edges {
  const test = quantileCells(values, counts, cellCounts.test);
  const effect = quantileCells(values, counts, cellCounts.effect);
  return {
    test,
    effect,
    all: [...new Set([...test, ...effect])].sort((a, b) => a - b),
    tail: tailEdges(values, counts, tailShare),
  };
}

/** Counts the data's columns against a profile: few scans for what they can tell, then one grouping per column for the rest. Result: one entry per profile column. */
export async function measure(
  profile: Profile,
  table: Table,
  query: DataEngine['query'],
  types: ReadonlyMap<string, ValueType>,
): Promise<Measured[]> {
  const { from, dialect } = table;
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const asked = profile.columns.map((reference) => {
    const column = byName.get(reference.name);
    const reading = column && readingFor(reference, column, types.get(column.name), dialect);
    const edges = reference.frequencies && !reference.identifier ? edgesOf(reference.frequencies) : undefined;
    return { reference, reading, edges };
  });
  const counted = asked.flatMap(({ reading, edges }, i) => {
    if (reading === undefined || 'kind' in reading) return [];
    const cells =
      edges && reading.family === 'number' && dialect.rowsPerCell
        ? cellItems(reading, edges, dialect.rowsPerCell, i)
        : [];
    return [{ items: [`count(*) FILTER (WHERE ${reading.present}) AS n${i}`, ...cells], cells: cells.length > 0 }];
  });
  const scans = [counted.filter(({ cells }) => !cells), ...inGroups(counted.filter(({ cells }) => cells))];
  const rows = await fewAtOnce(
    scans.filter((scan) => scan.length > 0),
    table.atOnce ?? 1,
    (scan) => query(`SELECT ${scan.flatMap(({ items }) => items).join(', ')} FROM ${from}`),
  );
  const scanned: ResultRow = Object.fromEntries(rows.flatMap(([row]) => Object.entries(row!)));
  return fewAtOnce(asked, table.atOnce ?? 1, async ({ reference, reading, edges }, i): Promise<Measured> => {
    if (reading === undefined) return { kind: 'missing' };
    if ('kind' in reading) return reading;
    const n = Number(scanned[`n${i}`]);
    if (n === 0 || !edges || !dialect.rowsPerCell) return measureColumn(reference, reading, { n, edges }, table, query);
    return { kind: 'number', n, edges, ...cellsOf(scanned, edges, n, i) };
  });
}

/** Columns whose rows per cell are counted in one scan: DuckDB holds up to 30 MB for each. */
const cellsAtOnce = 8;

function inGroups<T>(columns: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(columns.length / cellsAtOnce) }, (_, k) =>
    columns.slice(k * cellsAtOnce, (k + 1) * cellsAtOnce),
  );
}

/** What `cellItems` found. */
function cellsOf(row: ResultRow, { all }: Edges, n: number, i: number) {
  const cells = all.length === 0 ? [n] : String(row[`cells${i}`]).split(',').map(Number);
  if (cells.length === all.length) cells.push(0);
  return { cells, below: Number(row[`below${i}`]), above: Number(row[`above${i}`]) };
}

/** The data's column is read as the reference was; text can be made of anything. */
function readingFor(
  reference: ColumnProfile,
  column: Column,
  declared: ValueType | undefined,
  dialect: Dialect,
): Reading | Extract<Measured, { kind: 'changed' }> {
  const { family } = reference;
  const found = familyOfColumn(column, declared);
  const same = found === family || found === 'empty' || family === 'empty' || family === 'other' || family === 'text';
  if (!same) return { kind: 'changed', from: family, to: found };
  return read(column, family === 'empty' || found === 'empty' ? found : family, declared, dialect);
}

async function measureColumn(
  reference: ColumnProfile,
  reading: Reading,
  { n, edges }: { n: number; edges: Edges | undefined },
  table: Table,
  query: DataEngine['query'],
): Promise<Measured> {
  if (n === 0 || reference.identifier) return { kind: 'nulls', n };
  if (edges) {
    const cells = new Array<number>(edges.all.length + 1).fill(0);
    for (const row of await query(cellFrequencies(reading, table.from, edges.all)))
      cells[Number(row['cell'])] = Number(row['n']);
    return { kind: 'number', n, edges, cells, ...(await tails(reading, edges, table, query)) };
  }
  if (reference.categories) {
    const rows = await query(categoryFrequencies(reading, table.from, mostFetched + 1));
    if (rows.length > mostFetched)
      return { kind: 'changed', from: 'categories', to: `more than ${mostFetched} different values` };
    return { kind: 'categories', n, counts: new Map(rows.map(({ v, n: rowsOf }) => [String(v), Number(rowsOf)])) };
  }
  return { kind: 'nulls', n };
}

async function tails({ value, present }: Reading, { tail }: Edges, table: Table, query: DataEngine['query']) {
  const [row] = await query(
    `SELECT count(*) FILTER (WHERE v < ${doubleLiteral(tail.below)}) AS below, count(*) FILTER (WHERE v > ${doubleLiteral(tail.above)}) AS above FROM (SELECT ${value} AS v FROM ${table.from} WHERE ${present}) AS present`,
  );
  return { below: Number(row!['below']), above: Number(row!['above']) };
}
