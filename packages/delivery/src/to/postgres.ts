import { connectPostgres, postgresAddress } from '@tidegate/data-quality/postgres-connection';
import { UserError } from '@tidegate/evidence';
import { confidence } from '../measurement.ts';
import type { DeliveryReport } from './delivery-document.ts';
import { migrate, table } from './postgres-migrations.ts';

export interface PostgresTarget {
  readonly connection: string;
  /** What names this run: writing again under it replaces its rows. */
  readonly runKey: string;
  /** Absolute path of a path the user typed. */
  readonly path: (typed: string) => string;
}

const columns = [
  ...['run_key', 'repository', 'environment', 'model', 'metric', 'unit', 'value', 'lower_bound', 'upper_bound'],
  ...['confidence', 'sample_size', 'missing', 'window_start', 'window_end'],
] as const;
const settings = ["timezone = 'UTC'", "statement_timeout = '30s'", "lock_timeout = '20s'"];

/** One row a metric and model, all in one transaction. Gives the number of rows. Throws a UserError. */
export async function writePostgres(
  report: DeliveryReport,
  { connection, runKey, path }: PostgresTarget,
): Promise<number> {
  const address = postgresAddress(connection);
  const client = await connectPostgres(address, { path });
  const place = `PostgreSQL at ${address.host}:${address.port}`;
  try {
    await client.query('BEGIN');
    for (const setting of settings) await client.query(`SET LOCAL ${setting}`);
    await migrate(client);
    const { repository, environment, window, deliveries } = report;
    const rows = deliveries.flatMap(({ model = '', measurements }) =>
      measurements.map(({ name, unit, value, lower, upper, sampleSize, missing }) => [
        ...[runKey, repository, environment, model, name, unit, value ?? null, lower ?? null, upper ?? null],
        ...[confidence, sampleSize, missing ?? null, new Date(window.start), new Date(window.end)],
      ]),
    );
    const holes = columns.map((_, i) => `$${i + 1}`).join(', ');
    const changes = columns.map((column) => `${column} = EXCLUDED.${column}`).join(', ');
    const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${holes})
      ON CONFLICT (run_key, repository, environment, model, metric) DO UPDATE SET ${changes}`;
    for (const row of rows) await client.query(insert, row);
    await client.query('COMMIT');
    return rows.length;
  } catch (error) {
    throw trouble(error, place, address.user);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Errors of the server and of the connection; anything else is a bug and stays one. */
function trouble(error: unknown, place: string, user: string): unknown {
  const { code, message, severity } = error as { code?: unknown; message?: unknown; severity?: unknown };
  if (error instanceof UserError || (typeof severity !== 'string' && typeof code !== 'string')) return error;
  const said = String(message).split('\n')[0]!.replace(/\.$/, '');
  if (code === '42501') {
    return new UserError('unauthorized', `${place} does not let ${user} write the metrics: ${said}.`, {
      hint: `Let a user with CREATE run once, then grant SELECT, INSERT and UPDATE on ${table}.`,
      cause: error,
    });
  }
  return new UserError('tool-failed', `${place} did not take the metrics: ${said}.`, {
    hint: 'Nothing was written; look into the log of the server, and run again.',
    cause: error,
  });
}
