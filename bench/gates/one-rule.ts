// One rule on one Parquet file, timed: `node one-rule.ts <file> <rule>`. Prints JSON.
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { connectHere } from '../../packages/data-quality/src/engines/duckdb/connection.ts';
import { parquetColumns } from '../../packages/data-quality/src/engines/duckdb/parquet-columns.ts';
import { comparePredictions, parsePairedRules } from '../../packages/gates/src/paired/index.ts';
import { readPredictions } from '../../packages/metrics/src/predictions/read.ts';

/** Seconds of wall and of processor time of each part, and the most memory the process held. */
export interface RuleCost {
  readonly read: { readonly wall: number; readonly cpu: number };
  readonly judge: { readonly wall: number; readonly cpu: number };
  readonly peakMemory: number;
  readonly reason: string;
}

const [file, rule] = process.argv.slice(2) as [string, string];
const temp = join(tmpdir(), 'tidegate-bench-gates');
const enginePath = createRequire(import.meta.url).resolve(
  `@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`,
);
const world = {
  run: { temp, toolCache: temp },
  log: { info: () => {}, warn: () => {} },
  clock: { now: Date.now },
  exec: () => Promise.reject(new Error('nothing is fetched here')),
  path: (typed: string) => typed,
};
const rules = parsePairedRules([rule]);
const from = rules[0]!.definition.from;
const started = performance.now();
const used = process.cpuUsage();
const predictions = await readPredictions(
  file,
  {
    ...((from === 'classes' || from === 'numbers') && { answers: from }),
    scores: from === 'scores',
    production: true,
    slices: [],
  },
  {
    openBytes: async (path) => createReadStream(path),
    parquetColumns: (path, select, take) =>
      parquetColumns(path, { connect: connectHere, enginePath, memoryLimit: '200MB' }, world, select, take),
  },
);
const read = { wall: (performance.now() - started) / 1000, cpu: seconds(process.cpuUsage(used)) };
const [again, usedAgain] = [performance.now(), process.cpuUsage()];
const { checks } = comparePredictions(predictions, { alpha: 0.05, rules, slices: [] });
const judge = { wall: (performance.now() - again) / 1000, cpu: seconds(process.cpuUsage(usedAgain)) };
const cost: RuleCost = { read, judge, peakMemory: process.resourceUsage().maxRSS * 1024, reason: checks[0]!.reason };
console.log(JSON.stringify(cost));

function seconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}
