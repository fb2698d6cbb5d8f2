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

/** Rows of a side. */
export const sizes = [50, 100, 500, 2000, 20_000, 1_000_000] as const;

/** Every pair of sizes, the reference's first. */
export const pairs: readonly Sizes[] = sizes.flatMap((reference) => sizes.map((data) => ({ reference, data })));

/** Pairs at which the shifts are looked for, too. */
export const powerPairs: readonly Sizes[] = [
  { reference: 100, data: 100 },
  { reference: 500, data: 500 },
  { reference: 2000, data: 500 },
  { reference: 2000, data: 2000 },
  { reference: 20_000, data: 2000 },
  { reference: 1_000_000, data: 500 },
  { reference: 20_000, data: 20_000 },
  { reference: 1_000_000, data: 1_000_000 },
];

export function pairIndex({ reference, data }: Sizes): number {
  return pairs.findIndex((pair) => pair.reference === reference && pair.data === data);
}

/** Parts of all repeats, the long ones first; a part's numbers do not depend on how the work is divided. */
export function simulationTasks(repeats: number, seed: number, part = 50): SimulationTask[] {
  const tasks = pairs.flatMap((sizesOf, pair) => {
    const looked = powerPairs.some((power) => pairIndex(power) === pair) ? shifts.map(({ name }) => name) : [];
    return Array.from({ length: Math.ceil(repeats / part) }, (_, i) => ({
      kind: 'simulation' as const,
      seed,
      sizes: sizesOf,
      first: i * part,
      repeats: Math.min(part, repeats - i * part),
      storeEvery: 10,
      shifts: looked,
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

/** Such as `2000 / 1e6`. */
export function pairName({ reference, data }: Sizes): string {
  return `${shortCount(reference)} / ${shortCount(data)}`;
}

export function shortCount(rows: number): string {
  return rows >= 1_000_000 ? `${rows / 1_000_000}e6` : String(rows);
}
