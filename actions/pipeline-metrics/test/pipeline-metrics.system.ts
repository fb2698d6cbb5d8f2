import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { metricNames } from '@tidegate/delivery';
import { type BundleRun, runBundle } from '@tidegate/testing';
import { type GitHubDouble, startGitHub } from '@tidegate/testing/github';
import { Client } from 'pg';
import { graphQLContract } from '../../../scripts/graphql.ts';
import { openapiExtract } from '../../../scripts/openapi.ts';
import * as postgres from '../../../scripts/servers/postgres.ts';
import type { Server } from '../../../scripts/servers/process.ts';
import * as prometheus from '../../../scripts/servers/prometheus.ts';
import * as pushgateway from '../../../scripts/servers/pushgateway.ts';
import { handMade, repository } from './history-for-tests.ts';

const LONG = 180_000;
const folder = mkdtempSync(join(tmpdir(), 'tidegate-delivery-'));
let database: postgres.PostgresServer;
let gateway: Server;
let github: GitHubDouble;
let admin: Client;

beforeAll(async () => {
  const { committedAt, ...history } = handMade();
  await prometheus.install();
  [database, gateway, github] = await Promise.all([
    postgres.start({ folder: join(folder, 'postgres') }),
    pushgateway.start({ folder: join(folder, 'pushgateway') }),
    startGitHub({
      openapi: await openapiExtract(),
      graphql: await graphQLContract(),
      tokens: { good: {}, weak: { permissions: { deployments: 'read', contents: 'read' } } },
      repositories: [
        { name: repository, refs: { main: '0'.repeat(40) }, committedAt, workflows: [{ id: 7, file: 'gates.yml' }] },
      ],
      history,
    }),
  ]);
  admin = new Client({ connectionString: database.connection });
  admin.on('error', () => {});
  await admin.connect();
}, LONG);
afterAll(async () => {
  await admin?.end();
  await Promise.all([database?.stop(), gateway?.stop()]);
  rmSync(folder, { recursive: true, force: true });
  await github?.stop();
}, LONG);

const run = (inputs: Record<string, string>, env: Record<string, string> = {}): Promise<BundleRun> =>
  runBundle('pipeline-metrics', {
    inputs: { token: 'good', 'gate-workflows': 'gates.yml', 'upload-report': 'false', ...inputs },
    env: { GITHUB_API_URL: github.url, ...env },
  });
/** A database of its own; the address of it. */
async function fresh(name: string): Promise<string> {
  await admin.query(`CREATE DATABASE ${name}`);
  return database.connection.replace(/postgres$/, name);
}
async function rowsOf(connection: string, sql = 'SELECT * FROM tidegate_delivery_metrics ORDER BY metric') {
  const client = new Client({ connectionString: connection });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('PostgreSQL', () => {
  test(
    'the first run makes the table; running again replaces, another run adds',
    async () => {
      const connection = await fresh('first');
      const step = await run({ to: 'postgres', connection });
      expect(step.stderr).toBe('');
      expect(step.exitCode).toBe(0);
      expect(step.visible).not.toMatch(/keeper(%20| )of/);
      const rows = await rowsOf(connection);
      expect(rows.map(({ metric }) => metric)).toEqual([...metricNames].sort());
      expect(rows.find(({ metric }) => metric === 'change-failure-rate')).toMatchObject({
        run_key: '99/30d',
        repository,
        environment: 'production',
        model: '',
        unit: 'ratio',
        value: 0.6,
        lower_bound: expect.closeTo(0.2307, 4),
        upper_bound: expect.closeTo(0.8824, 4),
        confidence: 0.95,
        sample_size: 5,
        missing: null,
      });
      // The second attempt may read less: what it knows takes the place of what was there.
      expect((await run({ to: 'postgres', connection, token: 'weak' }, { GITHUB_RUN_ATTEMPT: '2' })).exitCode).toBe(0);
      const again = await rowsOf(connection);
      expect(again).toHaveLength(metricNames.length);
      expect(again.find(({ metric }) => metric === 'change-failure-rate')).toMatchObject({
        value: null,
        lower_bound: null,
        sample_size: 0,
        missing: 'needs `issues: read`',
      });
      await run({ to: 'postgres', connection }, { GITHUB_RUN_ID: '100' });
      await run({ to: 'postgres', connection, window: '7d' }, { GITHUB_RUN_ID: '100' });
      const keys = await rowsOf(connection, 'SELECT DISTINCT run_key FROM tidegate_delivery_metrics ORDER BY run_key');
      expect(keys.map(({ run_key }) => run_key)).toEqual(['100/30d', '100/7d', '99/30d']);
    },
    LONG,
  );

  test(
    'two first runs at once, and afterwards a user who may only write',
    async () => {
      const connection = await fresh('together');
      const steps = await Promise.all(
        ['1', '2', '3'].map((id) => run({ to: 'postgres', connection }, { GITHUB_RUN_ID: id })),
      );
      expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
      expect(await rowsOf(connection)).toHaveLength(3 * metricNames.length);
      await rowsOf(connection, "CREATE ROLE writer LOGIN PASSWORD 'quiet-word'");
      const writer = connection.replace(/\/\/[^@]+@/, '//writer:quiet-word@');
      const refused = await run({ to: 'postgres', connection: writer }, { GITHUB_RUN_ID: '4' });
      expect(refused.exitCode).toBe(2);
      expect(refused.annotations[0]!.message).toMatch(/does not let writer write .*grant SELECT, INSERT and UPDATE/);
      expect(refused.visible).not.toContain('quiet-word');
      await rowsOf(connection, 'GRANT SELECT, INSERT, UPDATE ON tidegate_delivery_metrics TO writer');
      await rowsOf(connection, 'GRANT SELECT ON tidegate_delivery_version TO writer');
      expect((await run({ to: 'postgres', connection: writer }, { GITHUB_RUN_ID: '4' })).exitCode).toBe(0);
    },
    LONG,
  );

  test(
    'a dry run makes nothing; what cannot be written is an error, whole or not at all, and the outputs stand',
    async () => {
      const connection = await fresh('dry');
      expect((await run({ to: 'postgres', connection, mode: 'dry-run' })).exitCode).toBe(0);
      const tables = "SELECT tablename FROM pg_tables WHERE tablename LIKE 'tidegate%'";
      expect(await rowsOf(connection, tables)).toEqual([]);
      await rowsOf(connection, 'CREATE TABLE tidegate_delivery_metrics (metric text)');
      const step = await run({ to: 'postgres', connection });
      expect(step.exitCode).toBe(2);
      expect(step.annotations[0]!.message).toMatch(/already exists.*Nothing was written/);
      expect(step.outputs).toMatchObject({ 'change-failure-rate': '0.6' });
      expect(await rowsOf(connection, tables)).toEqual([{ tablename: 'tidegate_delivery_metrics' }]);
      const stranger = connection.replace(/\/\/[^@]+@/, '//postgres:wrong-word@');
      const locked = await run({ to: 'postgres', connection: stranger });
      expect(locked.exitCode).toBe(2);
      expect(locked.visible).not.toContain('wrong-word');
    },
    LONG,
  );
});

describe('Prometheus', () => {
  test(
    'promtool finds nothing to say of the file, and something of a spoiled one',
    async () => {
      const step = await run({ to: 'prometheus' });
      const text = await readFile(join(step.workspace, step.outputs['prometheus']!), 'utf8');
      const check = (input: string) => {
        const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { input, encoding: 'utf8' });
        return { status, said: stdout + stderr };
      };
      expect(check(text)).toEqual({ status: 0, said: '' });
      expect(check(text.replace(' gauge', ' guage')).status).not.toBe(0);
      expect(check(text.replaceAll('_seconds', '_hours')).status).not.toBe(0);
    },
    LONG,
  );

  test(
    'a Pushgateway takes it; pushed again it is one group still, of another environment a second',
    async () => {
      const groups = async () => {
        const { data } = (await (await fetch(`${gateway.url}/api/v1/metrics`)).json()) as {
          data: ({ labels: object } & Record<string, { metrics: { value: string }[] }>)[];
        };
        return data;
      };
      const inputs = { to: 'prometheus', pushgateway: gateway.url };
      for (let time = 0; time < 2; time++) expect((await run(inputs)).exitCode).toBe(0);
      const [group, ...others] = await groups();
      expect(others).toEqual([]);
      expect(group!.labels).toEqual({ job: 'tidegate_delivery', repository, environment: 'production' });
      expect(group!['tidegate_delivery_change_failure_ratio']!.metrics[0]!.value).toBe('0.6');
      expect((await run({ ...inputs, 'environment-name': 'staging/eu' })).exitCode).toBe(0);
      expect((await groups()).map(({ labels }) => labels)).toContainEqual({
        job: 'tidegate_delivery',
        repository,
        environment: 'staging/eu',
      });
    },
    LONG,
  );
});
