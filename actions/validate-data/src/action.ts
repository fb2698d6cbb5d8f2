import { configFile } from '@tidegate/config';
import { connectApart, validateData } from '@tidegate/data-quality';
import { type ValidateDataInputs, validateDataSettings } from '@tidegate/data-quality/settings';
import { defineAction, type Io } from '@tidegate/kit';

export const action = defineAction({
  name: 'validate-data',
  inputs: validateDataSettings,
  outputs: {
    rows: 'Number of rows',
    columns: 'Number of columns',
    'failed-checks': 'Number of checks that failed',
    'drift-detected':
      '`true` when data drifted from the reference, as `drift` decides it, else `false`; empty without a reference',
    'drifted-columns': 'Names of the columns that drifted, a JSON array',
    'drift-share': 'Share of the compared columns that drifted, 0 to 1',
    profile: 'Path of the profile, when one was written',
    'suggested-rules': 'Path of the suggested rules, when they were written',
  },
  config: configFile,
  run,
  async knownBad(inputs, io, result) {
    const { knownBad } = await import('./known-bad.ts');
    return knownBad(inputs, io, result, (bad) => run(bad, io));
  },
});

function run(inputs: ValidateDataInputs, io: Io) {
  const job = io.env('RUNNER_TRACKING_ID');
  const connect = connectApart({
    node: process.execPath,
    entry: process.argv[1]!,
    // By this name the runner finds what a step left behind.
    env: job === undefined ? {} : { RUNNER_TRACKING_ID: job },
    statementTimeout: inputs['statement-timeout'],
    signal: io.signal,
  });
  return validateData(inputs, io, connect);
}
