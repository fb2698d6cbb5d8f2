import { type ChildProcess, spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { type HaproxyServer, start as startHaproxy } from '../servers/haproxy.ts';
import { answers, freePort, type Server, startServer } from '../servers/process.ts';
import { start as startPrometheus } from '../servers/prometheus.ts';
import type { Consumer } from './consumer.ts';

/** Production as the example's deploy.yml expects it: two serving hosts behind HAProxy, watched by Prometheus, under traffic. */
export interface ServingHosts {
  /** Addresses without a trailing slash. */
  readonly stable: string;
  readonly candidate: string;
  readonly prometheus: string;
  /** host:port of HAProxy's runtime API. */
  readonly haproxyAdmin: string;
  /** What HAProxy itself says of its weights. */
  weights(): Promise<{ stable: number; candidate: number }>;
  stop(): Promise<void>;
}

/** Starts everything with one model on both hosts and all traffic on the stable one. */
export async function startHosts(
  consumer: Consumer,
  folder: string,
  { model, version, rate }: { model: string; version: string; rate: number },
): Promise<ServingHosts> {
  const host = async (name: string): Promise<Server> => {
    const port = await freePort();
    return startServer({
      name,
      command: consumer.python,
      args: ['src/serve.py', '--model', model, '--version', version, '--port', String(port)],
      cwd: consumer.folder,
      log: join(folder, `${name}.log`),
      port,
      keep: false,
      deadline: 30_000,
      ready: () => answers(`http://127.0.0.1:${port}/health`),
    });
  };
  const [stable, candidate] = await Promise.all([host('stable'), host('candidate')]);
  const at = ({ port }: Server) => `127.0.0.1:${port}`;
  const haproxy = await startHaproxy({ folder: join(folder, 'haproxy'), stable: at(stable), candidate: at(candidate) });
  const prometheus = await startPrometheus({
    folder: join(folder, 'prometheus'),
    scrape: [{ job: 'models', targets: [at(stable), at(candidate)] }],
  });
  let traffic: ChildProcess;
  let ending = false;
  // One run of traffic.py is bounded; another follows until we stop.
  const send = (): void => {
    const args = ['src/traffic.py', '--url', haproxy.url, '--rate', String(rate), '--duration', '600'];
    traffic = spawn(consumer.python, args, { cwd: consumer.folder, stdio: 'ignore' });
    traffic.once('exit', () => ending || send());
  };
  send();
  return {
    stable: stable.url,
    candidate: candidate.url,
    prometheus: prometheus.url,
    haproxyAdmin: haproxy.runtime,
    weights: () => weightsOf(haproxy),
    async stop() {
      ending = true;
      traffic.kill('SIGTERM');
      for (const server of [haproxy, prometheus, stable, candidate]) await server.stop();
    },
  };
}

async function weightsOf(haproxy: HaproxyServer): Promise<{ stable: number; candidate: number }> {
  const weight = async (server: string): Promise<number> => {
    const [host, port] = haproxy.runtime.split(':');
    const socket = createConnection({ host: host!, port: Number(port) });
    socket.end(`get weight model/${server}\n`);
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    return Number(/^(\d+)/.exec(text.trim())?.[1] ?? NaN);
  };
  return { stable: await weight('stable'), candidate: await weight('candidate') };
}
