import type { Sample } from '../counts.ts';

/** Reads request and error counters of both arms. Adding one touches its file and a line in `open.ts`. */
export interface MetricSource {
  readonly kind: string;
  /** For messages: never with credentials. */
  readonly location: string;
  /** How far apart in time the counters of the two arms may be, milliseconds. */
  readonly lagMs: number;
  /**
   * Both arms at one time (milliseconds since the epoch): now, or any moment where the source keeps a history. Throws a MeasurementError
   * when a number cannot be had.
   */
  read(at: number): Promise<Sample>;
  /** Errors of the stable arm in each of so many minutes before, where the source keeps a history. Minutes without requests are left out. */
  errorsPerMinute?(at: number, minutes: number): Promise<number[]>;
}
