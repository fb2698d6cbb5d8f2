export type { DataEngine, DataSource, Table } from './engine.ts';
export { profileSchema, type Profile } from './drift/profile.ts';
export { connectApart } from './engines/duckdb/engine-process/connect.ts';
export { duckDbEngine } from './engines/duckdb/engine.ts';
export { compileRules } from './rules/compile.ts';
export { runRules } from './rules/run.ts';
export type { Validation } from './validate.ts';
export { validateData } from './validate-tracked.ts';
export type { World } from './world.ts';
