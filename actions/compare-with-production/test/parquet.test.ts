import { createReadStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as duckdb from '@duckdb/node-api';
import { expect, test } from '@jest/globals';
import { parquetColumns } from '@tidegate/data-quality/parquet-columns';
import type { AskedColumns } from '@tidegate/metrics';
import { readPredictions } from '@tidegate/metrics/predictions';
import { connect } from '../../../packages/data-quality/src/engines/duckdb/connection.ts';

const engine = createRequire(import.meta.url).resolve(
  `@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`,
);

/** The same rows, read from a CSV file and from a Parquet file. */
async function bothWays(select: string, asked: AskedColumns) {
  const temp = await mkdtemp(join(tmpdir(), 'tidegate-alike-'));
  const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  for (const format of ['csv', 'parquet'])
    await connection.run(`COPY (${select}) TO '${join(temp, `p.${format}`)}' (FORMAT ${format})`);
  connection.closeSync();
  const world = {
    run: { temp, toolCache: temp },
    log: { info: () => {}, warn: () => {} },
    clock: { now: Date.now },
    exec: () => Promise.reject(new Error('nothing is fetched here')),
    path: (typed: string) => resolve(temp, typed),
  };
  const read = async (name: string) => {
    const { path, digest, ...rest } = await readPredictions(name, asked, {
      openBytes: async (typed) => createReadStream(world.path(typed)),
      parquetColumns: (typed, wanted, take) =>
        parquetColumns(
          typed,
          { connect: async (_, options) => connect(duckdb, options), enginePath: engine },
          world,
          wanted,
          take,
        ),
    });
    expect([path, digest]).toEqual([name, expect.stringMatching(/^sha256:[0-9a-f]{64}$/)]);
    return rest;
  };
  return [await read('p.csv'), await read('p.parquet')] as const;
}

const classes: AskedColumns = { answers: 'classes', scores: true, production: true, slices: ['region', 'label'] };

test.each([
  [
    'classes of whole numbers, scores, slices and many clusters',
    `SELECT 'row-' || i AS id, i % 3 AS label, (i * 7) % 3 AS candidate, i % 3 AS production, i / 5000.0::DOUBLE AS candidate_score,
       1 - i / 5000.0::DOUBLE AS production_score, 'region ' || i % 5 AS region, 'user-' || i % 1500 AS cluster FROM range(5000) r(i)`,
    classes,
  ],
  [
    'ids of whole numbers, classes of fractions and of words',
    `SELECT i AS id, (i % 2)::DOUBLE AS label, (i % 2)::FLOAT AS candidate, CASE WHEN i % 2 = 0 THEN '0' ELSE ' 1 ' END AS production,
       0.5 AS candidate_score, 0.25::DOUBLE AS production_score, i::DOUBLE AS region, NULL AS cluster FROM range(300) r(i)`,
    { ...classes, slices: ['region'], scores: false },
  ],
  [
    'ids beyond what doubles hold, one twice, one missing',
    `SELECT * FROM (VALUES (9007199254740993, 1, 1, 1), (9007199254740992, 0, 0, 1), (9007199254740993, 0, 1, 0), (NULL, 1, 1, 0))
       t(id, label, candidate, production)`,
    { answers: 'classes', scores: false, production: true, slices: [] },
  ],
  [
    'numbers, missing and infinite ones, and numbers as text',
    `SELECT * FROM (VALUES ('a', 1.5::DOUBLE, 2.5::DOUBLE, ' 1.25'), ('b', NULL, 'inf'::DOUBLE, 'x'), ('c', 'nan'::DOUBLE, '-inf'::DOUBLE, NULL),
       (NULL, -0.0::DOUBLE, 1e308::DOUBLE, '1e999')) t(id, label, candidate, production)`,
    { answers: 'numbers', scores: false, production: true, slices: [] },
  ],
] satisfies [string, string, AskedColumns][])('CSV and Parquet say the same: %s', async (_, select, asked) => {
  const [csv, parquet] = await bothWays(select, asked);
  expect(parquet).toEqual(csv);
});
