// Starting a server as our own child, in a process group of its own, so that it and its workers end together.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../tools/command.ts';
import { endGroup, killGroup } from './group.ts';

export interface StartOptions {
  /** The folder that holds the server's state and log. Created when missing. */
  readonly folder: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Leave it running when this process ends (the command line does); then `pid` is all that stops it. */
  readonly keep?: boolean;
  /** How long it may take to answer, in milliseconds. */
  readonly deadline?: number;
}

export interface Server {
  /** Without a trailing slash. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Path of the log file. */
  readonly log: string;
  stop(): Promise<void>;
}

export interface Launch {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly log: string;
  readonly port: number;
  readonly keep: boolean;
  readonly deadline: number;
  /** Whether it answers now; a rejection means not yet. */
  readonly ready: () => Promise<boolean>;
}

const children = new Set<number>();
let watching = false;

function killChildren(): void {
  for (const pid of children) killGroup(pid, 'SIGKILL');
  children.clear();
}

function watchOwnEnd(): void {
  if (watching) return;
  watching = true;
  process.once('exit', killChildren);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      killChildren();
      process.kill(process.pid, signal);
    });
  }
}

/** Starts a server and waits until it is ready. Throws with the end of its log when it ends or stays silent past the deadline. */
export async function startServer(launch: Launch): Promise<Server> {
  mkdirSync(dirname(launch.log), { recursive: true });
  const log = openSync(launch.log, 'a');
  const child = spawn(launch.command, launch.args, {
    cwd: launch.cwd,
    env: launch.env ?? process.env,
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  let ended: string | undefined;
  child.once('error', (error) => (ended = `could not be started: ${error.message}`));
  child.once('exit', (code, signal) => (ended = `ended with ${code ?? signal}`));
  const pid = child.pid ?? 0;
  if (launch.keep) child.unref();
  else {
    watchOwnEnd();
    if (pid > 0) children.add(pid);
  }
  const stop = async (): Promise<void> => {
    await endGroup(pid);
    children.delete(pid);
  };
  const until = Date.now() + launch.deadline;
  while (!(await launch.ready().catch(() => false)) || ended !== undefined) {
    if (ended !== undefined || Date.now() > until) {
      await stop();
      const why = ended ?? `did not answer on port ${launch.port} within ${launch.deadline / 1000} s`;
      throw new Error(`${launch.name} ${why}. The end of ${launch.log}:\n${tail(launch.log)}`);
    }
    await sleep(100);
  }
  return { url: `http://127.0.0.1:${launch.port}`, port: launch.port, pid, log: launch.log, stop };
}

function tail(log: string): string {
  return lastLines(readFileSync(log, 'utf8')) || '(it is empty)';
}

/** Whether a GET of the address answers with 2xx within 2 s. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
  await response.arrayBuffer();
  return response.ok;
}

/** Ports below those that systems hand out themselves, so that nobody is given one between its choice and its server's start. */
const ports = { first: 20_000, perWorker: 3000 };
const start = Math.floor(Math.random() * ports.perWorker);
let asked = 0;

/** A TCP port of 127.0.0.1 that nobody listens on now. Each worker of jest has ports of its own. */
export async function freePort(): Promise<number> {
  const worker = (Number(process.env['JEST_WORKER_ID']) || 0) % 4;
  for (let tries = 0; tries < 100; tries++) {
    const port = ports.first + worker * ports.perWorker + ((start + asked++) % ports.perWorker);
    if (await isFree(port)) return port;
  }
  throw new Error(`there is no free port among a hundred from ${ports.first + worker * ports.perWorker} on.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  } catch {
    return false;
  }
  await new Promise((resolve) => server.close(resolve));
  return true;
}
