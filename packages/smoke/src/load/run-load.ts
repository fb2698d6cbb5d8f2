/** Time as a load needs it: milliseconds with fractions, that never go back. */
export interface Stopwatch {
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export interface LoadPlan {
  readonly requests: number;
  readonly concurrency: number;
  /** Requests per second; `undefined` sends the next when one is answered. */
  readonly rate: number | undefined;
}

export interface LoadResult<T> {
  /** In the order they ended. */
  readonly done: readonly { readonly latencyMs: number; readonly outcome: T }[];
  readonly durationMs: number;
  /** How many requests were sent later than they were due because `concurrency` others were under way. */
  readonly late: number;
}

/**
 * Sends `requests` requests, `concurrency` at most under way.
 *
 * Without a rate the loop is closed and a latency is the time one request took. With a rate the loop is open: request i is due at
 * i / rate, and its latency counts from then even when it has to wait for its turn. So a server that stalls is charged for
 * everyone it keeps waiting, and there is no coordinated omission to correct (Tene, "How NOT to Measure Latency").
 */
export async function runLoad<T>(
  { requests, concurrency, rate }: LoadPlan,
  send: (index: number) => Promise<T>,
  { now, sleep }: Stopwatch,
  signal?: AbortSignal,
): Promise<LoadResult<T>> {
  const done: { latencyMs: number; outcome: T }[] = [];
  const began = now();
  let next = 0;
  let late = 0;
  const stopped = () => signal?.aborted === true;
  const sender = async (): Promise<void> => {
    while (next < requests && !stopped()) {
      const index = next++;
      const due = rate === undefined ? now() : began + (index * 1000) / rate;
      const ahead = due - now();
      if (ahead > 0) {
        await sleep(ahead, signal);
        if (stopped()) return;
      } else if (ahead < 0 && rate !== undefined) late++;
      // A timer may fire early by a fraction, and then nothing has been waited for.
      const from = Math.min(due, now());
      const outcome = await send(index);
      done.push({ latencyMs: now() - from, outcome });
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, requests) }, sender));
  return { done, durationMs: now() - began, late };
}
