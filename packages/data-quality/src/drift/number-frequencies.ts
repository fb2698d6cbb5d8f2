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
  const runs = parted ? await partedRuns(column, query, parting) : await runsOf(valuesQuery(column, parting), query);
  return { frequencies: condense(runs, n), repeats: runs.some(({ low, high, rows }) => low === high && rows > 1) };
}

interface CellRun extends Run {
  readonly cell: number;
}

async function partedRuns(column: NumberColumn, query: DataEngine['query'], parting: Parting): Promise<Run[]> {
  const { n } = column;
  const cells = await cellRuns(cellsQuery(column, parting, 'cell'), query);
  const cell = undecided(cells, n);
  if (cell.length === 0) return cells;
  if (rowsIn(cell) <= n / 8)
    return replaced<Run>(cells, cell, await runsOf(valuesQuery(column, parting, { cell }), query));
  const runs = replaced(cells, cell, await cellRuns(cellsQuery(column, parting, 'part', { cell }), query));
  const part = undecided(runs, n);
  if (part.length === 0) return runs;
  return replaced<Run>(runs, part, await runsOf(valuesQuery(column, parting, { cell, part }), query));
}

function rowsIn(runs: readonly Run[]): number {
  return runs.reduce((sum, { rows }) => sum + rows, 0);
}

function replaced<T extends Run>(runs: readonly T[], open: readonly T[], by: readonly T[]): T[] {
  const gone = new Set(open);
  return [...runs.filter((run) => !gone.has(run)), ...by].sort((a, b) => a.low - b.low);
}

type Level = 'cell' | 'part';

/** Number of the cell, or of the part of a cell, of a value `v`: greater values have no smaller number. */
function place({ reading, low, high }: NumberColumn, { cells, parts }: Parting, level: Level): string {
  const all = level === 'cell' ? cells : cells * parts;
  const number = `CAST((v - ${doubleLiteral(low)}) * ${doubleLiteral(all / (high - low))} AS INTEGER)`;
  if (reading.finite) return number;
  // The ends by comparison: they may be infinite, and products next to zero vanish.
  return `CASE WHEN v <= ${doubleLiteral(low + (high - low) / all / 4)} THEN 0 WHEN v >= ${doubleLiteral(high)} THEN ${all} ELSE ${number} END`;
}

/** Adding 0 makes -0.0 the same value as 0.0. */
function values({ reading: { value, present, finite }, from }: NumberColumn): string {
  return `SELECT ${finite ? value : `${value} + 0.0`} AS v FROM ${from} WHERE ${present}`;
}

/** What is open at each level looked at so far. */
type Open = Partial<Record<Level, readonly CellRun[]>>;

/** Rows and extent of each cell, or of each part of the cells that are open. */
function cellsQuery(column: NumberColumn, parting: Parting, level: Level, open: Open = {}): string {
  const within = isOpen(column, parting, open);
  return `SELECT cell, count(*) AS n, min(v) AS low, max(v) AS high FROM (SELECT v, ${place(column, parting, level)} AS cell FROM (${values(column)}) AS x${within}) AS y GROUP BY cell ORDER BY low`;
}

/** Rows per value, of all or of those that are open at every level: a part can reach into the next cell. */
function valuesQuery(column: NumberColumn, parting: Parting, open: Open = {}): string {
  return `SELECT v AS low, v AS high, count(*) AS n FROM (${values(column)}) AS x${isOpen(column, parting, open)} GROUP BY v ORDER BY v`;
}

function isOpen(column: NumberColumn, parting: Parting, open: Open): string {
  const conditions = (['cell', 'part'] as const).flatMap((level) => {
    const runs = open[level];
    return runs ? [`${place(column, parting, level)} IN (${runs.map(({ cell }) => cell).join(', ')})`] : [];
  });
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
