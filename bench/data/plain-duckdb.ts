// The bare work in DuckDB, in a process of its own: `plain-duckdb.ts read <csv>` or `plain-duckdb.ts drift <reference> <data>`.
import { DuckDBInstance } from '@duckdb/node-api';

const [task, ...files] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
if (task === 'read') await readTyped(files[0]!);
else await drift(files[0]!, files[1]!);
connection.closeSync();
instance.closeSync();

/** Every value of the bookings read as its type, and nothing done with it. */
async function readTyped(path: string): Promise<void> {
  const types = 'BIGINT TIMESTAMP DOUBLE DOUBLE DOUBLE BIGINT BIGINT VARCHAR VARCHAR VARCHAR BIGINT BOOLEAN'.split(' ');
  const counts = types.map((_, i) => `count(c${i})`);
  await connection.run(`SELECT ${counts.join(', ')} FROM ${csv(path, types)}`);
}

/** Cells of equal weight, rows of both sides in them, and rows beyond the reference's ends, as one would write it in SQL. */
async function drift(reference: string, data: string): Promise<void> {
  const types = Array.from({ length: 8 }, () => 'DOUBLE');
  await connection.run(`CREATE TEMP TABLE reference AS SELECT * FROM ${csv(reference, types)}`);
  await connection.run(`CREATE TEMP TABLE data AS SELECT * FROM ${csv(data, types)}`);
  const shares = [40, 100].flatMap((k) => Array.from({ length: k - 1 }, (_, j) => (j + 1) / k));
  for (const i of types.keys()) {
    const found = await connection.runAndReadAll(
      `SELECT unnest(list_sort(list_distinct(quantile_disc(c${i}, [${shares.join(', ')}, 0.001, 0.999])))) AS edge FROM reference`,
    );
    const edges = found.getRowObjectsJS().map(({ edge }) => Number(edge));
    for (const side of ['reference', 'data']) {
      await connection.run(`SELECT ${cellOf(`c${i}`, edges)} AS cell, count(*) FROM ${side} GROUP BY 1`);
      await connection.run(
        `SELECT count(*), count(c${i}), count(*) FILTER (WHERE c${i} < ${edges[0]}), count(*) FILTER (WHERE c${i} > ${edges.at(-1)}) FROM ${side}`,
      );
    }
  }
}

function cellOf(value: string, edges: readonly number[], from = 0, to = edges.length): string {
  if (from === to) return String(from);
  const middle = (from + to) >>> 1;
  return `CASE WHEN ${value} <= ${edges[middle]} THEN ${cellOf(value, edges, from, middle)} ELSE ${cellOf(value, edges, middle + 1, to)} END`;
}

function csv(path: string, types: readonly string[]): string {
  const columns = types.map((type, i) => `c${i}: '${type}'`).join(', ');
  return `read_csv('${path}', auto_detect = false, header = false, skip = 1, delim = ',', quote = '"', escape = '"', columns = {${columns}})`;
}
