import type { Column } from '../engine.ts';
import type { ValueType } from '../rules/schema.ts';
import type { Dialect } from './dialect.ts';
import { identifier } from './literal.ts';
import { isNumber, readAs } from './typed.ts';

/**
 * A select list of the columns under the users' own names, as the types they declared or all values have. NaN is NULL here: engines do not
 * agree how it compares, and a condition that is unknown does not hold.
 */
export function namedColumns(
  columns: readonly Column[],
  types: ReadonlyMap<string, ValueType>,
  dialect: Dialect,
): string[] {
  return columns.map((column) => {
    const { inferred } = column;
    const type = types.get(column.name) ?? (inferred === 'empty' || inferred === 'other' ? undefined : inferred);
    const value = type === undefined || column.stored === type ? column.sql : readAs(column, type, dialect).value;
    const float = type === 'float' || (type === undefined && column.stored === 'float');
    // What is kept of the text of numbers is finite.
    const finite = column.kept !== undefined && isNumber(column.inferred);
    const number =
      float && !finite
        ? `CASE WHEN NOT ${dialect.isNan(`CAST(${value} AS DOUBLE PRECISION)`)} THEN ${value} END`
        : value;
    return `${number} AS ${identifier(column.name)}`;
  });
}
