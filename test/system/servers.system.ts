import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { groupRuns } from '../../scripts/servers/group.ts';
import * as haproxy from '../../scripts/servers/haproxy.ts';
import * as mlflow from '../../scripts/servers/mlflow.ts';
import type { Server } from '../../scripts/servers/process.ts';
import * as prometheus from '../../scripts/servers/prometheus.ts';

const LONG = 600_000;
const root = mkdtempSync(join(tmpdir(), 'tidegate-servers-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const options = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  return fetch(url, options);
}

/** Stopping ends the server and all of its workers. */
async function expectGone(server: Server): Promise<void> {
  expect(groupRuns(server.pid)).toBe(true);
  await server.stop();
  expect(groupRuns(server.pid)).toBe(false);
  await expect(fetch(server.url)).rejects.toThrow();
}

describe.each(['3.17.2', '2.22.5'] as const)('MLflow %s', (version) => {
  test(
    'registers a version, resolves its alias, keeps an artifact, and stops',
    async () => {
      const server = await mlflow.start({ folder: join(root, `mlflow-${version}`), version });
      const api = `${server.url}/api/2.0/mlflow`;
      expect(await (await fetch(`${server.url}/version`)).text()).toBe(version);
      await post(`${api}/registered-models/create`, { name: 'late' });
      const run = await post(`${api}/runs/create`, { experiment_id: '0' });
      const { run: created } = (await run.json()) as { run: { info: { run_id: string; artifact_uri: string } } };
      expect(created.info.artifact_uri).toMatch(/^mlflow-artifacts:/);
      const source = `${created.info.artifact_uri}/model`;
      await post(`${api}/model-versions/create`, { name: 'late', source, run_id: created.info.run_id });
      await post(`${api}/registered-models/alias`, { name: 'late', alias: 'production', version: '1' });
      const alias = await fetch(`${api}/registered-models/alias?name=late&alias=production`);
      expect(await alias.json()).toMatchObject({ model_version: { version: '1', source } });
      const artifact = `${server.url}/api/2.0/mlflow-artifacts/artifacts/0/${created.info.run_id}/artifacts/model/a.txt`;
      expect((await fetch(artifact, { method: 'PUT', body: 'a model' })).status).toBe(200);
      expect(await (await fetch(artifact)).text()).toBe('a model');
      await expectGone(server);
    },
    LONG,
  );
});

test(
  'MLflow with authentication answers 401 to strangers',
  async () => {
    const auth = { username: 'keeper', password: 'a-long-enough-word' };
    const server = await mlflow.start({ folder: join(root, 'mlflow-auth'), auth });
    const search = `${server.url}/api/2.0/mlflow/experiments/search`;
    const basic = (password: string): Record<string, string> => ({
      authorization: `Basic ${Buffer.from(`${auth.username}:${password}`).toString('base64')}`,
    });
    const statuses = await Promise.all(
      [{}, basic('wrong'), basic(auth.password)].map(
        async (headers) => (await post(search, { max_results: 1 }, headers)).status,
      ),
    );
    expect(statuses).toEqual([401, 401, 200]);
    await expectGone(server);
  },
  LONG,
);

describe('HAProxy and Prometheus before two models', () => {
  const models: HttpServer[] = [];
  let proxy: haproxy.HaproxyServer;
  let monitor: prometheus.PrometheusServer;

  const model = async (name: string, status: number): Promise<string> => {
    const server = createServer((_, response) => response.writeHead(status).end(name));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    models.push(server);
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  const runtime = async (
    address: { path: string } | { host: string; port: number },
    command: string,
  ): Promise<string> => {
    const socket = connect(address);
    socket.end(`${command}\n`);
    let answer = '';
    for await (const part of socket.setEncoding('utf8')) answer += part as string;
    return answer.trim();
  };

  const answers = async (count: number): Promise<Record<string, number>> => {
    const seen: Record<string, number> = {};
    for (let i = 0; i < count; i++) {
      const name = await (await fetch(proxy.url)).text();
      seen[name] = (seen[name] ?? 0) + 1;
    }
    return seen;
  };

  beforeAll(async () => {
    const [stable, candidate] = [await model('stable', 200), await model('candidate', 500)];
    const folder = join(root, 'a-folder-so-deep-that-its-path-is-too-long-for-a-unix-socket'.repeat(2));
    proxy = await haproxy.start({ folder, stable, candidate });
    const scrape = [{ job: 'haproxy', targets: [proxy.metrics] }];
    monitor = await prometheus.start({ folder: join(root, 'prometheus'), scrape });
  }, LONG);
  afterAll(async () => {
    await Promise.all([proxy.stop(), monitor.stop()]);
    for (const server of models) server.close();
  });

  test('traffic follows the weights that the runtime API sets, over TCP and over the UNIX socket', async () => {
    expect(await answers(4)).toEqual({ stable: 4 });
    const [host = '', port = ''] = proxy.runtime.split(':');
    const tcp = { host, port: Number(port) };
    expect(await runtime(tcp, 'set server model/candidate weight 64')).toBe('');
    expect(await runtime(tcp, 'set server model/stable weight 192')).toBe('');
    expect(await answers(40)).toEqual({ stable: 30, candidate: 10 });
    await runtime({ path: proxy.socket }, 'set server model/candidate weight 0');
    expect(await answers(4)).toEqual({ stable: 4 });
    expect(await runtime(tcp, 'set server model/nobody weight 1')).toMatch(/no such server/i);
  });

  test(
    'Prometheus sees the errors of the candidate',
    async () => {
      const query = 'haproxy_server_http_responses_total{proxy="model",server="candidate",code="5xx"}';
      let value: string | undefined;
      for (let tries = 0; value !== '10' && tries < 100; tries++) {
        const response = await fetch(`${monitor.url}/api/v1/query?query=${encodeURIComponent(query)}`);
        const { data } = (await response.json()) as { data: { result: { value: [number, string] }[] } };
        value = data.result[0]?.value[1];
        await sleep(200);
      }
      expect(value).toBe('10');
    },
    LONG,
  );

  test(
    'Prometheus takes new targets while it runs',
    async () => {
      await monitor.setTargets([{ job: 'other', targets: ['127.0.0.1:1'], labels: { track: 'candidate' } }]);
      const response = await fetch(`${monitor.url}/api/v1/targets?state=active`);
      const { data } = (await response.json()) as { data: { activeTargets: { labels: Record<string, string> }[] } };
      expect(data.activeTargets.map(({ labels }) => labels)).toMatchObject([{ job: 'other', track: 'candidate' }]);
    },
    LONG,
  );

  test('both stop', async () => {
    await expectGone(proxy);
    await expectGone(monitor);
  });
});

describe('a server that does not come up', () => {
  test('is told with the end of its log', async () => {
    const folder = join(root, 'broken');
    const options = { folder, stable: 'not an address', candidate: '127.0.0.1:1' };
    await expect(haproxy.start(options)).rejects.toThrow(
      /HAProxy ended with 1[^]*haproxy\.log[^]*unknown keyword 'an'/,
    );
  });

  test('is ended when its port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const options = { folder: join(root, 'taken'), stable: '127.0.0.1:1', candidate: '127.0.0.1:1' };
    await expect(haproxy.start({ ...options, port })).rejects.toThrow(/cannot bind|in use/i);
    taken.close();
  });
});

test(
  'the command line starts a server that outlives it, and stops it',
  async () => {
    const folder = join(root, 'by-hand');
    mkdirSync(folder);
    const call = (...args: string[]): { status: number | null; stdout: string } =>
      spawnSync(process.execPath, ['scripts/servers/main.ts', ...args, '--folder', folder, '--free-ports'], {
        encoding: 'utf8',
      });
    expect(call('start', 'nonsense').status).toBe(1);
    const started = call('start', 'haproxy').stdout;
    const metrics = /metrics (http:[^ ]+)/.exec(started)?.[1] ?? '';
    expect(call('start', 'haproxy').stdout).toContain('haproxy runs already');
    expect((await fetch(metrics)).status).toBe(200);
    expect(call('stop', 'haproxy').stdout).toContain('haproxy stopped');
    await expect(fetch(metrics)).rejects.toThrow();
    // A pid file left by a machine that has since started another process of that id stops nothing.
    writeFileSync(
      join(folder, 'haproxy', 'process.json'),
      JSON.stringify({ pid: process.pid, started: '1', url: '', log: '' }),
    );
    expect(call('stop', 'haproxy').stdout).toContain('haproxy does not run');
  },
  LONG,
);
