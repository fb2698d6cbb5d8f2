import type { Column } from '../engine.ts';
import type { Dialect } from '../sql/dialect.ts';
import { readAs } from '../sql/typed.ts';
import { scopeOf } from './handling.ts';
import type { ClassRule } from './plan.ts';
import type { ValueType } from './schema.ts';
import type { ColumnContext } from './value-conditions.ts';

/** `class-share` and `min-samples-per-class` of one column. */
export function classRules({ column, rule, table: { dialect } }: ColumnContext): ClassRule[] {
  const share = rule['class-share'];
  const fewest = rule['min-samples-per-class'];
  const type = rule.type?.value;
  const boolean = type === 'boolean' || (type === undefined && column.inferred === 'boolean');
  const classOf = boolean ? readAs(column, 'boolean', dialect).value : classText(column, type, dialect);
  const base = {
    kind: 'classes' as const,
    subject: column.name,
    value: boolean ? `CAST(${classOf} AS VARCHAR)` : classOf,
    expected: boolean ? ['true', 'false'] : (rule.in?.value ?? []).map(String),
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
            ...scopeOf(share, rule),
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
            title: `${column.name}: at least ${fewest.value} rows per class`,
            fewest: fewest.value,
            ...scopeOf(fewest, rule),
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
