import type { Dialect } from '../../sql/dialect.ts';
import { textLiteral } from '../../sql/literal.ts';
import { numberText } from '../../sql/number-text.ts';
import { sharedPattern } from '../../sql/shared-pattern.ts';

export const postgresDialect: Dialect = {
  name: 'postgres',
  readText: () => {
    throw new Error('A column of a database has a type of its own.');
  },
  isNan: (value) => `(${value} = CAST('NaN' AS DOUBLE PRECISION))`,
  // Server and column may sort by a language; all engines sort by bytes here.
  text: (sql, stored) => `((${stored === 'float' ? floatText(sql) : `CAST(${sql} AS VARCHAR)`}) COLLATE "C")`,
  matches: (text, pattern) => `(${text} ~ ${textLiteral(`^(?:${sharedPattern(pattern)})$`)})`,
  epochMilliseconds: (timestamp) =>
    `CASE WHEN isfinite(${timestamp}) THEN CAST(floor(extract(epoch FROM ${timestamp}) * 1000) AS BIGINT) END`,
};

function floatText(sql: string): string {
  return numberText(sql, {
    decimal: `pg_typeof(${sql}) = CAST('numeric' AS regtype)`,
    isNan: postgresDialect.isNan,
    shortest: (double) => `CAST(${double} AS VARCHAR)`,
  });
}
