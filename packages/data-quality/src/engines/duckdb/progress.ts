import type { Connection } from './connection.ts';

/** Milliseconds between two lines. */
const usualPause = 10_000;

/** The same connection, which tells a person at work and for how long while it is long at one thing. Times in milliseconds. */
export function withProgress(
  connection: Connection,
  { tell, now, pause = usualPause }: { tell: (line: string) => void; now: () => number; pause?: number },
): Connection {
  let work = 'starting';
  let since = now();
  const timer = setInterval(() => {
    tell(`Still ${work}, for ${Math.round((now() - since) / 1000)} s so far.`);
  }, pause);
  // What is only told keeps no process alive.
  timer.unref();
  return {
    ...connection,
    doing(next) {
      work = next;
      since = now();
      connection.doing(next);
    },
    async close() {
      clearInterval(timer);
      await connection.close();
    },
  };
}
