import type { Table } from '../../engine.ts';
import { openCatalogTable } from '../warehouse/table.ts';
import { tableName } from '../warehouse/table-name.ts';
import type { Warehouse, WarehouseOptions } from '../warehouse/warehouse.ts';
import { findTable } from './catalog.ts';
import { postgresDialect } from './dialect.ts';
import { postgresAddress } from './connect.ts';
import { openSession } from './session.ts';

/** PostgreSQL, asked in one transaction that can write nothing. */
export async function postgresEngine(connection: string, options: WarehouseOptions): Promise<Warehouse> {
  const address = postgresAddress(connection);
  const session = await openSession(address, options);
  return {
    query: session.query,
    close: session.close,
    async open(input, typed): Promise<Table> {
      const found = await findTable(input, tableName(input, typed, 2), session.query);
      return openCatalogTable(
        {
          ...found,
          engine: `PostgreSQL ${session.version}`,
          facts: {
            table: found.name.replaceAll('"', ''),
            server: `${address.host}:${address.port}/${address.database}`,
            'rows as of': session.began,
          },
        },
        postgresDialect,
        session.query,
      );
    },
  };
}
