import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { answers, freePort, type Server, startServer } from '../servers/process.ts';
import type { Consumer } from './consumer.ts';

/** Two model servers behind a balancer, with real requests coming in. */
export interface Serving {
  readonly stable: Server;
  readonly candidate: Server;
  readonly balancer: Server;
  /** The file that holds the candidate's share, relative to the consumer's folder. */
  readonly weights: string;
  /** Versions that answered so many requests sent now, with their counts. */
  readonly whoAnswers: (requests: number) => Promise<Record<string, number>>;
  stop(): Promise<void>;
}

/** A model as it is served: the folder training wrote, and the version the registry gave it. */
export interface ServedModel {
  readonly folder: string;
  readonly version: string;
}

/** Starts both servers, the balancer with all traffic on the stable one, and the traffic. */
export async function serve(
  consumer: Consumer,
  { name, stable, candidate, rate }: { name: string; stable: ServedModel; candidate: ServedModel; rate: number },
): Promise<Serving> {
  const start = async (what: string, ...args: string[]): Promise<Server> => {
    const port = await freePort();
    return startServer({
      name: what,
      command: consumer.python,
      args: [...args, '--port', String(port)],
      cwd: consumer.folder,
      log: join(consumer.folder, 'logs', `${name}-${what}.log`),
      port,
      keep: false,
      deadline: 30_000,
      ready: () => answers(`http://127.0.0.1:${port}/health`),
    });
  };
  const model = (what: string, { folder, version }: ServedModel) =>
    start(what, 'src/serve.py', '--model', folder, '--version', version);
  const servers = await Promise.all([model('stable', stable), model('candidate', candidate)]);
  const weights = `${name}-weights.json`;
  const balancer = await start(
    'balancer',
    ...['src/balancer.py', '--stable', servers[0].url, '--candidate', servers[1].url, '--weights', weights],
  );
  const traffic = spawn(
    consumer.python,
    ['src/traffic.py', '--url', balancer.url, '--rate', String(rate), '--duration', '240'],
    { cwd: consumer.folder, stdio: 'ignore' },
  );
  return {
    stable: servers[0],
    candidate: servers[1],
    balancer,
    weights,
    whoAnswers: (requests) => whoAnswers(balancer.url, requests),
    async stop() {
      await end(traffic);
      for (const server of [balancer, ...servers]) await server.stop();
    },
  };
}

async function whoAnswers(url: string, requests: number): Promise<Record<string, number>> {
  const row = {
    carrier: 'UA',
    origin: 'EWR',
    dest: 'ORD',
    weekday: 3,
    hour: 17,
    distance: 719,
    planned_departures: 20,
  };
  const weather = { temp: 50, humid: 60, wind_speed: 8, precip: 0, visib: 10, recent_delay: 12, aircraft_year: 2001 };
  const counts: Record<string, number> = {};
  for (let i = 0; i < requests; i++) {
    const response = await fetch(`${url}/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rows: [{ ...row, ...weather }] }),
      signal: AbortSignal.timeout(10_000),
    });
    await response.arrayBuffer();
    const who = response.ok ? (response.headers.get('x-model-version') ?? 'unnamed') : `error ${response.status}`;
    counts[who] = (counts[who] ?? 0) + 1;
  }
  return counts;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await exited;
}
