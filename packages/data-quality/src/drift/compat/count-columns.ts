import { UserError } from '@tidegate/evidence';
import { type Column, type DataEngine, placeColumns, type ResultRow, type Table } from '../../engine.ts';
import type { ValueType } from '../../rules/schema.ts';
import { familyOfColumn, read, type Reading } from '../reading.ts';
import type { Sample } from './sample.ts';

/** Most different values of a column that are fetched. */
const mostValues = 5_000_000;

/** A column counted whole: one row per value. Throws a UserError for more different values than can be fetched. */
export async function countColumn(
  table: Table,
  column: Column,
  query: DataEngine['query'],
  declared: ValueType | undefined,
): Promise<Sample> {
  const { rows } = table;
  const reading = read(column, familyOfColumn(column, declared), declared, table.dialect);
  if (!counted(reading)) return { type: reading.family as 'time' | 'other' | 'empty', rows, nulls: rows };
  const found = await query(
    `SELECT v, count(*) AS n FROM (SELECT ${value(reading)} AS v FROM ${table.from} WHERE ${reading.present}) AS x GROUP BY v ORDER BY v LIMIT ${mostValues + 1}`,
  );
  if (found.length > mostValues)
    throw new UserError('bad-input', `\`drift\`: ${column.name} has more than ${mostValues} different values.`, {
      hint: `Leave it out with \`columns: { ${column.name}: off }\`, or compare with \`rows-moved\`.`,
    });
  const whole = reading.family === 'number' && (await keptAsIntegers(table, column, query, declared));
  return sampleOf(found, reading, rows, whole);
}

/** Numbers in text such as 1.0 are whole, and yet pandas keeps them as floats. */
async function keptAsIntegers(
  table: Table,
  { sql, stored, inferred }: Column,
  query: DataEngine['query'],
  declared: ValueType | undefined,
): Promise<boolean> {
  if (stored !== 'text') return stored === 'integer';
  if ((declared ?? inferred) !== 'integer') return false;
  const [found] = await query(`SELECT count(*) AS n FROM ${table.from} WHERE position('.' IN ${sql}) > 0`);
  return Number(found!['n']) === 0;
}

/**
 * The same, in consecutive parts of `floor(rows / parts)` rows and one of what is left over. Undefined where rows have no order or there
 * are too few.
 */
export async function countParts(
  table: Table,
  column: Column,
  query: DataEngine['query'],
  declared: ValueType | undefined,
  parts: number,
): Promise<Sample[] | undefined> {
  const size = Math.floor(table.rows / parts);
  const reading = read(column, familyOfColumn(column, declared), declared, table.dialect);
  if (size === 0 || !table.placed || !counted(reading)) return undefined;
  const numbered = `SELECT ${value(reading)} AS v, CASE WHEN ${reading.present} THEN 1 ELSE 0 END AS there, row_number() OVER (ORDER BY ${placeColumns.part}, ${placeColumns.row}) AS place FROM ${table.from}`;
  const found = await query(
    `SELECT part, v, count(*) AS n FROM (SELECT v, CAST(floor(CAST(place - 1 AS DOUBLE PRECISION) / ${size}) AS BIGINT) AS part FROM (${numbered}) AS x WHERE there = 1) AS y GROUP BY part, v ORDER BY part, v LIMIT ${mostValues + 1}`,
  );
  if (found.length > mostValues) return undefined;
  const byPart = Array.from({ length: Math.ceil(table.rows / size) }, (): ResultRow[] => []);
  for (const row of found) byPart[Number(row['part'])]!.push(row);
  return byPart.map((own) => sampleOf(own, reading, undefined, false));
}

function counted({ family }: Reading): boolean {
  return family === 'number' || family === 'text' || family === 'boolean';
}

/** Adding 0 makes -0.0 the same value as 0.0. */
function value({ family, value: sql }: Reading): string {
  return family === 'number' ? `${sql} + 0.0` : sql;
}

function sampleOf(found: readonly ResultRow[], reading: Reading, rows: number | undefined, whole: boolean): Sample {
  const there = found.reduce((sum, { n }) => sum + Number(n), 0);
  const size = { rows: rows ?? there, nulls: (rows ?? there) - there };
  if (reading.family === 'number') {
    // Engines do not all send infinities in order with the text of them.
    const sorted = found.map(({ v, n }) => [Number(v), Number(n)] as const).sort(([a], [b]) => a - b);
    return {
      type: 'number',
      whole,
      numbers: { values: sorted.map(([v]) => v), counts: sorted.map(([, n]) => n) },
      ...size,
    };
  }
  const categories = new Map(found.map(({ v, n }) => [String(v), Number(n)]));
  return { type: reading.family === 'boolean' ? 'boolean' : 'text', categories, ...size };
}
