import type { Client } from 'pg';

/**
 * Each is applied once, in order, and never changed afterwards. The first takes over a table `ml_metrics` that another tool made: what
 * it lacks is added, and its rows stay.
 */
const migrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE IF NOT EXISTS ml_metrics (
      timestamp timestamptz NOT NULL,
      prediction_drift double precision,
      num_drifted_columns integer,
      share_missing_values double precision,
      dataset_drift boolean,
      drift_score double precision,
      model_name text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    )`,
    `ALTER TABLE ml_metrics ALTER COLUMN model_name TYPE text`,
    `ALTER TABLE ml_metrics
      ADD COLUMN IF NOT EXISTS prediction_drift double precision,
      ADD COLUMN IF NOT EXISTS num_drifted_columns integer,
      ADD COLUMN IF NOT EXISTS share_missing_values double precision,
      ADD COLUMN IF NOT EXISTS dataset_drift boolean,
      ADD COLUMN IF NOT EXISTS drift_score double precision,
      ADD COLUMN IF NOT EXISTS created_at timestamptz DEFAULT now(),
      ADD COLUMN IF NOT EXISTS run_key text,
      ADD COLUMN IF NOT EXISTS model_key text,
      ADD COLUMN IF NOT EXISTS environment text,
      ADD COLUMN IF NOT EXISTS model_version text,
      ADD COLUMN IF NOT EXISTS num_compared_columns integer,
      ADD COLUMN IF NOT EXISTS num_failed_checks integer,
      ADD COLUMN IF NOT EXISTS num_rows bigint,
      ADD COLUMN IF NOT EXISTS metrics jsonb,
      ADD COLUMN IF NOT EXISTS signals jsonb,
      ADD COLUMN IF NOT EXISTS retrain boolean,
      ADD COLUMN IF NOT EXISTS cause text,
      ADD COLUMN IF NOT EXISTS run_url text,
      ADD COLUMN IF NOT EXISTS record jsonb`,
    `CREATE UNIQUE INDEX IF NOT EXISTS ml_metrics_run_key ON ml_metrics (run_key)`,
    `CREATE INDEX IF NOT EXISTS ml_metrics_model_time ON ml_metrics (model_key, timestamp DESC)`,
    `CREATE INDEX IF NOT EXISTS ml_metrics_time ON ml_metrics (timestamp)`,
  ],
];

const versionTable = 'tidegate_ml_metrics_version';

/** Brings the table to the newest version. Reads alone when it is there already, so that a user without CREATE may record. */
export async function migrate(client: Client): Promise<void> {
  if ((await versionOf(client)) >= migrations.length) return;
  await client.query('BEGIN');
  try {
    // Two first runs at once: one makes the table, the other waits and finds it.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('${versionTable}', 0))`);
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${versionTable} (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    for (let version = (await versionOf(client)) + 1; version <= migrations.length; version++) {
      for (const statement of migrations[version - 1]!) await client.query(statement);
      await client.query(`INSERT INTO ${versionTable} (version) VALUES ($1)`, [version]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function versionOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('${versionTable}') IS NOT NULL AS there`);
  if (rows[0]?.there !== true) return 0;
  const { rows: versions } = await client.query<{ version: number | null }>(
    `SELECT max(version) AS version FROM ${versionTable}`,
  );
  return versions[0]?.version ?? 0;
}
