import { type Check, nearest } from '@tidegate/evidence';
import type { Column, Table } from '../engine.ts';
import type { Dialect } from '../sql/dialect.ts';
import { isTime, readAs } from '../sql/typed.ts';
import { notOneExpression } from '../sql/one-expression.ts';
import { columnRules } from './column-rules.ts';
import { broken } from './judge.ts';
import { moreRowsThan, moreThanShare } from './limit.ts';
import type { PlannedRule } from './plan.ts';
import type { RuleSet, ValueType } from './schema.ts';

/** Compiles a rule set for a table: one or more planned rules per line the user wrote. Pure; nothing is queried. */
export function compileRules(rules: RuleSet, table: Pick<Table, 'columns' | 'rows' | 'dialect'>): PlannedRule[] {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  return [
    decided(rowsCheck(rules.rows, table.rows)),
    ...Object.entries(rules.columns ?? {}).flatMap(([name, rule]) => {
      const column = byName.get(name);
      if (column) return [decided(present(name)), ...columnRules(column, rule, table.dialect)];
      return rule.required === false ? [] : [decided(missing(name, `columns.${name}.presence`, byName.keys()))];
    }),
    ...(rules.checks ?? []).map(sqlCheck),
    ...extraColumns(rules, table.columns),
    ...duplicates(rules, byName),
    ...freshness(rules, byName, table.dialect),
    ...missingKeys(rules, byName),
  ];
}

/** Types the user declared, by column. */
export function declaredTypes(rules: RuleSet | undefined): Map<string, ValueType> {
  return new Map(
    Object.entries(rules?.columns ?? {}).flatMap(([name, { type }]) => (type ? [[name, type] as const] : [])),
  );
}

function decided(check: Check): PlannedRule {
  return { kind: 'decided', check };
}

/** Without a rule at least one row is wanted: an empty table has not passed anything. */
function rowsCheck({ min = undefined, max = undefined }: NonNullable<RuleSet['rows']> = {}, rows: number): Check {
  const least = min ?? (max === undefined ? 1 : 0);
  const base = {
    id: 'rows',
    title: `rows: ${[`at least ${least}`, max !== undefined && `at most ${max}`].filter(Boolean).join(', ')}`,
    observed: rows,
  };
  if (rows < least)
    return { ...base, verdict: 'fail', threshold: least, reason: `There are ${rows} rows, fewer than ${least}.` };
  if (max !== undefined && rows > max)
    return { ...base, verdict: 'fail', threshold: max, reason: `There are ${rows} rows, more than ${max}.` };
  return {
    ...base,
    verdict: 'pass',
    threshold: rows >= least && max !== undefined ? max : least,
    reason: `There are ${rows} rows.`,
  };
}

function present(name: string): Check {
  return {
    id: `columns.${name}.presence`,
    title: `${name} is there`,
    subject: name,
    verdict: 'pass',
    reason: `The data has the column ${name}.`,
  };
}

function missing(name: string, id: string, known: Iterable<string>): Check {
  const names = [...known];
  const close = nearest(name, names);
  return {
    id,
    title: `${name} is there`,
    subject: name,
    verdict: 'fail',
    reason: `The data has no column ${name}${close === undefined ? '' : `; the nearest is ${close}`}.`,
  };
}

function sqlCheck(check: NonNullable<RuleSet['checks']>[number], index: number): PlannedRule {
  const { sql, where, name = sql } = check;
  const named = { id: `checks.${index + 1}`, title: where === undefined ? name : `${name} (where ${where})` };
  const fault = notOneExpression(sql) ?? (where === undefined ? undefined : notOneExpression(where));
  if (fault !== undefined) return decided(broken(named, fault));
  const warnIf = check['warn-if'];
  const errorIf = check['error-if'] ?? (warnIf ? undefined : moreRowsThan(0));
  // A line of its own, so that a comment at its end hides nothing.
  const checked = where === undefined ? 'true' : `coalesce((\n${where}\n), false)`;
  return {
    kind: 'condition',
    ...named,
    checked,
    failing: `(${checked} AND NOT coalesce((\n${sql}\n), false))`,
    counted: where === undefined ? 'rows' : `rows where ${where}`,
    fault: `break "${name}"`,
    merit: `hold "${name}"`,
    noneChecked: where === undefined ? 'pass' : 'warn',
    named: true,
    ...(warnIf && { warnIf }),
    ...(errorIf && { errorIf }),
  };
}

/** Failing rows could not be told as the user asked. */
function missingKeys({ key = [] }: RuleSet, byName: ReadonlyMap<string, Column>): PlannedRule[] {
  return key.filter((name) => !byName.has(name)).map((name) => decided(missing(name, `key.${name}`, byName.keys())));
}

function extraColumns(rules: RuleSet, columns: readonly Column[]): PlannedRule[] {
  const mode = rules['extra-columns'] ?? 'allow';
  if (mode === 'allow') return [];
  const ruled = new Set(Object.keys(rules.columns ?? {}));
  const extra = columns.map(({ name }) => name).filter((name) => !ruled.has(name));
  return [
    decided({
      id: 'extra-columns',
      title: 'no column without a rule',
      observed: extra.length,
      threshold: 0,
      verdict: extra.length === 0 ? 'pass' : mode,
      reason: extra.length === 0 ? 'Every column has a rule.' : `Columns without a rule: ${extra.join(', ')}.`,
    }),
  ];
}

function duplicates(rules: RuleSet, byName: ReadonlyMap<string, Column>): PlannedRule[] {
  const rule = rules.duplicates;
  if (!rule) return [];
  const names = rule.columns ?? [...byName.keys()];
  const unknown = names.find((name) => !byName.has(name));
  if (unknown !== undefined) return [decided(missing(unknown, 'duplicates', byName.keys()))];
  const share = rule['max-share'];
  return [
    {
      kind: 'repeats',
      id: 'duplicates',
      title: rule.columns ? `no duplicate rows by ${names.join(', ')}` : 'no duplicate rows',
      columns: names.map((name) => byName.get(name)!.sql),
      skipNulls: false,
      counted: 'rows',
      errorIf: share === undefined ? moreRowsThan(rule.max ?? 0) : moreThanShare(share),
    },
  ];
}

function freshness(rules: RuleSet, byName: ReadonlyMap<string, Column>, dialect: Dialect): PlannedRule[] {
  if (!rules.freshness) return [];
  const { column: name, 'max-age': maxAge } = rules.freshness;
  const column = byName.get(name);
  if (!column) return [decided(missing(name, 'freshness', byName.keys()))];
  const type = rules.columns?.[name]?.type ?? 'timestamp';
  const { value } = readAs(column, isTime(type) ? type : 'timestamp', dialect);
  return [
    {
      kind: 'newest',
      id: 'freshness',
      title: `newest ${name}`,
      subject: name,
      instant: dialect.epochMilliseconds(`CAST(${value} AS TIMESTAMP(6))`),
      maxAge,
    },
  ];
}
