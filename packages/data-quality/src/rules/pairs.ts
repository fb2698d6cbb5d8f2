import type { Column } from '../engine.ts';
import type { Dialect } from '../sql/dialect.ts';
import { present, readAs } from '../sql/typed.ts';
import { limitsOf, scopeOf } from './handling.ts';
import { broken } from './judge-rows.ts';
import { ordered } from './ordered.ts';
import type { Named, PlannedRule } from './plan.ts';
import type { PairRule, ValueType } from './schema.ts';

const sqlOperators: Record<PairRule['operator'], string> = {
  '=': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** A comparison of two columns, row by row. */
export function pairRule(
  rule: PairRule,
  index: number,
  [left, right]: readonly [Column, Column],
  dialect: Dialect,
  typeOf: (name: string) => ValueType | undefined,
): PlannedRule {
  const { operator, nulls = 'fail' } = rule;
  const title = `${left.name} ${operator} ${right.name}`;
  const named: Named = { id: `pairs.${index + 1}`, title };
  const types = [left, right].map((column) => typeOf(column.name) ?? column.inferred) as [Kind, Kind];
  const type = commonType(...types);
  if (type === undefined) {
    const told = `${left.name} is ${types[0]} and ${right.name} is ${types[1]}, which do not compare`;
    return { kind: 'decided', check: broken(named, told) };
  }
  const value = (column: Column) => keyOf(column, type, typeOf(column.name), dialect);
  const both = `(${present(left)} AND ${present(right)})`;
  const checked = nulls === 'fail' ? 'true' : both;
  return {
    kind: 'condition',
    ...named,
    checked,
    failing: `(${checked} AND NOT coalesce(${value(left)} ${sqlOperators[operator]} ${value(right)}, false))`,
    counted: nulls === 'fail' ? 'rows' : `rows with ${left.name} and ${right.name}`,
    fault: `break "${title}"`,
    merit: `hold "${title}"`,
    noneChecked: nulls === 'fail' ? 'pass' : 'inconclusive',
    method: { name: 'rows that break the rule', parameters: { 'compared as': type, nulls } },
    value: `coalesce(${dialect.text(left.sql, left.stored)}, 'null') || ' | ' || coalesce(${dialect.text(right.sql, right.stored)}, 'null')`,
    ...limitsOf(rule),
    ...scopeOf(rule),
  };
}

type Kind = Column['inferred'];

/** The type both are compared as; a column without values goes with any. Undefined: they do not compare. */
function commonType(left: Kind, right: Kind): ValueType | undefined {
  if (left === 'empty') return right === 'empty' ? 'string' : commonType(right, right);
  if (right === 'empty') return commonType(left, left);
  if (left === 'other' || right === 'other') return undefined;
  if (left === right) return left;
  const pair = new Set([left, right]);
  if (pair.has('integer') && pair.has('float')) return 'float';
  if (pair.has('date') && pair.has('timestamp')) return 'timestamp';
  return undefined;
}

function keyOf(column: Column, type: ValueType, declared: ValueType | undefined, dialect: Dialect): string {
  if (type === 'boolean') return readAs(column, 'boolean', dialect).value;
  if (type === 'string') return dialect.text(column.sql, column.stored);
  const own = declared ?? column.inferred;
  return ordered(column, own === 'date' && type === 'timestamp' ? 'date' : type, dialect);
}
