import type { Client } from 'pg';

export const table = 'tidegate_delivery_metrics';
const versionTable = 'tidegate_delivery_version';

/** Each is applied once, in order, and never changed afterwards. */
const migrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE ${table} (
      run_key text NOT NULL,
      repository text NOT NULL,
      environment text NOT NULL,
      model text NOT NULL,
      metric text NOT NULL,
      unit text NOT NULL,
      value double precision,
      lower_bound double precision,
      upper_bound double precision,
      confidence double precision NOT NULL,
      sample_size integer NOT NULL,
      missing text,
      window_start timestamptz NOT NULL,
      window_end timestamptz NOT NULL,
      PRIMARY KEY (run_key, repository, environment, model, metric),
      CHECK ((value IS NULL) = (missing IS NOT NULL))
    )`,
    `CREATE INDEX ON ${table} (metric, repository, environment, model, window_end)`,
    `COMMENT ON COLUMN ${table}.model IS 'Empty: all models together'`,
    `COMMENT ON COLUMN ${table}.value IS 'Seconds, events per day, or a share of 1; NULL where there is not enough data'`,
  ],
];

/** Brings the tables to the newest version in the transaction that is open. Reads alone when they are, so that a user without CREATE may write. */
export async function migrate(client: Client): Promise<void> {
  if ((await versionOf(client)) >= migrations.length) return;
  // Two first runs at once: one makes the table, the other waits and finds it.
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('${versionTable}', 0))`);
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${versionTable} (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`,
  );
  for (let version = (await versionOf(client)) + 1; version <= migrations.length; version++) {
    for (const statement of migrations[version - 1]!) await client.query(statement);
    await client.query(`INSERT INTO ${versionTable} (version) VALUES ($1)`, [version]);
  }
}

async function versionOf(client: Client): Promise<number> {
  const there = await client.query<{ there: boolean }>(`SELECT to_regclass('${versionTable}') IS NOT NULL AS there`);
  if (there.rows[0]?.there !== true) return 0;
  const { rows } = await client.query<{ version: number | null }>(
    `SELECT max(version) AS version FROM ${versionTable}`,
  );
  return rows[0]?.version ?? 0;
}
