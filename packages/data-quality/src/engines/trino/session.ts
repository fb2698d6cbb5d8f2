import { UserError } from '@tidegate/evidence';
import type { ResultRow } from '../../engine.ts';
import { tlsOptions } from '../warehouse/tls.ts';
import type { WarehouseOptions } from '../warehouse/warehouse.ts';
import type { TrinoAddress } from './address.ts';
import { runStatement } from './statement.ts';

export interface Session {
  readonly version: string;
  /** When it began by the server's clock, as ISO 8601 text. */
  readonly began: string;
  readonly query: (sql: string) => Promise<ResultRow[]>;
  readonly close: () => Promise<void>;
}

const header = 'x-trino-transaction-id';

/**
 * Statements in a transaction that can write nothing; connectors with snapshots show one moment in it. Trino ends a transaction with the
 * statement that fails, so the next one begins another.
 */
export async function openSession(address: TrinoAddress, options: WarehouseOptions): Promise<Session> {
  const client = { ...options, tls: await tlsOptions(address, options.path) };
  let transaction: string | undefined;
  const begin = async (): Promise<string> => {
    const { headers } = await runStatement('START TRANSACTION READ ONLY', address, client, { [header]: 'NONE' });
    const started = headers['x-trino-started-transaction-id'];
    if (typeof started === 'string') return started;
    throw new UserError('unsupported', `Trino at ${address.origin} began no transaction.`, {
      hint: 'Let the server, or the gateway before it, pass the headers X-Trino-*.',
    });
  };
  const query = async (sql: string): Promise<ResultRow[]> => {
    transaction ??= await begin();
    try {
      return (await runStatement(sql, address, client, { [header]: transaction })).rows;
    } catch (error) {
      transaction = undefined;
      throw error;
    }
  };
  const [about] = await query(
    `SELECT (SELECT max(node_version) FROM system.runtime.nodes WHERE coordinator) AS version, to_iso8601(current_timestamp) AS began`,
  ).catch((error: unknown) => {
    if (!(error instanceof UserError) || error.code !== 'unauthorized') throw error;
    // Not every user may look at the nodes.
    return query(`SELECT NULL AS version, to_iso8601(current_timestamp) AS began`);
  });
  return {
    version: String(about!['version'] ?? ''),
    began: String(about!['began']),
    query,
    async close() {
      if (transaction === undefined) return;
      const open = transaction;
      transaction = undefined;
      // A transaction left open ends by itself when nobody uses it.
      await runStatement('COMMIT', address, client, { [header]: open }).catch(() => {});
    },
  };
}
