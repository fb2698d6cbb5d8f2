import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { aptCommands } from '../tools/apt.ts';
import { progress } from '../tools/cache.ts';
import { answers, freePort, startServer } from './process.ts';
import type { Server, StartOptions } from './process.ts';

export interface HaproxyConfig {
  /** Where clients come in. */
  readonly port: number;
  /** "host:port" of each model. */
  readonly stable: string;
  readonly candidate: string;
  /** 0..256 each; default 256 and 0. The runtime API changes them. */
  readonly weights?: { readonly stable: number; readonly candidate: number };
  /** The runtime API with level admin: a UNIX socket and a TCP port of 127.0.0.1. */
  readonly runtime: { readonly socket: string; readonly port: number };
  /** The built-in Prometheus exporter, `/metrics`. */
  readonly metricsPort: number;
  /** Take a server out while its `/health` does not answer 2xx. Default: off, so that a broken candidate shows as errors. */
  readonly healthChecks?: boolean;
}

export interface HaproxyOptions extends StartOptions, Pick<HaproxyConfig, 'stable' | 'candidate'> {
  readonly weights?: NonNullable<HaproxyConfig['weights']>;
  readonly healthChecks?: boolean;
  readonly runtimePort?: number;
  readonly metricsPort?: number;
}

export interface HaproxyServer extends Server {
  /** Path of the runtime API's UNIX socket. */
  readonly socket: string;
  /** The runtime API over TCP, "127.0.0.1:port". */
  readonly runtime: string;
  /** "127.0.0.1:port", to be scraped at /metrics. */
  readonly metrics: string;
}

/** The backend that holds the servers `stable` and `candidate`. */
export const BACKEND = 'model';

/** The longest path a UNIX socket may have, less what HAProxy appends while it binds. */
const SOCKET_PATH_MAX = 90;

/** Installs Debian's HAProxy, without its service, and gives its path. */
export async function install(): Promise<string> {
  return (await aptCommands({ haproxy: 'haproxy' })).haproxy;
}

/** haproxy.cfg: one frontend, the backend `model` with the servers `stable` and `candidate`, runtime API and metrics. */
export function config(options: HaproxyConfig): string {
  const weights = options.weights ?? { stable: 256, candidate: 0 };
  const check = options.healthChecks ? ' check inter 500ms' : '';
  return `global
  stats socket ${options.runtime.socket} mode 600 level admin
  stats socket ipv4@127.0.0.1:${options.runtime.port} level admin

defaults
  mode http
  timeout connect 2s
  timeout client 30s
  timeout server 30s
  retries 0

frontend clients
  bind 127.0.0.1:${options.port}
  default_backend ${BACKEND}

backend ${BACKEND}
  balance roundrobin
${options.healthChecks ? '  option httpchk GET /health\n' : ''}  server stable ${options.stable} weight ${weights.stable}${check}
  server candidate ${options.candidate} weight ${weights.candidate}${check}

frontend metrics
  bind 127.0.0.1:${options.metricsPort}
  http-request use-service prometheus-exporter if { path /metrics }
  http-request return status 404
`;
}

/** HAProxy in the foreground before two models; ready when its metrics answer, whether or not the models do. */
export async function start(options: HaproxyOptions): Promise<HaproxyServer> {
  const command = await install();
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const wished = join(folder, 'haproxy.sock');
  const short = wished.length > SOCKET_PATH_MAX ? mkdtempSync(join(tmpdir(), 'haproxy-')) : undefined;
  const socket = short === undefined ? wished : join(short, 'haproxy.sock');
  const port = options.port ?? (await freePort());
  const runtimePort = options.runtimePort ?? (await freePort());
  const metricsPort = options.metricsPort ?? (await freePort());
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, config({ ...options, port, runtime: { socket, port: runtimePort }, metricsPort }));
  progress(`starting HAProxy on port ${port}`);
  const server = await startServer({
    name: 'HAProxy',
    command,
    args: ['-db', '-f', file],
    cwd: folder,
    log: join(folder, 'haproxy.log'),
    port,
    keep: options.keep ?? false,
    deadline: options.deadline ?? 30_000,
    ready: () => answers(`http://127.0.0.1:${metricsPort}/metrics`),
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(short ?? socket, { recursive: true, force: true });
  };
  return { ...server, stop, socket, runtime: `127.0.0.1:${runtimePort}`, metrics: `127.0.0.1:${metricsPort}` };
}
