import type { DataEngine, ResultRow } from '../engine.ts';
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
  /** No more rows than these are fetched value by value, where parting helps. */
  readonly few: number;
  /** Cells of equal width at first; about as many parts of the open ones after that. */
  readonly cells: number;
}

// Grouping by a few thousand cells costs a tenth of grouping by as many values as there are rows, which have to be fetched too.
const usual: Parting = { few: 20_000, cells: 4096 };

/** Narrower cells have no exact number: values that crowd closer are fetched one by one. */
const finest = 2 ** 50;

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

async function partedRuns(column: NumberColumn, query: DataEngine['query'], { few, cells }: Parting): Promise<Run[]> {
  const levels: Level[] = [];
  let scale = cells;
  let runs = await cellRuns(cellsQuery(column, scale, levels), query);
  for (;;) {
    const open = undecided(runs, column.n);
    if (open.length === 0) return runs;
    levels.push({ scale, open });
    scale *= Math.max(8, Math.ceil(cells / open.length));
    if (rowsIn(open) <= few || scale > finest)
      return replaced<Run>(runs, open, await runsOf(valuesQuery(column, levels), query));
    runs = replaced(runs, open, await cellRuns(cellsQuery(column, scale, levels), query));
  }
}

function rowsIn(runs: readonly Run[]): number {
  return runs.reduce((sum, { rows }) => sum + rows, 0);
}

function replaced<T extends Run>(runs: readonly T[], open: readonly T[], by: readonly T[]): T[] {
  const gone = new Set(open);
  return [...runs.filter((run) => !gone.has(run)), ...by].sort((a, b) => a.low - b.low);
}

/** Cells that were opened, and how many of their width there are from end to end. */
interface Level {
  readonly scale: number;
  readonly open: readonly CellRun[];
}

/** Number of the cell of a value `v`: greater values have no smaller number. */
function place({ reading, low, high }: NumberColumn, scale: number): string {
  const number = `CAST((v - ${doubleLiteral(low)}) * ${doubleLiteral(scale / (high - low))} AS BIGINT)`;
  if (reading.finite) return number;
  // The ends by comparison: they may be infinite, and products next to zero vanish.
  return `CASE WHEN v <= ${doubleLiteral(low + (high - low) / scale / 4)} THEN 0 WHEN v >= ${doubleLiteral(high)} THEN ${scale} ELSE ${number} END`;
}

/** Adding 0 makes -0.0 the same value as 0.0. */
function values({ reading: { value, present, finite }, from }: NumberColumn): string {
  return `SELECT ${finite ? value : `${value} + 0.0`} AS v FROM ${from} WHERE ${present}`;
}

/** Rows and extent of each cell within those that are open. */
function cellsQuery(column: NumberColumn, scale: number, levels: readonly Level[]): string {
  return `SELECT cell, count(*) AS n, min(v) AS low, max(v) AS high FROM (SELECT v, ${place(column, scale)} AS cell FROM (${values(column)}) AS x${isOpen(column, levels)}) AS y GROUP BY cell ORDER BY low`;
}

/** Rows per value within the open cells. */
function valuesQuery(column: NumberColumn, levels: readonly Level[] = []): string {
  return `SELECT v AS low, v AS high, count(*) AS n FROM (${values(column)}) AS x${isOpen(column, levels)} GROUP BY v ORDER BY v`;
}

/** Open at every level: a cell can reach into the next cell of the level above. */
function isOpen(column: NumberColumn, levels: readonly Level[]): string {
  const conditions = levels.map(
    ({ scale, open }) => `${place(column, scale)} IN (${open.map(({ cell }) => cell).join(', ')})`,
  );
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}

async function runsOf(sql: string, query: DataEngine['query']): Promise<Run[]> {
  return (await query(sql)).map(runOf);
}

async function cellRuns(sql: string, query: DataEngine['query']): Promise<CellRun[]> {
  return (await query(sql)).map((row) => ({ cell: Number(row['cell']), ...runOf(row) }));
}

/** -0 is 0. */
function runOf({ low, high, n }: ResultRow): Run {
  return { low: Number(low) + 0, high: Number(high) + 0, rows: Number(n) };
}
