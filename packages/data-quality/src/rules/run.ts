import { type Check, UserError } from '@tidegate/evidence';
import type { DataEngine, ResultRow, Table } from '../engine.ts';
import { engineMessage } from '../engine-message.ts';
import { broken, type Counted, judgeClasses, judgeCondition, judgeNewest, judgeRepeats } from './judge.ts';
import type { ClassRule, ConditionRule, NewestRule, PlannedRule, RepeatRule } from './plan.ts';
import { QueryError } from '../query-error.ts';
import { rowMarks } from './row-marks.ts';
import type { ValueType } from './schema.ts';

export interface RunOptions {
  /** Most failing rows told per rule. */
  readonly maxFailingRows: number;
  readonly showValues: boolean;
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
  const counts = await countConditions(plan, table, query);
  const named = once(() => table.named(options.types));
  const marks = rowMarks(table, options.key ?? [], options.showValues);
  const checks: Check[] = [];
  for (const rule of plan) {
    try {
      checks.push(await runRule(rule));
    } catch (error) {
      if (rule.kind === 'decided' || error instanceof UserError) throw error;
      checks.push(broken(rule, told(error, options.showValues)));
    }
  }
  return checks;

  async function runRule(rule: PlannedRule): Promise<Check> {
    switch (rule.kind) {
      case 'decided':
        return rule.check;
      case 'condition':
        return judgeCondition(rule, await condition(rule));
      case 'repeats':
        return judgeRepeats(rule, await repeats(rule));
      case 'classes':
        return judgeClasses(rule, await classes(rule, table, query));
      case 'newest':
        return judgeNewest(rule, { ...(await newest(rule, table, query, options.now)), now: options.now });
    }
  }

  async function condition(rule: ConditionRule): Promise<Counted> {
    const from = rule.named ? await named() : table.from;
    const counted = counts.get(rule) ?? readCount((await query(countQuery([rule], from)))[0]!, 0);
    if (counted.failing === 0 || options.maxFailingRows === 0) return { ...counted, rows: [] };
    const value = options.showValues && rule.value !== undefined ? [`${rule.value} AS value`] : [];
    const told = [...marks.select(rule.named === true), ...value];
    if (told.length === 0) return { ...counted, rows: [] };
    const order = marks.orderedBy.length > 0 ? marks.orderedBy.join(', ') : 'value';
    const rows = await query(
      `SELECT ${told.join(', ')} FROM ${from} WHERE ${rule.failing} ORDER BY ${order} LIMIT ${options.maxFailingRows}`,
    );
    return { ...counted, rows: await marks.tell(rows) };
  }

  async function repeats(rule: RepeatRule): Promise<Counted> {
    const keys = rule.columns.map((sql, i) => `${sql} AS k${i}`);
    const names = rule.columns.map((_, i) => `k${i}`).join(', ');
    const kept = rule.skipNulls ? ` WHERE ${rule.columns[0]} IS NOT NULL` : '';
    const groups = `SELECT ${names}, count(*) AS n FROM (SELECT ${keys.join(', ')} FROM ${table.from}${kept}) AS k GROUP BY ${names}`;
    const [sum] = await query(
      `SELECT coalesce(sum(n), 0) AS checked, coalesce(sum(n - 1), 0) AS failing FROM (${groups}) AS g`,
    );
    const counted = { checked: Number(sum!['checked']), failing: Number(sum!['failing']) };
    if (counted.failing === 0 || options.maxFailingRows === 0 || marks.order.length === 0)
      return { ...counted, rows: [] };
    const earlier = `row_number() OVER (PARTITION BY ${rule.columns.join(', ')} ORDER BY ${marks.order.join(', ')})`;
    const rows = await query(
      `SELECT ${marks.orderedBy.join(', ')} FROM (SELECT ${marks.select(false).join(', ')}, ${earlier} AS repeated FROM ${table.from}${kept}) AS r WHERE repeated > 1 ORDER BY ${marks.orderedBy.join(', ')} LIMIT ${options.maxFailingRows}`,
    );
    return { ...counted, rows: await marks.tell(rows) };
  }
}

type Query = (sql: string) => Promise<ResultRow[]>;

/** All conditions of the rule set in one scan. When the engine refuses it, each is counted alone later, and the culprit says so itself. */
async function countConditions(
  plan: readonly PlannedRule[],
  table: Table,
  query: Query,
): Promise<Map<ConditionRule, Omit<Counted, 'rows'>>> {
  const rules = plan.filter((rule) => rule.kind === 'condition' && !rule.named) as ConditionRule[];
  if (rules.length === 0) return new Map();
  try {
    const [row] = await query(countQuery(rules, table.from));
    return new Map(rules.map((rule, i) => [rule, readCount(row!, i)]));
  } catch (error) {
    if (error instanceof UserError) throw error;
    return new Map();
  }
}

function countQuery(rules: readonly ConditionRule[], from: string): string {
  const counts = rules.map(
    ({ checked, failing }, i) =>
      `count(*) FILTER (WHERE ${checked}) AS c${i}, count(*) FILTER (WHERE ${failing}) AS f${i}`,
  );
  return `SELECT ${counts.join(', ')} FROM ${from}`;
}

function readCount(row: ResultRow, index: number): Omit<Counted, 'rows'> {
  return { checked: Number(row[`c${index}`]), failing: Number(row[`f${index}`]) };
}

async function classes(rule: ClassRule, table: Table, query: Query): Promise<Map<string, number>> {
  const rows = await query(
    `SELECT ${rule.value} AS class, count(*) AS n FROM ${table.from} WHERE ${rule.value} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10001`,
  );
  if (rows.length > 10_000) throw new Error(`${rule.subject} has more than 10 000 classes`);
  return new Map(rows.map((row) => [String(row['class']), Number(row['n'])]));
}

async function newest(rule: NewestRule, table: Table, query: Query, now: number) {
  const { instant } = rule;
  const [row] = await query(
    `SELECT max(${instant}) FILTER (WHERE ${instant} <= ${now}) AS newest, count(*) FILTER (WHERE ${instant} > ${now}) AS future FROM ${table.from}`,
  );
  const { newest: found, future } = row!;
  return { newest: found === null || found === undefined ? undefined : Number(found), future: Number(future) };
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
