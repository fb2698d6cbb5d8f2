import type { DataEngine, Table } from '../engine.ts';
import type { FailingRow } from './judge-rows.ts';
import type { CountingRule } from './plan.ts';
import { rowMarks } from './row-marks.ts';
import type { RunOptions } from './run.ts';

/**
 * Finds where rows fail: the first ones in the order of their places or keys. Nothing is asked when none fails or nothing tells them apart.
 * `inPlace`: what is selected leaves a table's rows in their order.
 */
export function failingRows(table: Table, query: DataEngine['query'], options: RunOptions) {
  const marks = rowMarks(table, options.key ?? [], options.showValues);
  return async (
    rule: CountingRule & { readonly named?: true },
    failing: number,
    select: (list: string, order: readonly string[]) => string,
    { inPlace = false } = {},
  ): Promise<FailingRow[]> => {
    if (failing === 0 || options.maxFailingRows === 0) return [];
    const value = options.showValues === false || rule.value === undefined ? [] : [`${rule.value} AS value`];
    const list = [...marks.select(rule.named === true), ...value];
    if (list.length === 0) return [];
    const order = marks.orderedBy.length > 0 ? marks.orderedBy.join(', ') : 'value';
    const selected = select(list.join(', '), marks.order);
    const first = `LIMIT ${options.maxFailingRows}`;
    // Most often the first are found at once, while an order looks at all.
    const few = inPlace && table.placed ? `SELECT * FROM (${selected}) AS found ${first}` : selected;
    const rows = await query(`SELECT * FROM (${few}) AS failing ORDER BY ${order} ${first}`);
    return marks.tell(rows);
  };
}
