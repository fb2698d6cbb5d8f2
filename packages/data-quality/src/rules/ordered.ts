import type { Column } from '../engine.ts';
import type { Dialect } from '../sql/dialect.ts';
import { isNumber, isTime, readAs } from '../sql/typed.ts';
import type { ValueType } from './value-types.ts';

/** A value that can be put in order: NULL where it is none. */
export function ordered(column: Column, declared: ValueType | undefined, dialect: Dialect): string {
  const type = declared ?? (column.inferred === 'empty' || column.inferred === 'other' ? 'string' : column.inferred);
  if (type === 'float') {
    const value = `CAST(${readAs(column, 'float', dialect).value} AS DOUBLE PRECISION)`;
    return `CASE WHEN NOT ${dialect.isNan(value)} THEN ${value} END`;
  }
  if (isNumber(type)) return readAs(column, type, dialect).value;
  if (isTime(type)) return `CAST(${readAs(column, type, dialect).value} AS TIMESTAMP(6))`;
  return dialect.text(column.sql, column.stored);
}
