import type { Column } from '../engine.ts';
import type { ValueType } from '../rules/schema.ts';
import type { Dialect } from '../sql/dialect.ts';
import { isNumber, present, readAs } from '../sql/typed.ts';
import type { Family } from './profile.ts';

/** How a column is read for drift. */
export interface Reading {
  readonly family: Family;
  /** DOUBLE for a number, VARCHAR for text and booleans. */
  readonly value: string;
  /** True where there is a value; NaN is none. */
  readonly present: string;
  /** Values there are, where it is known. */
  readonly n?: number;
  /** No number is infinite. */
  readonly finite?: boolean;
  /** The smallest and the largest number, where they are known. */
  readonly range?: { readonly least: number; readonly most: number };
  /** Of numbers: what is equal and ordered as they are, and cheaper to group by; as a double it is the number. */
  readonly key?: string;
  /** All numbers are multiples of it; 1: they are whole. */
  readonly step?: number;
  /** Of categories. Far fewer values than rows have to be made with it. */
  readonly group?: Grouping;
}

export interface Grouping {
  /** What rows are grouped by. */
  readonly by: string;
  /** SQL: a group's `value`. */
  readonly value: (by: string) => string;
  /** What goes after FROM for a row of each value, where they are counted: see `Column`. */
  readonly counted?: string;
}

const familyOf: Record<ValueType | 'empty' | 'other', Family> = {
  integer: 'number',
  float: 'number',
  string: 'text',
  boolean: 'boolean',
  date: 'time',
  timestamp: 'time',
  empty: 'empty',
  other: 'other',
};

/** A declared type wins over what the values look like. */
export function familyOfColumn(column: Column, declared: ValueType | undefined): Family {
  return familyOf[column.inferred === 'empty' ? 'empty' : (declared ?? column.inferred)];
}

export function read(column: Column, family: Family, declared: ValueType | undefined, dialect: Dialect): Reading {
  const reading = readValues(column, family, declared, dialect);
  return column.facts && reading.present === present(column) ? { ...reading, n: column.facts.present } : reading;
}

function readValues(column: Column, family: Family, declared: ValueType | undefined, dialect: Dialect): Reading {
  const { sql } = column;
  const there = (value: string, where = `${value} IS NOT NULL`) => ({ family, value, present: where });
  switch (family) {
    case 'number': {
      const type = declared === 'integer' ? 'integer' : 'float';
      // What is kept of the text of numbers is finite, and its integers are exact as doubles.
      if (column.kept?.reads[type] && column.kept.reads.float && isNumber(column.inferred)) {
        const { step, reads } = column.kept;
        const range = column.facts?.range;
        return {
          family,
          value: reads.float!.value,
          present: present(column),
          finite: true,
          key: column.kept.sql,
          ...(range && { range }),
          ...(step !== undefined && { step }),
        };
      }
      const value = `CAST(${readAs(column, type, dialect).value} AS DOUBLE PRECISION)`;
      return { family, value, present: `(${value} IS NOT NULL AND NOT ${dialect.isNan(value)})` };
    }
    case 'boolean': {
      const { value } = readAs(column, 'boolean', dialect);
      const { quickGroup } = dialect;
      return {
        ...there(`CAST(${value} AS VARCHAR)`, `${value} IS NOT NULL`),
        group: quickGroup
          ? { by: quickGroup(value), value: (by) => `CAST(CAST(${by} AS BOOLEAN) AS VARCHAR)` }
          : { by: value, value: (by) => `CAST(${by} AS VARCHAR)` },
      };
    }
    case 'text': {
      const text = dialect.text(sql, column.stored);
      const value = (of: string) => canonicalText(of, dialect);
      const { counted } = column;
      return {
        ...there(value(text), present(column)),
        group: { by: text, value, ...(counted !== undefined && { counted }) },
      };
    }
    case 'time':
    case 'other':
    case 'empty':
      return there(sql, present(column));
  }
}

/** An integer column that gains nulls is often written 1.0 instead of 1; as a category it is the same. */
function canonicalText(text: string, dialect: Dialect): string {
  return `CASE WHEN ${dialect.matches(text, '[+-]?[0-9]+\\.0+')} THEN substr(${text}, 1, position('.' IN ${text}) - 1) ELSE ${text} END`;
}
