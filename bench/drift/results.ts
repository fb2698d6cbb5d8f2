import type { Agreement } from './agreement.ts';
import type { EvidentlyAlarms } from './evidently.ts';
import type { Tally } from './tally.ts';

/** All that one run of the simulation saw. */
export interface Results {
  readonly repeats: number;
  readonly seed: number;
  /** In the order of the pairs. */
  readonly tallies: readonly Tally[];
  readonly sampling: readonly Agreement[];
  readonly evidently: readonly EvidentlyAlarms[];
  readonly engine: { readonly compared: number; readonly drifted: number; readonly differences: readonly string[] };
}
