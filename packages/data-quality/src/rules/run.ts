import { type Check, UserError } from '@tidegate/evidence';
import type { Cell, DataEngine, Table } from '../engine.ts';
import { engineMessage } from '../engine-message.ts';
import { fewAtOnce } from '../few-at-once.ts';
import { QueryError } from '../query-error.ts';
import { filteredFrom } from '../sql/filtered.ts';
import { selectMany } from '../sql/select-many.ts';
import { aggregateReader } from './measure-aggregates.ts';
import { countClasses, judgeClasses } from './judge-classes.ts';
import { failingRows } from './failing-rows.ts';
import { broken, judgeRows } from './judge-rows.ts';
import { fenced } from './outliers.ts';
import type { ConditionRule, PlannedRule, RowsRule } from './plan.ts';
import { cellsOf, countsOf, scan } from './scan.ts';
import type { ShowValues } from './show-values.ts';
import type { ValueType } from './schema.ts';
import { judgeGap, judgeNewest } from './time-rules.ts';

export interface RunOptions {
  /** Most failing rows told per rule. */
  readonly maxFailingRows: number;
  readonly showValues: ShowValues;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly types: ReadonlyMap<string, ValueType>;
  /** Columns that name a row, told with each failing one. */
  readonly key?: readonly string[];
}

/** Runs planned rules; the checks come in the plan's order. A rule that cannot be run is told by its own check and stops no other. */
export async function runRules(
  plan: readonly PlannedRule[],
  table: Table,
  engine: Pick<DataEngine, 'query'>,
  options: RunOptions,
): Promise<Check[]> {
  const query = (sql: string) => engine.query(sql);
  const named = once(() => table.named(options.types));
  const rowsOf = failingRows(table, query, options);
  const { atOnce = 1 } = table;
  const scanned = await scan(plan, fromOf, query, atOnce);
  const aggregate = aggregateReader(scanned, query);
  return fewAtOnce(plan, atOnce, async (rule) => {
    try {
      return atMost(rule.severity, await run(rule));
    } catch (error) {
      if (rule.kind === 'decided' || error instanceof UserError) throw error;
      return broken(rule, told(error, options.showValues === true));
    }
  });

  async function fromOf(rule: Exclude<PlannedRule, { kind: 'decided' }>): Promise<string> {
    if (rule.kind === 'condition' && rule.named) return named();
    return rule.where === undefined ? table.from : filteredFrom(table, rule.where, options.types);
  }

  async function run(rule: PlannedRule): Promise<Check> {
    if (rule.kind === 'decided') return rule.check;
    const from = await fromOf(rule);
    switch (rule.kind) {
      case 'condition':
        return judgeCondition(rule, from, cellsOf(scanned.get(rule)!));
      case 'rows':
        return countRows(rule, from);
      case 'outliers': {
        const condition = await fenced(rule, from, query);
        if (!('kind' in condition)) return condition;
        const [found] = await selectMany([countsOf(condition)], from, query);
        return judgeCondition(condition, from, cellsOf(found!));
      }
      case 'classes':
        return judgeClasses(rule, await countClasses(rule, from, query));
      case 'aggregate':
        return aggregate(rule, from);
      case 'newest':
        return judgeNewest(rule, from, query, options.now);
      case 'gap':
        return judgeGap(rule, from, query, options.now);
    }
  }

  async function judgeCondition(rule: ConditionRule, from: string, cells: readonly Cell[]): Promise<Check> {
    const [checked, failing] = cells.map(Number) as [number, number];
    const select = (list: string) => `SELECT ${list} FROM ${from} WHERE ${rule.failing}`;
    const rows = await rowsOf(rule, failing, select, { inPlace: true });
    return judgeRows(rule, { checked, failing, rows });
  }

  async function countsOfRows(rule: RowsRule, from: string): Promise<{ checked: number; failing: number }> {
    if (rule.noneFails && rule.where === undefined) {
      const [row] = await query(rule.noneFails(from));
      if (row!['breaks'] === 0) return { checked: table.rows, failing: 0 };
    }
    const [row] = await query(rule.count(from));
    return { checked: Number(row!['checked']), failing: Number(row!['failing']) };
  }

  async function countRows(rule: RowsRule, from: string): Promise<Check> {
    const { checked, failing } = await countsOfRows(rule, from);
    const rows = await rowsOf(rule, failing, (list, order) => rule.failing(from, list, order));
    return judgeRows(rule, { checked, failing, rows });
  }
}

function atMost(severity: 'warn' | undefined, check: Check): Check {
  return severity === 'warn' && check.verdict !== 'pass' ? { ...check, verdict: 'warn' } : check;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** The engine's message, first line. What it quotes at run time is a value; before that it is the user's own SQL. */
function told(error: unknown, showValues: boolean): string {
  const line = engineMessage(error);
  const ofStatement = error instanceof QueryError ? error.ofStatement : /^(Binder|Parser|Catalog) Error/.test(line);
  return showValues || ofStatement ? line : line.replace(/'[^']*'|"[^"]*"/g, "'...'");
}
