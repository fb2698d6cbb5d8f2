import type { Warehouse, WarehouseOptions } from './warehouse.ts';

export interface WarehouseEntry {
  /** An address as it should be. */
  readonly example: string;
  /** Loads the engine's client, which files need none of, and connects. */
  readonly open: (connection: string, options: WarehouseOptions) => Promise<Warehouse>;
}

/** The databases that can be asked, by the name users type. */
export const warehouses = {
  postgres: {
    example: 'postgresql://user:password@host:5432/database',
    open: async (connection, options) => (await import('../postgres/engine.ts')).postgresEngine(connection, options),
  },
  trino: {
    example: 'https://user:password@host:8443/catalog/schema',
    open: async (connection, options) => (await import('../trino/engine.ts')).trinoEngine(connection, options),
  },
} as const satisfies Record<string, WarehouseEntry>;
export type WarehouseName = keyof typeof warehouses;
