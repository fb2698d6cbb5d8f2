import { binomialSample } from './binomial-sample.ts';
import { requireCount } from './domain.ts';
import { type RandomBits, uniformBelow } from './random.ts';

type Keys = ArrayLike<string | number | boolean>;

/** How rows may be resampled; every list has one entry per row. */
export interface ResamplingDesign {
  readonly rows: number;
  /** Names of the rows, each once. With them (or clusters) a seed gives the same resamples in whatever order the rows come. */
  readonly ids?: Keys | undefined;
  /** Resampled apart, so that each keeps its size: the label, where a metric needs every class. */
  readonly strata?: Keys | undefined;
  /** Rows that belong together (a user, a patient) and are drawn as one. A cluster over several strata is in a stratum of such clusters. */
  readonly clusters?: Keys | undefined;
  /** Each entry stands for this many equal rows (see `distinctRows`); drawing then costs what the kinds cost. Not together with clusters. */
  readonly counts?: ArrayLike<number> | undefined;
}

/** Units to draw with replacement: unit u holds the rows `rows[start[u]] … rows[start[u + 1] − 1]`; strata are runs of units. */
export interface Units {
  readonly rows: Uint32Array;
  readonly start: Uint32Array;
  readonly strata: readonly { readonly from: number; readonly to: number }[];
  /** How many equal rows each unit stands for, when not 1. */
  readonly copies?: Float64Array;
}

/** Sorts the rows into units and the units into strata, by name. Throws RangeError on lists of another length or an id that stands twice. */
export function resamplingUnits({ rows, ids, strata, clusters, counts }: ResamplingDesign): Units {
  requireCount('rows', rows);
  for (const [name, keys] of Object.entries({ ids, strata, clusters, counts })) {
    if (keys && keys.length !== rows) {
      throw new RangeError(`${name} must have one entry for each of the ${rows} rows, not ${keys.length}`);
    }
  }
  if (clusters && counts) throw new RangeError('rows of clusters cannot be counted together');
  if (counts) Array.from(counts).forEach((count, row) => requireCount(`the count of row ${row}`, count));
  const stratum = strata && stratumOf(rows, strata, clusters);
  const keys = [stratum, clusters && texts(clusters), ids && texts(ids)].filter((each) => each !== undefined);
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  if (keys.length > 0) order.sort((a, b) => compare(keys, a, b) || a - b);
  if (ids) requireUnique(ids);
  const start: number[] = [];
  const runs: { from: number; to: number }[] = [];
  order.forEach((row, at) => {
    const before = at === 0 ? undefined : order[at - 1]!;
    const newStratum = before === undefined || (stratum !== undefined && stratum[before] !== stratum[row]);
    const newUnit = newStratum || !clusters || String(clusters[before]) !== String(clusters[row]);
    if (newStratum) runs.push({ from: start.length, to: start.length });
    if (newUnit) start.push(at);
    runs.at(-1)!.to = start.length;
  });
  start.push(rows);
  const copies = counts && Float64Array.from(order, (row) => counts[row]!);
  return { rows: order, start: Uint32Array.from(start), strata: runs, ...(copies && { copies }) };
}

/** Rows of a stratum, or clusters of them. */
export function sizeOf({ copies }: Units, { from, to }: { readonly from: number; readonly to: number }): number {
  return copies ? copies.subarray(from, to).reduce((sum, count) => sum + count, 0) : to - from;
}

/** Weights of the sample itself: every row once. */
export function wholeSample({ rows, copies }: Units): Float64Array {
  const weights = new Float64Array(rows.length).fill(1);
  if (copies) rows.forEach((row, unit) => (weights[row] = copies[unit]!));
  return weights;
}

/** Draws as many units of each stratum as it has; `weights` becomes how often each row is in the resample. */
export function drawWeights(units: Units, bits: RandomBits, weights: Float64Array): void {
  const { rows, start, strata, copies } = units;
  weights.fill(0);
  for (const stratum of strata) {
    if (copies) {
      drawCounts(units, copies, stratum, bits, weights);
      continue;
    }
    const { from, to } = stratum;
    for (let drawn = from; drawn < to; drawn += 1) {
      const unit = from + uniformBelow(to - from, bits);
      for (let at = start[unit]!; at < start[unit + 1]!; at += 1) weights[rows[at]!]! += 1;
    }
  }
}

/** The same law for kinds of equal rows: a multinomial draw, one binomial after the other. */
function drawCounts(
  units: Units,
  copies: Float64Array,
  stratum: { readonly from: number; readonly to: number },
  bits: RandomBits,
  weights: Float64Array,
): void {
  let ahead = sizeOf(units, stratum);
  let left = ahead;
  for (let unit = stratum.from; unit < stratum.to && left > 0; unit += 1) {
    const drawn = binomialSample(left, copies[unit]! / ahead, bits);
    weights[units.rows[unit]!] = drawn;
    left -= drawn;
    ahead -= copies[unit]!;
  }
}

/** Most groups of units that are left out one at a time: beyond, more of them change the acceleration by less than 0.001. */
const GROUPS = 1000;

/**
 * Leaves out each unit in turn (the delete-one jackknife; of many units every g-th together, the grouped jackknife) and hands the row weights to
 * `visit`, stratum by stratum, with the number of equal rows that would give the same. Groups are dealt out in the units' order.
 */
export function leaveOut(units: Units, visit: (stratum: number, weights: Float64Array, copies: number) => void): void {
  const { rows, start, strata, copies } = units;
  const weights = wholeSample(units);
  const total = start.length - 1;
  strata.forEach(({ from, to }, stratum) => {
    // Kinds of equal rows are few, and leaving out one row of each is the whole jackknife.
    const size = to - from;
    const groups = copies ? size : Math.min(size, Math.max(2, Math.floor((GROUPS * size) / total)));
    const add = (group: number, weight: number) => {
      for (let unit = from + group; unit < to; unit += groups) {
        for (let at = start[unit]!; at < start[unit + 1]!; at += 1) weights[rows[at]!]! += weight;
      }
    };
    for (let group = 0; group < groups; group += 1) {
      const times = copies ? copies[from + group]! : 1;
      if (times === 0) continue;
      add(group, -1);
      visit(stratum, weights, times);
      add(group, 1);
    }
  });
}

/** The row's stratum; for a row of a cluster the strata of the whole cluster. */
function stratumOf(rows: number, strata: Keys, clusters: Keys | undefined): string[] {
  if (!clusters) return texts(strata);
  const within = new Map<string, Set<string>>();
  for (let row = 0; row < rows; row += 1) {
    const cluster = String(clusters[row]);
    within.set(cluster, (within.get(cluster) ?? new Set<string>()).add(String(strata[row])));
  }
  const joined = new Map([...within].map(([cluster, found]) => [cluster, JSON.stringify([...found].sort())]));
  return Array.from({ length: rows }, (_, row) => joined.get(String(clusters[row]))!);
}

const texts = (keys: Keys): string[] => Array.from(keys, String);

function compare(keys: readonly (readonly string[])[], a: number, b: number): number {
  for (const key of keys) if (key[a] !== key[b]) return key[a]! < key[b]! ? -1 : 1;
  return 0;
}

function requireUnique(ids: Keys): void {
  const seen = new Set<string>();
  for (let row = 0; row < ids.length; row += 1) {
    const id = String(ids[row]);
    if (seen.has(id)) throw new RangeError(`the id ${id} stands twice`);
    seen.add(id);
  }
}
