import { UserError } from '@tidegate/evidence';
import type { Table } from '../../engine.ts';
import { openCatalogTable } from '../warehouse/table.ts';
import { tableName } from '../warehouse/table-name.ts';
import type { Warehouse, WarehouseOptions } from '../warehouse/warehouse.ts';
import { trinoAddress } from './address.ts';
import { findTable } from './catalog.ts';
import { trinoDialect } from './dialect.ts';
import { openSession } from './session.ts';

/** Trino, asked in transactions that can write nothing. Most of its connectors know no moment in time, so rows are counted again at the end. */
export async function trinoEngine(connection: string, options: WarehouseOptions): Promise<Warehouse> {
  const address = trinoAddress(connection);
  const session = await openSession(address, options);
  const opened: { readonly input: string; readonly table: Table; readonly name: string }[] = [];
  return {
    query: session.query,
    close: session.close,
    async open(input, typed) {
      const found = await findTable(input, tableName(input, typed, 3), address, session.query);
      const name = found.name.replaceAll('"', '');
      const facts = { table: name, server: address.origin, 'rows as of': session.began };
      const engine = `Trino ${session.version}`.trim();
      const table = await openCatalogTable({ ...found, engine, facts }, trinoDialect, session.query);
      opened.push({ input, table, name });
      return table;
    },
    async settled() {
      for (const { input, table, name } of opened) {
        const [now] = await session.query(`SELECT count(*) AS n FROM ${table.from}`);
        if (Number(now!['n']) === table.rows) continue;
        throw new UserError(
          'conflict',
          `\`${input}\`: ${name} had ${table.rows} rows at first and ${String(now!['n'])} at the end, so no number of it can be trusted.`,
          { hint: 'Validate while nobody writes, or a view of what no longer changes.' },
        );
      }
    },
  };
}
