import type { DataEngine, Table } from '../../engine.ts';

export interface WarehouseOptions {
  /** Absolute path of a path the user typed. */
  readonly path: (typed: string) => string;
  /** Most milliseconds one statement may take. */
  readonly statementTimeout: number;
  /** Ends the statement that runs when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/** An engine that asks a database for aggregates of a table that stays there. */
export interface Warehouse extends Pick<DataEngine, 'query' | 'close'> {
  /** Opens the table that input `input` names as `table: ...`. */
  readonly open: (input: string, typed: string) => Promise<Table>;
  /** Throws a UserError when a table's rows were changed while they were read; engines that see one moment have none. */
  readonly settled?: () => Promise<void>;
}
