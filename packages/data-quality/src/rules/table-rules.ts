import { type Check, nearest } from '@tidegate/evidence';
import type { Column } from '../engine.ts';
import { notOneExpression } from '../sql/one-expression.ts';
import { judgeBounds, type ReferenceFacts } from './aggregates.ts';
import { limitsOf, scopeOf } from './handling.ts';
import { broken } from './judge-rows.ts';
import type { PlannedRule } from './plan.ts';
import type { RuleSet } from './schema.ts';

/** Without a rule at least one row is wanted: an empty table has not passed anything. */
export function rowsCheck(
  { min, max, change }: NonNullable<RuleSet['rows']> = {},
  rows: number,
  reference: ReferenceFacts | undefined,
): Check {
  const least = min ?? (max === undefined ? 1 : 0);
  const base = {
    id: 'rows',
    title: `rows: ${[`at least ${least}`, max !== undefined && `at most ${max}`, change && 'near those of the reference'].filter(Boolean).join(', ')}`,
    observed: rows,
  };
  if (rows < least)
    return { ...base, verdict: 'fail', threshold: least, reason: `There are ${rows} rows, fewer than ${least}.` };
  if (max !== undefined && rows > max)
    return { ...base, verdict: 'fail', threshold: max, reason: `There are ${rows} rows, more than ${max}.` };
  if (change)
    return {
      ...base,
      ...judgeBounds(base, 'The number of rows', { change }, rows, reference && { value: reference.rows }),
    };
  return {
    ...base,
    verdict: 'pass',
    threshold: rows >= least && max !== undefined ? max : least,
    reason: `There are ${rows} rows.`,
  };
}

export function present(name: string): Check {
  return {
    id: `columns.${name}.presence`,
    title: `${name} is there`,
    subject: name,
    verdict: 'pass',
    reason: `The data has the column ${name}.`,
  };
}

/** `known`: the data's columns. `ruled`: those with a rule of their own; a near one among the others may be the missing one, renamed. */
export function missing(
  name: string,
  id: string,
  known: readonly string[],
  ruled: ReadonlySet<string> = new Set(),
): Check {
  const free = known.filter((other) => !ruled.has(other));
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  const renamed = free.find((other) => bare(other) !== '' && bare(other) === bare(name)) ?? nearest(name, free);
  const close = renamed ?? nearest(name, known);
  const hint =
    close === undefined ? '' : renamed === undefined ? `; the nearest is ${close}` : `; is it renamed to ${renamed}?`;
  return {
    id,
    title: `${name} is there`,
    subject: name,
    verdict: 'fail',
    reason: `The data has no column ${name}${hint}${hint.endsWith('?') ? '' : '.'}`,
  };
}

export function extraColumns(rules: RuleSet, columns: readonly Column[]): Check[] {
  const mode = rules['extra-columns'] ?? 'allow';
  if (mode === 'allow') return [];
  const ruled = new Set(Object.keys(rules.columns ?? {}));
  const extra = columns.map(({ name }) => name).filter((name) => !ruled.has(name));
  return [
    {
      id: 'extra-columns',
      title: 'no column without a rule',
      observed: extra.length,
      threshold: 0,
      verdict: extra.length === 0 ? 'pass' : mode,
      reason: extra.length === 0 ? 'Every column has a rule.' : `Columns without a rule: ${extra.join(', ')}.`,
    },
  ];
}

/** Columns with rules come in the order of their rules; those without lie anywhere. */
export function columnOrder(rules: RuleSet, columns: readonly Column[]): Check[] {
  const mode = rules['column-order'] ?? 'allow';
  if (mode === 'allow') return [];
  const place = new Map(columns.map(({ name }, i) => [name, i]));
  const ordered = Object.keys(rules.columns ?? {}).filter((name) => place.has(name));
  const at = ordered.findIndex((name, i) => i > 0 && place.get(name)! < place.get(ordered[i - 1]!)!);
  const base = { id: 'column-order', title: 'columns in the order of their rules', sizes: { columns: ordered.length } };
  if (at < 0) return [{ ...base, verdict: 'pass', reason: 'The columns come in the order of their rules.' }];
  return [
    {
      ...base,
      verdict: mode,
      reason: `In the data ${ordered[at]} comes before ${ordered[at - 1]}, in the rules after it.`,
    },
  ];
}

export function sqlCheck(check: NonNullable<RuleSet['checks']>[number], index: number): PlannedRule {
  const { sql, where, name = sql } = check;
  const named = { id: `checks.${index + 1}`, title: where === undefined ? name : `${name} (where ${where})` };
  const fault = notOneExpression(sql) ?? (where === undefined ? undefined : notOneExpression(where));
  if (fault !== undefined) return { kind: 'decided', check: broken(named, fault) };
  // A line of its own, so that a comment at its end hides nothing.
  const fails = `CASE WHEN (\n${sql}\n) THEN false ELSE true END`;
  const checked = where === undefined ? 'true' : `coalesce((\n${where}\n), false)`;
  return {
    kind: 'condition',
    ...named,
    checked,
    failing: where === undefined ? fails : `(${checked} AND ${fails})`,
    counted: where === undefined ? 'rows' : `rows where ${where}`,
    fault: `break "${name}"`,
    merit: `hold "${name}"`,
    noneChecked: where === undefined ? 'pass' : 'warn',
    named: true,
    ...limitsOf(check),
    ...scopeOf({ severity: check.severity }),
  };
}

/** Failing rows could not be told as the user asked. */
export function missingKeys({ key = [] }: RuleSet, known: readonly string[]): Check[] {
  return key.filter((name) => !known.includes(name)).map((name) => missing(name, `key.${name}`, known));
}
