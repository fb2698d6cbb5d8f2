import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aptCommands } from '../tools/apt.ts';
import { progress } from '../tools/cache.ts';
import { answers, freePort, startServer } from './process.ts';
import type { Server, StartOptions } from './process.ts';

export interface ScrapeJob {
  readonly job: string;
  /** "host:port" each. */
  readonly targets: readonly string[];
  /** Default `/metrics`. */
  readonly path?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface PrometheusOptions extends StartOptions {
  readonly scrape: readonly ScrapeJob[];
  /** Prometheus duration; default `1s`. */
  readonly interval?: string;
}

export interface PrometheusServer extends Server {
  /** Scrapes these alone from now on; Prometheus takes up to 5 s to turn to them. */
  setTargets(scrape: readonly ScrapeJob[]): Promise<void>;
}

/** Installs Debian's Prometheus, without its service, and gives its path. */
export async function install(): Promise<string> {
  return (await aptCommands({ prometheus: 'prometheus' })).prometheus;
}

/** The configuration as JSON, which is YAML. */
export function config(scrape: readonly ScrapeJob[], interval = '1s'): string {
  const jobs = scrape.map(({ job, targets, path, labels }) => ({
    job_name: job,
    metrics_path: path ?? '/metrics',
    static_configs: [{ targets, labels: labels ?? {} }],
  }));
  const global = { scrape_interval: interval, scrape_timeout: interval, evaluation_interval: interval };
  return JSON.stringify({ global, scrape_configs: jobs }, null, 2);
}

/** A Prometheus that scrapes the given targets and keeps its samples in the folder. */
export async function start(options: PrometheusOptions): Promise<PrometheusServer> {
  const command = await install();
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const port = options.port ?? (await freePort());
  const file = join(folder, 'prometheus.yml');
  writeFileSync(file, config(options.scrape, options.interval));
  progress(`starting Prometheus on port ${port}`);
  const server = await startServer({
    name: 'Prometheus',
    command,
    args: [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.enable-lifecycle',
    ],
    cwd: folder,
    log: join(folder, 'prometheus.log'),
    port,
    keep: options.keep ?? false,
    deadline: options.deadline ?? 60_000,
    ready: () => answers(`http://127.0.0.1:${port}/-/ready`),
  });
  const setTargets = async (scrape: readonly ScrapeJob[]): Promise<void> => {
    writeFileSync(file, config(scrape, options.interval));
    const response = await fetch(`${server.url}/-/reload`, { method: 'POST' });
    if (!response.ok) throw new Error(`Prometheus did not take its new configuration: ${await response.text()}`);
    await settled(server.url, scrape);
  };
  return { ...server, setTargets };
}

/** Waits until the targets are the ones asked for: a reload answers before its targets are in place. */
async function settled(url: string, scrape: readonly ScrapeJob[]): Promise<void> {
  const wanted = scrape.flatMap(({ job, targets }) => targets.map((target) => `${job} ${target}`)).sort();
  for (let tries = 0; tries < 300; tries++) {
    const response = await fetch(`${url}/api/v1/targets?state=active`);
    const { data } = (await response.json()) as { data: { activeTargets: { labels: Record<string, string> }[] } };
    const active = data.activeTargets.map(({ labels }) => `${labels['job']} ${labels['instance']}`).sort();
    if (active.join() === wanted.join()) return;
    await sleep(100);
  }
  throw new Error(`Prometheus did not turn to its new targets ${wanted.join(', ')} within 30 s.`);
}
