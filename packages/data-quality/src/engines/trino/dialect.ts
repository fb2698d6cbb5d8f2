import type { Dialect } from '../../sql/dialect.ts';
import { textLiteral } from '../../sql/literal.ts';
import { numberText } from '../../sql/number-text.ts';
import { sharedPattern } from '../../sql/shared-pattern.ts';

export const trinoDialect: Dialect = {
  name: 'trino',
  readText: () => {
    throw new Error('A column of a database has a type of its own.');
  },
  isNan: (value) => `is_nan(${value})`,
  text: (sql, stored) => (stored === 'float' ? floatText(sql) : `CAST(${sql} AS VARCHAR)`),
  matches: (text, pattern) => `regexp_like(${text}, ${textLiteral(`\\A(?:${sharedPattern(pattern)})\\z`)})`,
  epochMilliseconds: (timestamp) => `date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', ${timestamp})`,
};

function floatText(sql: string): string {
  return numberText(sql, {
    decimal: `typeof(${sql}) LIKE 'decimal%'`,
    isNan: trinoDialect.isNan,
    shortest: (double) => plain(`CAST(${double} AS VARCHAR)`),
  });
}

/** Trino writes every double as 1.25E-3; the others write an exponent below 1e-4 and from 1e18 on. */
function plain(scientific: string): string {
  const sign = `CASE WHEN s LIKE '-%' THEN '-' ELSE '' END`;
  const digits = `regexp_replace(replace(regexp_extract(s, '([0-9.]+)E', 1), '.', ''), '(.)0\\z', '$1')`;
  const exponent = `CAST(regexp_extract(s, 'E(-?[0-9]+)', 1) AS INTEGER)`;
  const one = (value: string, name: string, body: string) =>
    `element_at(transform(ARRAY[${value}], ${name} -> ${body}), 1)`;
  const written = `CASE WHEN e BETWEEN 0 AND 17 THEN substr(d, 1, e + 1) || '.' || substr(d, e + 2) WHEN e BETWEEN -4 AND -1 THEN '0.' || substr('000', 1, -e - 1) || d ELSE substr(d, 1, 1) || CASE WHEN length(d) > 1 THEN '.' ELSE '' END || substr(d, 2) || CASE WHEN e < 0 THEN 'e-' ELSE 'e+' END || CASE WHEN abs(e) < 10 THEN '0' ELSE '' END || CAST(abs(e) AS VARCHAR) END`;
  return one(scientific, 's', `${sign} || ${one(digits, 'd', one(exponent, 'e', written))}`);
}
