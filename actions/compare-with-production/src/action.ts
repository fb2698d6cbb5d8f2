import { configFile } from '@tidegate/config';
import { metricWorld, type MetricWorld } from '@tidegate/gates';
import { comparisonSettings } from '@tidegate/gates/settings';
import { defineAction, type Io } from '@tidegate/kit';
import { compareWithProduction } from './compare.ts';
import type { ComparisonInputs } from './sources.ts';

export const action = defineAction({
  name: 'compare-with-production',
  inputs: comparisonSettings,
  outputs: {
    decision: '`promote`, `keep` or `inconclusive`',
    'production-version': 'Version the registry has in production; empty when there is none or a file was compared',
    'best-candidate': 'Of several candidates in `predictions`, the name of the one that was judged best; else empty',
    deltas: 'JSON object: candidate minus production, by metric',
  },
  config: configFile,
  run: async (inputs, io) => compareWithProduction(inputs, worldOf(inputs, io)),
  knownBad: async (inputs, io) => (await import('./known-bad.ts')).knownBad(inputs, worldOf(inputs, io)),
});

function worldOf(inputs: ComparisonInputs, io: Io): MetricWorld {
  return metricWorld(inputs, io, async (path, select, take) => {
    // DuckDB reads Parquet, in a process of its own; loaded only when there is such a file.
    const { connectApart } = await import('@tidegate/data-quality/connect-apart');
    const { parquetColumns } = await import('@tidegate/data-quality/parquet-columns');
    const job = io.env('RUNNER_TRACKING_ID');
    const connect = connectApart({
      node: process.execPath,
      entry: process.argv[1]!,
      // By this name the runner finds what a step left behind.
      env: job === undefined ? {} : { RUNNER_TRACKING_ID: job },
      statementTimeout: 600_000,
      signal: io.signal,
    });
    return parquetColumns(path, { connect, enginePath: inputs['engine-path'] }, io, select, take);
  });
}
