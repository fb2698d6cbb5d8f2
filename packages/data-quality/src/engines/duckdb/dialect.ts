import type { ValueType } from '../../rules/schema.ts';
import type { Dialect } from '../../sql/dialect.ts';
import { doubleLiteral, textLiteral } from '../../sql/literal.ts';
import { numberText } from '../../sql/number-text.ts';
import type { TypedColumn } from '../../sql/typed.ts';

export const duckDbDialect: Dialect = {
  name: 'duckdb',
  readText,
  isNan: (value) => `isnan(${value})`,
  text: (sql, stored) => (stored === 'float' ? floatText(sql) : `CAST(${sql} AS VARCHAR)`),
  matches: (text, pattern) => `regexp_full_match(${text}, ${textLiteral(pattern)})`,
  rowsPerCell: (value, edges) =>
    `array_to_string(map_values(histogram(${value}, [${edges.map(doubleLiteral).join(', ')}])), ',')`,
  // One bit per number between: 32 MB at most for each thread.
  differentIntegers: (value, low, high) =>
    high - low < 2 ** 28 && Number.isSafeInteger(low) && Number.isSafeInteger(high)
      ? `coalesce(bit_count(bitstring_agg(CAST(${value} AS BIGINT), ${low}, ${high})), 0)`
      : undefined,
  // A window of one row streams: of ascending numbers it takes a fifth of the time of `differentIntegers`, of others none.
  ascends: (value, from) =>
    `SELECT count(*) AS breaks FROM (SELECT k0 FROM (SELECT k0, lag(k0) OVER () AS before FROM (SELECT ${value} AS k0 FROM ${from}) AS k) AS l WHERE k0 IS NULL OR k0 <= before LIMIT 1) AS first`,
  // Its place in a table of all such numbers, as `perfect_ht_threshold` allows.
  quickGroup: (number) => `CAST(${number} AS USMALLINT)`,
  shiftedRight: (whole, bits) => `(${whole} >> ${bits})`,
  epochMilliseconds: (timestamp) => `epoch_ms(${timestamp})`,
};

function floatText(sql: string): string {
  return numberText(sql, {
    decimal: `typeof(${sql}) LIKE 'DECIMAL%'`,
    isNan: duckDbDialect.isNan,
    shortest: (double) => `CAST(${double} AS VARCHAR)`,
  });
}

function readText(sql: string, type: ValueType): TypedColumn {
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
