import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import * as postgres from '../../../scripts/servers/postgres.ts';
import { postgresHistory } from '../src/history/postgres.ts';
import { historyContract, keep, reach } from './history-contract.ts';
import { row } from './made.ts';

const LONG = 180_000;
const folder = mkdtempSync(join(tmpdir(), 'tidegate-postgres-'));
let server: postgres.PostgresServer;
beforeAll(async () => void (server = await postgres.start({ folder: join(folder, 'server') })), LONG);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, LONG);

async function asOwner<T>(connection: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: connection });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

let databases = 0;
/** The address of an empty database. */
async function newDatabase(): Promise<string> {
  const name = `monitoring_${++databases}`;
  await asOwner(server.connection, (client) => client.query(`CREATE DATABASE ${name}`));
  return server.connection.replace(/postgres$/, name);
}
const open = (connection: string) => postgresHistory(connection, { path: (typed) => typed });

describe('PostgreSQL keeps a history', () => {
  historyContract(async () => {
    const connection = await newDatabase();
    return () => open(connection);
  });
});

describe('the table ml_metrics', () => {
  test('has its columns, made once by runs that begin at once', async () => {
    const connection = await newDatabase();
    const histories = await Promise.all([open(connection), open(connection), open(connection), open(connection)]);
    await histories[0].record(
      [keep(row({ drift_score: 0.75, num_drifted_columns: 3, dataset_drift: true, metrics: { accuracy: 0.9 } }))],
      reach,
    );
    await Promise.all(histories.map((history) => history.close()));
    const { rows } = await asOwner(connection, (client) =>
      client.query(
        `SELECT timestamp, prediction_drift, num_drifted_columns, share_missing_values, dataset_drift, drift_score, model_name, metrics->>'accuracy' AS accuracy, created_at IS NOT NULL AS made FROM ml_metrics`,
      ),
    );
    expect(rows).toEqual([
      {
        timestamp: new Date('2026-01-01T00:00:00Z'),
        prediction_drift: null,
        num_drifted_columns: 3,
        share_missing_values: 0,
        dataset_drift: true,
        drift_score: 0.75,
        model_name: 'flights',
        accuracy: '0.9',
        made: true,
      },
    ]);
  });

  test('one that was there before is taken over with its rows', async () => {
    const connection = await newDatabase();
    await asOwner(connection, (client) =>
      client.query(`CREATE TABLE ml_metrics (id SERIAL PRIMARY KEY, timestamp TIMESTAMP NOT NULL, prediction_drift FLOAT, num_drifted_columns INTEGER, share_missing_values FLOAT, model_name VARCHAR(100));
        INSERT INTO ml_metrics (timestamp, prediction_drift, num_drifted_columns, share_missing_values, model_name) VALUES ('2025-12-31', 0.1, 2, 0.03, 'flights')`),
    );
    const history = await open(connection);
    await history.record([keep(row()), keep(row({ model: 'x'.repeat(10_000) }))], reach);
    // What the other tool knew is for those who look; it has no signals to decide on.
    expect(await history.read('flights', reach)).toHaveLength(1);
    await history.close();
    const { rows } = await asOwner(connection, (client) => client.query(`SELECT count(*)::int AS n FROM ml_metrics`));
    expect(rows).toEqual([{ n: 3 }]);
  });

  test('a user who may only write rows records into it', async () => {
    const connection = await newDatabase();
    await (await open(connection)).close();
    await asOwner(connection, async (client) => {
      await client.query(`CREATE ROLE recorder_${databases} LOGIN PASSWORD 'quiet water'`);
      await client.query(
        `GRANT SELECT, INSERT, UPDATE ON ml_metrics TO recorder_${databases}; GRANT SELECT ON tidegate_ml_metrics_version TO recorder_${databases}`,
      );
    });
    const address = new URL(connection);
    address.username = `recorder_${databases}`;
    address.password = 'quiet%20water';
    const history = await open(address.href);
    expect((await history.record([keep(row())], reach))[0]!.change).toBe('added');
    await history.close();

    const empty = new URL(await newDatabase());
    empty.username = address.username;
    empty.password = address.password;
    await expect(open(empty.href)).rejects.toMatchObject({
      code: 'unauthorized',
      hint: expect.stringContaining('Grant'),
    });
  });

  test('a table that is something else is told as such', async () => {
    const connection = await newDatabase();
    await asOwner(connection, (client) => client.query(`CREATE VIEW ml_metrics AS SELECT 1 AS a`));
    await expect(open(connection)).rejects.toMatchObject({ code: 'conflict' });
  });
});

test(
  'runs at once: no row is lost, none is double, each is decided with all before it in sight',
  async () => {
    const connection = await newDatabase();
    await Promise.all(
      [0, 1, 2, 3, 4, 5].map(async (writer) => {
        const history = await open(connection);
        for (let i = 0; i < 10; i++) {
          // Every key comes from two writers.
          const one = row({ at: Math.floor(writer / 2) * 10 + i });
          await history.record([keep(one)], { rows: 100, since: 0 });
        }
        await history.close();
      }),
    );
    const history = await open(connection);
    const rows = await history.read('flights', { rows: 100, since: 0 });
    await history.close();
    expect(rows.map(({ run_number }) => run_number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, i) => i + 1),
    );
  },
  LONG,
);

test('a server that goes away while it is asked is trouble that passes', async () => {
  const connection = await newDatabase();
  const history = await open(connection);
  await asOwner(server.connection, (client) =>
    client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${connection.split('/').at(-1)}'`,
    ),
  );
  await expect(history.record([keep(row())], reach)).rejects.toMatchObject({ code: 'unreachable' });
  await history.close();
});
