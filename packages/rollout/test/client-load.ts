import { Agent, request } from 'node:http';

/** What the clients saw. */
export interface Seen {
  sent: number;
  answered: number;
  /** Answers other than 2xx, and connections that broke or timed out, each by what it was. */
  readonly failed: string[];
}

/** Clients that send at a fixed rate to a port of 127.0.0.1, whatever the answers do, until they are stopped; each is waited for. */
export function clientLoad(port: number, perSecond: number): { readonly seen: Seen; stop(): Promise<Seen> } {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const seen: Seen = { sent: 0, answered: 0, failed: [] };
  const pending = new Set<Promise<void>>();
  const send = () =>
    new Promise<void>((done) => {
      seen.sent++;
      const asked = request({ host: '127.0.0.1', port, path: '/predict', agent, timeout: 20_000 }, (answer) => {
        answer.resume();
        answer.on('end', () => {
          if (answer.statusCode === 200) seen.answered++;
          else seen.failed.push(`status ${answer.statusCode}`);
          done();
        });
      });
      asked.on('error', (error) => {
        seen.failed.push(error.message);
        done();
      });
      asked.on('timeout', () => asked.destroy(new Error('timed out')));
      asked.end();
    });
  const started = Date.now();
  // A timer that is late catches up, so that the rate holds on a busy machine.
  const timer = setInterval(() => {
    const due = Math.floor(((Date.now() - started) * perSecond) / 1000);
    while (seen.sent < due) {
      const one = send();
      pending.add(one);
      void one.then(() => pending.delete(one));
    }
  }, 5);
  return {
    seen,
    async stop() {
      clearInterval(timer);
      await Promise.all(pending);
      agent.destroy();
      return seen;
    },
  };
}
