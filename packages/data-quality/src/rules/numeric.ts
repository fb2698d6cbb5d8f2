import type { Column } from '../engine.ts';
import { doubleLiteral } from '../sql/literal.ts';
import type { Dialect } from '../sql/dialect.ts';
import { present, readAs } from '../sql/typed.ts';
import type { ValueType } from './value-types.ts';

/** A column read as numbers. */
export interface NumericReading {
  /** A double; NULL where there is no number. */
  readonly value: string;
  /** There is a value, of whatever kind. */
  readonly there: string;
  /** It is a number, neither NaN nor infinite. */
  readonly finite: string;
}

export function numeric(column: Column, declared: ValueType | undefined, dialect: Dialect): NumericReading {
  const value = `CAST(${readAs(column, declared === 'integer' ? 'integer' : 'float', dialect).value} AS DOUBLE PRECISION)`;
  const [least, most] = [doubleLiteral(-Number.MAX_VALUE), doubleLiteral(Number.MAX_VALUE)];
  return {
    value,
    there: present(column),
    finite: `coalesce(${value} >= ${least} AND ${value} <= ${most} AND NOT ${dialect.isNan(value)}, false)`,
  };
}
