import type { Column, DataEngine, ResultRow, Table } from '../engine.ts';
import { fewAtOnce } from '../few-at-once.ts';
import type { ValueType } from '../rules/schema.ts';
import { describeCategories, describeNumbers, maxCategories, type NumberCounts } from './describe-column.ts';
import { categoryFrequencies } from './frequencies.ts';
import { numberFrequencies } from './number-frequencies.ts';
import { integerRepeats } from '../sql/integer-repeats.ts';
import { doubleLiteral } from '../sql/literal.ts';
import type { ColumnProfile, Profile } from './profile.ts';
import { familyOfColumn, read, type Reading } from './reading.ts';

/** Profiles a table: one scan for what is not known of its columns, then one to three groupings per number column and one per category column. */
export async function makeProfile(
  table: Table,
  query: DataEngine['query'],
  types: ReadonlyMap<string, ValueType> = new Map(),
): Promise<Profile> {
  const readings = table.columns.map((column) => {
    const declared = types.get(column.name);
    return read(column, familyOfColumn(column, declared), declared, table.dialect);
  });
  const asked = countsQuery(readings, table.from);
  const [counts] = asked === undefined ? [{}] : await query(asked);
  const columns = await fewAtOnce(table.columns, table.atOnce ?? 1, (column, i) =>
    profileColumn(column, readings[i]!, countsOf(counts!, readings[i]!, i), table, query),
  );
  return {
    schema: 'tidegate-profile/1',
    ...(table.digest !== undefined && { digest: table.digest }),
    rows: table.rows,
    columns,
  };
}

interface ColumnCounts extends Pick<NumberCounts, 'n' | 'positive' | 'negative'> {
  /** Smallest and largest finite value; NaN when there is none. */
  readonly low: number;
  readonly high: number;
}

/** One scan: for each column its values, and of numbers the infinite ones and the ends of the finite. Undefined when all is known. */
function countsQuery(readings: readonly Reading[], from: string): string | undefined {
  const counts = readings.flatMap(countsAsked);
  return counts.length === 0 ? undefined : `SELECT ${counts.join(', ')} FROM ${from}`;
}

function countsAsked({ family, value, present, n, finite, range }: Reading, i: number): string[] {
  const [most, least] = [doubleLiteral(Infinity), doubleLiteral(-Infinity)];
  const there = n === undefined ? [`count(CASE WHEN ${present} THEN 1 END) AS n${i}`] : [];
  if (family !== 'number' || range || n === 0) return there;
  if (finite) return [...there, `min(${value}) AS min${i}`, `max(${value}) AS max${i}`];
  const within = `CASE WHEN ${present} AND ${value} < ${most} AND ${value} > ${least} THEN ${value} END`;
  return [
    ...there,
    `min(${within}) AS min${i}`,
    `max(${within}) AS max${i}`,
    `count(CASE WHEN ${value} = ${most} THEN 1 END) AS p${i}`,
    `count(CASE WHEN ${value} = ${least} THEN 1 END) AS m${i}`,
  ];
}

function countsOf(row: ResultRow, { n, range }: Reading, i: number): ColumnCounts {
  const number = (letter: string) => Number(row[`${letter}${i}`] ?? 0);
  return {
    n: n ?? number('n'),
    positive: number('p'),
    negative: number('m'),
    low: range?.least ?? Number(row[`min${i}`] ?? NaN),
    high: range?.most ?? Number(row[`max${i}`] ?? NaN),
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
    case 'number':
      return profileNumbers(base, reading, counts, table, query);
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

async function profileNumbers(
  base: Pick<ColumnProfile, 'name' | 'family' | 'nulls'>,
  reading: Reading,
  counts: ColumnCounts,
  table: Table,
  query: DataEngine['query'],
): Promise<ColumnProfile> {
  const { n, low, high, positive, negative } = counts;
  const numbers = { reading, from: table.from, dialect: table.dialect, ...counts };
  // More numbers than integers between the ends: some repeat, or are no integers.
  if (n === 1 || n - positive - negative > high - low + 1) {
    const { frequencies } = await numberFrequencies(numbers, query);
    return describeNumbers(base, { ...counts, fractional: 0, distinct: n === 1 ? 1 : 0 }, frequencies);
  }
  if (reading.step === 1) {
    const distinct = await differentIntegers(reading, counts, table, query);
    const { frequencies } = distinct === n ? { frequencies: none } : await numberFrequencies(numbers, query);
    return describeNumbers(base, { ...counts, fractional: 0, distinct }, frequencies);
  }
  const { frequencies, repeats } = await numberFrequencies(numbers, query);
  const fractional = repeats ? 0 : await countFractional(reading, table, query);
  const distinct = repeats || fractional > 0 ? 0 : await differentIntegers(reading, counts, table, query);
  return describeNumbers(base, { ...counts, fractional, distinct }, frequencies);
}

const none = { values: [], counts: [] };

async function countFractional({ value, present }: Reading, { from }: Table, query: DataEngine['query']) {
  const [row] = await query(
    `SELECT count(CASE WHEN ${present} AND ${value} <> floor(${value}) THEN 1 END) AS n FROM ${from}`,
  );
  return Number(row!['n']);
}

/** How many different values whole numbers have. */
async function differentIntegers(
  { key, value, present }: Reading,
  { n, low, high, positive, negative }: ColumnCounts,
  { from, dialect }: Table,
  query: DataEngine['query'],
): Promise<number> {
  const values = `SELECT ${value} AS v FROM ${from} WHERE ${present}`;
  // The same questions, to the letter, that a rule asks: answers that are remembered.
  const numbers = key === undefined ? { key: 'v', from: `(${values}) AS x` } : { key, from };
  if (dialect.ascends) {
    const [row] = await query(dialect.ascends(numbers.key, numbers.from));
    if (row!['breaks'] === 0) return n;
  }
  const quick = positive + negative === 0 ? integerRepeats({ ...numbers, low, high }, dialect) : undefined;
  if (quick !== undefined) {
    const [row] = await query(quick);
    return Number(row!['checked']) - Number(row!['failing']);
  }
  const [row] = await query(`SELECT count(*) AS n FROM (SELECT v FROM (${values}) AS x GROUP BY v) AS y`);
  return Number(row!['n']);
}
