import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import * as duckdb from '@duckdb/node-api';
import { type DataEngine, duckDbEngine, type Table, validateData, type World } from '@tidegate/data-quality';
import { validateDataSettings } from '@tidegate/data-quality/settings';
import { type Connect, connect } from '../src/engines/duckdb/connection.ts';
import { resolveSource } from '../src/sources/resolve.ts';

/** The native package that npm installed for this machine. */
export const binding = createRequire(import.meta.url).resolve(
  `@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`,
);

export type Files = Readonly<Record<string, string | Buffer>>;

/** A folder with these files in it. */
export function folder(files: Files): string {
  const path = mkdtempSync(join(tmpdir(), 'tidegate-data-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

export function worldIn(workspace: string, now = Date.UTC(2026, 0, 10)): World & { readonly logged: string[] } {
  const logged: string[] = [];
  return {
    logged,
    run: { temp: join(workspace, '.temp'), toolCache: join(workspace, '.tools') },
    log: { info: (line) => void logged.push(line), warn: (line) => void logged.push(`warning: ${line}`) },
    clock: { now: () => now },
    exec: async (command) => {
      throw new Error(`no program runs here, but ${command} was asked`);
    },
    path: (typed) => (isAbsolute(typed) ? typed : join(workspace, typed)),
  };
}

function inputsFor(raw: Readonly<Record<string, unknown>>) {
  return validateDataSettings.parse({ 'engine-path': binding, ...raw });
}

/** Judges as the action does, on the DuckDB that npm installed. */
export function judgeData(raw: Readonly<Record<string, unknown>>, world: World) {
  return validateData(inputsFor(raw), world, async (found, options) => {
    await found;
    return connect(duckdb, options);
  });
}

/** Judges on an engine opened as the action opens its own. */
export function judgeApart(raw: Readonly<Record<string, unknown>>, world: World, open: Connect) {
  return validateData(inputsFor(raw), world, open);
}

/** Opens one file of the given ones and hands the table over; everything is closed afterwards. */
export async function withTable<T>(
  files: Files,
  work: (table: Table, engine: DataEngine, workspace: string) => Promise<T>,
  {
    data = Object.keys(files)[0]!,
    encoding = 'utf-8' as const,
    nullValues = [] as string[],
    delimiter = undefined as string | undefined,
  } = {},
): Promise<T> {
  const workspace = folder(files);
  const source = await resolveSource('data', data, {
    path: (typed) => join(workspace, typed),
    encoding,
    nullValues,
    delimiter,
  });
  const engine = duckDbEngine(await connect(duckdb, { files: source.files, temp: join(workspace, '.temp') }));
  try {
    return await work(await engine.open(source), engine, workspace);
  } finally {
    await engine.close();
  }
}
