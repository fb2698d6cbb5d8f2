import type { Column, DataEngine, ResultRow, Table } from '../engine.ts';
import type { ValueType } from '../rules/schema.ts';
import { describeCategories, describeNumbers, maxCategories, type NumberCounts } from './describe-column.ts';
import { categoryFrequencies } from './frequencies.ts';
import { numberFrequencies } from './number-frequencies.ts';
import { doubleLiteral } from '../sql/literal.ts';
import type { ColumnProfile, Profile } from './profile.ts';
import { familyOfColumn, read, type Reading } from './reading.ts';

/** Profiles a table: one scan for all columns, then one to three groupings per number column and one per category column. */
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

export interface ColumnCounts extends Omit<NumberCounts, 'distinct'> {
  /** Smallest and largest finite value; NaN when there is none. */
  readonly low: number;
  readonly high: number;
}

/** One scan: for each column its values, and of numbers the infinite and the fractional ones, and the ends of the finite. */
export function countsQuery(readings: readonly Reading[], from: string): string {
  const [most, least] = [doubleLiteral(Infinity), doubleLiteral(-Infinity)];
  const counts = readings.flatMap(({ family, value, present, finite, whole }, i) => {
    const within = `${present} AND ${value} < ${most} AND ${value} > ${least}`;
    return [
      `${finite ? `count(${value})` : `count(*) FILTER (WHERE ${present})`} AS n${i}`,
      ...(family === 'number'
        ? ['min', 'max'].map((end) => `${end}(${value})${finite ? '' : ` FILTER (WHERE ${within})`} AS ${end}${i}`)
        : []),
      ...(family === 'number' && !finite
        ? [
            `count(*) FILTER (WHERE ${value} = ${most}) AS p${i}`,
            `count(*) FILTER (WHERE ${value} = ${least}) AS m${i}`,
          ]
        : []),
      ...(family === 'number' && !whole
        ? [`count(*) FILTER (WHERE ${present} AND ${value} <> floor(${value})) AS x${i}`]
        : []),
    ];
  });
  return `SELECT ${['count(*) AS rows', ...counts].join(', ')} FROM ${from}`;
}

export function countsOf(row: ResultRow, i: number): ColumnCounts {
  const number = (letter: string) => Number(row[`${letter}${i}`] ?? 0);
  return {
    n: number('n'),
    positive: number('p'),
    negative: number('m'),
    fractional: number('x'),
    low: Number(row[`min${i}`] ?? NaN),
    high: Number(row[`max${i}`] ?? NaN),
  };
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
      const { frequencies, repeats } = await numberFrequencies({ reading, from: table.from, ...counts }, query);
      const distinct = repeats || counts.fractional > 0 ? 0 : await differentIntegers(reading, counts, table, query);
      return describeNumbers(base, { ...counts, distinct }, frequencies);
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

/** How many different values whole numbers have; 0 when there cannot be as many as rows. */
async function differentIntegers(
  { value, present }: Reading,
  { n, low, high, positive, negative }: ColumnCounts,
  { from, dialect }: Table,
  query: DataEngine['query'],
): Promise<number> {
  const infinite = positive + negative;
  if (n - infinite > high - low + 1) return 0;
  const quick = infinite === 0 ? dialect.differentIntegers?.('v', low, high) : undefined;
  const values = `SELECT ${value} AS v FROM ${from} WHERE ${present}`;
  const [row] = await query(
    quick === undefined
      ? `SELECT count(*) AS n FROM (SELECT v FROM (${values}) AS x GROUP BY v) AS y`
      : `SELECT ${quick} AS n FROM (${values}) AS x`,
  );
  return Number(row!['n']);
}
