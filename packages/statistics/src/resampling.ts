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
}

/** Units to draw with replacement: unit u holds the rows `rows[start[u]] … rows[start[u + 1] − 1]`; strata are runs of units. */
export interface Units {
  readonly rows: Uint32Array;
  readonly start: Uint32Array;
  readonly strata: readonly { readonly from: number; readonly to: number }[];
}

/** Sorts the rows into units and the units into strata, by name. Throws RangeError on lists of another length or an id that stands twice. */
export function resamplingUnits({ rows, ids, strata, clusters }: ResamplingDesign): Units {
  requireCount('rows', rows);
  for (const [name, keys] of Object.entries({ ids, strata, clusters })) {
    if (keys && keys.length !== rows) {
      throw new RangeError(`${name} must have one entry for each of the ${rows} rows, not ${keys.length}`);
    }
  }
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
  return { rows: order, start: Uint32Array.from([...start, rows]), strata: runs };
}

/** Draws as many units of each stratum as it has; `weights` becomes how often each row is in the resample. */
export function drawWeights({ rows, start, strata }: Units, bits: RandomBits, weights: Float64Array): void {
  weights.fill(0);
  for (const { from, to } of strata) {
    for (let drawn = from; drawn < to; drawn += 1) {
      const unit = from + uniformBelow(to - from, bits);
      for (let at = start[unit]!; at < start[unit + 1]!; at += 1) weights[rows[at]!]! += 1;
    }
  }
}

/** Most groups of units that are left out one at a time: beyond, more of them change the acceleration by less than 0.001. */
const GROUPS = 1000;

/**
 * Leaves out each unit in turn (the delete-one jackknife; of many units every g-th together, the grouped jackknife) and hands the row weights to
 * `visit`, stratum by stratum. Groups are dealt out in the units' order.
 */
export function leaveOut(
  { rows, start, strata }: Units,
  weights: Float64Array,
  visit: (stratum: number, weights: Float64Array) => void,
): void {
  weights.fill(1);
  const total = start.length - 1;
  strata.forEach(({ from, to }, stratum) => {
    const groups = Math.min(to - from, Math.max(2, Math.floor((GROUPS * (to - from)) / total)));
    const set = (group: number, weight: number) => {
      for (let unit = from + group; unit < to; unit += groups) {
        for (let at = start[unit]!; at < start[unit + 1]!; at += 1) weights[rows[at]!] = weight;
      }
    };
    for (let group = 0; group < groups; group += 1) {
      set(group, 0);
      visit(stratum, weights);
      set(group, 1);
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
