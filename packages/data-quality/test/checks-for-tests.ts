import { join } from 'node:path';
import * as duckdb from '@duckdb/node-api';
import { compileRules, duckDbEngine, runRules, type Table } from '@tidegate/data-quality';
import { connect } from '../src/engines/duckdb/connection.ts';
import { declaredTypes } from '../src/rules/compile.ts';
import type { RunOptions } from '../src/rules/run.ts';
import { parseRules } from '../src/settings.ts';
import { resolveSource } from '../src/sources/resolve.ts';
import { type Files, folder } from './engine-for-tests.ts';

export const now = Date.UTC(2026, 0, 10, 12);

/**
 * Checks of the first file by these rules. The further files are what `references` may name; one called `reference.csv` is what `change`
 * compares with.
 */
export async function checksOf(files: Files, rules: object, options: Partial<RunOptions> = {}) {
  const parsed = parseRules(rules);
  if (!('rules' in parsed)) throw new Error(JSON.stringify(parsed.complaints));
  const workspace = folder(files);
  const sources = await Promise.all(
    Object.keys(files).map((name) =>
      resolveSource('data', name, {
        path: (typed) => join(workspace, typed),
        encoding: 'utf-8',
        nullValues: [],
        delimiter: undefined,
      }),
    ),
  );
  const connection = await connect(duckdb, {
    files: sources.flatMap((source) => source.files),
    temp: join(workspace, '.temp'),
  });
  const engine = duckDbEngine(connection);
  try {
    const tables = new Map<string, Table>();
    for (const source of sources) tables.set(source.shown[0]!, await engine.open(source));
    const [table] = tables.values();
    const reference = tables.get('reference.csv');
    const plan = compileRules(parsed.rules, table!, {
      referenced: tables,
      reference: reference && { rows: reference.rows, table: reference },
    });
    const types = declaredTypes(parsed.rules);
    return await runRules(plan, table!, engine, { maxFailingRows: 10, showValues: false, now, types, ...options });
  } finally {
    await engine.close();
  }
}

export const csv = (header: string, ...rows: string[]) => ({ 'd.csv': `${[header, ...rows].join('\n')}\n` });
