import type { Column } from '../engine.ts';
import type { Dialect } from '../sql/dialect.ts';
import { integerRepeats } from '../sql/integer-repeats.ts';
import { textLiteral } from '../sql/literal.ts';
import { isNumber, keyOf, readAs } from '../sql/typed.ts';
import { type Handling, limitsOf, scopeOf } from './handling.ts';
import type { Named, RowsRule } from './plan.ts';
import type { ValueType } from './schema.ts';

/** A column of a key, and the type its values are compared as. */
export interface KeyColumn {
  readonly column: Column;
  readonly type?: ValueType | undefined;
}

/** Counts rows that repeat an earlier one in some columns. `skipNulls`: rows with a null among them are left out. */
export function repeatRule(
  named: Named,
  key: readonly KeyColumn[],
  handling: Handling,
  { counted, skipNulls, dialect, around }: { counted: string; skipNulls: boolean; dialect: Dialect; around?: Handling },
): RowsRule {
  const columns = key.map((part) => comparable(part, dialect));
  const kept = skipNulls ? ` WHERE ${columns.map((sql) => `${sql} IS NOT NULL`).join(' AND ')}` : '';
  const aliased = columns.map((sql, i) => `${sql} AS k${i}`).join(', ');
  const keys = columns.map((_, i) => `k${i}`).join(', ');
  const value = key
    .map(({ column }) => `coalesce(${dialect.text(column.sql, column.stored)}, ${textLiteral('')})`)
    .join(` || ${textLiteral(', ')} || `);
  const range = key.length === 1 && key[0]!.column.kept?.step === 1 ? key[0]!.column.facts?.range : undefined;
  const quick = (from: string) =>
    range && skipNulls
      ? integerRepeats({ key: columns[0]!, from, low: range.least, high: range.most }, dialect)
      : undefined;
  const { ascends } = dialect;
  return {
    kind: 'rows',
    ...named,
    counted,
    fault: 'repeat an earlier one',
    merit: 'come once',
    noneChecked: skipNulls ? 'inconclusive' : 'pass',
    method: { name: 'rows that repeat an earlier one', parameters: {} },
    ...limitsOf(handling),
    ...scopeOf(handling, around),
    ...(ascends && key.length === 1 && { noneFails: (from: string) => ascends(columns[0]!, from) }),
    count: (from) =>
      quick(from) ??
      `SELECT coalesce(sum(n), 0) AS checked, coalesce(sum(n - 1), 0) AS failing FROM (SELECT ${keys}, count(*) AS n FROM (SELECT ${aliased} FROM ${from}${kept}) AS k GROUP BY ${keys}) AS g`,
    value,
    failing: (from, list, order) =>
      `SELECT * FROM (SELECT ${list}, row_number() OVER (PARTITION BY ${columns.join(', ')} ORDER BY ${[...order, columns[0]].join(', ')}) AS repeated FROM ${from}${kept}) AS r WHERE repeated > 1`,
  };
}

/** What two values of a column are compared by: the numbers they are, else their text. */
function comparable({ column, type }: KeyColumn, dialect: Dialect): string {
  if (type === undefined || !isNumber(type)) return keyOf(column);
  // Where all are integers, as many texts are kept as there are values.
  return type === 'integer' && column.kept?.reads.integer ? column.kept.sql : readAs(column, type, dialect).value;
}
