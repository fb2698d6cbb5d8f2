import type { Column } from '../engine.ts';
import type { ValueType } from '../rules/schema.ts';
import type { Dialect } from './dialect.ts';

/** A column read as a type: `value` is NULL where it is no such value; `invalid` is true for a value that is there and is none. */
export interface TypedColumn {
  readonly value: string;
  readonly invalid: string;
}

const numbers: readonly string[] = ['integer', 'float'];
const times: readonly string[] = ['date', 'timestamp'];

export function isNumber(type: string): boolean {
  return numbers.includes(type);
}

export function isTime(type: string): boolean {
  return times.includes(type);
}

/** An expression that is equal where the values are and null where there is none: the values themselves, or what is cheaper. */
export function keyOf({ sql, kept }: Column): string {
  return kept?.sql ?? sql;
}

/** True where there is a value, of whatever kind. */
export function present(column: Column): string {
  return column.presence ?? `${keyOf(column)} IS NOT NULL`;
}

/** True where there is a value of the type. */
export function readable(column: Column, type: ValueType, dialect: Dialect): string {
  const { value, invalid } = readAs(column, type, dialect);
  return invalid === 'false' ? present(column) : `${value} IS NOT NULL`;
}

/** Text files are read value by value; a column that has a type of its own must have a fitting one. */
export function readAs({ sql, stored, kept }: Column, type: ValueType, dialect: Dialect): TypedColumn {
  if (stored === 'text') return kept?.reads[type] ?? dialect.readText(sql, type);
  const refused = { value: `CAST(NULL AS ${sqlTypes[type]})`, invalid: `(${sql} IS NOT NULL)` };
  const never = 'false';
  switch (type) {
    case 'string':
      return stored === 'string' ? { value: sql, invalid: never } : refused;
    case 'boolean':
      return stored === 'boolean' ? { value: sql, invalid: never } : refused;
    case 'float':
      return isNumber(stored) ? { value: `CAST(${sql} AS DOUBLE PRECISION)`, invalid: never } : refused;
    case 'integer':
      if (stored === 'integer') return { value: sql, invalid: never };
      return stored === 'float' ? wholeNumber(sql) : refused;
    case 'date':
      return stored === 'date' ? { value: sql, invalid: never } : refused;
    case 'timestamp':
      return isTime(stored) ? { value: `CAST(${sql} AS TIMESTAMP(6))`, invalid: never } : refused;
  }
}

/** A float is an integer when it has no fraction and fits 38 digits; NaN and the infinities are none. */
function wholeNumber(sql: string): TypedColumn {
  const whole = `(abs(${sql}) < 1e37 AND ${sql} = floor(${sql}))`;
  return {
    value: `CASE WHEN ${whole} THEN CAST(${sql} AS DECIMAL(38,0)) END`,
    invalid: `(${sql} IS NOT NULL AND NOT coalesce(${whole}, false))`,
  };
}

export const sqlTypes: Record<ValueType, string> = {
  integer: 'DECIMAL(38,0)',
  float: 'DOUBLE PRECISION',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP(6)',
};
