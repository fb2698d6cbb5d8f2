import type { DataEngine } from '../engine.ts';
import type { Dialect } from '../sql/dialect.ts';
import { doubleLiteral } from '../sql/literal.ts';
import { condense, type Frequencies, opened, type OpenRun } from './condense.ts';
import { byCount, byExtent, byValue, joined, type Stretch, stretches } from './joined.ts';
import type { Reading } from './reading.ts';

export interface NumberColumn {
  readonly reading: Reading;
  readonly from: string;
  /** Values there are. */
  readonly n: number;
  /** Smallest and largest finite value; NaN when there is none. */
  readonly low: number;
  readonly high: number;
  readonly dialect: Pick<Dialect, 'quickGroup' | 'shiftedRight'>;
}

/** How values are parted before they are looked at one by one. */
export interface Parting {
  /** No more rows than these are fetched value by value, where parting helps. */
  readonly few: number;
  /** Cells of equal width at first; about as many parts of the open ones after that. */
  readonly cells: number;
}

const mostQuick = 65_535;

/** Grouping by cells costs a tenth of grouping by as many values as there are rows, which have to be fetched too. */
function usualParting({ n, dialect }: NumberColumn): Parting {
  return { few: Math.max(20_000, n / 400), cells: dialect.quickGroup ? 65_000 : 4096 };
}

/** Narrower cells have no exact number: values that crowd closer are fetched one by one. */
const finest = 2 ** 50;

/**
 * Condensed frequencies of a column of numbers, exact: values are counted by cells of equal width, and only cells in which a quantile or an
 * edge falls are opened. `repeats`: some value is known to come twice.
 */
export async function numberFrequencies(
  column: NumberColumn,
  query: DataEngine['query'],
  parting = usualParting(column),
): Promise<{ frequencies: Frequencies; repeats: boolean }> {
  const { n, low, high } = column;
  const span = high - low;
  // Beyond these, widths and cells overflow or vanish.
  const parted = valuesIn([{ rows: n }], column.reading, span) > parting.few && span > 1e-200 && span < 1e200;
  const runs = parted ? await partedRuns(column, query, parting) : await valueRuns(column, [], query);
  const repeats = runs.some(({ low, high, rows }) => low !== undefined && low === high && rows > 1);
  return { frequencies: condense(runs, n), repeats };
}

interface CellRun extends OpenRun {
  readonly cell?: number;
}

async function partedRuns(
  column: NumberColumn,
  query: DataEngine['query'],
  { few, cells }: Parting,
): Promise<CellRun[]> {
  const levels: Level[] = [];
  let scale = cells;
  let cut = cutOf(column, scale);
  let runs: CellRun[] = await ask(joined(countsOfCells(column, cut), byCount, column.n), query);
  for (;;) {
    runs = opened(runs, column.n);
    const open = runs.filter((run) => run.open);
    if (open.length === 0) return runs;
    levels.push({ cut, open });
    const deciding = open.filter(({ last }) => !last);
    const finer = scale * Math.max(8, Math.ceil(cells / deciding.length));
    if (valuesIn(deciding, column.reading, cut.width) <= few || finer > finest)
      return inPlace(runs, await valueRuns(column, levels, query, stretches(runs)));
    scale = finer;
    cut = cutOf(column, scale);
    const cellsWithin = joined(extentsOfCells(column, cut, levels), byExtent, column.n, stretches(runs));
    runs = inPlace(runs, await ask(cellsWithin, query));
  }
}

/** Most different values in cells of a width. */
function valuesIn(runs: readonly { readonly rows: number }[], { step }: Reading, width: number): number {
  const most = step === undefined ? Infinity : width / step + 2;
  return runs.reduce((sum, { rows }) => sum + Math.min(rows, most), 0);
}

/** The runs with those found within the open ones in their place: open neighbours hold the rows of the next ones found. */
function inPlace(runs: readonly CellRun[], found: readonly CellRun[]): CellRun[] {
  const all: CellRun[] = [];
  let next = 0;
  let owed = 0;
  for (const run of runs) {
    if (!run.open) all.push(run);
    else for (owed += run.rows; owed > 0 && next < found.length; owed -= found[next++]!.rows) all.push(found[next]!);
  }
  if (owed !== 0 || next < found.length) throw new Error('Cells of numbers hold other rows than were counted.');
  return all;
}

/** Cells of equal width from end to end. */
interface Cut {
  readonly width: number;
  /** SQL: the number of the cell of a row of `values`; greater values have no smaller number. */
  readonly place: string;
}

/** A cut, and the cells of it that were opened. */
interface Level {
  readonly cut: Cut;
  readonly open: readonly CellRun[];
}

/** About `scale` cells. */
function cutOf(column: NumberColumn, scale: number): Cut {
  const { quickGroup } = column.dialect;
  const { width, place } = cutInWhole(column, scale) ?? cutAnywhere(column, scale);
  return { width, place: quickGroup && scale <= mostQuick ? quickGroup(place) : `CAST(${place} AS BIGINT)` };
}

/** Where that gives half as many cells at least: cells as wide as a power of 2, among whole numbers or what is rounded to them. */
function cutInWhole({ reading, low, high, dialect }: NumberColumn, scale: number): Cut | undefined {
  const { key, step, finite } = reading;
  if (!dialect.shiftedRight || !finite || key === undefined || step === undefined) return undefined;
  const [first, last] = [Math.floor(low), Math.ceil(high)];
  const bits = Math.ceil(Math.log2((last - first + 1) / scale));
  if (bits < 0 || !Number.isSafeInteger(first) || !Number.isSafeInteger(last)) return undefined;
  return { width: 2 ** bits, place: dialect.shiftedRight(`(CAST(${key} AS BIGINT) - ${first})`, bits) };
}

function cutAnywhere({ reading, low, high }: NumberColumn, scale: number): Cut {
  const width = (high - low) / scale;
  const place = `(v - ${doubleLiteral(low)}) * ${doubleLiteral(scale / (high - low))}`;
  if (reading.finite) return { width, place };
  // The ends by comparison: they may be infinite, and products next to zero vanish.
  return {
    width,
    place: `CASE WHEN v <= ${doubleLiteral(low + width / 4)} THEN 0 WHEN v >= ${doubleLiteral(high)} THEN ${scale} ELSE ${place} END`,
  };
}

/** All there are; where nothing but null is no number, null too, as leaving it out costs as much as counting. Adding 0 makes -0.0 the same value as 0.0. */
function values({ reading: { value, present, finite, key }, from }: NumberColumn): string {
  return finite
    ? `SELECT ${key === undefined ? '' : `${key}, `}${value} AS v FROM ${from}`
    : `SELECT ${value} + 0.0 AS v FROM ${from} WHERE ${present}`;
}

/** Rows of each cell; their extent would cost more than they do. */
function countsOfCells(column: NumberColumn, { place }: Cut): string {
  const placed = `SELECT ${place} AS cell FROM (${values(column)}) AS x`;
  return `SELECT cell, n FROM (SELECT cell, count(*) AS n FROM (${placed}) AS y GROUP BY cell) AS z WHERE cell IS NOT NULL`;
}

/** Rows and extent of each cell within those that are open. */
function extentsOfCells(column: NumberColumn, { place }: Cut, levels: readonly Level[]): string {
  const placed = `SELECT v, ${place} AS cell FROM (${values(column)}) AS x${isOpen(levels)}`;
  return `SELECT cell, count(*) AS n, min(v) AS low, max(v) AS high FROM (${placed}) AS y GROUP BY cell`;
}

/** Share of rows. */
const mostOpen = 0.75;

/** Rows per value within the open cells. */
async function valueRuns(
  column: NumberColumn,
  levels: readonly Level[],
  query: DataEngine['query'],
  within?: readonly Stretch[],
): Promise<CellRun[]> {
  const { key, value } = column.reading;
  const open = isOpen(levels);
  // Where most rows are in open cells, to leave the others out costs more than to count them.
  const late = (levels.at(-1)?.open ?? []).reduce((sum, { rows }) => sum + rows, 0) > mostOpen * column.n;
  const source = `(${values(column)}) AS x${late ? '' : open}`;
  const each =
    key === undefined
      ? `SELECT v, count(*) AS n FROM ${source} GROUP BY v`
      : `SELECT ${key}, ${value} AS v, n FROM (SELECT ${key}, count(*) AS n FROM ${source} GROUP BY ${key}) AS k`;
  const counted = late ? `SELECT * FROM (${each}) AS e${open}` : each;
  const present = `SELECT v, n FROM (${counted}) AS c WHERE v IS NOT NULL`;
  return ask(joined(present, byValue, column.n, within), query);
}

/** Open at every level: a cell can reach into the next cell of the level above. */
function isOpen(levels: readonly Level[]): string {
  const conditions = levels.map(({ cut, open }) => placeAmong(cut, open));
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}

function placeAmong({ place }: Cut, cells: readonly CellRun[]): string {
  return `${place} IN (${cells.map(({ cell }) => cell).join(', ')})`;
}

async function ask(sql: string, query: DataEngine['query']): Promise<CellRun[]> {
  return (await query(sql)).map(({ n, cell, low, high, closed }) => ({
    rows: Number(n),
    ...(cell !== undefined && { cell: Number(cell) }),
    // -0 is 0.
    ...(low !== undefined && { low: Number(low) + 0, high: Number(high) + 0 }),
    ...(closed !== undefined && { closed: Number(closed) === 1 }),
  }));
}
