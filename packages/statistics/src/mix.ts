import { crc32 } from 'node:zlib';
import { chiSquareSf } from './continuous.ts';
import { requireCount } from './domain.ts';
import { twoProportions } from './two-proportions.ts';

const BUCKETS = 64;
const LEAST_EXPECTED = 5;
const LEAST_POOLED = 8;

/** Comparison of two category tables. */
export interface MixTest {
  /** Two-sample chi-square over the categories with enough rows, the rest in hashed buckets. */
  readonly pChi: number;
  /** Smallest per-category p-value times the number of categories tested. */
  readonly pMax: number;
  /** min(1, 2·min(pChi, pMax)); with two levels the one two-proportion test. */
  readonly p: number;
  /** max(noise-corrected total variation, largest change of one share). */
  readonly effect: number;
  /** Total variation distance as observed. */
  readonly tv: number;
  readonly maxShareChange: number;
  /** The category whose share changed most, undefined when none did. */
  readonly category: string | undefined;
  /** Distinct categories on either side. One alone: nothing was tested. */
  readonly levels: number;
}

interface Row {
  readonly category: string;
  readonly ref: number;
  readonly cur: number;
}

/** Mix test of two category tables (category → rows). Nulls are not categories. An empty side gives p 1, effect 0. */
export function mixTest(refCounts: ReadonlyMap<string, number>, curCounts: ReadonlyMap<string, number>): MixTest {
  const rows = join(refCounts, curCounts);
  const n = rows.reduce((sum, row) => sum + row.ref, 0);
  const m = rows.reduce((sum, row) => sum + row.cur, 0);
  const levels = rows.length;
  if (n === 0 || m === 0 || levels < 2) {
    return { pChi: 1, pMax: 1, p: 1, effect: 0, tv: 0, maxShareChange: 0, category: undefined, levels };
  }
  const { tv, corrected, maxShareChange, category } = shareChanges(rows, n, m);
  const effect = Math.max(corrected, maxShareChange);
  if (levels === 2) {
    const { p } = twoProportions({ successes1: rows[0]!.ref, n1: n, successes2: rows[0]!.cur, n2: m });
    return { pChi: p, pMax: p, p, effect, tv, maxShareChange, category, levels };
  }
  const pChi = chiSquareOfCells(cellsOf(rows, n, m), n, m);
  const pMax = largestSingle(rows, n, m);
  return { pChi, pMax, p: Math.min(1, 2 * Math.min(pChi, pMax)), effect, tv, maxShareChange, category, levels };
}

function join(ref: ReadonlyMap<string, number>, cur: ReadonlyMap<string, number>): Row[] {
  const categories = [...new Set([...ref.keys(), ...cur.keys()])].sort();
  const rows = categories.map((category) => ({ category, ref: ref.get(category) ?? 0, cur: cur.get(category) ?? 0 }));
  for (const row of rows) {
    requireCount(`reference count of ${JSON.stringify(row.category)}`, row.ref);
    requireCount(`current count of ${JSON.stringify(row.category)}`, row.cur);
  }
  return rows.filter((row) => row.ref + row.cur > 0);
}

/** Total variation, less what two samples of these sizes show by chance alone: E0 = ½ Σ √(2/π · p(1−p)(1/n+1/m)). */
function shareChanges(rows: readonly Row[], n: number, m: number) {
  let tv = 0;
  let noise = 0;
  let maxShareChange = 0;
  let category: string | undefined;
  for (const row of rows) {
    const change = Math.abs(row.cur / m - row.ref / n);
    const pooled = (row.ref + row.cur) / (n + m);
    tv += change / 2;
    noise += Math.sqrt((2 / Math.PI) * pooled * (1 - pooled) * (1 / n + 1 / m)) / 2;
    if (change > maxShareChange) {
      maxShareChange = change;
      category = row.category;
    }
  }
  return { tv, corrected: Math.sqrt(Math.max(0, tv * tv - noise * noise)), maxShareChange, category };
}

/**
 * Categories expected at least 5 times in the smaller sample keep a cell; the rest share 64 buckets crc32(utf8) mod 64; buckets still
 * below 5 become one cell, and if that too stays below 5 it joins the smallest other cell.
 */
function cellsOf(rows: readonly Row[], n: number, m: number): { ref: number; cur: number }[] {
  const expected = (cell: { ref: number; cur: number }): number => ((cell.ref + cell.cur) * Math.min(n, m)) / (n + m);
  const cells: { ref: number; cur: number }[] = [];
  const buckets = Array.from({ length: BUCKETS }, () => ({ ref: 0, cur: 0 }));
  for (const row of rows) {
    if (expected(row) >= LEAST_EXPECTED) cells.push({ ref: row.ref, cur: row.cur });
    else add(buckets[crc32(row.category) % BUCKETS]!, row);
  }
  const rest = { ref: 0, cur: 0 };
  for (const bucket of buckets) {
    if (expected(bucket) >= LEAST_EXPECTED) cells.push(bucket);
    else add(rest, bucket);
  }
  if (rest.ref + rest.cur === 0) return cells;
  if (expected(rest) >= LEAST_EXPECTED || cells.length === 0) return [...cells, rest];
  add(
    cells.reduce((least, cell) => (expected(cell) < expected(least) ? cell : least)),
    rest,
  );
  return cells;
}

function add(cell: { ref: number; cur: number }, more: { ref: number; cur: number }): void {
  cell.ref += more.ref;
  cell.cur += more.cur;
}

/** Two-sample Pearson chi-square, df = cells − 1. */
function chiSquareOfCells(cells: readonly { ref: number; cur: number }[], n: number, m: number): number {
  if (cells.length < 2) return 1;
  let stat = 0;
  for (const { ref, cur } of cells) {
    const gap = ref / n - cur / m;
    stat += (gap * gap) / (ref + cur);
  }
  return chiSquareSf(stat * n * m, cells.length - 1);
}

function largestSingle(rows: readonly Row[], n: number, m: number): number {
  const tested = rows.filter((row) => row.ref + row.cur >= LEAST_POOLED);
  let smallest = 1;
  for (const { ref, cur } of tested) {
    smallest = Math.min(smallest, twoProportions({ successes1: ref, n1: n, successes2: cur, n2: m }).p);
  }
  return Math.min(1, smallest * Math.max(1, tested.length));
}
