import type { ConditionRule } from './plan.ts';
import { type ColumnContext, condition } from './value-conditions.ts';
import { present } from '../sql/typed.ts';

export function patternRule(context: ColumnContext): ConditionRule[] {
  const { column, rule, table } = context;
  const { dialect } = table;
  const { pattern } = rule;
  if (!pattern) return [];
  const text = dialect.text(column.sql, column.stored);
  return [
    condition(context, 'pattern', pattern, {
      title: `${column.name} matches ${pattern.value}`,
      threshold: pattern.value,
      failing: `(${present(column)} AND NOT coalesce(${dialect.matches(text, pattern.value)}, false))`,
      fault: `do not match ${pattern.value}`,
      merit: `match ${pattern.value}`,
    }),
  ];
}

export function forbiddenPatternRule(context: ColumnContext): ConditionRule[] {
  const { column, rule, table } = context;
  const { dialect } = table;
  const forbidden = rule['not-pattern'];
  if (!forbidden) return [];
  const text = dialect.text(column.sql, column.stored);
  return [
    condition(context, 'not-pattern', forbidden, {
      title: `${column.name} does not match ${forbidden.value}`,
      threshold: forbidden.value,
      failing: `(${present(column)} AND coalesce(${dialect.matches(text, forbidden.value)}, true))`,
      fault: `match ${forbidden.value}`,
      merit: `do not match ${forbidden.value}`,
    }),
  ];
}

export function lengthRule(context: ColumnContext): ConditionRule[] {
  const { column, rule, table } = context;
  const { dialect } = table;
  const { length } = rule;
  if (!length) return [];
  const { min, max } = length;
  const text = dialect.text(column.sql, column.stored);
  const bounds = [
    ...(min === undefined ? [] : [`length(${text}) >= ${min}`]),
    ...(max === undefined ? [] : [`length(${text}) <= ${max}`]),
  ];
  const told = min === max ? `${min}` : `${min ?? 0} to ${max ?? 'any number of'}`;
  return [
    condition(context, 'length', length, {
      title: `${column.name} has ${told} characters`,
      failing: `(${present(column)} AND NOT coalesce(${bounds.join(' AND ')}, false))`,
      fault: `do not have ${told} characters`,
      merit: `have ${told} characters`,
    }),
  ];
}
