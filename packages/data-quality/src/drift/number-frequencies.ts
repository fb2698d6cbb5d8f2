import type { DataEngine, ResultRow } from '../engine.ts';
import { doubleLiteral } from '../sql/literal.ts';
import { condense, decidesSql, type Frequencies, type Run, undecided } from './condense.ts';
import type { Reading } from './reading.ts';

export interface NumberColumn {
  readonly reading: Reading;
  readonly from: string;
  /** Values there are. */
  readonly n: number;
  /** Smallest and largest finite value; NaN when there is none. */
  readonly low: number;
  readonly high: number;
  /** Grouping by what it makes of whole numbers up to 65,535 is quick. */
  readonly quickGroup?: ((number: string) => string) | undefined;
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
function usualParting({ n, quickGroup }: NumberColumn): Parting {
  return { few: Math.max(20_000, n / 400), cells: quickGroup ? 65_000 : 4096 };
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
  const parted = valuesIn([{ low, high, rows: n }], column) > parting.few && span > 1e-200 && span < 1e200;
  const runs = parted ? await partedRuns(column, query, parting) : await valueRuns(column, [], query);
  return { frequencies: condense(runs, n), repeats: runs.some(({ repeats }) => repeats) };
}

interface FoundRun extends Run {
  /** Some value is known to come twice. */
  readonly repeats: boolean;
}

interface CellRun extends FoundRun {
  readonly cell: number;
}

async function partedRuns(
  column: NumberColumn,
  query: DataEngine['query'],
  { few, cells }: Parting,
): Promise<FoundRun[]> {
  const levels: Level[] = [];
  let scale = cells;
  let runs = await cellRuns(joined(cellsQuery(column, scale, levels), column.n), query);
  for (;;) {
    const open = undecided(runs, column.n);
    if (open.length === 0) return runs;
    levels.push({ scale, open });
    scale *= Math.max(8, Math.ceil(cells / open.length));
    if (valuesIn(open, column) <= few || scale > finest)
      return replaced<FoundRun>(runs, open, await valueRuns(column, levels, query));
    runs = replaced(runs, open, await cellRuns(`${cellsQuery(column, scale, levels)} ORDER BY cell`, query));
  }
}

/** Most different values in the runs. */
function valuesIn(runs: readonly Run[], { reading: { step } }: NumberColumn): number {
  const most = ({ low, high, rows }: Run) => (step === undefined ? rows : Math.min(rows, (high - low) / step + 2));
  return runs.reduce((sum, run) => sum + most(run), 0);
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
function place({ reading, low, high, quickGroup }: NumberColumn, scale: number): string {
  const number = `CAST((v - ${doubleLiteral(low)}) * ${doubleLiteral(scale / (high - low))} AS BIGINT)`;
  // The ends by comparison: they may be infinite, and products next to zero vanish.
  const within = reading.finite
    ? number
    : `CASE WHEN v <= ${doubleLiteral(low + (high - low) / scale / 4)} THEN 0 WHEN v >= ${doubleLiteral(high)} THEN ${scale} ELSE ${number} END`;
  return quickGroup && scale <= mostQuick ? quickGroup(within) : within;
}

/** Adding 0 makes -0.0 the same value as 0.0. */
function values({ reading: { value, present, finite, key }, from }: NumberColumn): string {
  return `SELECT ${key === undefined ? '' : `${key}, `}${finite ? value : `${value} + 0.0`} AS v FROM ${from} WHERE ${present}`;
}

/** Rows and extent of each cell within those that are open. */
function cellsQuery(column: NumberColumn, scale: number, levels: readonly Level[]): string {
  // Integers are compared sooner than doubles.
  const { key = 'v' } = column.reading;
  const end = (which: string) => `CAST(${which}(${key}) AS DOUBLE PRECISION)`;
  return `SELECT cell, count(*) AS n, ${end('min')} AS low, ${end('max')} AS high FROM (SELECT ${key}, ${place(column, scale)} AS cell FROM (${values(column)}) AS x${isOpen(column, levels)}) AS y GROUP BY cell`;
}

/** All cells, those in which nothing is decided joined with their like: far fewer rows come back. */
function joined(cells: string, n: number): string {
  const counted = `SELECT cell, n, low, high, sum(n) OVER (ORDER BY cell ROWS UNBOUNDED PRECEDING) AS u FROM (${cells}) AS c`;
  const decided = `SELECT cell, n, low, high, CASE WHEN ${decidesSql('u', 'n', n)} THEN 1 ELSE 0 END AS alone FROM (${counted}) AS s`;
  const fronted = `SELECT cell, n, low, high, alone, coalesce(lag(alone) OVER (ORDER BY cell), 1) AS front FROM (${decided}) AS d`;
  const numbered = `SELECT cell, n, low, high, alone, sum(CASE WHEN alone + front > 0 THEN 1 ELSE 0 END) OVER (ORDER BY cell ROWS UNBOUNDED PRECEDING) AS run FROM (${fronted}) AS f`;
  return `SELECT min(cell) AS cell, CAST(sum(n) AS BIGINT) AS n, min(low) AS low, max(high) AS high, 1 - max(alone) AS closed, max(CASE WHEN low = high AND n > 1 THEN 1 ELSE 0 END) AS repeats FROM (${numbered}) AS r GROUP BY run ORDER BY cell`;
}

/** Rows per value within the open cells. */
async function valueRuns(
  column: NumberColumn,
  levels: readonly Level[],
  query: DataEngine['query'],
): Promise<FoundRun[]> {
  const { reading, from } = column;
  const { key, value, present } = reading;
  const within = `(${values(column)}) AS x${isOpen(column, levels)}`;
  const counted =
    key === undefined
      ? `SELECT v, count(*) AS n FROM ${within} GROUP BY v`
      : `SELECT ${value} AS v, n FROM (SELECT ${key}, count(*) AS n FROM ${levels.length === 0 ? `${from} WHERE ${present}` : within} GROUP BY ${key}) AS k`;
  return (await query(`SELECT v AS low, v AS high, n FROM (${counted}) AS c ORDER BY v`)).map(runOf);
}

/** Open at every level: a cell can reach into the next cell of the level above. */
function isOpen(column: NumberColumn, levels: readonly Level[]): string {
  const conditions = levels.map(
    ({ scale, open }) => `${place(column, scale)} IN (${open.map(({ cell }) => cell).join(', ')})`,
  );
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}

async function cellRuns(sql: string, query: DataEngine['query']): Promise<CellRun[]> {
  return (await query(sql)).map((row) => ({ cell: Number(row['cell']), ...runOf(row) }));
}

/** -0 is 0. */
function runOf(row: ResultRow): FoundRun {
  const [low, high, rows] = [Number(row['low']) + 0, Number(row['high']) + 0, Number(row['n'])];
  const repeats = (low === high && rows > 1) || Number(row['repeats'] ?? 0) === 1;
  return { low, high, rows, repeats, ...(Number(row['closed'] ?? 0) === 1 && { closed: true }) };
}
