import type { Column } from '../engine.ts';
import type { Dialect } from '../sql/dialect.ts';
import { present } from '../sql/typed.ts';
import { limitsOf, tolerated } from './handling.ts';
import { moreThanShare } from './limit.ts';
import type { ConditionRule } from './plan.ts';
import { type ColumnContext, condition } from './value-conditions.ts';

/** `nulls` of one column; NaN is null. */
export function nullsRule(context: ColumnContext): ConditionRule[] {
  const { column, rule, table } = context;
  const { dialect, rows } = table;
  if (!rule.nulls) return [];
  const { nulls } = rule;
  const warnIf = nulls['warn-if'] ?? (nulls.warn === undefined ? undefined : moreThanShare(nulls.warn));
  const handling = tolerated({ ...nulls, 'warn-if': warnIf });
  const limits = limitsOf(handling);
  const nan = notANumber(column, dialect);
  const told = limits.errorIf
    ? limits.errorIf.operator === '>'
      ? `at most ${limits.errorIf.text.slice(2)}`
      : `fail ${limits.errorIf.text}`
    : `warn ${limits.warnIf!.text.replace(/^> /, 'above ')}`;
  return [
    condition(context, 'nulls', handling, {
      title: `${column.name} nulls ${told}`,
      checked: 'true',
      failing: nan === 'false' ? `(NOT ${present(column)})` : `(NOT ${present(column)} OR ${nan})`,
      failingRows: nan === 'false' && column.facts ? rows - column.facts.present : undefined,
      fault: 'are null',
      merit: 'are there',
      noneChecked: 'pass',
    }),
  ];
}

function notANumber(column: Column, dialect: Dialect): string {
  if (column.kept) return 'false';
  if (column.stored === 'text') return `coalesce(lower(${column.sql}) = 'nan', false)`;
  if (column.stored !== 'float') return 'false';
  return `coalesce(${dialect.isNan(`CAST(${column.sql} AS DOUBLE PRECISION)`)}, false)`;
}
