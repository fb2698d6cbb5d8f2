import { connectPostgres, type PostgresAddress, postgresAddress } from '@tidegate/data-quality/postgres-connection';
import { UserError } from '@tidegate/evidence';
import type { Client } from 'pg';
import { inOrder, modelKey, parseRow, type Row } from '../row.ts';
import { decideEntry, type Entry, type History, mostRows, type Reach, type Recorded } from './history.ts';
import { migrate } from './postgres-migrations.ts';

export interface PostgresOptions {
  /** Absolute path of a path the user typed. */
  readonly path: (typed: string) => string;
}

/** The table `ml_metrics` of a database, one row a run; the whole row is in `record`, the columns are for those who look. */
export async function postgresHistory(connection: string, options: PostgresOptions): Promise<History> {
  const address = postgresAddress(connection);
  const location = `table ml_metrics of PostgreSQL at ${address.host}:${address.port}/${address.database}`;
  const client = await connectPostgres(address, options);
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw error instanceof UserError || !isServerError(error) ? error : trouble(error, address);
    }
  };
  try {
    await told(async () => {
      for (const setting of settings) await client.query(`SET ${setting}`);
      await migrate(client);
    });
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return {
    location,
    close: async () => client.end().catch(() => {}),
    read: (model, reach) => told(async () => inOrder(await newest(client, model, reach, location))),
    record: (entries, reach) =>
      told(async () => {
        const recorded: Recorded[] = [];
        // Each in a transaction of its own: one model waits for no other.
        for (const entry of entries) recorded.push(await recordOne(client, entry, reach, location));
        return recorded;
      }),
  };
}

const settings = ["timezone = 'UTC'", 'statement_timeout = 30000', 'lock_timeout = 20000'];

async function recordOne(client: Client, entry: Entry, reach: Reach, location: string): Promise<Recorded> {
  await client.query('BEGIN');
  try {
    const model = modelKey(entry.model);
    // Runs of one model one after the other, so that two never decide on the same past.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('ml_metrics ' || $1, 0))`, [model]);
    const { rows } = await client.query<{ record: unknown }>('SELECT record FROM ml_metrics WHERE run_key = $1', [
      entry.key,
    ]);
    const own = rows.map(({ record }) => parseRow(record, location));
    const past = await newest(client, entry.model, reach, location);
    const known = inOrder([...own, ...past.filter(({ run_key }) => run_key !== entry.key)]);
    const one = decideEntry(entry, known);
    if (one.change !== 'unchanged') await upsert(client, one.row);
    await client.query('COMMIT');
    return one;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function newest(client: Client, model: string, { rows, since }: Reach, location: string): Promise<Row[]> {
  const key = modelKey(model);
  const found = await client.query<{ record: unknown }>(
    `(SELECT record, timestamp FROM ml_metrics WHERE model_key = $1 AND record IS NOT NULL ORDER BY timestamp DESC LIMIT $2)
     UNION
     (SELECT record, timestamp FROM ml_metrics WHERE model_key = $1 AND record IS NOT NULL AND timestamp >= $3 ORDER BY timestamp DESC LIMIT ${mostRows})`,
    [key, rows, new Date(since).toISOString()],
  );
  return found.rows.map(({ record }) => parseRow(record, location));
}

async function upsert(client: Client, row: Row): Promise<void> {
  const columns: Readonly<Record<string, unknown>> = {
    run_key: row.run_key,
    timestamp: row.timestamp,
    created_at: row.created_at,
    model_name: row.model_name,
    model_key: modelKey(row.model_name),
    environment: row.environment,
    model_version: row.model_version,
    prediction_drift: row.prediction_drift,
    num_drifted_columns: row.num_drifted_columns,
    num_compared_columns: row.num_compared_columns,
    share_missing_values: row.share_missing_values,
    dataset_drift: row.dataset_drift,
    drift_score: row.drift_score,
    num_failed_checks: row.num_failed_checks,
    num_rows: row.num_rows,
    metrics: JSON.stringify(row.metrics),
    signals: JSON.stringify(row.signals),
    retrain: row.retrain,
    cause: row.cause,
    run_url: row.run_url,
    record: JSON.stringify(row),
  };
  const names = Object.keys(columns);
  const set = names.filter((name) => name !== 'run_key').map((name) => `${name} = EXCLUDED.${name}`);
  await client.query(
    `INSERT INTO ml_metrics (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})
     ON CONFLICT (run_key) DO UPDATE SET ${set.join(', ')}`,
    Object.values(columns),
  );
}

/** The driver's errors say so by a code: five characters of the server, a name of the system's. */
function isServerError(error: unknown): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return typeof code === 'string' || /connection|terminated|timeout/i.test(String(message));
}

function trouble(error: unknown, { host, port, user }: PostgresAddress): UserError {
  const { code = '', message } = error as { readonly code?: string; readonly message: string };
  const server = `PostgreSQL at ${host}:${port}`;
  const said = String(message).split('\n')[0]!.replace(/\.$/, '');
  if (code === '42501' || code === '25006')
    return new UserError('unauthorized', `${server} does not let ${user} keep the history: ${said}.`, {
      hint: 'Grant CREATE on the schema for the first run, afterwards SELECT, INSERT and UPDATE on ml_metrics.',
      cause: error,
    });
  if (/^(42|23|0A)/.test(code))
    return new UserError('conflict', `${server} has a table ml_metrics that cannot hold the history: ${said}.`, {
      hint: 'Give the history a database or a schema (search_path) of its own.',
      cause: error,
    });
  return new UserError('unreachable', `${server} ended the work: ${said}.`, {
    hint: 'Look into the log of the server.',
    cause: error,
  });
}
