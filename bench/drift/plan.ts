import type { Sizes } from './table-pair.ts';
import { shifts } from './shifts.ts';
import type { Job } from './simulate.ts';

export interface SimulationTask extends Omit<Job, 'shifts' | 'columns'> {
  readonly kind: 'simulation';
  /** Names of the shifts to look for. */
  readonly shifts: readonly string[];
  /** Index of the pair of sizes. */
  readonly pair: number;
}

export interface AgreementTask {
  readonly kind: 'agreement';
  readonly sizes: Sizes;
  readonly repeats: number;
  readonly seed: number;
}

export interface EvidentlyTask {
  readonly kind: 'evidently';
  readonly sizes: Sizes;
  readonly repeats: number;
  readonly seed: number;
}

/** Rows of a side. */
export const sizes = [50, 100, 500, 2000, 20_000, 1_000_000] as const;

/** Every pair of sizes, the reference's first. */
export const pairs: readonly Sizes[] = sizes.flatMap((reference) => sizes.map((data) => ({ reference, data })));

/** Pairs that promises speak of. */
export const medium: Sizes = { reference: 2000, data: 2000 };
export const million: Sizes = { reference: 1_000_000, data: 1_000_000 };

/** Pairs at which the shifts are looked for, too. */
export const powerPairs: readonly Sizes[] = [
  { reference: 100, data: 100 },
  { reference: 500, data: 500 },
  { reference: 2000, data: 500 },
  medium,
  { reference: 20_000, data: 2000 },
  { reference: 1_000_000, data: 500 },
  { reference: 20_000, data: 20_000 },
  million,
];

export function pairIndex({ reference, data }: Sizes): number {
  return pairs.findIndex((pair) => pair.reference === reference && pair.data === data);
}

/**
 * Parts of all repeats, the long ones first; a part's numbers do not depend on how the work is divided. Shifts are looked for in all
 * repeats of the pairs that promises speak of, and in a quarter elsewhere.
 */
export function simulationTasks(repeats: number, seed: number, part = 50): SimulationTask[] {
  const tasks = pairs.flatMap((sizesOf, pair) => {
    const promised = [medium, million].some((power) => pairIndex(power) === pair);
    const power = powerPairs.some((other) => pairIndex(other) === pair);
    const shifted = promised ? repeats : power ? repeats / 4 : 0;
    return Array.from({ length: Math.ceil(repeats / part) }, (_, i) => ({
      kind: 'simulation' as const,
      seed,
      sizes: sizesOf,
      first: i * part,
      repeats: Math.min(part, repeats - i * part),
      storeEvery: 10,
      shifts: i * part < shifted ? shifts.map(({ name }) => name) : [],
      pair,
    }));
  });
  return tasks.sort((a, b) => b.shifts.length - a.shifts.length);
}

/** Sizes at which drawing every row is affordable, the long ones first. */
export function agreementTasks(repeats: number, seed: number): AgreementTask[] {
  const affordable: readonly Sizes[] = [
    { reference: 2000, data: 2000 },
    { reference: 50, data: 2000 },
    { reference: 2000, data: 50 },
    { reference: 500, data: 500 },
    { reference: 500, data: 100 },
    { reference: 50, data: 50 },
  ];
  return affordable.map((sizesOf) => ({ kind: 'agreement', sizes: sizesOf, repeats, seed }));
}

/** Its rules need whole tables: the large ones are few, and none has a million rows. */
export function evidentlyTasks(repeats: number, seed: number): EvidentlyTask[] {
  const affordable: readonly (readonly [number, number, number])[] = [
    [20_000, 20_000, 0.2],
    [20_000, 100, 0.5],
    [2000, 2000, 1],
    [2000, 500, 1],
    [2000, 50, 1],
    [500, 500, 1],
    [50, 50, 1],
  ];
  return affordable.map(([reference, data, share]) => ({
    kind: 'evidently',
    sizes: { reference, data },
    repeats: Math.ceil(repeats * share),
    seed,
  }));
}

/** Such as `2000 / 1e6`. */
export function pairName({ reference, data }: Sizes): string {
  return `${shortCount(reference)} / ${shortCount(data)}`;
}

export function shortCount(rows: number): string {
  return rows >= 1_000_000 ? `${rows / 1_000_000}e6` : String(rows);
}
