import type { UserError } from '@tidegate/evidence';
import type { Entry, History, Reach, Recorded } from './history/history.ts';
import { isPassing } from './history/open.ts';
import { adopt, makeRow, type Watched } from './make-row.ts';
import { inOrder, type Row } from './row.ts';
import type { Spool } from './spool.ts';

const day = 24 * 60 * 60 * 1000;
/** GitHub lets nobody repeat a run that is older than 30 days. */
const repeatable = 35 * day;

export interface Recording {
  /** One per watched model, in their order; `past` holds what is known of the runs before. */
  readonly recorded: readonly Recorded[];
  /** Where the rows are now. */
  readonly location: string;
  /** Why the history did not take them; the rows are kept aside. */
  readonly trouble?: UserError;
  /** Rows kept aside by earlier runs that the history took now. */
  readonly caughtUp: number;
}

/**
 * Records a run of each model, and before it what earlier runs had to keep aside. When the history is out of reach the rows are kept aside
 * and the findings stand. Throws a UserError for what will not pass by itself.
 * @param rows how many rows the decisions look back over
 */
export async function recordRuns(
  watched: readonly Watched[],
  { open, spool, now, rows }: { open: () => Promise<History>; spool: Spool; now: number; rows: number },
): Promise<Recording> {
  const aside = await spool.read();
  // What this run says itself need not be caught up.
  const waiting = aside.filter((row) => !watched.some(({ key }) => key === row.run_key));
  const oldest = Math.min(now, ...watched.map(({ observation }) => observation.at));
  const reach: Reach = { rows, since: oldest - repeatable };
  const entries: Entry[] = [
    ...inOrder(waiting).map((row) => ({
      model: row.model_name,
      key: row.run_key,
      decide: (past: readonly Row[], recorded: Row | undefined) => adopt(row, past, recorded),
    })),
    ...watched.map((one) => ({
      model: one.model,
      key: one.key,
      decide: (past: readonly Row[], recorded: Row | undefined) => makeRow(one, past, recorded, now),
    })),
  ];
  try {
    const history = await open();
    try {
      const recorded = await history.record(entries, reach);
      if (aside.length > 0) await spool.clear();
      return { recorded: recorded.slice(waiting.length), location: history.location, caughtUp: waiting.length };
    } finally {
      await history.close();
    }
  } catch (trouble) {
    if (!isPassing(trouble)) throw trouble;
    const recorded = watched.map((one) => keptAside(one, aside, now));
    await spool.add(recorded.filter(({ change }) => change !== 'unchanged').map(({ row }) => row));
    return { recorded, location: spool.location, trouble, caughtUp: 0 };
  }
}

/** What can be said without the history: of the runs before only those are known that were kept aside themselves. */
function keptAside(watched: Watched, aside: readonly Row[], now: number): Recorded {
  const recorded = aside.findLast(({ run_key }) => run_key === watched.key);
  const past = inOrder(
    aside.filter(({ model_name, run_key }) => model_name === watched.model && run_key !== watched.key),
  );
  const row = makeRow(watched, undefined, recorded, now);
  return { row, past, change: row === recorded ? 'unchanged' : 'added' };
}

/** The same run as a dry run sees it: decided over the history, and recorded nowhere. */
export async function previewRuns(
  watched: readonly Watched[],
  { open, now, rows }: { open: () => Promise<History>; now: number; rows: number },
): Promise<Recording> {
  const history = await open();
  try {
    const recorded: Recorded[] = [];
    for (const one of watched) {
      const known = await history.read(one.model, { rows, since: one.observation.at - repeatable });
      const own = known.find(({ run_key }) => run_key === one.key);
      const past = known.filter((row) => row !== own);
      recorded.push({ row: makeRow(one, past, own, now), past, change: 'unchanged' });
    }
    return { recorded, location: history.location, caughtUp: 0 };
  } finally {
    await history.close();
  }
}
