import type { Row } from '../row.ts';

/** One run of one model, to be recorded. */
export interface Entry {
  readonly model: string;
  readonly key: string;
  /**
   * Makes the row of what the history has of this model: the newest rows without this run's, oldest first, and this run's row when it
   * was recorded before. Returning that very row changes nothing. It may be called again when another run came in between.
   */
  decide(past: readonly Row[], recorded: Row | undefined): Row;
}

export interface Recorded {
  readonly row: Row;
  /** As they were given to `decide`. */
  readonly past: readonly Row[];
  readonly change: 'added' | 'replaced' | 'unchanged';
}

/** How far back a run looks: at least so many rows, and all since a moment (milliseconds since the epoch). */
export interface Reach {
  readonly rows: number;
  readonly since: number;
}

/** Most rows that a run looks at, however often the model is watched. */
export const mostRows = 20_000;

/** Keeps the runs of models. One run is one row, however often it is repeated and whatever runs beside it. */
export interface History {
  /** For messages: never with credentials. */
  readonly location: string;
  /** Decides and records each entry in one step: no other run's row of that model comes between. */
  record(entries: readonly Entry[], reach: Reach): Promise<Recorded[]>;
  /** The newest rows of a model, oldest first. Changes nothing. */
  read(model: string, reach: Reach): Promise<Row[]>;
  close(): Promise<void>;
}

/** Decides one entry over the rows a store has of its model; shared by the stores that keep lines. */
export function decideEntry(entry: Entry, known: readonly Row[]): Recorded {
  const recorded = known.find(({ run_key }) => run_key === entry.key);
  const past = known.filter((row) => row !== recorded);
  const made = entry.decide(past, recorded);
  if (made === recorded) return { row: made, past, change: 'unchanged' };
  return { row: made, past, change: recorded === undefined ? 'added' : 'replaced' };
}
