import type { Column } from '../engine.ts';
import type { Dialect } from '../sql/dialect.ts';
import { readAs } from '../sql/typed.ts';
import type { ClassRule } from './plan.ts';
import type { ColumnRule, ValueType } from './schema.ts';

/** `class-share` and `min-samples-per-class` of one column. */
export function classRules(column: Column, rule: ColumnRule, dialect: Dialect): ClassRule[] {
  const share = rule['class-share'];
  const fewest = rule['min-samples-per-class'];
  const boolean = rule.type === 'boolean' || (rule.type === undefined && column.inferred === 'boolean');
  const classOf = boolean ? readAs(column, 'boolean', dialect).value : classText(column, rule.type, dialect);
  const base = {
    kind: 'classes' as const,
    subject: column.name,
    value: boolean ? `CAST(${classOf} AS VARCHAR)` : classOf,
    expected: boolean ? ['true', 'false'] : (rule.in ?? []).map(String),
  };
  const only = share?.class === undefined ? (boolean ? 'true' : undefined) : String(share.class);
  return [
    ...(share
      ? [
          {
            ...base,
            id: `columns.${column.name}.class-share`,
            title: `${column.name}: share of ${only ?? 'each class'}`,
            share,
            ...(only !== undefined && { only }),
          },
        ]
      : []),
    ...(fewest === undefined
      ? []
      : [
          {
            ...base,
            id: `columns.${column.name}.min-samples-per-class`,
            title: `${column.name}: at least ${fewest} rows per class`,
            fewest,
          },
        ]),
  ];
}

/** 1 and 1.0 are one class. */
function classText(column: Column, type: ValueType | undefined, dialect: Dialect): string {
  const whole = type === 'integer' || (type === undefined && column.inferred === 'integer');
  return whole
    ? `CAST(${readAs(column, 'integer', dialect).value} AS VARCHAR)`
    : dialect.text(column.sql, column.stored);
}
