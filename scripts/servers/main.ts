// The servers of the system tests, by hand:
//
//   node scripts/bootstrap.mjs scripts/servers/main.ts install|start|stop|status [mlflow] [prometheus] [haproxy] [postgres] [trino]
//
// Without names: all. State, logs and process ids are kept in `--folder <path>`, default `servers` in the cache. With
// `--free-ports` each takes free ports instead of its usual ones. HAProxy stands before models at 127.0.0.1:8001 (stable) and
// 127.0.0.1:8002 (candidate); Prometheus scrapes both and, on its usual port, HAProxy.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder } from '../tools/cache.ts';
import { endGroup, processStat } from './group.ts';
import * as haproxy from './haproxy.ts';
import * as mlflow from './mlflow.ts';
import * as postgres from './postgres.ts';
import type { Server } from './process.ts';
import * as prometheus from './prometheus.ts';
import * as trino from './trino.ts';

const MODELS = { stable: '127.0.0.1:8001', candidate: '127.0.0.1:8002' };
const PORTS = {
  mlflow: 5000,
  prometheus: 9090,
  haproxy: 8000,
  runtime: 9999,
  metrics: 8405,
  postgres: 5432,
  trino: 8080,
};

interface Entry {
  readonly install: () => Promise<string>;
  readonly start: (folder: string, ports: Partial<typeof PORTS>) => Promise<Server & { readonly about?: string }>;
}

const SERVERS: Readonly<Record<string, Entry>> = {
  mlflow: {
    install: () => mlflow.install(),
    start: (folder, { mlflow: port }) => mlflow.start({ folder, ...optional({ port }), keep: true }),
  },
  haproxy: {
    install: () => haproxy.install(),
    start: async (folder, { haproxy: port, runtime, metrics }) => {
      const ports = optional({ port, runtimePort: runtime, metricsPort: metrics });
      const server = await haproxy.start({ folder, ...ports, ...MODELS, keep: true });
      return { ...server, about: `, runtime API ${server.runtime}, metrics http://${server.metrics}/metrics` };
    },
  },
  prometheus: {
    install: () => prometheus.install(),
    start: (folder, { prometheus: port }) => {
      const models = Object.entries(MODELS).map(([job, target]) => ({ job, targets: [target] }));
      const scrape = [{ job: 'haproxy', targets: [`127.0.0.1:${PORTS.metrics}`] }, ...models];
      return prometheus.start({ folder, ...optional({ port }), scrape, keep: true });
    },
  },
  postgres: {
    install: () => postgres.install(),
    start: async (folder, { postgres: port }) => {
      const server = await postgres.start({ folder, ...optional({ port }), keep: true });
      return { ...server, about: `, ${server.connection}` };
    },
  },
  trino: {
    install: () => trino.install(),
    start: async (folder, { trino: port }) => {
      const server = await trino.start({ folder, ...optional({ port }), keep: true });
      return { ...server, about: `, ${server.connection}` };
    },
  },
};

/** Leaves out what is undefined. */
function optional<K extends string>(values: Record<K, number | undefined>): Partial<Record<K, number>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<
    Record<K, number>
  >;
}

interface Started {
  readonly pid: number;
  readonly started: string;
  readonly url: string;
  readonly log: string;
}

function entry(name: string): Entry {
  const server = SERVERS[name];
  if (!server) throw new Error(`there is no server ${name}; there are ${Object.keys(SERVERS).join(', ')}.`);
  return server;
}

/** What the pid file tells, if that very process still runs: a process id alone may belong to another by now. */
function recorded(file: string): Started | undefined {
  if (!existsSync(file)) return undefined;
  const entry = JSON.parse(readFileSync(file, 'utf8')) as Started;
  return processStat(entry.pid)?.started === entry.started ? entry : undefined;
}

async function start(name: string, folder: string, file: string, ports: Partial<typeof PORTS>): Promise<void> {
  const known = recorded(file);
  if (known) {
    console.log(`${name} runs already: ${known.url} (process ${known.pid})`);
    return;
  }
  const { pid, url, log, about = '' } = await entry(name).start(folder, ports);
  writeFileSync(file, JSON.stringify({ pid, started: processStat(pid)?.started ?? '', url, log } satisfies Started));
  console.log(`${name} runs: ${url}${about} (process ${pid}, log ${log})`);
}

async function stop(name: string, file: string): Promise<void> {
  const known = recorded(file);
  if (known) await endGroup(known.pid);
  rmSync(file, { force: true });
  console.log(known ? `${name} stopped` : `${name} does not run`);
}

async function main(args: string[]): Promise<void> {
  const options = { folder: { type: 'string' }, 'free-ports': { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [command = '', ...asked] = positionals;
  const names = asked.length > 0 ? asked : Object.keys(SERVERS);
  const root = resolve(values.folder ?? join(cacheFolder(), 'servers'));
  for (const name of names) {
    const server = entry(name);
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'process.json');
    if (command === 'install') console.log(`${name}: ${await server.install()}`);
    else if (command === 'start') await start(name, folder, file, values['free-ports'] ? {} : PORTS);
    else if (command === 'stop') await stop(name, file);
    else if (command === 'status') console.log(`${name}: ${recorded(file)?.url ?? 'does not run'}`);
    else
      throw new Error(
        `usage: main.ts install|start|stop|status [${Object.keys(SERVERS).join('] [')}] [--folder <path>] [--free-ports]`,
      );
  }
}

if (import.meta.main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    console.error(`tidegate: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
