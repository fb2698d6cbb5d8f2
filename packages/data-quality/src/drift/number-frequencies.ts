import type { DataEngine } from '../engine.ts';
import { doubleLiteral } from '../sql/literal.ts';
import { condense, type Frequencies, type Run, undecided } from './condense.ts';
import type { Reading } from './reading.ts';

export interface NumberColumn {
  readonly reading: Reading;
  readonly from: string;
  /** Values there are. */
  readonly n: number;
  /** Smallest and largest finite value; NaN when there is none. */
  readonly low: number;
  readonly high: number;
}

/** How values are parted before they are looked at one by one. */
export interface Parting {
  /** Columns of no more rows are not parted. */
  readonly few: number;
  /** Cells of equal width, and the parts of one when they turn out too coarse. */
  readonly cells: number;
  readonly parts: number;
}

// Grouping by a few thousand cells costs a tenth of grouping by as many values as there are rows, which has to be sorted too.
const usual: Parting = { few: 20_000, cells: 4096, parts: 1024 };

/**
 * Condensed frequencies of a column of numbers, exact: values are counted by cells of equal width, and only cells in which a quantile or an
 * edge falls are opened. `repeats`: some value is known to come twice.
 */
export async function numberFrequencies(
  column: NumberColumn,
  query: DataEngine['query'],
  parting = usual,
): Promise<{ frequencies: Frequencies; repeats: boolean }> {
  const { n, low, high } = column;
  const span = high - low;
  // Beyond these, widths and cells overflow or vanish.
  const parted = n > parting.few && span > 1e-200 && span < 1e200;
  const runs = parted ? await partedRuns(column, query, parting) : await runsOf(valuesQuery(column), query);
  return { frequencies: condense(runs, n), repeats: runs.some(({ low, high, rows }) => low === high && rows > 1) };
}

interface CellRun extends Run {
  readonly cell: number;
}

async function partedRuns(column: NumberColumn, query: DataEngine['query'], parting: Parting): Promise<Run[]> {
  const { n } = column;
  let level: Level = 'cell';
  let runs = await cellRuns(cellsQuery(column, parting, level), query);
  let open = undecided(runs, n);
  if (rowsIn(open) > n / 8) {
    level = 'part';
    runs = replaced(runs, open, await cellRuns(cellsQuery(column, parting, level, open), query));
    open = undecided(runs, n);
  }
  return open.length === 0
    ? runs
    : replaced<Run>(runs, open, await runsOf(valuesQuery(column, { parting, level, open }), query));
}

function rowsIn(runs: readonly Run[]): number {
  return runs.reduce((sum, { rows }) => sum + rows, 0);
}

function replaced<T extends Run>(runs: readonly T[], open: readonly T[], by: readonly T[]): T[] {
  const gone = new Set(open);
  return [...runs.filter((run) => !gone.has(run)), ...by].sort((a, b) => a.low - b.low);
}

type Level = 'cell' | 'part';

/** Number of the cell, or of the part of a cell, of a value `v`: the one is nested in the other, exactly. */
function place({ low, high }: NumberColumn, { cells, parts }: Parting, level: Level): string {
  const all = cells * parts;
  // The ends by comparison: they may be infinite, and products next to zero vanish.
  const first = `v <= ${doubleLiteral(low + (high - low) / all / 2)}`;
  const part = `CASE WHEN ${first} THEN 0 WHEN v >= ${doubleLiteral(high)} THEN ${all} ELSE floor((v - ${doubleLiteral(low)}) * ${doubleLiteral(all / (high - low))}) END`;
  return `CAST(${level === 'part' ? part : `floor((${part}) / ${doubleLiteral(parts)})`} AS INTEGER)`;
}

/** Adding 0 makes -0.0 the same value as 0.0. */
function values({ reading: { value, present }, from }: NumberColumn): string {
  return `SELECT ${value} + 0.0 AS v FROM ${from} WHERE ${present}`;
}

/** Rows and extent of each cell, or of each part of the cells that are open. */
function cellsQuery(column: NumberColumn, parting: Parting, level: Level, open?: readonly CellRun[]): string {
  const within = open ? ` WHERE ${isOneOf(place(column, parting, 'cell'), open)}` : '';
  return `SELECT cell, count(*) AS n, min(v) AS low, max(v) AS high FROM (SELECT v, ${place(column, parting, level)} AS cell FROM (${values(column)}) AS x${within}) AS y GROUP BY cell ORDER BY low`;
}

/** Rows per value, of all or of those in open cells. */
function valuesQuery(
  column: NumberColumn,
  only?: { parting: Parting; level: Level; open: readonly CellRun[] },
): string {
  const within = only ? ` WHERE ${isOneOf(place(column, only.parting, only.level), only.open)}` : '';
  return `SELECT v AS low, v AS high, count(*) AS n FROM (${values(column)}) AS x${within} GROUP BY v ORDER BY v`;
}

function isOneOf(cell: string, open: readonly CellRun[]): string {
  return `${cell} IN (${open.map((run) => run.cell).join(', ')})`;
}

async function runsOf(sql: string, query: DataEngine['query']): Promise<Run[]> {
  return (await query(sql)).map(({ low, high, n }) => ({ low: Number(low), high: Number(high), rows: Number(n) }));
}

async function cellRuns(sql: string, query: DataEngine['query']): Promise<CellRun[]> {
  return (await query(sql)).map(({ cell, low, high, n }) => ({
    cell: Number(cell),
    low: Number(low),
    high: Number(high),
    rows: Number(n),
  }));
}
