import type { Column } from '../engine.ts';
import type { ValueType } from '../rules/schema.ts';

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

/** Text files are read value by value; a column that has a type of its own must have a fitting one. */
export function readAs({ sql, stored }: Column, type: ValueType): TypedColumn {
  if (stored === 'text') return fromText(sql, type);
  const refused = { value: `CAST(NULL AS ${sqlTypes[type]})`, invalid: `(${sql} IS NOT NULL)` };
  const never = 'false';
  switch (type) {
    case 'string':
      return stored === 'string' ? { value: sql, invalid: never } : refused;
    case 'boolean':
      return stored === 'boolean' ? { value: sql, invalid: never } : refused;
    case 'float':
      return isNumber(stored) ? { value: `CAST(${sql} AS DOUBLE)`, invalid: never } : refused;
    case 'integer':
      if (stored === 'integer') return { value: sql, invalid: never };
      return stored === 'float'
        ? {
            value: `TRY_CAST(${sql} AS HUGEINT)`,
            invalid: `(${sql} IS NOT NULL AND NOT coalesce(${sql} = floor(${sql}) AND isfinite(CAST(${sql} AS DOUBLE)), false))`,
          }
        : refused;
    case 'date':
      return stored === 'date' ? { value: sql, invalid: never } : refused;
    case 'timestamp':
      return isTime(stored) ? { value: `CAST(${sql} AS TIMESTAMP)`, invalid: never } : refused;
  }
}

export const sqlTypes: Record<ValueType, string> = {
  integer: 'HUGEINT',
  float: 'DOUBLE',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

function fromText(sql: string, type: ValueType): TypedColumn {
  const tried = (value: string, valid = `${value} IS NOT NULL`) => ({
    value,
    invalid: `(${sql} IS NOT NULL AND NOT coalesce(${valid}, false))`,
  });
  switch (type) {
    case 'string':
      return { value: sql, invalid: 'false' };
    case 'integer':
      // A cast alone would round 1.5 to 2.
      return tried(
        `CASE WHEN regexp_full_match(${sql}, '\\s*[+-]?\\d+(\\.0*)?\\s*') THEN TRY_CAST(${sql} AS HUGEINT) END`,
      );
    case 'float':
      // Engines read 1_000 as a number; nothing that trains a model does.
      return tried(`CASE WHEN NOT contains(${sql}, '_') THEN TRY_CAST(${sql} AS DOUBLE) END`);
    case 'boolean':
      return tried(
        `CASE WHEN lower(${sql}) IN ('true', '1', '1.0') THEN true WHEN lower(${sql}) IN ('false', '0', '0.0') THEN false END`,
      );
    case 'date':
      return tried(`CASE WHEN length(${sql}) = 10 THEN TRY_CAST(${sql} AS DATE) END`);
    case 'timestamp':
      // By way of an instant, so that an offset counts; a time without one is UTC.
      return tried(`TRY_CAST(${sql} AS TIMESTAMPTZ) AT TIME ZONE 'UTC'`);
  }
}
