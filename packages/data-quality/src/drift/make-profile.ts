import type { Column, DataEngine, ResultRow, Table } from '../engine.ts';
import type { ValueType } from '../rules/schema.ts';
import { describeCategories, describeNumbers, maxCategories, type NumberCounts } from './describe-column.ts';
import { categoryFrequencies, condensedFrequencies } from './frequencies.ts';
import { doubleLiteral } from '../sql/literal.ts';
import type { ColumnProfile, Profile } from './profile.ts';
import { familyOfColumn, read, type Reading } from './reading.ts';

/** Profiles a table: one scan for all columns, then one grouping per number and category column. */
export async function makeProfile(
  table: Table,
  query: DataEngine['query'],
  types: ReadonlyMap<string, ValueType> = new Map(),
): Promise<Profile> {
  const readings = table.columns.map((column) => {
    const declared = types.get(column.name);
    return read(column, familyOfColumn(column, declared), declared, table.dialect);
  });
  const [counts] = await query(countsQuery(readings, table.from));
  const columns: ColumnProfile[] = [];
  for (const [i, column] of table.columns.entries()) {
    columns.push(await profileColumn(column, readings[i]!, countsOf(counts!, i), table, query));
  }
  return {
    schema: 'tidegate-profile/1',
    ...(table.digest !== undefined && { digest: table.digest }),
    rows: table.rows,
    columns,
  };
}

export type ColumnCounts = Omit<NumberCounts, 'distinct'>;

/** One scan: for each column its values, and of numbers the infinite and the fractional ones. */
export function countsQuery(readings: readonly Reading[], from: string): string {
  const counts = readings.flatMap(({ family, value, present }, i) => [
    `count(*) FILTER (WHERE ${present}) AS n${i}`,
    ...(family === 'number'
      ? [
          `count(*) FILTER (WHERE ${value} = ${doubleLiteral(Infinity)}) AS p${i}`,
          `count(*) FILTER (WHERE ${value} = ${doubleLiteral(-Infinity)}) AS m${i}`,
          `count(*) FILTER (WHERE ${present} AND ${value} <> floor(${value})) AS x${i}`,
        ]
      : []),
  ]);
  return `SELECT ${['count(*) AS rows', ...counts].join(', ')} FROM ${from}`;
}

export function countsOf(row: ResultRow, i: number): ColumnCounts {
  const number = (letter: string) => Number(row[`${letter}${i}`] ?? 0);
  return { n: number('n'), positive: number('p'), negative: number('m'), fractional: number('x') };
}

async function profileColumn(
  column: Column,
  reading: Reading,
  counts: ColumnCounts,
  table: Table,
  query: DataEngine['query'],
): Promise<ColumnProfile> {
  const { n } = counts;
  const base = { name: column.name, family: reading.family, nulls: table.rows - n };
  if (n === 0) return { ...base, family: 'empty', identifier: false };
  switch (reading.family) {
    case 'number': {
      const rows = await query(condensedFrequencies(reading, table.from, n));
      const distinct = rows.reduce((sum, { d }) => sum + Number(d), 0);
      return describeNumbers(
        base,
        { ...counts, distinct },
        { values: rows.map(({ v }) => Number(v)), counts: rows.map(({ c }) => Number(c)) },
      );
    }
    case 'text':
    case 'boolean': {
      const rows = await query(categoryFrequencies(reading, table.from, maxCategories + 1));
      return describeCategories(
        base,
        n,
        rows.map(({ v, n: rowsOf }) => [String(v), Number(rowsOf)]),
      );
    }
    case 'time':
    case 'other':
    case 'empty':
      return { ...base, identifier: false };
  }
}
